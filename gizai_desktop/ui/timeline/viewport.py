"""What the messages are painted on; to a screen reader it is their list."""

from collections.abc import Callable

from PySide6.QtGui import QAccessibleInterface
from PySide6.QtWidgets import QWidget


class Viewport(QWidget):
    """The viewport of the conversation view, which describes its content when it is asked."""

    def __init__(self, describe: Callable[[QWidget], QAccessibleInterface]) -> None:
        super().__init__()
        self._describe = describe

    def make_accessible(self) -> QAccessibleInterface:
        """The list of messages."""
        return self._describe(self)
