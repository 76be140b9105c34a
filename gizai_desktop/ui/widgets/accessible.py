"""What a screen reader is told of our buttons, popups and the window beyond Qt's own words."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QWidget


class ButtonAccess(QAccessibleWidget):
    """A button that opens something: a menu, or what it folds away while it is not checked."""

    def __init__(self, button: QAbstractButton, *, folds: bool = False) -> None:
        super().__init__(button, QAccessible.Role.Button)
        self._button = button
        self._folds = folds

    def text(self, t: QAccessible.Text) -> str:
        """Its name, or what is written on it."""
        said = super().text(t)
        return said or (self._button.text() if t is QAccessible.Text.Name else "")

    def state(self) -> QAccessible.State:
        """Whether it is open."""
        state = super().state()
        if self._folds:
            state.expandable = 1
            state.expanded = int(self._button.isChecked())
            state.collapsed = int(not self._button.isChecked())
        else:
            state.hasPopup = 1
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        if not self._button.isEnabled():
            return []
        return [
            QAccessibleActionInterface.pressAction(),
            QAccessibleActionInterface.setFocusAction(),
        ]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - the name is Qt's
        """Press it when this call is over."""
        if actionName == QAccessibleActionInterface.pressAction():
            QTimer.singleShot(0, self._button, self._button.click)
        else:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)


class PopupAccess(QAccessibleWidget):
    """A popup: for Qt it belongs to nothing, for us to the window that it opened over."""

    def __init__(self, popup: QWidget) -> None:
        super().__init__(popup, QAccessible.Role.Dialog)
        self._popup = popup

    def parent(self) -> QAccessibleInterface:
        """The window."""
        owner = self._popup.parentWidget()
        return QAccessible.queryAccessibleInterface(owner.window()) if owner else super().parent()


class SheetAccess(QAccessibleWidget):
    """A sheet: a dialog in the window, which keeps the keyboard and the mouse."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet, QAccessible.Role.Dialog)

    def state(self) -> QAccessible.State:
        """It is modal while it is there."""
        state = super().state()
        state.modal = 1
        return state


class WindowAccess(QAccessibleWidget):
    """The window: what is in it, then the popups and menus over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, QAccessible.Role.Window)
        self._window = window

    def childCount(self) -> int:
        """How many parts and popups there are."""
        return super().childCount() + len(self._popups())

    def child(self, index: int) -> QAccessibleInterface:
        """A part of the window, or a popup."""
        count, popups = super().childCount(), self._popups()
        if 0 <= index - count < len(popups):
            return QAccessible.queryAccessibleInterface(popups[index - count])
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where a part or a popup stands."""
        widget, popups = child.object(), self._popups()
        if widget in popups:
            return super().childCount() + popups.index(widget)
        return super().indexOfChild(child)

    def _popups(self) -> list[QWidget]:
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.windowType() == Qt.WindowType.Popup
            and widget.isVisible()
            and _opened_over(widget) is self._window
        ]


def _opened_over(popup: QWidget) -> QWidget | None:
    """The window that a popup belongs to; a menu of the menu bar belongs to its title there."""
    owner = popup.parentWidget()
    if owner is None or owner.inherits("QMenuBar") or owner.inherits("QMenu"):
        return None
    return owner.window()
