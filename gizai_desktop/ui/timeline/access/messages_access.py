"""The list of messages as a screen reader meets it."""

from typing import Protocol

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from gizai_desktop.ui.timeline.access.message_access import MessageAccess, Messages


class ListedMessages(Messages, Protocol):
    """What the list asks its view for."""

    @property
    def message_count(self) -> int:
        """How many messages are shown."""

    @property
    def current_message(self) -> int | None:
        """The message that the keyboard is at."""

    def message_at(self, point: QPoint) -> int | None:
        """The message at a point of the viewport."""


class MadeMessages:
    """The interfaces of messages that somebody has asked for; Qt has no other owner for them."""

    def __init__(self, viewport: QWidget, messages: Messages) -> None:
        self._viewport = viewport
        self._messages = messages
        self._made: dict[str, MessageAccess] = {}

    def get(self, message_id: str, index: int) -> MessageAccess:
        """The interface of a message, made now if it was not asked for before."""
        found = self._made.get(message_id)
        if found is None:
            found = MessageAccess(self._viewport, self._messages, message_id, index)
            self._made[message_id] = found
        return found

    def known(self, message_id: str) -> MessageAccess | None:
        """The interface of a message, if anybody has asked for it."""
        return self._made.get(message_id)

    def keep(self, message_ids: set[str]) -> None:
        """Delete those of all other messages."""
        for message_id in self._made.keys() - message_ids:
            _delete(self._made.pop(message_id))

    def forget_all(self) -> None:
        """Delete all, because their list is gone."""
        self.keep(set())

    def __len__(self) -> int:
        return len(self._made)


class MessagesAccess(QAccessibleWidget):
    """The viewport: all messages in order, then the buttons over those on the screen."""

    def __init__(
        self, viewport: QWidget, name: str, made: MadeMessages, view: ListedMessages
    ) -> None:
        super().__init__(viewport, QAccessible.Role.List, name)
        self._viewport = viewport
        self._made = made
        self._view = view

    def childCount(self) -> int:
        """How many messages there are, and controls over them."""
        return self._view.message_count + len(self._controls())

    def child(self, index: int) -> QAccessibleInterface:
        """A message, made only now, or a control."""
        count = self._view.message_count
        if 0 <= index < count:
            return self._made.get(self._view.entry_at(index).id, index)
        controls = self._controls()
        if 0 <= index - count < len(controls):
            return QAccessible.queryAccessibleInterface(controls[index - count])
        return None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where a message or a control stands."""
        if isinstance(child, MessageAccess):
            index = child.index
            return -1 if index is None else index
        widget = child.object()
        controls = self._controls()
        return self._view.message_count + controls.index(widget) if widget in controls else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """What is at a point of the screen: a control, else a message."""
        point = self._viewport.mapFromGlobal(QPoint(x, y))
        for control in self._controls():
            if control.geometry().contains(point):
                return QAccessible.queryAccessibleInterface(control)
        index = self._view.message_at(point)
        return None if index is None else self.child(index)  # type: ignore[return-value]

    def focusChild(self) -> QAccessibleInterface:
        """The message, the part of it, or the control, that the keyboard is at."""
        current = self._view.current_message
        if current is None:
            return super().focusChild()
        message = self._made.get(self._view.entry_at(current).id, current)
        return message.part_with_keyboard()

    def _controls(self) -> list[QWidget]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = self._viewport.findChildren(QWidget, options=direct)
        seen = [control for control in found if not control.isHidden()]
        return sorted(seen, key=lambda control: (control.y(), control.x()))


def _delete(message: MessageAccess) -> None:
    for item in (*message.parts.values(), message):
        if shiboken6.isValid(item):
            # What was never asked for over the bridge gets its number here.
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
