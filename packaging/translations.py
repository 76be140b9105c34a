"""The window's languages: `update` collects texts into resources/translations, `compile` makes .qm.

Installing the application compiles, too: `TranslationsHook` is hatchling's way to say so.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"


def update(folder: Path) -> None:
    """Add new texts to every .ts file there, as unfinished, and take out what is gone."""
    sources = sorted(str(path) for path in (ROOT / "gizai_desktop").rglob("*.py"))
    files = [str(path) for path in sorted(folder.glob("*.ts"))]
    options = ["-no-obsolete", "-locations", "none", "-silent"]
    _run("lupdate", *options, *sources, "-ts", *files)


def compile_all() -> None:
    """Make the .qm file of every .ts file."""
    for source in sorted(FOLDER.glob("*.ts")):
        _run("lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    import PySide6  # noqa: PLC0415 - says where its tools are

    program = Path(PySide6.__file__).parent / tool
    subprocess.run([program, *arguments], check=True)


class TranslationsHook(BuildHookInterface[Any]):
    """Compiles before the application is packed or installed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling."""
        del version, build_data
        compile_all()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=sys.modules[__name__].__doc__)
    parser.add_argument("what", choices=["update", "compile"])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="with the files to update")
    asked = parser.parse_args()
    if asked.what == "update":
        update(asked.folder)
    if asked.folder == FOLDER:
        compile_all()
