"""Places in the column: where the screen begins, what is held there, and what is on it."""

from dataclasses import dataclass

from gizai_desktop.ui.timeline.column.box import MessageBox


@dataclass(slots=True)
class Spot:
    """A part of a message, and how many of its pixels are above the screen."""

    box: int = 0
    part: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """The line at the top: a position in the text of a part, and the pixels above the screen."""

    box: int
    part: int
    position: int
    above: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A part on the screen, with its top in viewport pixels."""

    index: int
    box: MessageBox
    part: int
    y: int
