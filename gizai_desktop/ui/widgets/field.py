"""Fields for text: a label above, the field, and a sentence below when something is wrong."""

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.field_box import FieldBox, clear_base
from gizai_desktop.ui.widgets.label import TextLabel


class _TopColumn(QVBoxLayout):
    """Stays level with a taller neighbour, without asking for space as a stretch would.

    The alignment of a layout forgets how high a sentence is that wraps.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Lay out at the top of the room that there is."""
        wanted = self.totalHeightForWidth(rect.width())
        if wanted < 0:
            wanted = self.totalSizeHint().height()
        height = min(rect.height(), wanted)
        super().setGeometry(QRect(rect.topLeft(), QSize(rect.width(), height)))


class _LabelledField(QWidget):
    """The frame that TextField and TextArea share."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = TextLabel(theme, label, "help", "text2")
        self._error = TextLabel(theme, "", "help", "danger", wrap=True)
        self._error.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._error.hide()
        self._column = _TopColumn(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._label)
        self._label.setHidden(not label)

    def _finish(self, editor: QWidget, box: FieldBox, label: str) -> None:
        self._editor = editor
        self._box = box
        editor.setAccessibleName(label)
        self._label.setBuddy(editor)
        self._column.addWidget(box)
        self._column.addWidget(self._error)
        self.setFocusProxy(editor)

    @property
    def error(self) -> str | None:
        """The sentence that stands below, or None."""
        return None if self._error.isHidden() else self._error.text()

    def set_error(self, sentence: str | None) -> None:
        """Say below the field what is wrong with it; None when all is well."""
        if sentence == self.error:
            return
        self._error.setText(sentence or "")
        self._error.setVisible(bool(sentence))
        self._box.set_wrong(bool(sentence))
        self._editor.setAccessibleDescription(sentence or "")
        if sentence:
            event = QAccessibleEvent(self._editor, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)


class TextField(_LabelledField):
    """One line. Emits `edited(str)` when the user types and `left()` when the field is left.

    A password has a button with an eye; `mono` is for addresses.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        placeholder: str = "",
        *,
        password: bool = False,
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setPlaceholderText(placeholder)
        self._mono = mono
        clear_base(self.edit)
        box = FieldBox(theme, self.edit)
        self._finish(self.edit, box, label or placeholder)
        if password:
            self._add_eye(box)
        self.edit.textEdited.connect(self.edited)
        self.edit.editingFinished.connect(self.left)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Fill the field; `edited` is not emitted."""
        if text != self.edit.text():
            self.edit.setText(text)

    def _add_eye(self, box: FieldBox) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton(self._theme, "eye", self.tr("Show password"), 24)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_password)
        box.row.addWidget(self._eye)

    def _show_password(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._eye.set_name(self.tr("Hide password") if shown else self.tr("Show password"))

    def _follow_theme(self) -> None:
        self.edit.setFont(self._theme.font("code" if self._mono else "ui"))


class TextArea(_LabelledField):
    """Several lines of plain text, `rows` of them visible. Emits `edited(str)`."""

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        placeholder: str = "",
        rows: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self.edit = QPlainTextEdit()
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(0)
        clear_base(self.edit)
        self._rows = rows
        box = FieldBox(theme, self.edit, 0)
        box.row.setContentsMargins(11, 8, 2, 8)
        self._finish(self.edit, box, label or placeholder)
        self.edit.textChanged.connect(self._tell)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill the field; `edited` is not emitted."""
        if text != self.text:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(text)

    def _follow_theme(self) -> None:
        font = self._theme.font("ui")
        self.edit.setFont(font)
        self._box.setFixedHeight(QFontMetrics(font).lineSpacing() * self._rows + 17)

    def _tell(self) -> None:
        self.edited.emit(self.text)
