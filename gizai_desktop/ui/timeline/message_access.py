"""One message, and each link in it, as a screen reader meets them."""

from collections.abc import Sequence
from typing import Protocol

import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.timeline.item_access import Act, Actions, Item, Kind
from gizai_desktop.ui.timeline.spoken_text import NamedLink, Spoken
from gizai_desktop.ui.timeline.text_access import MessageText

LONGEST_NAME = 4000
"""Characters of a message that its name has; its text has all of them."""

_Text = QAccessible.Text


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


class MessageAccess(Item):
    """A message: an item of the list, whose name is who wrote it and what."""

    def __init__(self, viewport: QWidget, messages: Messages, message_id: str, index: int) -> None:
        self.message_id = message_id
        self.links: dict[int, LinkAccess] = {}
        self._messages = messages
        self._hint = index
        self._known: tuple[TimelineEntry, Spoken] | None = None
        parts = {
            Kind.ActionInterface: Actions(viewport, self.acts),
            Kind.TextInterface: MessageText(lambda: self.spoken.text, self.rect),
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

    # -- Qt -----------------------------------------------------------------------------------

    def isValid(self) -> bool:
        """Whether it is still there."""
        return self.index is not None

    def parent(self) -> QAccessibleInterface:
        """The list of messages."""
        return QAccessible.queryAccessibleInterface(self._viewport)

    def childCount(self) -> int:
        """How many links it has."""
        return len(self.spoken.links)

    def child(self, index: int) -> QAccessibleInterface:
        """One of its links."""
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        if index not in self.links:
            self.links[index] = LinkAccess(self._viewport, self, index)
        return self.links[index]

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """Which of the links that is."""
        return arg__1.number if isinstance(arg__1, LinkAccess) else -1

    def text(self, t: _Text) -> str:
        """Who wrote it and what; beside that, what stands above and below."""
        entry = self.entry
        if entry is None:
            return ""
        if t is _Text.Name:
            words = self.spoken.text
            cut = words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME] + "…"
            return f"{self._messages.author_of(entry)}: {cut}"
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


class LinkAccess(Item):
    """A link in a message: its name is its words, its description where it leads."""

    def __init__(self, viewport: QWidget, message: MessageAccess, number: int) -> None:
        self.number = number
        self._message = message
        super().__init__(viewport, {Kind.ActionInterface: Actions(viewport, self._acts)})

    @property
    def _link(self) -> NamedLink | None:
        links = self._message.spoken.links if shiboken6.isValid(self._message) else ()
        return links[self.number] if self.number < len(links) else None

    def _acts(self) -> Sequence[Act]:
        link = self._link
        if link is None:
            return ()
        press = QAccessibleActionInterface.pressAction()
        return (Act(press, lambda: self._message.open_link(link.address)),)

    # -- Qt -----------------------------------------------------------------------------------

    def isValid(self) -> bool:
        """Whether it is still there."""
        return self._link is not None

    def parent(self) -> QAccessibleInterface:
        """The message that it is in."""
        return self._message

    def childCount(self) -> int:
        """There are none."""
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        """There are none."""
        del index
        return None  # type: ignore[return-value]

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """There are none."""
        del arg__1
        return -1

    def text(self, t: _Text) -> str:
        """The words, and the address."""
        link = self._link
        if link is None:
            return ""
        return {_Text.Name: link.words, _Text.Description: link.address}.get(t, "")

    def rect(self) -> QRect:
        """That of its message."""
        return self._message.rect() if shiboken6.isValid(self._message) else QRect()

    def role(self) -> QAccessible.Role:
        """A link."""
        return QAccessible.Role.Link

    def state(self) -> QAccessible.State:
        """As much seen as its message."""
        state = self._message.state() if self._link is not None else QAccessible.State()
        state.linked = 1
        state.focusable = state.focused = state.multiLine = 0
        return state
