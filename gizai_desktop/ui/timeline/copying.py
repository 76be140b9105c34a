"""What is copied of a message: its Markdown, or the words of a part of a paragraph."""

from collections.abc import Iterator

from gizai_desktop.ui.markdown.pieces import Kind, Piece
from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.typesetting.blocks import Block
from gizai_desktop.ui.typesetting.rich_layouts import RichLayout


def copied(box: MessageBox, start: int, end: int) -> str:
    """The source of the range [start, end) of a message.

    Whole blocks come with their signs; of a part of one, only what is seen.
    """
    content = box.entry.message.content
    if start <= 0 and end >= len(content):
        return content
    touched = _touched(box, start, end)
    pieces = [box.blocks[part].piece for part in touched]
    first, last = (pieces[0], pieces[-1]) if pieces else (None, None)
    if first is None or last is None or Kind.UNREAD in {first.kind, last.kind}:
        return content[max(0, start) : end]
    if first.outer == last.outer:
        return _within(box, touched, start, end)
    before = content[:0] if start > 0 else content[: first.outer[0]]
    after = content[:0] if end < len(content) else content[last.outer[1] :]
    head = [part for part in touched if _outer(box, part) == first.outer]
    tail = [part for part in touched if _outer(box, part) == last.outer]
    between = content[first.outer[1] : last.outer[0]]
    return (
        before
        + _block(box, head, first, start, end)
        + between
        + _block(box, tail, last, start, end)
        + after
    )


def is_words(box: MessageBox, start: int, end: int) -> bool:
    """Whether what is copied is a part of one block, without the signs of Markdown."""
    if start <= 0 and end >= len(box.entry.message.content):
        return False
    touched = _touched(box, start, end)
    if (
        not touched
        or box.is_unread(touched[0])
        or _outer(box, touched[0]) != _outer(box, touched[-1])
    ):
        return False
    code = box.blocks[touched[0]].fence is not None
    return code or not _is_whole(box, touched, start, end)


def _touched(box: MessageBox, start: int, end: int) -> list[int]:
    """The parts of which anything is in the range."""
    return [
        part
        for part, block in enumerate(box.blocks)
        if block.end >= start and block.start <= end and _seen(box, part, start, end)
    ]


def _within(box: MessageBox, parts: list[int], start: int, end: int) -> str:
    """Inside one block: its code, its words, or all of it with its signs."""
    block = box.blocks[parts[0]]
    piece = block.piece
    if block.fence is None and piece is not None and _is_whole(box, parts, start, end):
        first, last = piece.outer
        return box.entry.message.content[first:last]
    return "".join(_words(box, parts, start, end))


def _block(box: MessageBox, parts: list[int], piece: Piece, start: int, end: int) -> str:
    """One of several blocks, perhaps only its beginning or its end."""
    content = box.entry.message.content
    first, last = piece.outer
    if piece.table is not None or _is_whole(box, parts, start, end):
        return content[first:last]
    words = "".join(_words(box, parts, start, end))
    blocks = [block for block in box.blocks if block.piece and block.piece.outer == piece.outer]
    if box.blocks[parts[0]].fence is not None:
        return content[first : blocks[0].start] + words + content[blocks[-1].end : last]
    begins = box.blocks[parts[0]] is blocks[0] and start <= blocks[0].start
    return content[first : blocks[0].start] + words if begins else words


def _is_whole(box: MessageBox, parts: list[int], start: int, end: int) -> bool:
    """Whether everything that is seen of a block is in the range."""
    outer = _outer(box, parts[0])
    every = [part for part in range(len(box.blocks)) if _outer(box, part) == outer]
    if every != parts:
        return False
    first, last = _rich(box, parts[0]), _rich(box, parts[-1])
    at_start = first.is_at_start(start - box.blocks[parts[0]].start)
    return at_start and last.is_at_end(end - box.blocks[parts[-1]].start)


def _words(box: MessageBox, parts: list[int], start: int, end: int) -> Iterator[str]:
    before: Block | None = None
    for part in parts:
        block = box.blocks[part]
        if before is not None and before.end != block.start:
            yield "\n"
        yield _rich(box, part).text_in(max(0, start - block.start), end - block.start)
        before = block


def _seen(box: MessageBox, part: int, start: int, end: int) -> bool:
    """Whether any of the range is in the block; its edges alone are not."""
    block = box.blocks[part]
    if block.piece is None or block.is_unread or block.start == block.end:
        return block.start < end and block.end > start
    if start <= block.start and end >= block.end:
        return True
    return bool(_rich(box, part).text_in(start - block.start, end - block.start))


def _outer(box: MessageBox, part: int) -> tuple[int, int] | None:
    piece = box.blocks[part].piece
    return piece.outer if piece is not None else None


def _rich(box: MessageBox, part: int) -> RichLayout:
    layout = box.layout(part)
    if not isinstance(layout, RichLayout):
        raise TypeError("The block is plain text")
    return layout
