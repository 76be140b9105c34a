"""One message as a screen reader meets it."""

from collections.abc import Sequence
from typing import Protocol

import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.timeline.access.item_access import Act, Actions, Item, Kind
from gizai_desktop.ui.timeline.access.node_access import NodeAccess, Path, shortened
from gizai_desktop.ui.timeline.access.spoken_nodes import Node, NodeKind
from gizai_desktop.ui.timeline.access.spoken_text import Spoken, said_at, source_of
from gizai_desktop.ui.timeline.access.text_access import MessageText
from gizai_desktop.ui.timeline.column.entry import TimelineEntry

_Text = QAccessible.Text
_IN_LINES = frozenset({NodeKind.LINK, NodeKind.CELL, NodeKind.HEAD_CELL})
_SCROLLING = frozenset({NodeKind.TABLE, NodeKind.CODE, NodeKind.FORMULA})


class Messages(Protocol):
    """What the interfaces of messages ask their view for."""

    def index_of(self, message_id: str, hint: int) -> int | None:
        """Where a message stands now, perhaps where it stood before."""

    def entry_at(self, index: int) -> TimelineEntry:
        """What is shown of a message."""

    def spoken_entry(self, entry: TimelineEntry) -> Spoken:
        """Its words."""

    def author_of(self, entry: TimelineEntry) -> str:
        """Who wrote it."""

    def remarks_on(self, entry: TimelineEntry) -> str:
        """What is shown beside its words."""

    def place_of(self, index: int) -> QRect:
        """Where it is in the viewport."""

    def is_current(self, index: int) -> bool:
        """Whether the keyboard is at it."""

    def acts_on(self, index: int) -> Sequence[Act]:
        """What can be done with it."""

    def go_to_message(self, index: int) -> None:
        """Take the keyboard to it."""

    def follow_link(self, index: int, address: str) -> None:
        """Open a link as a click does."""

    def go_to_link(self, index: int, position: int) -> None:
        """Take the keyboard to the link whose words begin there in the source."""

    def is_at(self, index: int, first: int, last: int, *, link: bool) -> bool:
        """Whether the keyboard is at a link, or at what scrolls, in that range of the source."""

    def place_in(self, index: int, first: int, last: int, *, whole: bool) -> QRect:
        """Where a range of the source is in the viewport: its words, or all of its lines."""

    def position_at(self, index: int, point: QPoint) -> int | None:
        """The position in the source of a message at a point of the viewport."""


