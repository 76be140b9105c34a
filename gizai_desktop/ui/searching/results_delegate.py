"""How one found conversation looks: its title, its date, and where the words stand."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QRect, QSize, QTime
from PySide6.QtGui import QFontMetrics, QPainter, QRegion
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.look.painting import fill_round, stroke_round
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.searching.results_model import Index, ResultsModel
from gizai_desktop.ui.texts import count_text
from gizai_desktop.ui.widgets.marked_text import MarkedText
from gizai_desktop.ui.widgets.row_canvas import RowCanvas

SIDE = 8
_INSET = 12
_RADIUS = 8
_PADDING = 7
_TITLE = 20
_LINE = 18
_LINES = 2
_SHARE_S = 0.004
"""Seconds of one paint for rows that are new; letters that were never drawn take longest."""
_KEPT = 64

translate = QCoreApplication.translate  # the name that the translation tools look for


class _Laid(NamedTuple):
    """A row that is laid out, and what for."""

    hit: SearchHit
    widths: tuple[int, int]
    title: MarkedText
    snippet: MarkedText | None


class ResultsDelegate(QStyledItemDelegate):
    """Paints rows; the list tells which is open, under the mouse, or has the keyboard.

    Attributes:
        left: the rows that one paint had no time for; they are to be painted next.
    """

    def __init__(
        self,
        theme: Theme,
        model: ResultsModel,
        look_of: Callable[[Index], tuple[ColorName | None, bool]],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._look_of = look_of
        self._now = now
        self._laid: dict[int, _Laid] = {}
        self._until = 0.0
        self._any_new = False
        self.left = QRegion()

    def forget(self) -> None:
        """Lay out everything anew: colours or fonts have changed."""
        self._laid.clear()

    def begin(self) -> None:
        """A paint begins; it has a share of a frame for what is new."""
        self.left = QRegion()
        self._any_new = False
        self._until = time.perf_counter() + _SHARE_S

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines more where there is something of a message to show."""
        del option
        lines = _TITLE + 2 * _PADDING + 2
        if self._model.hits[index.row()].snippet:
            lines += _LINES * _LINE
        return QSize(0, self._theme.px(lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row, or leave it for the next paint."""
        known = self._laid.get(index.row())
        if known is None or known.hit is not self._model.hits[index.row()]:
            if self._any_new and time.perf_counter() > self._until:
                self.left += option.rect
                return
            self._any_new = True
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ring = self._look_of(index)
        box = option.rect.adjusted(SIDE, 0, -SIDE, -2)
        if fill is not None:
            fill_round(painter, box, _RADIUS, self._theme.color(fill))
        if ring:
            stroke_round(painter, box, _RADIUS, self._theme.color("focus"), self._theme.ring_px)
        self._paint_hit(painter, option, box, index.row())
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: int
    ) -> None:
        hit = self._model.hits[row]
        px = self._theme.px
        top = QRect(box.left(), box.top() + px(_PADDING), box.width(), px(_TITLE))
        canvas = RowCanvas(painter, self._theme, top, option.direction)
        end = self._paint_date(canvas, hit)
        place = canvas.visual(QRect(box.left() + _INSET, top.top(), end - _INSET - 8, top.height()))
        laid = self._lay_out(row, (place.width(), box.width() - 2 * _INSET))
        laid.title.draw(painter, place, self._theme.color("text"))
        if laid.snippet is not None:
            low = QRect(box.left() + _INSET, top.bottom() + 1, laid.widths[1], px(_LINES * _LINE))
            laid.snippet.draw(painter, low, self._theme.color("text2"))

    def _lay_out(self, row: int, widths: tuple[int, int]) -> _Laid:
        """The row as it was laid out before, if nothing has changed since."""
        hit, known = self._model.hits[row], self._laid.get(row)
        if known is not None and known.hit is hit and known.widths == widths:
            return known
        title = " ".join(hit.header.title.split())
        ranges = hit.title_ranges if title == hit.header.title else ()
        found = _Laid(
            hit,
            widths,
            MarkedText(self._theme, (title, ranges), "ui_strong", widths[0]),
            self._laid_snippet(hit, widths[1]) if hit.snippet else None,
        )
        if len(self._laid) >= _KEPT:
            self._laid.clear()
        self._laid[row] = found
        return found

    def _laid_snippet(self, hit: SearchHit, width: int) -> MarkedText:
        return MarkedText(self._theme, (hit.snippet, hit.ranges), "help", width, lines=_LINES)

    def _paint_date(self, canvas: RowCanvas, hit: SearchHit) -> int:
        """Write date and number of hits at the end; returns where the title ends."""
        words = short_date(hit.header.last_activity.astimezone(), self._now())
        if hit.hits > 1:
            words = f"{count_text(hit.hits)} · {words}"
        width = QFontMetrics(self._theme.font("caption")).horizontalAdvance(words) + 1
        end = canvas.rect.width() - _INSET
        canvas.text((end - width, end), words, ("caption", "text3"), at_end=True)
        return end - width


def short_date(moment: datetime, now: datetime) -> str:
    """The time of today, else the day; both in local time."""
    days = (now.date() - moment.date()).days
    locale = QLocale()
    if days <= 0:
        time = QTime(moment.hour, moment.minute)
        return locale.toString(time, QLocale.FormatType.ShortFormat)
    if days == 1:
        return translate("Sidebar", "Yesterday")
    day = QDate(moment.year, moment.month, moment.day)
    return locale.toString(day, "d MMM" if moment.year == now.year else "d MMM yyyy")
