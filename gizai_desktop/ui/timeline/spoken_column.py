"""The column for those who hear it: messages as a list, and who the keyboard is at."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QGuiApplication,
)
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.message import Role
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import seconds_text
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.menus import MenuColumn
from gizai_desktop.ui.timeline.overlay.answer_head import left_out_sentence
from gizai_desktop.ui.timeline.stops import Stop

if TYPE_CHECKING:
    from gizai_desktop.ui.timeline.access.item_access import Act
    from gizai_desktop.ui.timeline.access.messages_access import MadeMessages
    from gizai_desktop.ui.timeline.access.spoken_text import Spoken


class SpokenColumn(MenuColumn):
    """A column that a screen reader can read message by message.

    Nothing here costs anything until a screen reader asks for the first message.
    """

    accessible_role = QAccessible.Role.Pane

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        self._made: MadeMessages | None = None
        super().__init__(theme, parent)

    def say_waiting(self, entry: TimelineEntry) -> None:
        """Have it said that an answer is awaited."""
        if QAccessible.isActive():
            from gizai_desktop.ui.timeline.access.announcing import (  # noqa: PLC0415 - seldom needed
                announce_waiting,
            )

            announce_waiting(self, entry)

    def say_ended(self, entry: TimelineEntry) -> None:
        """Have it said how an answer ended."""
        if QAccessible.isActive():
            from gizai_desktop.ui.timeline.access.announcing import (  # noqa: PLC0415 - seldom needed
                announce_end,
            )

            announce_end(self, self._page, entry)

    def _describe_messages(self, viewport: QWidget) -> QAccessibleInterface:
        from gizai_desktop.ui.timeline.access.messages_access import (  # noqa: PLC0415 - seldom needed
            MadeMessages,
            MessagesAccess,
        )

        made = self._made = MadeMessages(viewport, self)
        viewport.destroyed.connect(made.forget_all)
        return MessagesAccess(viewport, self.tr("Messages"), made, self)

    def _tell_of_change(self, *, other: bool) -> None:
        """Let a screen reader know that messages came or went; `other`: all of them did."""
        made = self._made
        if made is None or not QAccessible.isActive():
            return
        boxes = self._column.boxes
        made.keep({entry.id for entry in boxes.entries})
        if other:
            reordered = QAccessibleEvent(self.viewport(), QAccessible.Event.ObjectReorder)
            QAccessible.updateAccessibility(reordered)
            return
        # At the end: a question, its answer, and that one's change when it is complete.
        for index in range(max(0, len(boxes) - 2), len(boxes)):
            entry = boxes.entries[index]
            known = made.known(entry.id)
            kind = QAccessible.Event.ObjectCreated
            if known is not None:
                kind = QAccessible.Event.NameChanged
            self._tell(made.get(entry.id, index), kind)

    def _tell(self, thing: QAccessibleInterface, kind: QAccessible.Event) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(thing, kind))

    def _message_focused(self, index: int) -> None:
        super()._message_focused(index)
        if QAccessible.isActive() and self.hasFocus():
            # Asking for the list makes it, if nobody has asked before.
            focused = QAccessible.queryAccessibleInterface(self.viewport()).focusChild()
            self._tell(focused, QAccessible.Event.Focus)

    # -- what the list of messages asks for ---------------------------------------------------

    @property
    def message_count(self) -> int:
        """How many messages are shown."""
        return len(self._column.boxes)

    @property
    def current_message(self) -> int | None:
        """The message that the keyboard is at, or in."""
        return self._focused if self.hasFocus() else None

    def index_of(self, message_id: str, hint: int) -> int | None:
        """Where a message stands now, perhaps where it stood before."""
        boxes = self._column.boxes
        if 0 <= hint < len(boxes) and boxes.entries[hint].id == message_id:
            return hint
        return self._index_of(message_id)

    def entry_at(self, index: int) -> TimelineEntry:
        """What is shown of a message."""
        return self._column.boxes.entries[index]

    def spoken_entry(self, entry: TimelineEntry) -> "Spoken":
        """Its words."""
        from gizai_desktop.ui.timeline.access.spoken_text import spoken  # noqa: PLC0415 - seldom needed

        return spoken(self._page, entry)

    def author_of(self, entry: TimelineEntry) -> str:
        """Who wrote it."""
        if entry.by_user:
            return self.tr("You")
        if entry.message.role is Role.SYSTEM:
            return self.tr("Instructions")
        return entry.model_name or self.tr("Answer")

    def remarks_on(self, entry: TimelineEntry) -> str:
        """What is shown above and below its words: what was not sent, thoughts, the time."""
        message, thinking = entry.message, self._shown_overlay.thinking
        said = [left_out_sentence(message.left_out)] if message.left_out else []
        if message.reasoning:
            title = thinking.title(entry)
            said.append(f"{title}: {message.reasoning}" if thinking.opened(entry) else title)
        if message.elapsed_ms is not None:
            said.append(seconds_text(message.elapsed_ms))
        return "\n".join(said)

    def place_of(self, index: int) -> QRect:
        """Where it is in the viewport; about where, if it was never near the screen."""
        column = self._column
        top = column.box_top(index) - column.scroll
        return QRect(self._page.left, top, self._page.width, column.boxes[index].height)

    def is_current(self, index: int) -> bool:
        """Whether the keyboard is at it, and at no part of it."""
        return self.current_message == index and self._painted_stop() is None

    def message_at(self, point: QPoint) -> int | None:
        """The message at a point of the viewport."""
        return self._index_at(point)

    def go_to_message(self, index: int) -> None:
        """Take the keyboard to it."""
        self._focus_on(index)

    def follow_link(self, index: int, address: str) -> None:
        """Open a link of a message as a click does."""
        self._follow(index, address)

    def go_to_link(self, index: int, position: int) -> None:
        """Take the keyboard to the link whose words begin there in the source."""
        from gizai_desktop.ui.timeline.column.places import part_with  # noqa: PLC0415 - seldom needed

        box = self._column.boxes[index]
        part = part_with(box, position)
        if part is None:
            return
        block, layout = box.blocks[part], box.layout(part)
        for number in range(len(layout.links)):
            if block.start + layout.link_start(number) == position:
                self._focus_on(index)
                self._bring_part(index, part)
                self._go_to_stop(index, Stop(part, number), forward=True)
                return

    def is_at(self, index: int, first: int, last: int, *, link: bool) -> bool:
        """Whether the keyboard is at a link, or at what scrolls, in that range of the source."""
        stop = self._painted_stop() if self.hasFocus() and self._focused == index else None
        if stop is None or stop.scrolls == link:
            return False
        box = self._column.boxes[index]
        at = box.blocks[stop.part].start
        if stop.link is not None:
            return first == at + box.layout(stop.part).link_start(stop.link)
        return first <= at < last

    def place_in(self, index: int, first: int, last: int, *, whole: bool) -> QRect:
        """Where a range of the source is in the viewport: its words, or all of its lines."""
        from gizai_desktop.ui.timeline.column.places import (  # noqa: PLC0415 - seldom needed
            lines_place,
            words_place,
        )

        place = lines_place if whole else words_place
        return place(self._column, index, first, last)

    def position_at(self, index: int, point: QPoint) -> int | None:
        """The position in the source of a message at a point of the viewport."""
        position = self._pointer.position_at(QPointF(point))
        seen = self.viewport().rect() & self.place_of(index)
        there = position is not None and position.box == index and seen.contains(point)
        return position.offset if position is not None and there else None

    def acts_on(self, index: int) -> "Sequence[Act]":
        """What can be done with a message, in the order of its buttons."""
        from gizai_desktop.ui.timeline.access.item_access import Act  # noqa: PLC0415 - seldom needed

        entry = self._column.boxes[index].entry
        message = entry.message
        to_focus = QAccessibleActionInterface.setFocusAction()
        acts = [Act(to_focus, partial(self.go_to_message, index))]
        if message.content:
            copy = partial(QGuiApplication.clipboard().setText, message.content)
            acts.append(Act(_name("Copy message"), copy))
            acts.append(Act(_name("Quote in reply"), partial(self.quote, index)))
        if message.reasoning:
            acts.append(Act(_name("Show or hide the thoughts"), partial(self._fold, entry)))
        acts.append(Act(_name("More actions"), partial(self._open_menu_at, index)))
        if entry.running or self._shown_overlay.busy_reason:
            return acts
        return [*acts, *self._changes(entry)]

    def _changes(self, entry: TimelineEntry) -> "list[Act]":
        from gizai_desktop.ui.timeline.access.item_access import Act  # noqa: PLC0415 - seldom needed

        if entry.by_user:
            acts = [Act(_name("Edit message"), partial(self.edit_requested.emit, entry.id))]
        else:
            ask_again = partial(self.regenerate_requested.emit, entry.id)
            acts = [Act(_name("Ask again"), ask_again)]
        if entry.continues and not entry.by_user:
            acts.append(Act(_name("Continue"), partial(self.continue_requested.emit, entry.id)))
        if entry.id in entry.siblings:
            at, siblings = entry.siblings.index(entry.id), entry.siblings
            for name, other in (("Previous branch", at - 1), ("Next branch", at + 1)):
                if 0 <= other < len(siblings):
                    switch = partial(self.branch_requested.emit, siblings[other])
                    acts.append(Act(_name(name), switch))
        return acts

    def _fold(self, entry: TimelineEntry) -> None:
        thinking = self._shown_overlay.thinking
        thinking.choose(entry.id, not thinking.opened(entry))
        self._resize_head(entry.id)

    def _open_menu_at(self, index: int) -> None:
        self._focus_on(index)
        self._open_menu(index, self.viewport().mapToGlobal(self._place_of_focused()), None)


def _name(words: str) -> str:
    return QCoreApplication.translate("ActionBar", words)
