"""What messages and links have in common for screen readers, and what can be done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Kind = QAccessible.InterfaceType


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with a message: its name for people, and how."""

    name: str
    do: Callable[[], None]


class Item(QAccessibleInterface):
    """What messages and links have in common: no widget of their own, no more than words."""

    def __init__(self, viewport: QWidget, parts: dict[Kind, shiboken6.Object]) -> None:
        super().__init__()
        self._viewport = viewport
        self._parts = parts
        # Qt takes the address as it is, and asks for it again and again.
        self._none = shiboken6.VoidPtr(0)
        self._pointers = {
            kind: shiboken6.VoidPtr(shiboken6.getCppPointer(part)[0])
            for kind, part in parts.items()
        }

    def interface_cast(self, kind: Kind, /) -> int:
        """The address of another interface of the same thing."""
        return self._pointers.get(kind, self._none)  # type: ignore[return-value]

    def object(self) -> QObject:
        """There is none."""
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """There is none that has a place."""
        del x, y
        return None  # type: ignore[return-value]

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing can be changed."""

    def on_screen(self, place: QRect) -> QRect:
        """A place in the viewport, on the screen."""
        return QRect(self._viewport.mapToGlobal(place.topLeft()), place.size())


class Actions(QAccessibleActionInterface):
    """What can be done with something; it is done after the screen reader has its answer."""

    def __init__(self, context: QObject, acts: Callable[[], Sequence[Act]]) -> None:
        super().__init__()
        self._context = context
        self._acts = acts

    def actionNames(self) -> list[str]:
        """The names, in the order of the buttons."""
        return [act.name for act in self._acts()]

    def localizedActionName(self, name: str, /) -> str:
        """The name is one for people already."""
        return name

    def localizedActionDescription(self, name: str, /) -> str:
        """The name says it."""
        return name

    def doAction(self, name: str, /) -> None:
        """Do it when this call is over."""
        for act in self._acts():
            if act.name == name:
                QTimer.singleShot(0, self._context, act.do)
                return

    def keyBindingsForAction(self, name: str, /) -> list[str]:
        """None of them has a key of its own."""
        del name
        return []
