"""What software centres say and show: valid, complete in Russian, and with its pictures."""

import re
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.packaging.scripts import PACKAGING, run
from tests.support.programs import needs

NAME = "ai.giz.Desktop.metainfo.xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
WEB = "https://example.org/pictures"
INSTALLED = "file:///usr/share/"
WRITE = """\
    import metainfo

    metainfo.write(Path(sys.argv[2]), sys.argv[3])
"""
CHECK = """\
    import metainfo

    metainfo.check(Path(sys.argv[2]))
"""


def written(folder: Path, address: str = "") -> Path:
    """What becomes /usr/share, with the metainfo and its pictures."""
    share = folder / "share"
    done = run(WRITE, share, address)
    assert done.returncode == 0, done.stderr
    return share


def check(share: Path) -> "subprocess.CompletedProcess[str]":
    return run(CHECK, share)


def root(share: Path) -> ET.Element:
    return ET.parse(share / "metainfo" / NAME).getroot()


def change(share: Path, pattern: str, into: str) -> None:
    path = share / "metainfo" / NAME
    text, changed = re.subn(pattern, into, path.read_text("utf-8"), flags=re.DOTALL)
    assert changed
    path.write_text(text, "utf-8")


@needs("appstreamcli")
@pytest.mark.parametrize("address", ["", WEB], ids=["installed", "on the web"])
def test_the_metainfo_is_valid(tmp_path: Path, address: str) -> None:
    done = check(written(tmp_path, address))
    assert done.returncode == 0, done.stderr


@needs("appstreamcli")
@pytest.mark.parametrize("address", ["", WEB], ids=["installed", "on the web"])
def test_an_error_in_the_metainfo_ends_the_build(tmp_path: Path, address: str) -> None:
    share = written(tmp_path, address)
    change(share, "<metadata_license>.*</metadata_license>", "")
    done = check(share)
    assert done.returncode == 1
    assert "metadata-license" in done.stderr


@needs("appstreamcli")
def test_a_metainfo_without_pictures_ends_the_build(tmp_path: Path) -> None:
    share = written(tmp_path)
    change(share, "<screenshots>.*</screenshots>", "")
    assert "names no pictures" in check(share).stderr


@needs("appstreamcli")
def test_a_picture_that_is_not_installed_ends_the_build(tmp_path: Path) -> None:
    share = written(tmp_path)
    next(share.rglob("ru/*.png")).unlink()
    assert "not there" in check(share).stderr


def test_every_picture_has_the_size_that_it_says_and_the_shape_that_is_asked_for(
    tmp_path: Path,
) -> None:
    share = written(tmp_path)
    images = list(root(share).iter("image"))
    for image in images:
        assert image.text
        png = (share / image.text.removeprefix(INSTALLED)).read_bytes()
        width, height = struct.unpack(">II", png[16:24])
        assert (image.get("width"), image.get("height")) == (str(width), str(height))
        assert width * 9 == height * 16
    assert len(images) == len(list(share.rglob("*.png"))), "a picture is installed and not shown"


def test_pictures_on_the_web_are_not_installed(tmp_path: Path) -> None:
    share = written(tmp_path, WEB)
    assert all((image.text or "").startswith(f"{WEB}/") for image in root(share).iter("image"))
    assert not list(share.rglob("*.png"))


def test_the_metainfo_says_and_shows_everything_in_russian(tmp_path: Path) -> None:
    found = root(written(tmp_path))
    for kind in ("summary", "p", "li", "caption", "image"):
        elements = list(found.iter(kind))
        russian = [element for element in elements if element.get(LANGUAGE) == "ru"]
        assert len(russian) * 2 == len(elements) > 0, kind


def test_discover_finds_the_package(tmp_path: Path) -> None:
    named = root(written(tmp_path)).findtext("pkgname")
    for file, key in (("control", "Package"), ("rpm.yaml", "name")):
        text = (PACKAGING / "linux" / file).read_text("utf-8")
        assert f"{key}: {named}" in text.splitlines()
