"""The menu of a message: what can be done with it and with the selection."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.widgets.menu import ThemedMenu


@dataclass(frozen=True, slots=True)
class MenuActions:
    """What the rows of the menu do; copy is None without a selection."""

    copy: Callable[[], None] | None
    select_all: Callable[[], None]
    copy_message: Callable[[], None]
    edit: Callable[[], None]
    ask_again: Callable[[], None]
    copy_link: Callable[[], None] | None = None


def message_menu(
    theme: Theme,
    parent: QWidget,
    entry: TimelineEntry | None,
    actions: MenuActions,
    busy_reason: str,
) -> ThemedMenu:
    """A menu for the place of a message, or for no message; the caller shows it."""
    menu = ThemedMenu(theme, parent)
    copy = menu.add_item(_tr("Copy"), "copy", "Ctrl+C")
    copy.setEnabled(actions.copy is not None)
    if actions.copy is not None:
        copy.triggered.connect(actions.copy)
    if actions.copy_link is not None:
        menu.add_item(_tr("Copy link")).triggered.connect(actions.copy_link)
    menu.add_item(_tr("Select all"), None, "Ctrl+A").triggered.connect(actions.select_all)
    if entry is not None:
        menu.addSeparator()
        _add_message_items(menu, entry, actions, busy_reason)
    return menu


def _add_message_items(
    menu: ThemedMenu, entry: TimelineEntry, actions: MenuActions, busy_reason: str
) -> None:
    copy = menu.add_item(_tr("Copy message"))
    copy.setEnabled(bool(entry.message.content))
    copy.triggered.connect(actions.copy_message)
    if entry.running:
        return
    if entry.by_user:
        change = menu.add_item(_tr("Edit message"), "edit")
        change.triggered.connect(actions.edit)
    else:
        change = menu.add_item(_tr("Ask again"), "retry")
        change.triggered.connect(actions.ask_again)
    change.setEnabled(not busy_reason)
    if busy_reason:
        change.setToolTip(busy_reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineView", text)
