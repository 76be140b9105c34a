"""What desktops read of the application: judged by their own tools, and complete in Russian."""

import configparser
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.support.programs import needs

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "resources/desktop"
ENTRY = DESKTOP / "gizai-desktop.desktop"
METAINFO = DESKTOP / "ai.giz.Desktop.metainfo.xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys have capitals
    parser.read(ENTRY, "utf-8")
    return parser["Desktop Entry"]


@needs("desktop-file-validate")
def test_the_menu_entry_is_valid() -> None:
    said = subprocess.run(["desktop-file-validate", ENTRY], check=True, capture_output=True).stdout
    assert said == b""


@needs("appstreamcli")
def test_the_metainfo_is_valid(tmp_path: Path) -> None:
    text = METAINFO.read_text("utf-8").replace("@SCREENSHOTS@", "https://example.org/pictures")
    filled = tmp_path / METAINFO.name
    filled.write_text(text, "utf-8")
    command = ["appstreamcli", "validate", "--no-net", str(filled)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert not re.search(r"^[EW]:", done.stdout, re.MULTILINE), done.stdout


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_the_menu_entry_speaks_russian(key: str) -> None:
    assert re.search("[а-яё]", entry()[f"{key}[ru]"])


def test_the_metainfo_says_everything_in_russian() -> None:
    root = ET.parse(METAINFO).getroot()
    for kind in ("summary", "p", "li", "caption"):
        words = [e for e in root.iter(kind) if not _in_release(root, e)]
        russian = [e for e in words if e.get(LANGUAGE) == "ru"]
        assert len(russian) * 2 == len(words), kind


def _in_release(root: ET.Element, element: ET.Element) -> bool:
    return any(element in release.iter() for release in root.iter("release"))


def test_its_pictures_and_icons_are_there() -> None:
    shown = re.findall(r"@SCREENSHOTS@/([^<]+)<", METAINFO.read_text("utf-8"))
    assert shown
    assert all((ROOT / "resources/screenshots" / name).is_file() for name in shown)
    icon = entry()["Icon"]
    for name in (f"{icon}.svg", f"{icon}-symbolic.svg"):
        assert (ROOT / "resources/icons/app" / name).is_file()


def test_the_manual_page_names_every_option() -> None:
    manual = (DESKTOP / "gizai-desktop.1").read_text("utf-8").replace("\\-", "-")
    command = [sys.executable, "-m", "gizai_desktop", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for option in set(re.findall(r"--[a-z][a-z-]+", said)):
        assert option in manual, option
