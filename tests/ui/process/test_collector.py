"""Garbage is collected, and long conversations in memory do not stop the window for it."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.process import collector
from gizai_desktop.ui.process.application import running_application
from gizai_desktop.ui.process.collector import Collector


class Ring:
    """Garbage in a cycle, as soon as it is let go."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collector]:
    gc.collect()
    gc.disable()
    parent = QObject()
    found = Collector(parent)
    yield found
    found.stop()
    gc.enable()


def test_young_garbage_goes_soon(collecting: Collector) -> None:
    gone = weakref.ref(Ring())
    rest: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]
    collecting.collect_if_due()
    assert gone() is None
    assert rest


def test_it_hardly_wakes_the_computer_while_another_program_is_used(collecting: Collector) -> None:
    timer = collecting.findChild(QTimer)
    assert timer is not None
    application = running_application()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    used = timer.interval()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationHidden)
    assert timer.interval() >= 10 * used
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert timer.interval() == used


def test_what_a_long_conversation_brings_is_set_aside(collecting: Collector) -> None:
    before = gc.get_freeze_count()
    loaded: list[list[int]] = [[] for _ in range(collector.MANY + 1000)]
    collecting.collect_if_due()
    assert gc.get_freeze_count() - before >= len(loaded)


def test_old_garbage_goes_with_the_next_sweep(
    collecting: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = weakref.ref(Ring())
    gc.freeze()
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    collecting.collect_if_due()
    assert gone() is not None
    monkeypatch.setattr(collector, "SWEEP_S", -1.0)
    collecting.collect_if_due()
    assert gone() is None
