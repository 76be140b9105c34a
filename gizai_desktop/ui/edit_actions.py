"""Carries out the Edit menu on the widget that had the focus."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from gizai_desktop.ui.actions import ActionName, Actions
from gizai_desktop.ui.timeline import TimelineView

_TEXT_METHODS = {
    ActionName.UNDO: "undo",
    ActionName.REDO: "redo",
    ActionName.CUT: "cut",
    ActionName.COPY: "copy",
    ActionName.PASTE: "paste",
    ActionName.SELECT_ALL: "selectAll",
}


def connect_edit_actions(actions: Actions, timeline: TimelineView) -> None:
    """Make the Edit menu work on text fields and on the conversation."""
    for name in _TEXT_METHODS:
        actions[name].triggered.connect(lambda _=False, name=name: _carry_out(name, timeline))


def _carry_out(name: ActionName, timeline: TimelineView) -> None:
    command = _command(name, QApplication.focusWidget(), timeline)
    if command is not None:
        command()


def _command(
    name: ActionName, widget: QWidget | None, timeline: TimelineView
) -> Callable[[], None] | None:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        command: Callable[[], None] = getattr(widget, _TEXT_METHODS[name])
        return command
    if name is ActionName.COPY:
        return timeline.copy_selection
    if name is ActionName.SELECT_ALL:
        return timeline.select_all
    return None
