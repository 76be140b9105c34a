"""No text is cut in any window, page, sheet or popup, in both languages and at large sizes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel
from tests.ui.misfits import misfits

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("zoom", "scale"), [("1.0", "1"), ("1.0", "2"), ("1.5", "1")])
def test_every_text_fits(language: str, zoom: str, scale: str) -> None:
    assert misfits_of(language, zoom, QT_SCALE_FACTOR=scale) == []


def misfits_of(language: str, zoom: str, **more: str) -> list[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | more
    command = [sys.executable, "-m", "tests.ui.misfits", language, zoom]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
"""The only fonts of a bare Debian; wider than those the windows were drawn with."""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{dir}</dir><cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>
"""


@pytest.mark.skipif(
    not DEJAVU.is_dir() and not os.environ.get("CI"), reason="not installed: fonts-dejavu-core"
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_text_fits_in_wide_letters(language: str, tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(dir=DEJAVU, cache=tmp_path / "cache"))
    assert misfits_of(language, "1.5", FONTCONFIG_FILE=str(fonts)) == []


def shown(window: QWidget, *parts: QWidget) -> list[str]:
    row = QHBoxLayout(window)
    for part in parts:
        row.addWidget(part)
        part.show()
    row.activate()
    return list(misfits(window))


def test_a_cut_label_and_button_would_be_found(theme: Theme, window: QWidget) -> None:
    label = TextLabel(theme, "Settings of the network")
    label.setFixedWidth(40)
    button = Button(theme, "Test connection")
    button.setFixedWidth(40)
    found = shown(window, label, button)
    assert len(found) == 2
    assert "wide in 40" in found[0]
    assert "is less than" in found[1]


def test_what_lies_over_another_or_outside_would_be_found(theme: Theme, window: QWidget) -> None:
    one, other = TextLabel(theme, "One", parent=window), TextLabel(theme, "Two", parent=window)
    other.move(window.width() - 10, 0)
    one.move(window.width() - 12, 0)
    one.show()
    other.show()
    found = " ".join(misfits(window))
    assert "lies over" in found
    assert "outside" in found
