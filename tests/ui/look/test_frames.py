"""Everything that moves, moves in the same frames, and nothing beats when nothing moves."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look import frames as beats
from gizai_desktop.ui.look.frames import Frames
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.spinner import Spinner


def test_a_frame_comes_once_for_all_who_ask(qtbot: QtBot) -> None:
    frames = Frames()
    told: list[str] = []
    frames.passed.connect(lambda: told.append("a"))
    frames.request()
    frames.request()
    qtbot.waitUntil(lambda: bool(told))
    assert not frames.beating
    assert told == ["a"]


def test_rings_that_are_hidden_or_gone_ask_for_no_frame(qtbot: QtBot, theme: Theme) -> None:
    theme.set_reduced_motion(False)
    box = QWidget()
    qtbot.addWidget(box)
    rings = [Spinner(theme, 14, box) for _ in range(2)]
    box.show()
    qtbot.waitUntil(lambda: all(ring.turning for ring in rings))
    assert theme.frames.beating
    rings.pop().deleteLater()
    box.hide()
    qtbot.waitUntil(lambda: not theme.frames.beating)
    assert not rings[0].turning


def test_a_word_that_comes_alone_does_not_wait_for_the_beat(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = Frames()
    told: list[str] = []
    frames.passed.connect(lambda: told.append("a"))
    monkeypatch.setattr(beats, "FRAME_MS", 60_000)
    frames.request()
    frames.hurry()
    QApplication.processEvents()
    assert told == ["a"]
    assert not frames.beating


def test_many_words_do_not_make_more_frames(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = Frames()
    told: list[str] = []
    frames.passed.connect(lambda: told.append("a"))
    monkeypatch.setattr(beats, "APART_MS", 60_000)
    for _ in range(5):
        frames.hurry()
        QApplication.processEvents()
    assert told == ["a"]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert not frames.beating
