"""The entry: reads the command line, then opens the window or answers headless."""

import argparse
import builtins
import gc
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from gizai_desktop import __version__
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import ServiceKind


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status (0 done, 1 failed, 2 wrong usage)."""
    parsed = _parser().parse_args(arguments)
    given = vars(parsed)
    options = RunOptions(**{f.name: given[f.name] for f in fields(RunOptions) if f.name in given})
    if given.get("command"):
        from gizai_desktop.cli import commands  # noqa: PLC0415 - brings asyncio, but no Qt

        return commands.run(options, given)
    prepare_imports()
    from gizai_desktop import app  # noqa: PLC0415 - brings Qt

    return app.run(options)


def prepare_imports() -> None:
    """Make cheap what the window imports; until it lives, nothing looks for garbage.

    PySide6 reads the source of every module that is imported after it, to look there for
    ``from __feature__ import …``. This program does not use that, and it costs 40 ms before the
    first paint, as much again after it, and the memory of the sources.
    """
    gc.disable()  # What is imported stays; looking through it takes 20 ms.
    import PySide6.QtCore  # noqa: F401, PLC0415 - puts its own function in the place of import

    plain = vars(builtins).get("__orig_import__")
    if plain is not None:
        builtins.__import__ = plain


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep everything below this folder"
    )
    shared.add_argument(
        "--service",
        type=_service,
        metavar="gizai|openai|local|guide",
        help="who answers: GizAI, an OpenAI-compatible server, a model on this computer, or the"
        " offline help",
    )
    shared.add_argument("--endpoint", metavar="URL", help="address of the service")
    shared.add_argument("--model", metavar="ID", help="model to ask, such as chat-gemini-flash")
    shared.add_argument(
        "--proxy", metavar="URL", help="http://user:pass@host:port, https://… or socks5://…"
    )
    shared.add_argument("--conversation", metavar="ID", help="conversation to show")
    parser = argparse.ArgumentParser(
        prog="gizai-desktop",
        description="Talk to GizAI's language models. Without a command, the window opens.",
        parents=[shared],
    )
    _add_window_options(parser)
    parser.add_argument("--version", action="version", version=f"GizAI Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    ask = commands.add_parser(
        "ask", parents=[shared], help="print one answer; reads and writes no conversations"
    )
    ask.add_argument("text", metavar="TEXT", help="what to ask; - reads standard input")
    _add_list_and_search(commands)
    _add_import(commands)
    _add_export(commands)
    _add_backup(commands)
    return parser


def _add_window_options(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(open=())
    parser.add_argument(
        "--new-chat",
        nargs="?",
        const="",
        metavar="TEXT",
        help="begin a chat with this text, which is not sent; in the open window, if there is one",
    )
    parser.add_argument(
        "--toggle",
        action="store_true",
        help="bring the open window to the front, or take it away if it is there: for a key"
        " combination in the settings of the desktop",
    )
    parser.add_argument(
        "--hidden",
        action="store_true",
        help="begin in the tray, if there is one and the settings want it: for a start at login",
    )
    parser.add_argument(
        "--open", nargs="*", type=Path, metavar="FILE", help="import exported chats"
    )


def _add_list_and_search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser("list", parents=[_about_chats()], help="print all chats, the newest first")
    search = commands.add_parser(
        "search", parents=[_about_chats()], help="print the chats that have a text"
    )
    search.add_argument(
        "text",
        nargs="+",
        metavar="TEXT",
        help='words, "phrases", tag:NAME, model:ID, before:DATE, after:DATE, has:code; after --'
        " also -WORD",
    )
    search.add_argument(
        "--limit", type=_count, default=100, metavar="N", help="most chats to print; 100 without it"
    )


def _service(text: str) -> ServiceKind:
    try:
        return ServiceKind(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(ServiceKind)}") from None


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    importing = commands.add_parser(
        "import",
        parents=[_about_chats()],
        help="take in chats of ChatGPT, Claude, Open WebUI, Chatbox, VividNode or this program",
    )
    importing.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help="an export: archive, folder or file"
    )


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export", parents=[_about_chats()], help="write chats to files")
    export.add_argument("ids", nargs="*", metavar="ID", help="chats to write; none means all")
    export.add_argument(
        "--format", choices=("md", "html", "txt", "json"), default="md", help="md without it"
    )
    export.add_argument(
        "--output",
        type=Path,
        metavar="PATH",
        required=True,
        help="the file for one chat, or a new folder for several",
    )
    export.add_argument(
        "--thoughts", action="store_true", help="with what the AI thought before answering"
    )


def _add_backup(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser(
        "backup",
        parents=[_about_chats()],
        help="write all chats, the trash, drafts and settings into one archive",
    )
    backup.add_argument(
        "--output", type=Path, metavar="PATH", required=True, help="the archive, such as all.zip"
    )


def _about_chats() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="where the chats are, if not in the usual folder",
    )
    shared.add_argument("--json", action="store_true", help="print one JSON object a line")
    return shared


if __name__ == "__main__":
    sys.exit(main())
