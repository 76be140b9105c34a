"""Every action of the window once: its text, its key and its place in the menus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.settings.info import ShortcutRow
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.menu import ThemedMenu
from gizai_desktop.ui.widgets.style_menus import DANGER, ICON


class ActionName(StrEnum):
    """What the user can do from the menus or by a key."""

    NEW_CHAT = "new_chat"
    NEW_FROM_PERSONA = "new_from_persona"
    IMPORT = "import"
    EXPORT = "export"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SETTINGS = "settings"
    PROXY_SETTINGS = "proxy_settings"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    SELECT_ALL = "select_all"
    FIND = "find"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    RENAME = "rename"
    DELETE = "delete"
    CHOOSE_MODEL = "choose_model"
    INSTRUCTIONS = "instructions"
    STOP = "stop"
    NEXT_CHAT = "next_chat"
    PREVIOUS_CHAT = "previous_chat"
    SEARCH_CHATS = "search_chats"
    WRITE = "write"
    LARGER_TEXT = "larger_text"
    SMALLER_TEXT = "smaller_text"
    NORMAL_TEXT = "normal_text"
    SIDEBAR = "sidebar"
    MENU_BAR = "menu_bar"
    SHORTCUTS = "shortcuts"
    SERVICE_PAGE = "service_page"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its English text, its keys as `QKeySequence` reads them, its icon.

    Attributes:
        also: other keys, which menus do not show: + is Shift and = on most keyboards.
        shown_only: the widget with the focus handles the keys itself; menus only show them.
    """

    name: ActionName
    text: str
    keys: str | QKeySequence.StandardKey = ""
    icon: str = ""
    danger: bool = False
    checkable: bool = False
    shown_only: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu; None stands for a line between two groups."""

    title: str
    actions: Sequence[ActionSpec | None]


_Key = QKeySequence.StandardKey
MENUS = (
    MenuSpec(
        QT_TRANSLATE_NOOP("Menu", "&File"),
        (
            ActionSpec(
                ActionName.NEW_CHAT, QT_TRANSLATE_NOOP("Menu", "&New chat"), "Ctrl+N", "new-chat"
            ),
            ActionSpec(
                ActionName.NEW_FROM_PERSONA,
                QT_TRANSLATE_NOOP("Menu", "New chat from a p&ersona…"),
                "Ctrl+Shift+N",
                "user",
            ),
            None,
            ActionSpec(
                ActionName.IMPORT, QT_TRANSLATE_NOOP("Menu", "&Import chats…"), "", "database"
            ),
            ActionSpec(ActionName.EXPORT, QT_TRANSLATE_NOOP("Menu", "&Export…"), "", "download"),
            ActionSpec(ActionName.BACK_UP, QT_TRANSLATE_NOOP("Menu", "&Back up everything…")),
            ActionSpec(ActionName.RESTORE, QT_TRANSLATE_NOOP("Menu", "&Restore a backup…")),
            None,
            ActionSpec(
                ActionName.SETTINGS, QT_TRANSLATE_NOOP("Menu", "&Settings…"), "Ctrl+,", "settings"
            ),
            ActionSpec(
                ActionName.PROXY_SETTINGS,
                QT_TRANSLATE_NOOP("Menu", "&Proxy settings…"),
                "",
                "globe",
            ),
            None,
            ActionSpec(ActionName.QUIT, QT_TRANSLATE_NOOP("Menu", "&Quit"), "Ctrl+Q"),
        ),
    ),
    MenuSpec(
        QT_TRANSLATE_NOOP("Menu", "&Edit"),
        (
            ActionSpec(
                ActionName.UNDO, QT_TRANSLATE_NOOP("Menu", "&Undo"), _Key.Undo, shown_only=True
            ),
            ActionSpec(
                ActionName.REDO, QT_TRANSLATE_NOOP("Menu", "&Redo"), _Key.Redo, shown_only=True
            ),
            None,
            ActionSpec(
                ActionName.CUT, QT_TRANSLATE_NOOP("Menu", "Cu&t"), _Key.Cut, shown_only=True
            ),
            ActionSpec(
                ActionName.COPY,
                QT_TRANSLATE_NOOP("Menu", "&Copy"),
                _Key.Copy,
                "copy",
                shown_only=True,
            ),
            ActionSpec(
                ActionName.PASTE, QT_TRANSLATE_NOOP("Menu", "&Paste"), _Key.Paste, shown_only=True
            ),
            ActionSpec(
                ActionName.SELECT_ALL,
                QT_TRANSLATE_NOOP("Menu", "Select &all"),
                _Key.SelectAll,
                shown_only=True,
            ),
            None,
            ActionSpec(
                ActionName.FIND,
                QT_TRANSLATE_NOOP("Menu", "&Find in conversation…"),
                "Ctrl+F",
                "search",
            ),
            ActionSpec(ActionName.FIND_NEXT, QT_TRANSLATE_NOOP("Menu", "Find &next"), "F3"),
            ActionSpec(
                ActionName.FIND_PREVIOUS,
                QT_TRANSLATE_NOOP("Menu", "Find pre&vious"),
                "Shift+F3",
            ),
        ),
    ),
    MenuSpec(
        QT_TRANSLATE_NOOP("Menu", "&Chat"),
        (
            ActionSpec(ActionName.WRITE, QT_TRANSLATE_NOOP("Menu", "&Write a message"), "Ctrl+L"),
            ActionSpec(
                ActionName.CHOOSE_MODEL, QT_TRANSLATE_NOOP("Menu", "Choose a &model…"), "Ctrl+M"
            ),
            ActionSpec(
                ActionName.INSTRUCTIONS,
                QT_TRANSLATE_NOOP("Menu", "&Instructions…"),
                "Ctrl+I",
                "instructions",
            ),
            ActionSpec(
                ActionName.STOP,
                QT_TRANSLATE_NOOP("Menu", "&Stop the answer"),
                "Esc",
                "stop",
                shown_only=True,
            ),
            None,
            ActionSpec(ActionName.NEXT_CHAT, QT_TRANSLATE_NOOP("Menu", "Ne&xt chat"), "Ctrl+Tab"),
            ActionSpec(
                ActionName.PREVIOUS_CHAT,
                QT_TRANSLATE_NOOP("Menu", "&Previous chat"),
                "Ctrl+Shift+Tab",
            ),
            None,
            ActionSpec(ActionName.RENAME, QT_TRANSLATE_NOOP("Menu", "&Rename…"), "F2", "edit"),
            ActionSpec(
                ActionName.DELETE,
                QT_TRANSLATE_NOOP("Menu", "&Delete chat"),
                "Ctrl+Shift+Del",
                "trash",
                danger=True,
            ),
        ),
    ),
    MenuSpec(
        QT_TRANSLATE_NOOP("Menu", "&View"),
        (
            ActionSpec(
                ActionName.SEARCH_CHATS,
                QT_TRANSLATE_NOOP("Menu", "Sea&rch chats"),
                "Ctrl+K",
                "search",
            ),
            ActionSpec(
                ActionName.SIDEBAR,
                QT_TRANSLATE_NOOP("Menu", "&Sidebar"),
                "Ctrl+B",
                "sidebar",
            ),
            ActionSpec(
                ActionName.MENU_BAR,
                QT_TRANSLATE_NOOP("Menu", "&Menu bar"),
                "F10",
                checkable=True,
            ),
            None,
            ActionSpec(
                ActionName.LARGER_TEXT,
                QT_TRANSLATE_NOOP("Menu", "&Larger text"),
                "Ctrl++",
                also="Ctrl+=",
            ),
            ActionSpec(
                ActionName.SMALLER_TEXT, QT_TRANSLATE_NOOP("Menu", "Smaller &text"), "Ctrl+-"
            ),
            ActionSpec(
                ActionName.NORMAL_TEXT, QT_TRANSLATE_NOOP("Menu", "&Normal text size"), "Ctrl+0"
            ),
        ),
    ),
    MenuSpec(
        QT_TRANSLATE_NOOP("Menu", "&Help"),
        (
            ActionSpec(
                ActionName.SHORTCUTS, QT_TRANSLATE_NOOP("Menu", "&Shortcuts"), "F1", "keyboard"
            ),
            ActionSpec(
                ActionName.SERVICE_PAGE,
                QT_TRANSLATE_NOOP("Menu", "Open GizAI's &page"),
                "",
                "globe",
            ),
            None,
            ActionSpec(ActionName.ABOUT, QT_TRANSLATE_NOOP("Menu", "&About"), "", "info"),
        ),
    ),
)
"""The menu bar."""

HEADER_MENU: Sequence[ActionName | None] = (
    ActionName.NEW_FROM_PERSONA,
    ActionName.RENAME,
    ActionName.INSTRUCTIONS,
    ActionName.EXPORT,
    None,
    ActionName.SEARCH_CHATS,
    ActionName.IMPORT,
    ActionName.SETTINGS,
    ActionName.PROXY_SETTINGS,
    ActionName.SHORTCUTS,
    ActionName.MENU_BAR,
    ActionName.ABOUT,
    None,
    ActionName.DELETE,
)
"""The ⋯ menu of the header."""


class Actions:
    """The actions as Qt objects, owned by the window whose keys they are."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._by_name = {spec.name: self._make(spec, window) for spec in _specs()}
        window.addActions(list(self._by_name.values()))
        self.retranslate()

    def __getitem__(self, name: ActionName) -> QAction:
        return self._by_name[name]

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        for spec in _specs():
            keys = QKeySequence(spec.keys).toString(QKeySequence.SequenceFormat.NativeText)
            text = _translated(spec.text)
            self._by_name[spec.name].setText(f"{text}\t{keys}" if spec.shown_only else text)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put all menus into an empty menu bar."""
        for spec in MENUS:
            menu = ThemedMenu(self._theme, bar)
            menu.setTitle(_translated(spec.title))
            self._fill(menu, [action.name if action else None for action in spec.actions])
            bar.addMenu(menu)

    def header_menu(self, parent: QWidget) -> ThemedMenu:
        """A new ⋯ menu."""
        menu = ThemedMenu(self._theme, parent)
        self._fill(menu, HEADER_MENU)
        return menu

    def _fill(self, menu: ThemedMenu, names: Sequence[ActionName | None]) -> None:
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._by_name[name])

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(window)
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setProperty(ICON, self._theme.icon_name(spec.icon))
        if spec.keys and not spec.shown_only:
            keys = [QKeySequence(spec.keys)]
            action.setShortcuts(keys + ([QKeySequence(spec.also)] if spec.also else []))
        action.setProperty(DANGER, spec.danger)
        return action


def shortcut_rows() -> tuple[ShortcutRow, ...]:
    """Every action that has a key, for the Shortcuts page."""
    return tuple(
        ShortcutRow(_plain(menu.title), _plain(spec.text), QKeySequence(spec.keys))
        for menu in MENUS
        for spec in menu.actions
        if spec is not None and spec.keys
    )


def _specs() -> Iterator[ActionSpec]:
    return (spec for menu in MENUS for spec in menu.actions if spec is not None)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Menu", text)


def _plain(text: str) -> str:
    return _translated(text).replace("&", "").rstrip("…")
