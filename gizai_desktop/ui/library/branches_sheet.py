"""The tree of a conversation: go to any branch, go on from it elsewhere, or delete it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.ui.library.branch_rows import BranchRow, branch_rows
from gizai_desktop.ui.library.preview import Preview, WithPreview
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.keyed_list import KeyedList
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet

_SIZE = QSize(880, 660)
_ROW = 34


class BranchesSheet(Sheet):
    """Signals:
    chosen(str): the message whose branch is to be shown.
    copied(str): the message up to which a new chat is to be made.
    deleted(str): the message that is to go, with everything below it.
    """

    chosen = Signal(str)
    copied = Signal(str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, conversation: Conversation) -> None:
        super().__init__(theme, window, "", _SIZE)
        self.set_title(self.tr("Branches"))
        self.conversation = conversation
        self.tree = KeyedList(theme, _ROW)
        self.tree.setAccessibleName(self.tr("Messages"))
        self.preview = Preview(theme)
        self.delete = Button(theme, self.tr("Delete from here"), "plain")
        self.copy = Button(theme, self.tr("Continue in a new chat"), "outlined")
        self.show_branch = Button(theme, self.tr("Show"), "primary")
        self._lay_out_body()
        self.show_branch.clicked.connect(self._choose)
        self.copy.clicked.connect(self._copy)
        self.delete.clicked.connect(self._delete)
        self.tree.taken.connect(self._choose)
        self.tree.moved.connect(lambda _: self._preview_lit())
        self.tree.delete_wanted.connect(self._delete)
        self._show(conversation.head or "")

    def follow(self, conversation: Conversation) -> None:
        """Show what changed in the conversation while the sheet is open."""
        if conversation.id == self.conversation.id:
            lit = self._lit()
            self.conversation = conversation
            self._show(lit.message.id if lit is not None else "")

    def first_focus(self) -> QWidget | None:
        """The tree."""
        return self.tree

    def _lay_out_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = self.tr(
            "Each edit and each repeated question begins a branch. The line marks what is shown."
        )
        note = TextLabel(self._theme, words, "help", "text2", wrap=True)
        note.setContentsMargins(24, 0, 24, 12)
        column.addWidget(note)
        column.addWidget(WithPreview(self._theme, self.tree, self.preview), 1)
        self.set_body(body)
        for button in (self.delete, self.copy, self.show_branch):
            self.add_button(button)

    def _show(self, lit: str) -> None:
        rows = branch_rows(self.conversation)
        places = [at for at, row in enumerate(rows) if row.message.id == lit]
        self.tree.show_rows(rows, places[0] if places else min(max(0, self.tree.lit), len(rows)))
        for button in (self.delete, self.copy, self.show_branch):
            button.setEnabled(bool(rows))
        self._preview_lit()

    def _preview_lit(self) -> None:
        row = self._lit()
        self.preview.show_messages(() if row is None else (row.message,))

    def _lit(self) -> BranchRow | None:
        row = self.tree.rows[self.tree.lit] if self.tree.lit >= 0 else None
        return row if isinstance(row, BranchRow) else None

    def _choose(self) -> None:
        self._leave(self.chosen.emit)

    def _copy(self) -> None:
        self._leave(self.copied.emit)

    def _leave(self, tell: Callable[[str], None]) -> None:
        row = self._lit()
        if row is not None:
            self.dismiss()
            tell(row.message.id)

    def _delete(self) -> None:
        row = self._lit()
        if row is not None:
            self.deleted.emit(row.message.id)
