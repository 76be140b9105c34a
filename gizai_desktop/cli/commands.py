"""Which function does which command; each is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import Any

from gizai_desktop.domain.run_options import RunOptions

Given = Mapping[str, Any]
"""The arguments by the names that the parser has for them."""


def run(options: RunOptions, given: Given) -> int:
    """Do what the command line says; returns the exit status."""
    return _COMMANDS[given["command"]](options, given)


def _ask(options: RunOptions, given: Given) -> int:
    from gizai_desktop.cli.asking import ask  # noqa: PLC0415

    return ask(options, given["text"])


def _import(options: RunOptions, given: Given) -> int:
    from gizai_desktop.cli.exchanging import import_paths  # noqa: PLC0415

    return import_paths(options, given["paths"], as_json=given["json"])


def _export(options: RunOptions, given: Given) -> int:
    from gizai_desktop.cli.exchanging import export  # noqa: PLC0415
    from gizai_desktop.domain.exporting import ExportFormat, ExportOptions  # noqa: PLC0415

    written = ExportOptions(ExportFormat(given["format"]), given["thoughts"])
    return export(options, given["ids"], given["output"], written, as_json=given["json"])


def _list(options: RunOptions, given: Given) -> int:
    from gizai_desktop.cli.finding import list_chats  # noqa: PLC0415

    return list_chats(options, as_json=given["json"])


def _search(options: RunOptions, given: Given) -> int:
    from gizai_desktop.cli.finding import search  # noqa: PLC0415

    return search(options, " ".join(given["text"]), given["limit"], as_json=given["json"])


def _back_up(options: RunOptions, given: Given) -> int:
    from gizai_desktop.cli.exchanging import back_up  # noqa: PLC0415

    return back_up(options, given["output"], as_json=given["json"])


_COMMANDS: Mapping[str, Callable[[RunOptions, Given], int]] = {
    "ask": _ask,
    "list": _list,
    "search": _search,
    "import": _import,
    "export": _export,
    "backup": _back_up,
}
