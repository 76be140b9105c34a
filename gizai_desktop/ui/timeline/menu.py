"""The menu of a message: what can be done with it and with the selection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.widgets.menu import ThemedMenu

_LINKS = 8


@dataclass(frozen=True, slots=True)
class MenuActions:
    """What the rows do; `copy` is None without a selection, `copy_link` beside links.

    `links` are words and what opens them; `busy_reason`, if any, says why nothing can be
    changed now.
    """

    copy: Callable[[], None] | None
    copy_link: Callable[[], None] | None
    select_all: Callable[[], None]
    copy_message: Callable[[], None]
    edit: Callable[[], None]
    ask_again: Callable[[], None]
    ask_with: Callable[[], None]
    links: Sequence[tuple[str, Callable[[], None]]] = ()
    busy_reason: str = ""


class MessageMenu(ThemedMenu):
    """Opens at a message, or with no entry beside all messages."""

    def __init__(
        self, theme: Theme, parent: QWidget, entry: TimelineEntry | None, actions: MenuActions
    ) -> None:
        super().__init__(theme, parent)
        copy = self.add_item(self.tr("Copy"), "copy", "Ctrl+C")
        copy.setEnabled(actions.copy is not None)
        if actions.copy is not None:
            copy.triggered.connect(actions.copy)
        if actions.copy_link is not None:
            self.add_item(self.tr("Copy link")).triggered.connect(actions.copy_link)
        select = self.add_item(self.tr("Select all"), None, "Ctrl+A")
        select.triggered.connect(actions.select_all)
        if entry is not None:
            self.addSeparator()
            self._add_message_items(entry, actions)
        if actions.links:
            self._add_links(actions)

    def _add_message_items(self, entry: TimelineEntry, actions: MenuActions) -> None:
        copy = self.add_item(self.tr("Copy message"))
        copy.setEnabled(bool(entry.message.content))
        copy.triggered.connect(actions.copy_message)
        if entry.running:
            return
        if entry.by_user:
            change = self.add_item(self.tr("Edit message"), "edit")
            change.triggered.connect(actions.edit)
        else:
            change = self.add_item(self.tr("Ask again"), "retry")
            change.triggered.connect(actions.ask_again)
            other = self.add_item(self.tr("Regenerate with…"))
            other.triggered.connect(actions.ask_with)
            self._hold_back(other, actions.busy_reason)
        self._hold_back(change, actions.busy_reason)

    def _add_links(self, actions: MenuActions) -> None:
        self.addSeparator()
        for words, follow in actions.links[:_LINKS]:
            title = self.tr("Open “%1”").replace("%1", words.replace("&", "&&"))
            self.add_item(title).triggered.connect(follow)

    def _hold_back(self, action: QAction, busy_reason: str) -> None:
        action.setEnabled(not busy_reason)
        if busy_reason:
            action.setToolTip(busy_reason)
