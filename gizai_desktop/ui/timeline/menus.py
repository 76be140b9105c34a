"""The menus of messages, and the keys and buttons that open them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication

from gizai_desktop.ui.markdown.plain_text import plain_text
from gizai_desktop.ui.texts import seconds_text, time_text
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.notes import is_note_link
from gizai_desktop.ui.timeline.copying import copied
from gizai_desktop.ui.timeline.overlay.menu import MenuActions, MessageMenu
from gizai_desktop.ui.timeline.reaching import ReachingColumn
from gizai_desktop.ui.typesetting.links import allowed_links, leads_outside


class MenuColumn(ReachingColumn):
    """A column whose messages have menus.

    Signals:
        quote_requested(str): Markdown to be quoted in the next message.
    """

    quote_requested = Signal(str)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the message at the mouse, or of the focused one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index, point = self._focused, self._place_of_focused()
        else:
            point = event.pos()
            index = self._index_at(point)
        self._open_menu(index, self.viewport().mapToGlobal(point), QPointF(point))
        event.accept()

    def copy_plain(self, entry: TimelineEntry) -> None:
        """Put a message on the clipboard without the signs of Markdown."""
        text = entry.message.content
        if not entry.by_user:
            allowed = allowed_links(self._page.style_of(entry).schemes)
            text = plain_text(text, self._page.parsers, allowed)
        QGuiApplication.clipboard().setText(text)

    def quote(self, index: int) -> None:
        """Have what is selected of a message quoted, or else the whole of it."""
        box = self._column.boxes[index]
        content = box.entry.message.content
        selected = self._selection.range_in(index, len(content))
        self.quote_requested.emit((copied(box, *selected) if selected else "") or content)

    def _place_of_focused(self) -> QPoint:
        place = self._place_of_stop()
        if place is not None:
            return place.center()
        tops = (s.y for s in self._column.visible(self._screen) if s.index == self._focused)
        return QPoint(self._page.left, max(0, next(tops, 0)) + self._page.text.line)

    def _open_menu_of(self, message_id: str, place: QPoint) -> None:
        self._open_menu(self._index_of(message_id), place, None)

    def _open_menu(self, index: int | None, place: QPoint, point: QPointF | None) -> None:
        entry = self._column.boxes[index].entry if index is not None else None
        menu = MessageMenu(self._theme, self, entry, self._menu_actions(index, place, point))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _menu_actions(self, index: int | None, place: QPoint, point: QPointF | None) -> MenuActions:
        link = self._pointer.link_at(point) if point is not None else None
        outside = link if link is not None and leads_outside(link) else ""
        put = QGuiApplication.clipboard().setText
        general = MenuActions(
            copy=self.copy_selection if self.has_selection else None,
            select_all=self.select_all,
            copy_link=(lambda: put(outside)) if outside else None,
            busy_reason=self._shown_overlay.busy_reason,
        )
        if index is None:
            return general
        entry = self._column.boxes[index].entry
        return MenuActions(
            copy=general.copy,
            select_all=general.select_all,
            copy_link=general.copy_link,
            busy_reason=general.busy_reason,
            copy_message=partial(put, entry.message.content),
            copy_plain=partial(self.copy_plain, entry),
            quote=partial(self.quote, index),
            edit=partial(self.edit_requested.emit, entry.id),
            ask_again=partial(self.regenerate_requested.emit, entry.id),
            ask_with=partial(self.regenerate_with_requested.emit, entry.id, place),
            branches=self._branches(entry),
            links=self._named_links(entry),
            details=_details(entry),
        )

    def _branches(self, entry: TimelineEntry) -> list[tuple[str, Callable[[], None] | None]]:
        """The ways to the branches beside; one that there is not has no function."""
        if not entry.branched or entry.id not in entry.siblings:
            return []
        at, siblings = entry.siblings.index(entry.id), entry.siblings
        found: list[tuple[str, Callable[[], None] | None]] = []
        for words, other in (
            (self.tr("Previous branch"), at - 1),
            (self.tr("Next branch"), at + 1),
        ):
            there = 0 <= other < len(siblings)
            switch = partial(self.branch_requested.emit, siblings[other]) if there else None
            found.append((words, switch))
        return found

    def _named_links(self, entry: TimelineEntry) -> list[tuple[str, Callable[[], None]]]:
        """The links of a message, for those who have no mouse: by what they are seen to lead to."""
        from gizai_desktop.ui.timeline.access.spoken_text import (  # noqa: PLC0415 - seldom needed
            spoken_content,
        )

        found = {
            link.address: link.address if leads_outside(link.address) else link.words
            for link in spoken_content(self._page, entry).links
            if not is_note_link(link.address)
        }
        return [
            (words, partial(self.link_activated.emit, address)) for address, words in found.items()
        ]


def _details(entry: TimelineEntry) -> tuple[str, ...]:
    """When it was said, and by whom and how fast."""
    elapsed = entry.message.elapsed_ms
    took = seconds_text(elapsed) if elapsed is not None else ""
    by = " · ".join(filter(None, (entry.model_name, entry.service_name, took)))
    return tuple(filter(None, (time_text(entry.message.created_at), by)))