class MessageAccess(Item):
    """A message: an item of the list, whose name is who wrote it and what."""

    def __init__(self, viewport: QWidget, messages: Messages, message_id: str, index: int) -> None:
        self.message_id = message_id
        self.parts: dict[tuple[Path, NodeKind, int], NodeAccess] = {}
        self._messages = messages
        self._hint = index
        self._known: tuple[TimelineEntry, Spoken] | None = None
        parts = {
            Kind.ActionInterface: Actions(viewport, self.acts),
            Kind.TextInterface: MessageText(
                viewport,
                lambda: self.spoken,
                self.rect,
                self.place_of_character,
                self.character_under,
            ),
        }
        super().__init__(viewport, parts)

    @property
    def index(self) -> int | None:
        """Where it stands among the messages, None when it has gone."""
        if not shiboken6.isValid(self._viewport):
            return None
        found = self._messages.index_of(self.message_id, self._hint)
        self._hint = self._hint if found is None else found
        return found

    @property
    def entry(self) -> TimelineEntry | None:
        """What is shown of it, None when it has gone."""
        index = self.index
        return self._messages.entry_at(index) if index is not None else None

    @property
    def spoken(self) -> Spoken:
        """Its words; read anew when they have changed."""
        entry = self.entry
        if entry is None:
            return Spoken("")
        if self._known is None or self._known[0] is not entry:
            self._known = entry, self._messages.spoken_entry(entry)
        return self._known[1]

    def acts(self) -> Sequence[Act]:
        """What can be done with it."""
        index = self.index
        return self._messages.acts_on(index) if index is not None else ()

    def open_link(self, address: str) -> None:
        """Follow one of its links."""
        index = self.index
        if index is not None:
            self._messages.follow_link(index, address)

    # -- its parts ----------------------------------------------------------------------------

    def node_at(self, path: Path) -> Node | None:
        """What is at that place in it now."""
        nodes, found = self.spoken.nodes, None
        for number in path:
            if number >= len(nodes):
                return None
            found = nodes[number]
            nodes = found.children
        return found

    def part_at(self, path: Path) -> QAccessibleInterface:
        """The interface of that, made now if nobody has asked for it before."""
        node = self.node_at(path)
        if node is None:
            return self
        key = path, node.kind, node.level
        if key not in self.parts:
            self.parts[key] = NodeAccess(self._viewport, self, path, node)
        return self.parts[key]

    def part_under(self, path: Path, point: QPoint) -> QAccessibleInterface | None:
        """The part of a part at a point of the screen."""
        position = self._position_under(point)
        node = self.node_at(path)
        nodes = node.children if node is not None else self.spoken.nodes
        for number, child in enumerate(nodes if position is not None else ()):
            if position is not None and child.first <= position < child.last:
                under = self.place_of(child).contains(point)
                return self.part_at((*path, number)) if under else None
        return None

    def part_with_keyboard(self) -> QAccessibleInterface:
        """The link, or what scrolls, that the keyboard is at; else the message."""
        path: Path = ()
        nodes = self.spoken.nodes
        while nodes:
            inside = [at for at, node in enumerate(nodes) if self._is_on_the_way(node)]
            if not inside:
                break
            path, nodes = (*path, inside[0]), nodes[inside[0]].children
        return self.part_at(path)

    def _is_on_the_way(self, node: Node) -> bool:
        return self.has_keyboard(node) or any(map(self._is_on_the_way, node.children))

    def place_of(self, node: Node) -> QRect:
        """Where it is on the screen."""
        return self._place_in(node.first, node.last, whole=node.kind not in _IN_LINES)

    def has_keyboard(self, node: Node) -> bool:
        """Whether the keyboard is at it."""
        index, link = self.index, node.kind is NodeKind.LINK
        if index is None or not (link or node.kind in _SCROLLING):
            return False
        return self._messages.is_at(index, node.first, node.last, link=link)

    def go_to(self, node: Node) -> None:
        """Take the keyboard to a link."""
        index = self.index
        if index is not None:
            self._messages.go_to_link(index, node.first)

    def place_of_character(self, at: int) -> QRect:
        """Where a character of what is said is on the screen; signs are where their words are."""
        position = source_of(self.spoken, at)
        return self.rect() if position is None else self._place_in(position, position + 1)

    def character_under(self, point: QPoint) -> int | None:
        """The character of what is said at a point of the screen."""
        position = self._position_under(point)
        return None if position is None else said_at(self.spoken, position)

    def _place_in(self, first: int, last: int, *, whole: bool = False) -> QRect:
        index = self.index
        if index is None:
            return QRect()
        return self.on_screen(self._messages.place_in(index, first, last, whole=whole))

    def _position_under(self, point: QPoint) -> int | None:
        index = self.index
        if index is None:
            return None
        return self._messages.position_at(index, self._viewport.mapFromGlobal(point))

    # -- Qt -----------------------------------------------------------------------------------

    def isValid(self) -> bool:
        """Whether it is still there."""
        return self.index is not None

    def parent(self) -> QAccessibleInterface:
        """The list of messages."""
        return QAccessible.queryAccessibleInterface(self._viewport)

    def childCount(self) -> int:
        """How many headings, lists, tables, pieces of code and links it has."""
        return len(self.spoken.nodes)

    def child(self, index: int) -> QAccessibleInterface:
        """One of its parts."""
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        return self.part_at((index,))

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """Which of its parts that is."""
        return arg__1.path[0] if isinstance(arg__1, NodeAccess) and len(arg__1.path) == 1 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Its part at a point of the screen."""
        return self.part_under((), QPoint(x, y))  # type: ignore[return-value]

    def text(self, t: _Text) -> str:
        """Who wrote it and what; beside that, what stands above and below."""
        entry = self.entry
        if entry is None:
            return ""
        if t is _Text.Name:
            return f"{self._messages.author_of(entry)}: {shortened(self.spoken.text)}"
        return self._messages.remarks_on(entry) if t is _Text.Description else ""

    def rect(self) -> QRect:
        """Its place on the screen, where it is not seen, about where it would be."""
        index = self.index
        return QRect() if index is None else self.on_screen(self._messages.place_of(index))

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it is seen, has the keyboard, and still grows."""
        state = QAccessible.State()
        index = self.index
        if index is None:
            state.invalid = 1
            return state
        seen = self._viewport.rect().intersects(self._messages.place_of(index))
        state.focusable = state.readOnly = state.multiLine = 1
        state.focused = int(self._messages.is_current(index))
        state.offscreen = int(not seen)
        state.invisible = int(not self._viewport.isVisible())
        state.busy = int(self._messages.entry_at(index).running)
        return state
