"""The menu beside the search: how the conversations are sorted, and which are listed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.look.painting import fill_round
from gizai_desktop.ui.look.tag_colors import tag_color
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.shelf import Choice
from gizai_desktop.ui.widgets.menu import ThemedMenu

MOST_TAGS = 20
"""Tags in the menu; all others are found with ``tag:`` in the search."""

translate = QCoreApplication.translate  # the name that the translation tools look for


def view_menu(
    theme: Theme,
    parent: QWidget,
    choice: Choice,
    tags: Sequence[str],
    choose: Callable[[Choice], None],
) -> ThemedMenu:
    """A new menu.

    Args:
        tags: those in use, the most used first.
    """
    menu = ThemedMenu(theme, parent)

    def add(text: str, wanted: Choice) -> QAction:
        item = menu.add_item(text)
        item.setCheckable(True)
        item.setChecked(wanted == choice)
        item.triggered.connect(lambda: choose(wanted))
        return item

    add(translate("Sidebar", "Sort by recent activity"), replace(choice, order=ChatOrder.RECENT))
    add(translate("Sidebar", "Sort by title"), replace(choice, order=ChatOrder.TITLE))
    menu.addSeparator()
    add(translate("Sidebar", "All chats"), Choice(choice.order))
    add(translate("Sidebar", "Archived chats"), Choice(choice.order, archived=True))
    if tags:
        menu.addSeparator()
    for tag in tags[:MOST_TAGS]:
        wanted = replace(choice, tag=tag)
        item = add(tag.replace("&", "&&"), wanted)
        item.setIcon(_dot(theme, tag, menu.devicePixelRatioF()))
    return menu


def _dot(theme: Theme, tag: str, ratio: float) -> QIcon:
    side, dot = theme.px(18), theme.px(8)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect((side - dot) // 2, (side - dot) // 2, dot, dot)
        fill_round(painter, place, dot / 2, tag_color(theme, tag))
    return QIcon(pixmap)
