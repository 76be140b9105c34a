"""Icons of the desktop's theme stay where the desktop draws; our own menus keep the design's."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.standard_icons import APP, NAMES, app_icon, name_icons
from gizai_desktop.ui.actions.window_actions import Actions
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.session.tray_pictures import SIZES, tray_icon
from tests.ui.icon_themes import in_icon_theme

OF_QT = "edit-undo", "edit-redo", "edit-cut", "edit-copy", "edit-paste", "edit-delete"
"""What Qt looks for to put it into the menus of text fields."""
RED = QColor("#ff0000")


def pictures(menus: Sequence[QMenu]) -> list[QImage]:
    found = []
    for menu in menus:
        menu.popup(QPoint(10, 10))
        found.append(menu.grab().toImage())
        menu.close()
    return found


def standard_menus(fields: QWidget) -> list[QMenu]:
    """The menus that Qt makes for text."""
    line, text = QLineEdit("words", fields), QPlainTextEdit("words", fields)
    line.selectAll()
    text.selectAll()
    return [line.createStandardContextMenu(), text.createStandardContextMenu()]


async def test_our_menus_look_alike_with_and_without_icons_of_the_desktop(
    theme: Theme, window: QWidget, tmp_path: Path
) -> None:
    actions = Actions(theme, window)
    menus = [*actions.fill_menu_bar(QMenuBar(window)), actions.header_menu(window)]
    before = pictures(menus)
    with in_icon_theme(tmp_path, NAMES.values()):
        await name_icons(actions)
        assert actions[ActionName.QUIT].icon().name() == "application-exit"
        assert pictures(menus) == before


def test_menus_of_text_fields_have_no_icons_of_another_design(
    theme: Theme, window: QWidget, tmp_path: Path
) -> None:
    del theme
    before = pictures(standard_menus(window))
    with in_icon_theme(tmp_path, OF_QT):
        menus = standard_menus(window)
        assert menus[0].actions()[0].icon().name() == "edit-undo"
        assert pictures(menus) == before


def test_the_unread_mark_is_on_the_icon_of_the_theme(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    with in_icon_theme(tmp_path, [APP]):
        marked = tray_icon(app_icon(), RED)
    assert marked.name() == ""
    for size in SIZES:
        image = marked.pixmap(QSize(size, size), 1.0).toImage()
        assert image.size() == QSize(size, size)
        assert image.pixelColor(2, 2) == QColor("#00ff00")
        assert image.pixelColor(size * 4 // 5, size * 4 // 5) == RED


def test_without_a_theme_the_icon_is_our_file(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    with in_icon_theme(tmp_path, []):
        assert app_icon().name() == ""
        assert not app_icon().pixmap(QSize(48, 48), 1.0).isNull()
        assert QIcon.fromTheme(NAMES[ActionName.QUIT]).isNull()
