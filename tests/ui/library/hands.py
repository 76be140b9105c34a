"""What a user sees of the saved conversations, and hands on them."""

from typing import TypeVar

from PySide6.QtWidgets import QMenu, QWidget

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.widgets.toast import Toast
from tests.ui.running_desktop import CTRL, Key, RunningDesktop

T = TypeVar("T", bound=QWidget)


def sheet(app: RunningDesktop, kind: type[T]) -> T:
    (found,) = (each for each in app.window.shell.findChildren(kind) if each.isVisible())
    return found


def opened(app: RunningDesktop, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in app.window.shell.findChildren(kind))


def rows(app: RunningDesktop) -> ChatList:
    found = app.window.sidebar.findChild(ChatList)
    assert isinstance(found, ChatList)
    return found


def titles(app: RunningDesktop) -> list[str]:
    model = rows(app).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


async def three_chats(app: RunningDesktop) -> None:
    for prompt in ("первый", "第二个", "the third"):
        app.press(Key.Key_N, CTRL)
        app.window.composer.focus_text()
        app.window.composer.set_text(prompt)  # QTest types ASCII only
        app.press(Key.Key_Return)
        await app.until(lambda: len(app.shown) == 2 and app.shown[1].content != "")
        await app.until(lambda: not app.desktop.turns.busy(app.window.chat.current.id))


async def said(app: RunningDesktop, words: str) -> Toast:
    """The toast that says this, once it is there."""

    def found() -> list[Toast]:
        toasts = app.window.shell.findChildren(Toast)
        return [each for each in toasts if each.isVisible() and each.accessibleName() == words]

    await app.until(found, words)
    return found()[0]


def undo_words(app: RunningDesktop) -> str:
    """What the Edit menu says of Undo when it opens."""
    menus = [action.menu() for action in app.window.shell.menuBar().actions()]
    edit = menus[1]
    assert isinstance(edit, QMenu)
    edit.aboutToShow.emit()
    action = app.window.actions_by_name[ActionName.UNDO]
    words = action.text().replace("&", "") if action.isEnabled() else ""
    edit.aboutToHide.emit()
    assert action.isEnabled()
    return words
