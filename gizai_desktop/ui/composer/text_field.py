"""The field for the message: plain text, grows with its lines, knows when Return sends."""

import math
import re

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.field_box import clear_base

_MOST_LINES = 10
_WINDOW_KEYS = frozenset({Qt.Key.Key_K, Qt.Key.Key_D})  # Emacs' keys for deleting
_RETURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# Looking for a place to break a line in a long run without spaces takes Qt quadratic time
# (2 s for 300,000 characters); breaking anywhere takes 0.05 s.
_LONG_RUN = re.compile(r"\S{5000}")


class ComposerText(QPlainTextEdit):
    """Return and Ctrl+Return send, Shift+Return breaks the line.

    While an input method composes, Return belongs to it.
    """

    send_pressed = Signal()
    escape_pressed = Signal()
    """Only while `set_takes_escape(True)`; otherwise Escape goes on to the window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._composing = False
        self._takes_escape = False
        self._hint = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        clear_base(self)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @property
    def raw_text(self) -> str:
        """Exactly what was typed, non-breaking spaces included; lines end in a line feed."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def set_raw_text(self, text: str) -> None:
        """Replace the text, with the cursor at its end and nothing to undo."""
        self._choose_wrapping(text, _WORDS)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert_quote(self, text: str) -> None:
        """Put a text at the cursor as a quote of Markdown, on lines of its own.

        One undo takes it away again.
        """
        quote = "\n".join(f"> {line}".rstrip() for line in text.strip("\n").split("\n"))
        self._choose_wrapping(text, self.wordWrapMode())
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        cursor.beginEditBlock()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(("\n\n" if before.strip() else "") + f"{quote}\n\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @property
    def has_words(self) -> bool:
        """Whether there is anything but white space."""
        block = self.document().begin()
        while block.isValid():
            if block.text().strip():
                return True
            block = block.next()
        return False

    def set_hint(self, hint: str) -> None:
        """What stands in the empty field."""
        self._hint = hint
        self._show_hint()

    def set_takes_escape(self, takes: bool) -> None:
        """Whether Escape means something here."""
        self._takes_escape = takes

    def event(self, event: QEvent) -> bool:
        """Claim Escape before the window's shortcuts when it is ours; leave others to them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and (self._takes_escape or self._is_composing()):
                event.accept()
                return True
            if self._leaves_to_window(event):
                event.ignore()
                return False
        return super().event(event)

    def _leaves_to_window(self, event: QKeyEvent) -> bool:
        """Keys that Qt's field would take, though they have no use here now."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.document().isRedoAvailable()
        return event.key() in _WINDOW_KEYS and event.modifiers() == _CONTROL

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, break the line, stop; the rest is typing."""
        if self._is_composing():
            super().keyPressEvent(event)
        elif event.key() in _RETURNS:
            self._take_return(event)
        elif event.key() == Qt.Key.Key_Escape:
            if self._takes_escape and not event.isAutoRepeat():
                self.escape_pressed.emit()
            else:
                event.ignore()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() & _CONTROL:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a composition is under way."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._show_hint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A composition ends with the focus."""
        self._composing = False
        super().focusOutEvent(event)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps into another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only; files are no text, whatever else they come with."""
        return source.hasText() and not _is_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop as plain text."""
        if self.canInsertFromMimeData(source):
            text = source.text()
            self._choose_wrapping(text, self.wordWrapMode())
            self.insertPlainText(text)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy with non-breaking spaces, which Qt would turn into spaces."""
        data = QMimeData()
        chosen = self.textCursor().selectedText()
        data.setText(chosen.replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    def sizeHint(self) -> QSize:
        """The height is fixed to the lines; any width will do."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(40, self.height())

    def _take_return(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers in {Qt.KeyboardModifier.NoModifier, _CONTROL}:
            if not event.isAutoRepeat():
                self.send_pressed.emit()
        elif modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def _show_hint(self) -> None:
        # Qt's field would paint it over what is being composed.
        hint = "" if self._is_composing() else self._hint
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)

    def _choose_wrapping(self, text: str, otherwise: QTextOption.WrapMode) -> None:
        self.setWordWrapMode(_ANYWHERE if _LONG_RUN.search(text) else otherwise)

    def _is_composing(self) -> bool:
        layout = self.textCursor().block().layout()
        return self._composing or bool(layout.preeditAreaText())

    def _fit(self) -> None:
        """Be as high as the lines, up to the most that may be seen."""
        heights = self._line_heights()
        natural = heights[0] if heights else math.ceil(QFontMetricsF(self.font()).height())
        # A field whose lines fill it to the last pixel takes the first one for hidden, and scrolls.
        spare = max(1, self._theme.line("message") - natural)
        wanted = spare + (sum(heights[:_MOST_LINES]) or natural)
        if wanted != self.height():
            self.setViewportMargins(0, spare // 2, 0, spare - spare // 2 - 1)
            self.setFixedHeight(wanted)
        scrolls = len(heights) > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )

    def _line_heights(self) -> list[int]:
        """The first lines as they are wrapped, one more than may be seen."""
        heights: list[int] = []
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid() and len(heights) <= _MOST_LINES:
            layout.blockBoundingRect(block)  # lays the block out
            text = block.layout()
            missing = _MOST_LINES + 1 - len(heights)
            lines = map(text.lineAt, range(min(text.lineCount(), missing)))
            heights.extend(math.ceil(line.height()) for line in lines)
            block = block.next()
        return heights

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("message"))
        self.setCursorWidth(max(1, self._theme.px(1)))
        self._fit()


_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _is_files(source: QMimeData) -> bool:
    urls = source.urls()
    return bool(urls) and all(url.isLocalFile() for url in urls)
