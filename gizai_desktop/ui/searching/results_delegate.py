"""How one found conversation looks: its title, its date, and where the words stand."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QRect, QSize, QTime
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.searching.results_model import Index, ResultsModel
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.tokens import ColorName
from gizai_desktop.ui.widgets.marked_text import paint_marked
from gizai_desktop.ui.widgets.painting import fill_round, stroke_round
from gizai_desktop.ui.widgets.row_canvas import RowCanvas

SIDE = 8
_INSET = 12
_RADIUS = 8
_PADDING = 7
_TITLE = 20
_LINE = 18
_LINES = 2

translate = QCoreApplication.translate  # the name that the translation tools look for


class ResultsDelegate(QStyledItemDelegate):
    """Paints rows; the list tells which is open, under the mouse, or has the keyboard."""

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

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines more where there is something of a message to show."""
        del option
        lines = _TITLE + 2 * _PADDING + 2
        if self._model.hits[index.row()].snippet:
            lines += _LINES * _LINE
        return QSize(0, self._theme.px(lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ring = self._look_of(index)
        box = option.rect.adjusted(SIDE, 0, -SIDE, -2)
        if fill is not None:
            fill_round(painter, box, _RADIUS, self._theme.color(fill))
        if ring:
            stroke_round(painter, box, _RADIUS, self._theme.color("focus"), self._theme.ring_px)
        self._paint_hit(painter, option, box, self._model.hits[index.row()])
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, hit: SearchHit
    ) -> None:
        px = self._theme.px
        top = QRect(box.left(), box.top() + px(_PADDING), box.width(), px(_TITLE))
        canvas = RowCanvas(painter, self._theme, top, option.direction)
        end = self._paint_date(canvas, hit)
        place = canvas.visual(QRect(box.left() + _INSET, top.top(), end - _INSET - 8, top.height()))
        title = " ".join(hit.header.title.split())
        ranges = hit.title_ranges if title == hit.header.title else ()
        paint_marked(painter, self._theme, place, (title, ranges), ("ui_strong", "text"))
        if hit.snippet:
            width, height = box.width() - 2 * _INSET, px(_LINES * _LINE)
            low = QRect(box.left() + _INSET, top.bottom() + 1, width, height)
            words = (hit.snippet, hit.ranges)
            paint_marked(painter, self._theme, low, words, ("help", "text2"), lines=_LINES)

    def _paint_date(self, canvas: RowCanvas, hit: SearchHit) -> int:
        """Write date and number of hits at the end; returns where the title ends."""
        words = short_date(hit.header.last_activity.astimezone(), self._now())
        if hit.hits > 1:
            words = f"{hit.hits:n} · {words}"
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
