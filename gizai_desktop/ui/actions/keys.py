"""What a key press is, whatever widget gets it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def writes(event: QKeyEvent) -> bool:
    """Whether the key writes something that can be seen, rather than commanding."""
    commands = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
