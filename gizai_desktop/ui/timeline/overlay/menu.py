"""The menu of a message: what can be done with it and with the selection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.widgets.menu import ThemedMenu

_LINKS = 8
_WIDEST = 400
_MIDDLE = Qt.TextElideMode.ElideMiddle


def _nothing() -> None:
    """Stand for what cannot be done."""


@dataclass(frozen=True, slots=True)
class MenuActions:
    """What the rows do; `copy` is None without a selection, `copy_link` beside links.

    Attributes:
        branches, links: words and what they lead to; a branch that there is not has None.
        details: what is only said, such as when the message was written.
        busy_reason: why nothing can be changed now, or empty.
    """

    copy: Callable[[], None] | None
    copy_link: Callable[[], None] | None
    select_all: Callable[[], None]
    copy_message: Callable[[], None] = _nothing
    copy_plain: Callable[[], None] = _nothing
    quote: Callable[[], None] = _nothing
    edit: Callable[[], None] = _nothing
    ask_again: Callable[[], None] = _nothing
    ask_with: Callable[[], None] = _nothing
    branches: Sequence[tuple[str, Callable[[], None] | None]] = ()
    links: Sequence[tuple[str, Callable[[], None]]] = ()
    details: Sequence[str] = ()
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
        if actions.details:
            self.addSeparator()
        for words in actions.details:
            self.add_item(words.replace("&", "&&")).setEnabled(False)

    def _add_message_items(self, entry: TimelineEntry, actions: MenuActions) -> None:
        for words, do in (
            (self.tr("Copy message"), actions.copy_message),
            (self.tr("Copy as plain text"), actions.copy_plain),
            (self.tr("Quote in reply"), actions.quote),
        ):
            row = self.add_item(words)
            row.setEnabled(bool(entry.message.content))
            row.triggered.connect(do)
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
        for words, switch in actions.branches:
            row = self.add_item(words)
            self._hold_back(row, actions.busy_reason)
            if switch is None:
                row.setEnabled(False)
            else:
                row.triggered.connect(switch)

    def _add_links(self, actions: MenuActions) -> None:
        self.addSeparator()
        for words, follow in actions.links[:_LINKS]:
            short = QFontMetrics(self.font()).elidedText(words, _MIDDLE, _WIDEST)
            title = self.tr("Open “%1”").replace("%1", short.replace("&", "&&"))
            self.add_item(title).triggered.connect(follow)

    def _hold_back(self, action: QAction, busy_reason: str) -> None:
        action.setEnabled(not busy_reason)
        if busy_reason:
            action.setToolTip(busy_reason)
