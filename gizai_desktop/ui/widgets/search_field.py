"""The field to search or filter with."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.field_box import FieldBox, clear_base
from gizai_desktop.ui.widgets.glyph import Glyph
from gizai_desktop.ui.widgets.label import TextLabel

_AROUND = 60
"""The icon, and the spaces around it and the words."""


class SearchField(QWidget):
    """Emits `edited(str)` on every change, `accepted()` on Return, `went_down()` on ↓.

    Escape empties it first; an empty field lets Escape through. `shortcut` is a hint only.
    """

    edited = Signal(str)
    accepted = Signal()
    went_down = Signal()

    def __init__(
        self, theme: Theme, placeholder: str, shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        clear_base(self.edit)
        self._hint = TextLabel(theme, shortcut, "caption", "text3")
        self._hint.setContentsMargins(0, 0, 4, 0)
        self._clear = IconButton(theme, "close", self.tr("Clear"), 24)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        box = FieldBox(theme, self.edit)
        box.row.insertWidget(0, Glyph(theme, "search", "text2", 16))
        box.row.addWidget(self._hint)
        box.row.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._follow_text)
        self.edit.returnPressed.connect(self.accepted)
        self.edit.installEventFilter(self)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self._show_parts()

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.edit.text()

    def set_shortcut(self, shortcut: str) -> None:
        """Hint at other keys, or at none."""
        self._hint.setText(shortcut)
        self._show_parts()

    def clear(self) -> None:
        """Empty the field and keep the keyboard in it."""
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if isinstance(event, QKeyEvent) and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the shortcut only beside whole words."""
        super().resizeEvent(event)
        self._show_parts()

    def _takes(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and self.text:
            if pressed:
                self.edit.clear()
            event.accept()
            return event.type() != QEvent.Type.KeyRelease
        if event.type() == QEvent.Type.ShortcutOverride and self._idle(event):
            event.ignore()  # so that a shortcut of the window takes it
            return True
        if event.key() == Qt.Key.Key_Down and pressed:
            self.went_down.emit()
            event.accept()
            return True
        return False

    def _idle(self, event: QKeyEvent) -> bool:
        """Whether the key would undo or redo something here, but there is nothing."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.edit.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.edit.isRedoAvailable()

    def _follow_text(self, text: str) -> None:
        self._show_parts()
        self.edited.emit(text)

    def _show_parts(self) -> None:
        self._clear.setVisible(bool(self.text))
        words = self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText())
        room = self.width() - self._hint.sizeHint().width() - self._theme.px(_AROUND)
        fits = bool(self._hint.text()) and words <= room
        self._hint.setVisible(not self.text and fits)

    def _follow_theme(self) -> None:
        self.edit.setFont(self._theme.font("ui"))
        self._show_parts()
