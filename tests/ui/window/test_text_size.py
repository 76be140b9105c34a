"""The size of all text, by keys and by the wheel, kept as a setting."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gizai_desktop.ui.look.theme import Theme
from tests.support.answers import say
from tests.ui.running_desktop import CTRL, SHIFT, Key, RunningDesktop, running_desktop
from tests.ui.timeline.reader import top_text


def turn(app: RunningDesktop, angle: int, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    window = app.window.shell.windowHandle()
    assert window is not None
    timeline = app.window.timeline
    at = QPointF(timeline.mapTo(app.window.shell, timeline.rect().center()))
    phase, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    event = QWheelEvent(at, at, QPoint(), QPoint(0, angle), none, modifiers, phase, False)
    QApplication.sendEvent(window, event)


async def test_keys_change_the_size_of_all_text(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        preferences = app.desktop.preferences
        app.press(Key.Key_Plus, CTRL)
        assert theme.zoom == preferences.settings.zoom == 1.15
        app.press(Key.Key_Equal, CTRL)
        assert theme.zoom == 1.3
        app.press(Key.Key_Plus, CTRL | SHIFT)
        app.press(Key.Key_Plus, CTRL)
        assert theme.zoom == 1.5
        app.press(Key.Key_Minus, CTRL)
        assert theme.zoom == 1.3
        app.press(Key.Key_0, CTRL)
        assert theme.zoom == 1.0


async def test_ctrl_and_the_wheel_change_it_and_do_not_scroll(theme: Theme, tmp_path: Path) -> None:
    text = "\n\n".join(f"paragraph {number} of the answer" for number in range(100))
    async with running_desktop(theme, tmp_path, say(text)) as app:
        await app.ask("long?")
        timeline = app.window.timeline
        timeline.verticalScrollBar().setValue(700)
        before = top_text(timeline)
        turn(app, 120)
        assert theme.zoom == 1.15
        assert top_text(timeline) == before
        for _ in range(8):
            turn(app, -30)
        assert theme.zoom == 0.85
        assert top_text(timeline) == before
        turn(app, -120, Qt.KeyboardModifier.NoModifier)
        assert theme.zoom == 0.85
        assert top_text(timeline) != before


async def test_larger_letters_leave_out_words_so_that_the_title_has_room(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.shell.resize(1000, 700)
        button = app.window.header.proxy_button
        await app.until(lambda: app.window.page.width() > 640)
        usual = button.sizeHint().width()
        for _ in range(3):
            app.press(Key.Key_Plus, CTRL)
        assert theme.zoom == 1.5
        assert button.sizeHint().width() < usual, "it has its icon alone"
