"""Menus for the proxy style: radius 10, rows of 32, icon 18, shortcut at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionMenuItem, QWidget

from gizai_desktop.ui.look.painting import box_round, fill_round, separator

if TYPE_CHECKING:
    from gizai_desktop.ui.look.theme import Theme
    from gizai_desktop.ui.look.tokens import ColorName

RADIUS = 10
DANGER = "danger"  # the dynamic property of an action that destroys something
ICON = "icon_name"
"""The dynamic property of an action with an icon of the theme. Not a QIcon: one with an engine
in Python is destroyed twice when a garbage collection finds engine and icon together (PySide
6.11), and this way the icon follows the colours by itself."""
_ITEM_RADIUS = 7
_ITEM_MARGIN = 10
_ICON = 18
_TEXT_LEFT = _ITEM_MARGIN + _ICON + 10
_ItemType = QStyleOptionMenuItem.MenuItemType
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def item_size(
    theme: "Theme", option: QStyleOptionMenuItem, text: QSize, menu: QWidget | None
) -> QSize:
    """The size of a row whose words (without the shortcut) take `text`."""
    if option.menuItemType == _ItemType.Separator:
        return QSize(theme.px(60), 13)
    words = option.text.split("\t")[0]
    width = QFontMetrics(theme.font("ui")).horizontalAdvance(words)
    extra = _text_left(theme, option, menu) + theme.px(_ITEM_MARGIN + 32)
    return QSize(max(width, text.width()) + extra, theme.px(32))


def paint_panel(theme: "Theme", rect: QRect, painter: QPainter) -> None:
    """Draw the menu itself: a raised box with a line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box_round(painter, rect, RADIUS, theme.color("raised"), theme.color("popup_border"))
    painter.restore()


def paint_item(
    theme: "Theme", option: QStyleOptionMenuItem, painter: QPainter, menu: QWidget | None
) -> None:
    """Draw a row: fill when current, icon or tick, words, shortcut, arrow of a submenu."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    margin = theme.px(_ITEM_MARGIN)
    rect = option.rect
    if option.menuItemType == _ItemType.Separator:
        line = rect.adjusted(margin, rect.height() // 2, -margin, 0)
        separator(painter, line, theme.color("border"))
    else:
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if enabled and option.state & QStyle.StateFlag.State_Selected:
            fill_round(painter, rect, _ITEM_RADIUS, theme.color("hover_raised"))
        action = menu.actionAt(rect.center()) if isinstance(menu, QMenu) else None
        _paint_mark(theme, option, painter, action)
        place = rect.adjusted(_text_left(theme, option, menu), 0, -margin, 0)
        color = _word_color(action, enabled=enabled)
        _paint_words(theme, option.text, place, painter, color)
    painter.restore()


def paint_bar_item(theme: "Theme", option: QStyleOptionMenuItem, painter: QPainter) -> None:
    """Draw one title of the menu bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(option.rect, theme.color("window"))
    if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Sunken):
        fill_round(painter, option.rect, _ITEM_RADIUS, theme.color("hover"))
    enabled = option.state & QStyle.StateFlag.State_Enabled
    painter.setPen(theme.color("text" if enabled else "text_disabled"))
    painter.setFont(theme.font("ui"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
    painter.drawText(option.rect, flags, option.text)
    painter.restore()


def _text_left(theme: "Theme", option: QStyleOptionMenuItem, menu: QWidget | None) -> int:
    marked = option.menuHasCheckableItems
    if not marked and menu is not None:
        marked = any(action.property(ICON) or _drawn(action.icon()) for action in menu.actions())
    return theme.px(_TEXT_LEFT if marked else _ITEM_MARGIN + 2)


def _drawn(icon: QIcon) -> bool:
    """Whether it is a picture of ours. Those with a name are the desktop's (`standard_icons`), or
    Qt's in the menus of text fields: in the colours of a theme that is not the design's."""
    return not icon.isNull() and not icon.name()


def _word_color(action: QAction | None, *, enabled: bool) -> "ColorName":
    if not enabled:
        return "text_disabled"
    return "danger" if action is not None and action.property(DANGER) else "text"


def _paint_mark(
    theme: "Theme", option: QStyleOptionMenuItem, painter: QPainter, action: QAction | None
) -> None:
    side = theme.px(_ICON)
    rect = option.rect
    top = rect.top() + (rect.height() - side) // 2
    place = QRect(rect.left() + theme.px(_ITEM_MARGIN), top, side, side)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    if option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable and option.checked:
        theme.paint_icon(painter, place, "check", "text2" if enabled else "text_disabled")
    elif action is not None and (name := action.property(ICON)):
        color: ColorName = "danger" if action.property(DANGER) else "text2"
        theme.paint_icon(painter, place, name, color if enabled else "text_disabled")
    elif _drawn(option.icon):
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
    if option.menuItemType == _ItemType.SubMenu:
        place.moveRight(rect.right() - theme.px(6))
        theme.paint_icon(painter, place, "chevron-right", "text3")


def _paint_words(
    theme: "Theme", text: str, place: QRect, painter: QPainter, color: "ColorName"
) -> None:
    words, _, shortcut = text.partition("\t")
    painter.setFont(theme.font("ui"))
    painter.setPen(theme.color(color))
    painter.drawText(place, _LEFT | Qt.TextFlag.TextHideMnemonic, words)
    if shortcut:
        painter.setFont(theme.font("help"))
        painter.setPen(theme.color("text_disabled" if color == "text_disabled" else "text3"))
        painter.drawText(place, _RIGHT, shortcut)
