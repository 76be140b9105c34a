"""The composer stays in reach, whatever is told above and over it."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.application.notices import Notice, NoticeAction, NoticeText
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.notice_bar import NoticeBar
from gizai_desktop.ui.widgets.toast import Toast
from tests.ui.running_desktop import SHIFT, Key, RunningDesktop, running_desktop


def place(widget: QWidget, shell: QWidget) -> QRect:
    return QRect(widget.mapTo(shell, QPoint()), widget.size())


def tell(app: RunningDesktop, key: str) -> None:
    params = {"title": "A chat with a name that is rather long", "reason": "The disk is full."}
    saving = NoticeAction.SAVE_ELSEWHERE, NoticeAction.RETRY_SAVING
    notice = Notice(NoticeText.NOT_SAVED, params, saving[0], also=saving[1], key=key)
    app.desktop.notices.post(notice)


async def test_notices_leave_the_composer_its_room(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        app.desktop.preferences.change(zoom=1.5)
        shell, area = app.window.shell, app.window.notice_area
        shell.resize(720, 560)
        for key in "abc":
            tell(app, key)
        await app.until(lambda: area.verticalScrollBar().maximum() > 0)
        assert area.height() <= shell.height() // 3
        composer = place(app.window.composer, shell)
        assert shell.rect().contains(composer)
        assert not composer.intersects(place(area, shell))
        newest = area.findChildren(NoticeBar)[-1]
        await app.until(lambda: area.rect().contains(place(newest, area).center()))
        shell.resize(1280, 1600)
        await app.until(lambda: area.verticalScrollBar().maximum() == 0)
        for key in "abc":
            app.desktop.notices.withdraw(key)
        assert not area.isVisible()


class LayoutCounter(QObject):
    """Counts how often something asks for a new layout."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


async def test_a_window_with_a_notice_rests(
    theme: Theme, tmp_path: Path, qapp: QApplication
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        tell(app, "a")
        await app.until(lambda: app.window.notice_area.height() > 0)
        await asyncio.sleep(0.2)
        counter = LayoutCounter()
        qapp.installEventFilter(counter)
        await asyncio.sleep(0.2)
        qapp.removeEventFilter(counter)
        assert counter.count == 0


async def test_a_toast_lies_above_the_composer_and_moves_as_it_grows(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        shell, composer = app.window.shell, app.window.composer
        toast = Toast(theme, shell, "Chat deleted.", "Undo")
        toast.open()
        composer.focus_text()
        low = place(composer, shell).top()
        assert place(toast, shell).bottom() < low
        for _ in range(4):
            app.press(Key.Key_Return, SHIFT)
        await app.until(lambda: place(composer, shell).top() < low)
        assert place(toast, shell).bottom() < place(composer, shell).top()
        toast.dismiss()


async def test_a_toast_of_a_new_chat_stays_at_the_foot(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        shell = app.window.shell
        shell.resize(1280, 1000)
        toast = Toast(theme, shell, "Chat deleted.", "Undo")
        toast.open()
        assert shell.height() - place(toast, shell).bottom() < 32
        assert not place(toast, shell).intersects(place(app.window.composer, shell))
        toast.dismiss()
