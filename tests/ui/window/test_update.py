"""A package manager puts another version into the place of the one that runs."""

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gizai_desktop.application.notices import Notice, NoticeText
from gizai_desktop.bundle import RUNNING, is_outdated
from gizai_desktop.ui.look.theme import Theme
from tests.ui.running_desktop import RunningDesktop, running_desktop

pytestmark = pytest.mark.skipif(not RUNNING.exists(), reason="Linux tells what runs")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this program is installed as a package; it is the one that runs."""
    program = tmp_path / "gizai-desktop"
    program.symlink_to(RUNNING.resolve())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def come_back() -> None:
    """Turn to another program and to this one again."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for state in (
        Qt.ApplicationState.ApplicationInactive,
        Qt.ApplicationState.ApplicationActive,
    ):
        application.applicationStateChanged.emit(state)


def replace(program: Path) -> None:
    program.unlink()
    shutil.copyfile("/bin/true", program)


def test_a_program_that_is_gone_for_a_moment_has_not_been_updated(installed: Path) -> None:
    assert not is_outdated()
    installed.unlink()
    assert not is_outdated()
    shutil.copyfile("/bin/true", installed)
    assert is_outdated()


def test_only_a_package_is_replaced_like_that(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(installed)
    monkeypatch.delattr(sys, "frozen")
    assert not is_outdated()


def told(app: RunningDesktop) -> list[Notice]:
    heard: list[Notice] = []
    app.desktop.notices.posted.connect(heard.append)
    come_back()
    return heard


async def test_the_window_says_once_that_it_is_the_old_version(
    theme: Theme, tmp_path: Path, installed: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as app:
        assert told(app) == []
        replace(installed)
        assert [notice.text for notice in told(app)] == [NoticeText.UPDATED]
        assert told(app) == []
