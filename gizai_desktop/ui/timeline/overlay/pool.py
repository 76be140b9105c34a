"""Widgets that are made once and lent to whatever is on the screen."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


class Pool(Generic[W]):
    """Lends one widget for each key, and takes it back hidden."""

    def __init__(self, make: Callable[[], W]) -> None:
        self._make = make
        self._lent: dict[str, W] = {}
        self._free: list[W] = []

    def lend(self, key: str) -> W:
        """The widget of that key: the one it has, a free one, or a new one."""
        found = self._lent.get(key)
        if found is None:
            found = self._lent[key] = self._free.pop() if self._free else self._make()
            # The text cursor of what is below would be seen over it too.
            found.setCursor(Qt.CursorShape.ArrowCursor)
        return found

    def keep(self, keys: set[str]) -> None:
        """Take back the widgets of all other keys."""
        for key in [key for key in self._lent if key not in keys]:
            # Hiding may move the focus, and whoever follows that may take back some more.
            widget = self._lent.pop(key, None)
            if widget is not None:
                widget.hide()
                self._free.append(widget)

    def lent(self, key: str) -> W | None:
        """The widget of that key, if it has one."""
        return self._lent.get(key)

    def __iter__(self) -> Iterator[W]:
        return iter(list(self._lent.values()))
