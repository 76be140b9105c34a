"""The menu of a message: what can be done with it and with the selection."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.widgets.menu import ThemedMenu


@dataclass(frozen=True, slots=True)
class MenuActions:
    """What the rows do; `copy` is None without a selection, `copy_link` beside links.

    `busy_reason`, if any, says why nothing can be changed now.
    """

    copy: Callable[[], None] | None
    copy_link: Callable[[], None] | None
    select_all: Callable[[], None]
    copy_message: Callable[[], None]
    edit: Callable[[], None]
    ask_again: Callable[[], None]
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
        change.setEnabled(not actions.busy_reason)
        if actions.busy_reason:
            change.setToolTip(actions.busy_reason)
