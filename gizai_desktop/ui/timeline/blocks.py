"""Cuts a message into the pieces that are laid out one by one: paragraphs and fenced code.

Every piece is a range of the source, so that what is copied comes from there.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LIMIT = 4000
"""Characters of one piece; a longer paragraph becomes several. Laid out in about 0.5 ms."""
LINES = 60
"""Lines of one piece."""

_OPENING = re.compile(r"([ \t]*)(?:(`{3,})([^`]*)|(~{3,})(.*))\Z", re.DOTALL)
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block: where its code begins, its language as written, its indentation."""

    start: int
    language: str
    indent: int


@dataclass(frozen=True, slots=True)
class Block:
    """The range [start, end) of the source, without the line break at its end.

    Attributes:
        gap: whether a paragraph's distance stands above; not between pieces of one paragraph.
        fence: the code that it belongs to, or None for text.
        opens, closes: whether it is the first and the last piece of that code.
    """

    start: int
    end: int
    gap: bool = True
    fence: Fence | None = None
    opens: bool = False
    closes: bool = False


def parse(content: str) -> tuple[Block, ...]:
    """The pieces of a message, in order; blank lines and fence lines belong to none."""
    return tuple(_Parser(content).blocks())


class _Parser:
    def __init__(self, content: str) -> None:
        self._content = content
        self._fence: Fence | None = None
        self._marker = ""
        self._opened = False
        self._lines: list[tuple[int, int]] = []  # of the piece under way
        self._size = 0
        self._gap = True

    def blocks(self) -> Iterator[Block]:
        start = 0
        for line in self._content.splitlines(keepends=True):
            bare = line.splitlines()[0]
            if self._fence is None:
                yield from self._text_line(start, bare, len(line))
            else:
                yield from self._code_line(self._fence, start, bare)
            start += len(line)
        if self._fence is None:
            yield from self._end_paragraph()
        else:
            yield self._code_block(self._fence, closes=True)

    def _text_line(self, start: int, bare: str, length: int) -> Iterator[Block]:
        if not bare or bare.isspace():
            yield from self._end_paragraph()
            return
        fenced = bare.lstrip(" \t").startswith(("```", "~~~"))
        opening = _OPENING.match(bare) if fenced else None
        if opening is None:
            if self._full(len(bare)):
                yield from self._text_blocks()
            self._add(start, start + len(bare))
            return
        yield from self._end_paragraph()
        self._marker = opening[2] or opening[4]
        words = (opening[3] or opening[5] or "").split()
        language = words[0][:40] if words else ""
        self._fence = Fence(start + length, language, len(opening[1]))
        self._opened = False

    def _code_line(self, fence: Fence, start: int, bare: str) -> Iterator[Block]:
        mark = bare.strip()
        if len(mark) >= len(self._marker) and not mark.strip(self._marker[0]):
            yield self._code_block(fence, closes=True)
            self._fence = None
            return
        for piece in range(start, start + max(1, len(bare)), LIMIT):
            end = min(piece + LIMIT, start + len(bare))
            if self._full(end - piece):
                yield self._code_block(fence, closes=False)
            self._add(piece, end)

    def _add(self, start: int, end: int) -> None:
        self._lines.append((start, end))
        self._size += end - start

    def _full(self, more: int) -> bool:
        lines = len(self._lines)
        return lines > 0 and (lines >= LINES or self._size + more > LIMIT)

    def _end_paragraph(self) -> Iterator[Block]:
        if self._lines:
            yield from self._text_blocks()
        self._gap = True

    def _text_blocks(self) -> Iterator[Block]:
        start, end = self._taken()
        while end - start > LIMIT:
            at = self._content.rfind(" ", start + LIMIT // 2, start + LIMIT) + 1
            at = at or _between_characters(self._content, start + LIMIT)
            yield Block(start, at, self._gap)
            start, self._gap = at, False
        yield Block(start, end, self._gap)
        self._gap = False

    def _code_block(self, fence: Fence, *, closes: bool) -> Block:
        start, end = self._taken() if self._lines else (fence.start, fence.start)
        opens = not self._opened
        self._opened = True
        return Block(start, end, opens, fence, opens, closes)

    def _taken(self) -> tuple[int, int]:
        span = self._lines[0][0], self._lines[-1][1]
        self._lines = []
        self._size = 0
        return span


def _between_characters(content: str, at: int) -> int:
    for back in range(64):
        here, before = content[at - back], content[at - back - 1]
        if not (unicodedata.combining(here) or here in _JOINERS or before in _JOINERS):
            return at - back
    return at


def fence_end(blocks: tuple[Block, ...], fence: Fence) -> int:
    """Where the last piece of that code ends."""
    return next(block.end for block in reversed(blocks) if block.fence is fence)


def code_of(content: str, blocks: tuple[Block, ...], fence: Fence) -> str:
    """The code as written, without the fence lines and the indentation of the fence."""
    code = content[fence.start : fence_end(blocks, fence)]
    if not fence.indent:
        return code
    return "".join(
        line[min(fence.indent, len(line) - len(line.lstrip(" \t"))) :]
        for line in code.splitlines(keepends=True)
    )
