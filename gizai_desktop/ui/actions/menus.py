"""What the window's menus say, as values: every action once, with its keys and its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.actions.names import ActionName


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
            ActionSpec(
                ActionName.EXPORT, QT_TRANSLATE_NOOP("Menu", "E&xport chat…"), "", "download"
            ),
            ActionSpec(ActionName.EXPORT_ALL, QT_TRANSLATE_NOOP("Menu", "Export &all chats…")),
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
            ActionSpec(ActionName.UNDO, QT_TRANSLATE_NOOP("Menu", "&Undo"), _Key.Undo),
            ActionSpec(ActionName.REDO, QT_TRANSLATE_NOOP("Menu", "&Redo"), "Ctrl+Shift+Z"),
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
                ActionName.SUGGEST_TITLE, QT_TRANSLATE_NOOP("Menu", "Suggest a t&itle"), "", "star"
            ),
            ActionSpec(ActionName.PIN, QT_TRANSLATE_NOOP("Menu", "&Pin or unpin"), "Ctrl+D", "pin"),
            ActionSpec(ActionName.TAGS, QT_TRANSLATE_NOOP("Menu", "Ta&gs…"), "Ctrl+T", "tag"),
            ActionSpec(
                ActionName.ARCHIVE,
                QT_TRANSLATE_NOOP("Menu", "&Archive or take out"),
                "Ctrl+Shift+A",
                "archive",
            ),
            ActionSpec(
                ActionName.BRANCHES,
                QT_TRANSLATE_NOOP("Menu", "&Branches…"),
                "Ctrl+Shift+B",
                "branch",
            ),
            ActionSpec(ActionName.DUPLICATE, QT_TRANSLATE_NOOP("Menu", "D&uplicate"), "", "copy"),
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
                ActionName.SWITCHER,
                QT_TRANSLATE_NOOP("Menu", "&Go to a chat…"),
                "Ctrl+P",
                "chat",
            ),
            ActionSpec(ActionName.TRASH, QT_TRANSLATE_NOOP("Menu", "&Trash…"), "", "trash"),
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

FIXED = frozenset({ActionName.UNDO, ActionName.REDO, ActionName.MENU_BAR})
"""Actions whose keys text fields and desktops know, too, so that they stay as they are."""

HEADER_MENU: Sequence[ActionName | None] = (
    ActionName.NEW_FROM_PERSONA,
    ActionName.RENAME,
    ActionName.SUGGEST_TITLE,
    ActionName.TAGS,
    ActionName.BRANCHES,
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
