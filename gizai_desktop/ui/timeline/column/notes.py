"""Where the links of footnotes lead in a message."""

from gizai_desktop.ui.markdown.runs import FROM_NOTE, TO_NOTE
from gizai_desktop.ui.timeline.column.shape import MessageShape


def is_note_link(address: str) -> bool:
    """Whether a link leads to a footnote or back from it."""
    return address.startswith((TO_NOTE, FROM_NOTE))


def note_place(box: MessageShape, address: str) -> int | None:
    """The part that a link to a footnote, or back from it, leads to."""
    if address.startswith(TO_NOTE):
        label = address.removeprefix(TO_NOTE)
        for part, block in enumerate(box.blocks):
            markers = block.piece.markers if block.piece is not None else ()
            if any(marker.note.casefold() == label for marker in markers):
                return part
        return None
    sign = f"[^{address.removeprefix(FROM_NOTE)}]"
    content = box.entry.message.content
    for part, block in enumerate(box.blocks):
        if sign in content[block.start : block.end].casefold():
            return part
    return None
