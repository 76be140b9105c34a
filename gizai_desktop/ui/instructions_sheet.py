"""The sheet in which one chat's instructions are written."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.ui.settings.form import SIDE, help_label
from gizai_desktop.ui.settings.guarded_sheet import GuardedSheet
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.field import TextArea

_WIDTH = 560
_ROWS = 10


class InstructionsSheet(GuardedSheet):
    """560 wide. Emits `saved(str)` with the trimmed text, then `closed()`.

    Ctrl+Return saves. `deleteLater()` it on `closed`.
    """

    saved = Signal(str)

    def __init__(self, theme: Theme, parent_window: QWidget, text: str) -> None:
        super().__init__(theme, parent_window, "", QSize(_WIDTH, 0))
        self.set_title(self.tr("Instructions"))
        self._text = text
        self.area = TextArea(
            theme,
            "",
            self.tr("Such as: Answer in French. Keep it short."),
            _ROWS,
        )
        self.area.edit.setAccessibleName(self.tr("Instructions"))
        self.area.set_text(text)
        self.area.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.area.edit.installEventFilter(self)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 0, SIDE, 20)
        column.setSpacing(12)
        sentence = self.tr("The AI reads these before every answer in this chat.")
        column.addWidget(help_label(theme, sentence))
        column.addWidget(self.area)
        self.set_body(body)
        self._cancel = Button(theme, self.tr("Cancel"), "plain")
        self._cancel.clicked.connect(self._give_up)
        self._save = Button(theme, self.tr("Save"), "primary")
        self._save.clicked.connect(self.save)
        self.add_button(self._cancel)
        self.add_button(self._save)
        self.area.edited.connect(self._follow_text)
        self._follow_text()

    def loss(self) -> str:
        """What closing would lose."""
        return self.tr("The instructions are not saved.") if self._changed() else ""

    def save(self) -> None:
        """Hand the text over and close, if it has changed."""
        if self._changed():
            self._text = self.area.text.strip()
            self.saved.emit(self._text)
            self.close_at_once()

    def first_focus(self) -> QWidget | None:
        """The text."""
        return self.area.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save with Ctrl+Return; everything else goes on."""
        if (
            watched is self.area.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
            return True
        return super().eventFilter(watched, event)

    def _changed(self) -> bool:
        return self.area.text.strip() != self._text.strip()

    def _give_up(self) -> None:
        self.dismiss()

    def _follow_text(self) -> None:
        changed = self._changed()
        self._save.setEnabled(changed)
        self._save.setToolTip("" if changed else self.tr("Nothing has changed"))
