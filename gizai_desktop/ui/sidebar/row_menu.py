"""The menu of one conversation, or of all that are picked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.texts import count_text
from gizai_desktop.ui.widgets.menu import ThemedMenu

translate = QCoreApplication.translate  # the name that the translation tools look for


@dataclass(frozen=True, slots=True)
class RowMenuHandlers:
    """What the menu calls."""

    rename: Callable[[str], None]
    ask: Callable[[RowRequest], None]


def row_menu(
    theme: Theme,
    parent: QWidget,
    headers: Sequence[ConversationHeader],
    handlers: RowMenuHandlers,
) -> ThemedMenu:
    """A new menu for these conversations, which are at least one."""
    menu = _RowMenu(theme, parent, headers, handlers)
    menu.fill()
    return menu


class _RowMenu(ThemedMenu):
    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        headers: Sequence[ConversationHeader],
        handlers: RowMenuHandlers,
    ) -> None:
        super().__init__(theme, parent)
        self._headers = headers
        self._handlers = handlers

    def fill(self) -> None:
        """Add what fits one conversation, or several."""
        one = len(self._headers) == 1
        if one:
            rename = self.add_item(translate("Sidebar", "Rename"), "edit", "F2")
            rename.triggered.connect(lambda: self._handlers.rename(self._headers[0].id))
        if all(header.pinned for header in self._headers):
            self._add(RowAction.UNPIN, translate("Sidebar", "Unpin"), "pin")
        else:
            self._add(RowAction.PIN, translate("Sidebar", "Pin"), "pin")
        self._add(RowAction.TAGS, translate("Sidebar", "Tags…"), "tag")
        if all(header.archived for header in self._headers):
            self._add(
                RowAction.UNARCHIVE, translate("Sidebar", "Take out of the archive"), "archive"
            )
        else:
            self._add(RowAction.ARCHIVE, translate("Sidebar", "Archive"), "archive")
        if one:
            self._add(RowAction.DUPLICATE, translate("Sidebar", "Duplicate"), "copy")
            self._add(RowAction.BRANCHES, translate("Sidebar", "Branches…"), "branch")
            self._add(RowAction.SUGGEST_TITLE, translate("Sidebar", "Suggest a title"), "star")
        self._add(RowAction.EXPORT, translate("Sidebar", "Export…"), "download")
        self.addSeparator()
        text = translate("Sidebar", "Delete")
        if not one:
            many = translate("Sidebar", "Delete %1 chats")
            text = many.replace("%1", count_text(len(self._headers)))
        self._add(RowAction.DELETE, text, "trash", "Del", danger=True)

    def _add(
        self, action: RowAction, text: str, icon: str, key: str = "", *, danger: bool = False
    ) -> None:
        request = RowRequest(action, tuple(header.id for header in self._headers))
        item = self.add_item(text, icon, key, danger=danger)
        item.triggered.connect(lambda: self._handlers.ask(request))
