"""Scroll bars for the proxy style: a thumb of 6 px, 8 px under the mouse, no arrows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from gizai_desktop.ui.look.painting import fill_round

if TYPE_CHECKING:
    from gizai_desktop.ui.look.theme import Theme

MIN_THUMB = 32
_SC = QStyle.SubControl


def part(option: QStyleOptionSlider, control: QStyle.SubControl) -> QRect:
    """The rectangle of one part; the arrow buttons have none."""
    rect = option.rect
    thumb = _thumb(option)
    before, after = QRect(rect), QRect(rect)
    if option.orientation == Qt.Orientation.Horizontal:
        before.setRight(thumb.left() - 1)
        after.setLeft(thumb.right() + 1)
    else:
        before.setBottom(thumb.top() - 1)
        after.setTop(thumb.bottom() + 1)
    parts = {
        _SC.SC_ScrollBarGroove: rect,
        _SC.SC_ScrollBarSlider: thumb,
        _SC.SC_ScrollBarSubPage: before,
        _SC.SC_ScrollBarAddPage: after,
    }
    return parts.get(control, QRect())


def paint(theme: "Theme", option: QStyleOptionSlider, painter: QPainter) -> None:
    """Draw the thumb, or nothing when there is nothing to scroll."""
    if option.maximum <= option.minimum:
        return
    active = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken))
    width = 8 if active else 6
    box = QRectF(_thumb(option))
    if option.orientation == Qt.Orientation.Horizontal:
        box = QRectF(box.left() + 2, box.center().y() - width / 2, box.width() - 4, width)
    else:
        box = QRectF(box.center().x() - width / 2, box.top() + 2, width, box.height() - 4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill_round(painter, box, width / 2, theme.color("scrollbar_hover" if active else "scrollbar"))
    painter.restore()


def _thumb(option: QStyleOptionSlider) -> QRect:
    rect = option.rect
    horizontal = option.orientation == Qt.Orientation.Horizontal
    groove = rect.width() if horizontal else rect.height()
    span = option.maximum - option.minimum
    length = groove
    if span > 0:
        length = option.pageStep * groove // (span + option.pageStep)
        length = min(groove, max(MIN_THUMB, length))
    start = QStyle.sliderPositionFromValue(
        option.minimum,
        option.maximum,
        option.sliderPosition,
        groove - length,
        option.upsideDown,
    )
    if horizontal:
        return QRect(rect.left() + start, rect.top(), length, rect.height())
    return QRect(rect.left(), rect.top() + start, rect.width(), length)
