"""What is marked in the texts on the screen."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.typesetting.matches import NOTHING, Field, Found, Hit, Query


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


def piece_marks(theme: Theme, query: Query, current: tuple[int, int] | None) -> PieceMarks:
    """The marks of a piece in the colours of the theme."""
    color = theme.color
    return PieceMarks(
        query,
        current,
        color("match"),
        color("text"),
        color("match_current"),
        color("match_current_text"),
    )


def notice_marks(theme: Theme, marked: Marked, message_id: str, start: int) -> PieceMarks | None:
    """The marks of a sentence that stands below a message.

    Args:
        start: how many characters the sentences before it have.
    """
    hit = marked.current
    if not marked.query:
        return None
    mine = hit is not None and hit.message_id == message_id and hit.field is Field.NOTICE
    current = (hit.start - start, hit.end - start) if hit is not None and mine else None
    return piece_marks(theme, marked.query, current)
