"""What a start of the application wants of the window that is open already."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wishes:
    """Without any of them the window comes to the front, which it also does with them.

    Attributes:
        new_chat: a new chat with this text in its composer, not sent; None for no new chat.
        conversation: id of the conversation to show, or empty.
        toggle: leave again if the window is in front already.
        files: exports to import; absolute paths.
        activation: what the desktop gave the start, so that the window may come to the front
            (XDG activation token), or empty.
    """

    new_chat: str | None = None
    conversation: str = ""
    toggle: bool = False
    files: tuple[Path, ...] = ()
    activation: str = ""
