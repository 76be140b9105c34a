"""Carries out the Edit menu: on the widget with the focus, or on what was done with chats."""

from collections.abc import Callable, Mapping
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from gizai_desktop.application.history import History
from gizai_desktop.application.steps import Step
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.window_actions import Actions
from gizai_desktop.ui.process.application import running_application
from gizai_desktop.ui.timeline import TimelineView

_TEXT_METHODS = {
    ActionName.UNDO: "undo",
    ActionName.REDO: "redo",
    ActionName.CUT: "cut",
    ActionName.COPY: "copy",
    ActionName.PASTE: "paste",
    ActionName.SELECT_ALL: "selectAll",
}
TEXT_ACTIONS = tuple(_TEXT_METHODS)


class EditActions(QObject):
    """Text comes first: what a field can undo itself, it does.

    The actions are grey only while a menu shows them: their keys must never be dead.
    """

    def __init__(
        self,
        actions: Actions,
        timeline: TimelineView,
        history: History,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._timeline = timeline
        self._history = history
        self._move: Mapping[ActionName, Callable[[], object]] = {}
        self._focused: QWidget | None = None
        running_application().focusChanged.connect(lambda _, new: self._follow_focus(new))

    def handlers(
        self, move: Mapping[ActionName, Callable[[], object]]
    ) -> Mapping[ActionName, Callable[[], object]]:
        """What each action of the Edit menu does.

        Args:
            move: undoes and redoes what was done with chats.
        """
        self._move = move
        return {name: partial(self._carry_out, name) for name in _TEXT_METHODS}

    def follow(self, menu: QMenu) -> None:
        """Show in a menu what can be done, if it has these actions."""
        if self._actions[ActionName.UNDO] in menu.actions():
            menu.aboutToShow.connect(self._show_state)
            menu.aboutToHide.connect(self._wake)

    def _follow_focus(self, widget: QWidget | None) -> None:
        if widget is not None and not isinstance(widget, QMenu | QMenuBar):
            self._focused = widget

    def _carry_out(self, name: ActionName) -> None:
        command = self._command(name)
        if command is not None:
            command()

    def _command(self, name: ActionName) -> Callable[[], object] | None:
        """What the action does now, or None if that is nothing."""
        widget = self._focused
        if widget is not None and not shiboken6.isValid(widget):
            widget = self._focused = None
        if isinstance(widget, QLineEdit | QPlainTextEdit) and _can(name, widget):
            command: Callable[[], object] = getattr(widget, _TEXT_METHODS[name])
            return command
        if name is ActionName.COPY and self._timeline.has_selection:
            return self._timeline.copy_selection
        if name is ActionName.SELECT_ALL and not isinstance(widget, QLineEdit | QPlainTextEdit):
            return self._timeline.select_all
        if name is ActionName.UNDO and self._history.next_undo is not None:
            return self._move[name]
        if name is ActionName.REDO and self._history.next_redo is not None:
            return self._move[name]
        return None

    def _show_state(self) -> None:
        for name in _TEXT_METHODS:
            self._actions[name].setEnabled(self._command(name) is not None)
        self._name(ActionName.UNDO, self._history.next_undo, self.tr("&Undo %1"))
        self._name(ActionName.REDO, self._history.next_redo, self.tr("&Redo %1"))

    def _name(self, name: ActionName, step: Step | None, words: str) -> None:
        """Name what would be undone, if it is not something in a text."""
        if self._command(name) is not self._move[name] or step is None:
            self._actions.rename(name, None)
            return
        kind = QCoreApplication.translate("History", step.kind)
        self._actions.rename(name, words.replace("%1", kind[:1].lower() + kind[1:]))

    def _wake(self) -> None:
        for name in _TEXT_METHODS:
            self._actions[name].setEnabled(True)


def _can(name: ActionName, field: QLineEdit | QPlainTextEdit) -> bool:
    """Whether a text field has something to do for an action."""
    if isinstance(field, QLineEdit):
        undoable, redoable = field.isUndoAvailable(), field.isRedoAvailable()
        selected, text = field.hasSelectedText(), field.text()
    else:
        document = field.document()
        undoable, redoable = document.isUndoAvailable(), document.isRedoAvailable()
        selected, text = field.textCursor().hasSelection(), field.toPlainText()
    changeable = not field.isReadOnly()
    return {
        ActionName.UNDO: changeable and undoable,
        ActionName.REDO: changeable and redoable,
        ActionName.CUT: changeable and selected,
        ActionName.COPY: selected,
        ActionName.PASTE: changeable and bool(QGuiApplication.clipboard().text()),
        ActionName.SELECT_ALL: bool(text),
    }[name]
