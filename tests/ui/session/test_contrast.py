"""High contrast of systems without a settings portal."""

import asyncio

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.session.contrast import ContrastOfSystem, system_contrast

ACTIVE, AWAY = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_that_cannot_be_asked_has_the_usual_contrast(platform: str) -> None:
    ask = system_contrast(platform)
    assert ask is not None
    assert ask() is False


def test_linux_has_its_portal() -> None:
    assert system_contrast("linux") is None


async def test_coming_back_from_the_systems_settings_is_enough(
    theme: Theme, qapp: QApplication
) -> None:
    told = [True]
    failed: list[object] = []
    tasks, owner, changed = Tasks(failed.append), QObject(), asyncio.Event()
    theme.changed.connect(changed.set)
    following = ContrastOfSystem(theme, tasks, lambda: told[0], owner)
    await asyncio.wait_for(changed.wait(), 5)
    strong = [theme.high_contrast]
    changed.clear()
    told[0] = False
    qapp.applicationStateChanged.emit(AWAY)
    qapp.applicationStateChanged.emit(ACTIVE)
    await asyncio.wait_for(changed.wait(), 5)
    strong.append(theme.high_contrast)
    following.deleteLater()
    await tasks.finish()
    assert (strong, failed) == ([True, False], [])
