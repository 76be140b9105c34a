"""Sentences of the page in which hits are marked."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import fill_round, painting
from gizai_desktop.ui.typesetting.marks import PieceMarks
from gizai_desktop.ui.typesetting.matches import Found, spans_in
from gizai_desktop.ui.typesetting.segments import Segment, TextStyle, Tint
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel

_RADIUS = 3


class MarkedLabel(TextLabel):
    """Plain text that may have hits."""

    _marks: PieceMarks | None = None

    def mark(self, marks: PieceMarks | None) -> None:
        """Mark the hits, none without marks."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and what is behind its hits."""
        found = _found(self.text(), self._marks)
        if self._marks is None or not found:
            super().paintEvent(event)
            return
        with painting(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            _draw(painter, self, self.text(), found, self._marks)


class MarkedLine(ElidedLabel):
    """One line that may have hits."""

    _marks: PieceMarks | None = None

    def mark(self, marks: PieceMarks | None) -> None:
        """Mark the hits, none without marks."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def paint_text(self, painter: QPainter, shown: str) -> None:
        """Paint the text, and what is behind its hits."""
        found = _found(shown, self._marks)
        if self._marks is None or not found:
            super().paint_text(painter, shown)
        else:
            _draw(painter, self, shown, found, self._marks)


def _found(text: str, marks: PieceMarks | None) -> list[Found]:
    if marks is None:
        return []
    return [Found(*span, *span) for span in spans_in(text, marks.query)]


def _draw(
    painter: QPainter, label: QWidget, text: str, found: list[Found], marks: PieceMarks
) -> None:
    font, color = painter.font(), painter.pen().color()
    line = painter.fontMetrics().lineSpacing()
    segment = Segment(text, 0, TextStyle(font, line, 0, color), ())
    segment.break_lines(label.width())
    at = QPointF(0, (label.height() - segment.height) // 2)
    tints = []
    for one in found:
        fill, ink = marks.colors(one)
        tints.append(Tint(one.first, one.last, ink))
        for box in segment.selection_boxes(one.first, one.last):
            fill_round(painter, box.translated(at).adjusted(-1, 0, 1, 0), _RADIUS, fill)
    painter.setPen(color)
    segment.draw(painter, at, QRectF(label.rect()), tints)
