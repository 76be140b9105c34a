"""What desktops read of the application: judged by their own tools, and complete in Russian."""

import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.standard_icons import NAMES
from tests.support.programs import needs

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "resources/desktop"
ENTRY = DESKTOP / "gizai-desktop.desktop"


def entry(section: str = "Desktop Entry") -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys have capitals
    parser.read(ENTRY, "utf-8")
    return parser[section]


@needs("desktop-file-validate")
def test_the_menu_entry_is_valid() -> None:
    said = subprocess.run(["desktop-file-validate", ENTRY], check=True, capture_output=True).stdout
    assert said == b""


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_the_menu_entry_speaks_russian(key: str) -> None:
    assert re.search("[а-яё]", entry()[f"{key}[ru]"])


def test_its_icons_are_there() -> None:
    assert entry("Desktop Action new-chat")["Icon"] == NAMES[ActionName.NEW_CHAT]
    icon = entry()["Icon"]
    for name in (f"{icon}.svg", f"{icon}-symbolic.svg"):
        assert (ROOT / "resources/icons/app" / name).is_file()


def test_the_manual_page_names_every_option() -> None:
    manual = (DESKTOP / "gizai-desktop.1").read_text("utf-8").replace("\\-", "-")
    command = [sys.executable, "-m", "gizai_desktop", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for option in set(re.findall(r"--[a-z][a-z-]+", said)):
        assert option in manual, option
