"""Where the user writes: the text, its tools, Send or Stop, and a hint below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gizai_desktop.ui.composer.controls import EditingStrip, SendButton, ToolButton
from gizai_desktop.ui.composer.text_field import ComposerText
from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel

_RADIUS = 14
_HINT = 32


class _Frame(QWidget):
    """The rounded box; its line shows that the text has the keyboard."""

    def __init__(self, theme: Theme, text: ComposerText) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self.setCursor(Qt.CursorShape.IBeamCursor)
        text.installEventFilter(self)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the text's focus; the event goes on."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text means the text."""
        del event
        self._text.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        del event
        line = self._theme.color("focus" if self._text.hasFocus() else "border_strong")
        with painting(self) as painter:
            box_round(painter, self.rect(), _RADIUS, self._theme.color("surface"), line)


class Composer(QWidget):
    """Text with nothing but white space is not sent, nor anything while busy.

    The text stays after `submitted`: whoever takes it calls `set_text("")`.
    """

    submitted = Signal(str)
    """The text exactly as written."""
    stop_requested = Signal()
    text_changed = Signal(str)
    instructions_requested = Signal()
    editing_cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = False
        self._in_pieces = False
        self._editing = False
        self._narrow = False
        self._text = ComposerText(theme)
        self._frame = _Frame(theme, self._text)
        self._strip = EditingStrip(theme)
        self._instructions = ToolButton(theme, "instructions")
        self._send = SendButton(theme)
        self._stop = Button(theme, "", "outlined", "stop")
        self._hint = TextLabel(theme, "", "caption", "text3")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_state()

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._busy

    @property
    def editing(self) -> bool:
        """Whether an earlier message is being edited."""
        return self._editing

    @property
    def tab_order(self) -> Sequence[QWidget]:
        """What takes the keyboard here, in the order of Tab."""
        return (self._text, self._instructions, self._send, self._stop)

    def text(self) -> str:
        """The text exactly as written, non-breaking spaces included."""
        return self._text.raw_text

    def set_text(self, text: str) -> None:
        """Replace the text, with the cursor at its end and nothing to undo."""
        self._text.set_raw_text(text)

    def quote(self, text: str) -> None:
        """Put a text at the cursor as a quote, and the keyboard after it."""
        self._text.insert_quote(text)
        self.focus_text()

    def focus_text(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus(reason)

    def write(self, event: QKeyEvent) -> None:
        """Take the keyboard, and a key that was pressed elsewhere."""
        self.focus_text()
        QApplication.sendEvent(self._text, event)

    def set_busy(self, busy: bool, *, in_pieces: bool = False) -> None:
        """Show Stop instead of Send while an answer is on its way, in pieces or in one."""
        on_button = self._send.hasFocus() or self._stop.hasFocus()
        self._busy = busy
        self._in_pieces = in_pieces
        if on_button:
            self.focus_text()
        self._show_state()

    def set_editing(self, editing: bool) -> None:
        """Say above the text that an earlier message is being edited."""
        self._editing = editing
        self._show_state()

    def set_instructions_active(self, active: bool) -> None:
        """Show that this chat has instructions."""
        if active != self._instructions.active:
            self._instructions.set_active(active)
            self._retranslate()

    def set_narrow(self, narrow: bool) -> None:
        """Shorten the hint."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_state()

    def set_hint_visible(self, visible: bool) -> None:
        """Show or leave out the line below."""
        self._hint.setVisible(visible)

    def settle(self) -> None:
        """Lay out at once, so that `sizeHint` is right for the present width."""
        self._column.activate()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the text; a focus proxy would mislead Tab."""
        super().focusInEvent(event)
        self.focus_text(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much below as there is room for."""
        super().resizeEvent(event)
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_state()

    def _lay_out(self) -> None:
        self._tools = QHBoxLayout()
        self._tools.setContentsMargins(8, 0, 8, 8)
        self._tools.setSpacing(4)
        self._tools.addWidget(self._instructions)
        self._tools.addStretch(1)
        self._tools.addWidget(self._send)
        self._tools.addWidget(self._stop)
        for button in (self._instructions, self._send, self._stop):
            button.setCursor(Qt.CursorShape.ArrowCursor)
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._strip.setCursor(Qt.CursorShape.ArrowCursor)
        writing = QHBoxLayout()
        writing.setContentsMargins(16, 12, 6, 8)
        writing.addWidget(self._text)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._strip)
        inside.addLayout(writing)
        inside.addLayout(self._tools)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._frame)
        self._column.addWidget(self._hint)
        self._follow_theme()

    def _connect(self) -> None:
        self._theme.changed.connect(self._follow_theme)
        self._text.textChanged.connect(self._follow_text)
        self._text.send_pressed.connect(self._submit)
        self._text.escape_pressed.connect(self._escape)
        self._send.clicked.connect(self._submit)
        self._stop.clicked.connect(self.stop_requested)
        self._strip.cancelled.connect(self.editing_cancelled)
        self._instructions.clicked.connect(self.instructions_requested)

    def _submit(self) -> None:
        if not self._busy and self._text.has_words:
            self.submitted.emit(self.text())

    def _escape(self) -> None:
        if self._editing:
            self.editing_cancelled.emit()
        elif self._busy:
            self.stop_requested.emit()

    def _follow_text(self) -> None:
        self._send.setEnabled(self._text.has_words)
        self.text_changed.emit(self.text())

    def _show_state(self) -> None:
        self._strip.setVisible(self._editing)
        self._send.setVisible(not self._busy)
        self._send.setEnabled(self._text.has_words)
        self._stop.setVisible(self._busy)
        self._text.set_takes_escape(self._busy or self._editing)
        self._show_hint()

    def _show_hint(self) -> None:
        text = self._hint_text(short=self._narrow)
        if QFontMetrics(self._theme.font("caption")).horizontalAdvance(text) > self.width():
            text = self._hint_text(short=True)
        self._hint.setText(text)

    def _hint_text(self, *, short: bool) -> str:
        if self._busy and self._in_pieces:
            if short:
                return self.tr("Esc stops the answer.")
            return self.tr("Esc stops the answer. You can work in another chat meanwhile.")
        if self._busy and short:
            return self.tr("The answer arrives in one piece.")
        if self._busy:
            return self.tr(
                "The answer arrives in one piece. You can work in another chat meanwhile."
            )
        if short:
            return self.tr("Enter sends the message.")
        return self.tr("Enter sends the message. Shift + Enter starts a new line.")

    def _retranslate(self) -> None:
        self._text.set_hint(self.tr("Write a message"))
        self._text.setAccessibleName(self.tr("Message"))
        self._instructions.setText(self.tr("Instructions"))
        self._instructions.setAccessibleName(self.tr("Instructions"))
        self._instructions.setToolTip(
            self.tr("This chat has instructions for the AI model")
            if self._instructions.active
            else self.tr("Tell the AI model how to answer in this chat")
        )
        self._instructions.updateGeometry()
        self._send.setAccessibleName(self.tr("Send"))
        self._send.setToolTip(self.tr("Send"))
        self._stop.setText(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop"))
        self._stop.updateGeometry()

    def _follow_theme(self) -> None:
        self._hint.setFixedHeight(self._theme.px(_HINT))
        self._show_hint()
