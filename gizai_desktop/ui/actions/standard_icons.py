"""Names of the freedesktop Icon Naming Specification, for what the desktop draws in our place.

The menu of a tray and a menu bar on the desktop's own panel stand among other programs' menus,
so they get the icons of the desktop's theme. Windows and menus that we paint keep the design's:
one theme's coloured icons and another's black ones on our dark menus belong to neither.
A row without a name here means something that the specification has no icon for.
"""

import asyncio
import sys
from collections.abc import Mapping

from PySide6.QtGui import QIcon

from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.window_actions import Actions

APP = "gizai-desktop"
"""The application's own icon, as the packages install it."""
HICOLOR = "hicolor"
"""The theme that applications install their own icons into; it has no others."""

NAMES: Mapping[ActionName, str] = {
    ActionName.NEW_CHAT: "document-new",
    ActionName.IMPORT: "document-open",
    ActionName.EXPORT: "document-save-as",
    ActionName.EXPORT_ALL: "document-save-as",
    ActionName.BACK_UP: "document-save",
    ActionName.RESTORE: "document-revert",
    ActionName.SETTINGS: "preferences-system",
    ActionName.PROXY_SETTINGS: "preferences-system-network",
    ActionName.QUIT: "application-exit",
    ActionName.UNDO: "edit-undo",
    ActionName.REDO: "edit-redo",
    ActionName.CUT: "edit-cut",
    ActionName.COPY: "edit-copy",
    ActionName.PASTE: "edit-paste",
    ActionName.SELECT_ALL: "edit-select-all",
    ActionName.FIND: "edit-find",
    ActionName.FIND_NEXT: "go-down",
    ActionName.FIND_PREVIOUS: "go-up",
    ActionName.STOP: "process-stop",
    ActionName.NEXT_CHAT: "go-next",
    ActionName.PREVIOUS_CHAT: "go-previous",
    ActionName.DUPLICATE: "edit-copy",
    ActionName.DELETE: "edit-delete",
    ActionName.SEARCH_CHATS: "system-search",
    ActionName.SWITCHER: "go-jump",
    ActionName.TRASH: "user-trash",
    ActionName.LARGER_TEXT: "zoom-in",
    ActionName.SMALLER_TEXT: "zoom-out",
    ActionName.NORMAL_TEXT: "zoom-original",
    ActionName.SHORTCUTS: "preferences-desktop-keyboard",
    ActionName.SERVICE_PAGE: "applications-internet",
    ActionName.ABOUT: "help-about",
}


def standard_icon(name: ActionName) -> QIcon:
    """The desktop theme's icon, which Qt hands on by its name; null where there is none.

    Looking for an icon that a theme lacks reads files for up to 11 ms, so not before the first
    paint, and not at all where there is no theme but the one for applications' own icons.
    """
    themed = sys.platform == "linux" and QIcon.themeName() not in {"", HICOLOR}
    return QIcon.fromTheme(NAMES[name]) if themed else QIcon()


async def name_icons(actions: Actions) -> None:
    """Give the actions icons for a menu bar that the desktop draws, one a turn of the loop."""
    for name in NAMES:
        icon = standard_icon(name)
        if not icon.isNull():
            actions[name].setIcon(icon)
        await asyncio.sleep(0)


def app_icon() -> QIcon:
    """The application's icon: the theme's where it is installed, otherwise the file of ours.

    Not for windows: desktops know theirs from the menu's entry, and every start would look for it.
    """
    return QIcon.fromTheme(APP, QIcon(str(resource_dir() / "icons/app/gizai-desktop.svg")))


def app_icon_address() -> str:
    """The same as other programs find it: a name, or the URI of a file."""
    named = app_icon().name()
    return named or (resource_dir() / "icons/app/gizai-desktop.svg").as_uri()
