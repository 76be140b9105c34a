"""A sheet that asks before it closes over something typed and not saved."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.sheet import Sheet


class GuardedSheet(Sheet):
    """Subclasses say in `loss` what closing would lose."""

    def __init__(
        self, theme: Theme, parent_window: QWidget, title: str, size: QSize | None = None
    ) -> None:
        super().__init__(theme, parent_window, title, size)
        self.theme = theme
        self._parent_window = parent_window
        self._question: ConfirmSheet | None = None
        self._discard = False
        self._then: Callable[[], None] | None = None

    def loss(self) -> str:
        """A sentence about what is not saved, or an empty text."""
        return ""

    def dismiss(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Close, but ask first when something would be lost."""
        sentence = self.loss()
        if not sentence:
            self.close_at_once(reason)
        else:
            self.guard(sentence, self.close_at_once)

    def guard(self, sentence: str, action: Callable[[], None]) -> None:
        """Do something that loses what the sentence says, if the user agrees."""
        if not sentence:
            action()
        elif self._question is None:
            self._then = action
            self._ask(sentence)

    def close_at_once(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Close without asking."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            # Hiding would hand it to the next control, which is about to go too.
            focus.clearFocus()
        super().dismiss(reason)

    def _ask(self, sentence: str) -> None:
        self._discard = False
        question = ConfirmSheet(
            self.theme,
            self._parent_window,
            self.tr("Discard the changes?"),
            sentence,
            self.tr("Discard"),
        )
        self._question = question
        question.confirmed.connect(self._agree)
        question.closed.connect(self._answered)
        question.open()

    def _agree(self) -> None:
        self._discard = True

    def _answered(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.deleteLater()
        action, self._then = self._then, None
        if self._discard and action is not None:
            action()
