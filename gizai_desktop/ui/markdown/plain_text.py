"""A Markdown source as plain text: the words that are seen, without any signs."""

from collections.abc import Iterator

from gizai_desktop.ui.markdown.cut import LONGEST, Cutter
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.pieces import ITEM_INSET, QUOTE_INSET, Above, Marker, Piece
from gizai_desktop.ui.markdown.runs import Allowed
from gizai_desktop.ui.markdown.text import Reading, shown_text

_BULLET = "•"
_TASKS = {True: "☑", False: "☐"}
_NEAR = frozenset({Above.NONE, Above.ITEM})


def plain_text(source: str, parsers: Parsers, allowed: Allowed) -> str:
    """The text without the signs of Markdown; a very long one stays as it is."""
    cut = Cutter(parsers, lazy=False).cut(source) if len(source) <= LONGEST else None
    if cut is None:
        return source
    reading = Reading(parsers, cut.references, cut.notes, allowed)
    found: list[str] = []
    starts = [section.start for section in cut.sections]
    for section, end in zip(cut.sections, [*starts[1:], len(source)], strict=True):
        text = source[section.start : end]
        for piece in section.pieces:
            if found:
                found.append("\n" if piece.above in _NEAR else "\n\n")
            found.append("\n".join(_lines(piece, shown_text(text, piece, reading))))
    return "".join(found)


def _lines(piece: Piece, text: str) -> Iterator[str]:
    nesting = piece.nesting
    depth = (nesting.inset - QUOTE_INSET * len(nesting.bars)) // ITEM_INSET
    markers = " ".join(map(_sign, piece.markers))
    inside = "  " * depth
    before = "  " * max(0, depth - len(piece.markers)) + f"{markers} " if markers else inside
    for line in text.split("\n"):
        yield (before + line).rstrip()
        before = inside


def _sign(marker: Marker) -> str:
    if marker.checked is not None:
        return _TASKS[marker.checked]
    return marker.text or _BULLET
