"""Check box and radio marks for the proxy style, 16 px, line 1.5."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOption

from gizai_desktop.ui.look.painting import fill_round, stroke_round

if TYPE_CHECKING:
    from gizai_desktop.ui.look.theme import Theme
    from gizai_desktop.ui.look.tokens import ColorName

_State = QStyle.StateFlag
_RADIUS = 4


def paint_check_box(theme: "Theme", option: QStyleOption, painter: QPainter) -> None:
    """Draw the box with its tick, or a dash when partly checked."""
    box = QRectF(option.rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _dim(painter, option)
    if option.state & (_State.State_On | _State.State_NoChange):
        fill_round(painter, box, _RADIUS, theme.color(_fill(option)))
        _mark(theme, painter, box, dash=bool(option.state & _State.State_NoChange))
    else:
        fill_round(painter, box, _RADIUS, theme.color("surface"))
        stroke_round(painter, box, _RADIUS, theme.color(_line(option)), 1.5)
    painter.restore()


def paint_radio(theme: "Theme", option: QStyleOption, painter: QPainter) -> None:
    """Draw the circle, filled with a light dot when chosen."""
    box = QRectF(option.rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _dim(painter, option)
    if option.state & _State.State_On:
        fill_round(painter, box, box.height() / 2, theme.color(_fill(option)))
        dot = box.height() * 3 / 16
        painter.setBrush(theme.color("accent_text"))
        painter.drawEllipse(box.center(), dot, dot)
    else:
        fill_round(painter, box, box.height() / 2, theme.color("surface"))
        stroke_round(painter, box, box.height() / 2, theme.color(_line(option)), 1.5)
    painter.restore()


def _dim(painter: QPainter, option: QStyleOption) -> None:
    if not option.state & _State.State_Enabled:
        painter.setOpacity(0.45)


def _fill(option: QStyleOption) -> "ColorName":
    return "accent_hover" if option.state & _State.State_MouseOver else "accent"


def _line(option: QStyleOption) -> "ColorName":
    return "text2" if option.state & _State.State_MouseOver else "control_border"


def _mark(theme: "Theme", painter: QPainter, box: QRectF, *, dash: bool) -> None:
    unit = box.width() / 16
    pen = QPen(theme.color("accent_text"), 1.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    steps = ((4.5, 8.0), (11.5, 8.0)) if dash else ((4.2, 8.4), (6.9, 11.0), (11.8, 5.4))
    origin = box.topLeft()
    painter.drawPolyline([origin + QPointF(x * unit, y * unit) for x, y in steps])
