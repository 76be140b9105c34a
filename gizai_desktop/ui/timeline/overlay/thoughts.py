"""What the AI thought before its answer: plain text that can be selected and scrolled."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gizai_desktop.ui.look.painting import aligned
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.overlay.inner_text import InnerText
from gizai_desktop.ui.typesetting.marks import Marked
from gizai_desktop.ui.typesetting.matches import NOTHING, Field, Query, spans_in
from gizai_desktop.ui.typesetting.plain import shown, to_utf16

_LINES = 12
_BAR = 2
_INDENT = 16
_SCROLL_BAR = 14
_MEASURED = 4000  # characters; more of them fill all lines


class ThoughtsText(QWidget):
    """A line at the left and at most a dozen lines of text, which follows its end."""

    def __init__(self, theme: Theme, page_turns: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = ""
        self._astral = False
        self._marked: tuple[Query, int, str] = (NOTHING, -1, "")
        self.text = InnerText(page_turns, self)
        self.text.setAccessibleName(self.tr("Thoughts"))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(0)
        self.text.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_text(self, reasoning: str, *, growing: bool) -> None:
        """Show these thoughts; what is added to the same ones costs only itself."""
        if reasoning == self._shown:
            return
        bar = self.text.verticalScrollBar()
        follow = growing and bar.value() >= bar.maximum()
        if self._shown and reasoning.startswith(self._shown):
            end = QTextCursor(self.text.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertText(_lines(reasoning[len(self._shown) :]))
        else:
            self.text.setPlainText(_lines(reasoning))
        self._shown = reasoning
        self._astral = max(reasoning, default="") > "\uffff"
        if follow:
            bar.setValue(bar.maximum())

    def mark(self, marked: Marked, message_id: str) -> None:
        """Mark the hits in these thoughts."""
        hit = marked.current
        mine = hit is not None and hit.message_id == message_id and hit.field is Field.REASONING
        state = marked.query, hit.start if hit is not None and mine else -1, self._shown
        if state == self._marked or self.isHidden():
            return
        self._marked = state
        self.text.setExtraSelections(
            [
                self._selection(*span, current=span[0] == state[1])
                for span in spans_in(self._shown, marked.query)
            ]
        )

    def show_place(self, position: int) -> None:
        """Scroll to a place in the text."""
        cursor = self._cursor(position, position)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _selection(self, start: int, end: int, *, current: bool) -> QTextEdit.ExtraSelection:
        color = self._theme.color
        look = QTextCharFormat()
        look.setBackground(color("match_current" if current else "match"))
        look.setForeground(color("match_current_text" if current else "text"))
        found = QTextEdit.ExtraSelection()
        # The stubs know these fields of the C++ structure as read only.
        found.cursor = self._cursor(start, end)
        found.format = look
        return found

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._to_qt(start))
        cursor.setPosition(self._to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _to_qt(self, position: int) -> int:
        return to_utf16(self._shown, position) if self._astral else position

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the text beside the line."""
        super().resizeEvent(event)
        bar = self.text.verticalScrollBar()
        follow = bar.value() >= bar.maximum() > 0
        self.text.setGeometry(self.rect().adjusted(_INDENT, 0, 0, 0))
        if follow:
            bar.setValue(bar.maximum())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        with QPainter(self) as painter:
            line = aligned(painter, QRect(0, 0, _BAR, self.height()))
            painter.fillRect(line, self._theme.color("border_strong"))

    def _follow_theme(self) -> None:
        self.text.setFont(self._theme.font("ui"))
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("window"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text2"))
        self.text.setPalette(palette)
        self._marked = NOTHING, -1, ""
        self.update()


def thoughts_height(theme: Theme, reasoning: str, width: int) -> int:
    """How high the text is in a column of that width, up to a dozen lines."""
    metrics = QFontMetrics(theme.font("ui"))
    most = _LINES * metrics.lineSpacing() + 4
    if len(reasoning) > _MEASURED:
        return most
    room = QRect(0, 0, max(40, width - _INDENT - _SCROLL_BAR), 100_000)
    flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    box = metrics.boundingRect(room, int(flags), _lines(reasoning))
    return min(most, max(box.height(), metrics.lineSpacing()) + 4)


def _lines(reasoning: str) -> str:
    return shown(reasoning).replace("\u2028", "\n")
