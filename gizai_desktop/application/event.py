"""A list of handlers that are told of something; Qt's signals without Qt."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Event(Generic[T]):
    """Calls every connected handler, in order, with one value; all on the event loop's thread."""

    def __init__(self) -> None:
        self._handlers: list[Callable[[T], None]] = []

    def connect(self, handler: Callable[[T], None]) -> Callable[[], None]:
        """Call ``handler`` at every later `emit`; what is returned ends that."""
        self._handlers.append(handler)
        return lambda: self._handlers.remove(handler)

    def emit(self, value: T) -> None:
        """Tell all handlers."""
        for handler in tuple(self._handlers):
            handler(value)
