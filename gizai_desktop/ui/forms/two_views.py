"""A page that shows a list, or the editor of one thing in its place."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gizai_desktop.ui.forms.editor import Editor
from gizai_desktop.ui.forms.form import Page, has_focus_inside
from gizai_desktop.ui.forms.row_list import RowList
from gizai_desktop.ui.widgets.focus_trap import next_inside

E = TypeVar("E", bound=Editor)


class TwoViews(QWidget, Generic[E]):
    """The editor is made when it is opened and freed when it is left.

    `title_changed()` comes when it turns to the other view; `leave_asked()` when the user wants
    to go back: the owner asks before `loss` is lost, then calls `show_list`.
    """

    title_changed = Signal()
    leave_asked = Signal()

    def __init__(self, listing: Page, rows: RowList) -> None:
        super().__init__()
        self.listing = listing
        self.rows = rows
        self.editor: E | None = None
        self._edited = ""
        self.stack = QStackedWidget()
        self.stack.addWidget(listing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    @property
    def title(self) -> str:
        """What the editor calls itself, or empty over the list."""
        return self.editor.title if self.editor is not None else ""

    @property
    def changed(self) -> bool:
        """Whether something is typed and not saved."""
        return self.editor is not None and self.editor.changed

    def stop(self) -> None:
        """End what runs."""
        if self.editor is not None:
            self.editor.stop()

    def show_editor(self, editor: E, edited: str) -> None:
        """Show the editor of the thing of this id."""
        self._free_editor()
        self.editor = editor
        self._edited = edited
        editor.left.connect(self.leave_asked)
        self.stack.addWidget(editor)
        self.stack.setCurrentWidget(editor)
        first = editor.first_focus() or next_inside(editor, None, forward=True)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title_changed.emit()

    def show_list(self) -> None:
        """Go back to the list, to the thing that was edited."""
        if self.editor is None:
            return
        focused = has_focus_inside(self.editor)
        self.listing.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stack.setCurrentWidget(self.listing)
        self._free_editor()
        if focused and self._edited:
            self.rows.focus_row(self._edited, Qt.FocusReason.OtherFocusReason)
        self.title_changed.emit()

    def _free_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.stop()
            self.stack.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
