"""What screen readers are told of our own widgets, where Qt cannot guess it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class SelfDescribing(Protocol):
    """A widget that has an interface of its own for screen readers."""

    def make_accessible(self) -> QAccessibleInterface:
        """The interface; Qt owns it, and asks once for each widget."""


def install_accessibility() -> None:
    """Let widgets describe themselves; nothing is made until a screen reader asks.

    A widget says so by `make_accessible`, or by a class attribute `accessible_role` when its
    role is all that Qt does not know.
    """
    QAccessible.installFactory(_describe)


def _describe(name: str, thing: QObject) -> QAccessibleInterface | None:
    kind = type(thing)
    # Qt asks again for every base class.
    if name != kind.__name__ or not isinstance(thing, QWidget):
        return None
    if isinstance(thing, SelfDescribing):
        return thing.make_accessible()
    role: QAccessible.Role | None = getattr(kind, "accessible_role", None)
    return QAccessibleWidget(thing, role) if role is not None else None
