"""What is marked in the texts on the screen."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from gizai_desktop.ui.finding.matches import NOTHING, Found, Hit, Query


@dataclass(frozen=True, slots=True)
class Marked:
    """What is looked for, and the hit that the reader is at."""

    query: Query = NOTHING
    current: Hit | None = None


@dataclass(frozen=True, slots=True)
class PieceMarks:
    """How hits look in one piece, and which one is the reader's.

    Attributes:
        current: its range in the source, from the beginning of the piece.
        fill, ink: behind the text of a hit, and its text.
        current_fill, current_ink: the same for the reader's.
    """

    query: Query
    current: tuple[int, int] | None
    fill: QColor
    ink: QColor
    current_fill: QColor
    current_ink: QColor

    def is_current(self, found: Found) -> bool:
        """Whether that is the reader's hit."""
        current = self.current
        return current is not None and found.start < current[1] and found.end > current[0]

    def colors(self, found: Found) -> tuple[QColor, QColor]:
        """The colour behind a hit and that of its text."""
        if self.is_current(found):
            return self.current_fill, self.current_ink
        return self.fill, self.ink
