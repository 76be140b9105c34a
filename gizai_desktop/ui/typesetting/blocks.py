"""Cuts a message into the pieces that are laid out one by one: paragraphs and fenced code.

Every piece is a range of the source, so that what is copied comes from there. The lines are
found by regular expressions, because a message may have half a million of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gizai_desktop.ui.markdown.pieces import Kind, Piece

LIMIT = 4000
"""Characters of one piece; a longer paragraph becomes several. Laid out in about 0.5 ms."""
LINES = 60
"""Lines of one piece."""
MOST_LINES = 100_000
"""Lines of a message in which paragraphs and fences are looked for."""
MANY = 10_000
"""Pieces after which paragraphs and fences of a message are not looked for any more."""

# No possessive quantifiers: Python 3.11.2, which is Debian 12's, forgets to go back to the end
# of the last line that matched.
_FENCE = r"[ \t]*(?:`{3,}[^`\n]*(?:\n|\Z)|~{3,})"
_OPENING = re.compile(r"([ \t]*)(?:(`{3,})([^`\n]*)|(~{3,})([^\n]*))(?:\n|\Z)")
_BLANK = re.compile(r"(?:[^\S\n]*\n)*(?:[^\S\n]*\Z)?")
_PARAGRAPH = re.compile(rf"(?:(?!{_FENCE})[^\S\n]*\S[^\n]*(?:\n|\Z))+")
_SOME_LINES = re.compile(rf"(?:[^\n]*\n){{0,{LINES - 1}}}[^\n]*\n?")
_MORE = 4 * LINES
"""Lines of one piece of a text that has very many."""
_MORE_LINES = re.compile(rf"(?:[^\n]*\n){{0,{_MORE - 1}}}[^\n]*\n?")
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
        opens, closes: whether it is the first and the last piece of that code, or of its table.
        piece: what it is in Markdown, or None in a text that is shown as it was written.
        offset: of code, how much of it stands before this block.
    """

    start: int
    end: int
    gap: bool = True
    fence: Fence | None = None
    opens: bool = False
    closes: bool = False
    piece: Piece | None = None
    offset: int = 0

    @property
    def is_unread(self) -> bool:
        """Whether it stands for a section that nobody has looked at yet."""
        return self.piece is not None and self.piece.kind is Kind.UNREAD

    @property
    def frame(self) -> int | None:
        """Where the code, the table or the formula begins that scrolls to the side."""
        if self.fence is not None:
            return self.fence.start
        if self.piece is not None and self.piece.kind is Kind.FORMULA:
            return self.start
        table = self.piece.table if self.piece is not None else None
        return table.start if table is not None else None


def parse(content: str) -> tuple[Block, ...]:
    """The pieces of a message, in order; blank lines and fence lines belong to none."""
    return tuple(_blocks(content))


def fence_end(blocks: tuple[Block, ...], fence: Fence) -> int:
    """Where the last piece of that code ends."""
    return max(block.end for block in blocks if block.fence == fence)


def code_of(content: str, blocks: tuple[Block, ...], fence: Fence) -> str:
    """The code as written, without the fence lines and the indentation of the fence."""
    pieces = [block.piece for block in blocks if block.fence == fence and block.piece is not None]
    if pieces:
        lines = [line for piece in pieces for line in piece.lines]
        # A very long line is cut in pieces that touch each other.
        signs = ["" if now[1] == after[0] else "\n" for now, after in pairwise(lines)]
        texts = zip(lines, [*signs, ""], strict=True)
        return "".join(content[start:end] + sign for (start, end), sign in texts)
    code = content[fence.start : fence_end(blocks, fence)]
    if not fence.indent:
        return code
    return re.sub(rf"^[ \t]{{1,{fence.indent}}}", "", code, flags=re.MULTILINE)


def _blocks(content: str) -> Iterator[Block]:
    breaks = content.count("\n")
    if breaks > MOST_LINES:
        for first, last in _short_lines(content, breaks):
            yield Block(first, last, gap=not first)
        return
    at = _after(_BLANK, content, 0)
    found = 0
    while at < len(content):
        found += 1
        if found > MANY:
            yield from _text(content, at, len(content))
            return
        opening = _OPENING.match(content, at)
        if opening is None:
            end = _after(_PARAGRAPH, content, at)
            yield from _text(content, at, end)
        else:
            closing = _closing(content, opening[2] or opening[4], opening.end())
            last = closing.start() if closing is not None else len(content)
            yield from _code(content, _fence(opening), last)
            end = closing.end() if closing is not None else len(content)
        at = _after(_BLANK, content, end)


def _after(pattern: re.Pattern[str], content: str, at: int) -> int:
    found = pattern.match(content, at)
    return found.end() if found is not None else at


def _fence(opening: re.Match[str]) -> Fence:
    words = (opening[3] or opening[5] or "").split()
    return Fence(opening.end(), words[0][:40] if words else "", len(opening[1]))


def _closing(content: str, marker: str, start: int) -> re.Match[str] | None:
    """The line that closes a fence."""
    # Longer markers than this are as good as this one.
    least = min(len(marker), 1000)
    found = content.find(marker[:least], start)
    if found < 0:
        return None
    line = max(start, content.rfind("\n", 0, found) + 1)
    pattern = re.compile(rf"^[ \t]*{marker[0]}{{{least},}}[^\S\n]*$", re.MULTILINE)
    return pattern.search(content, line)


def _text(content: str, start: int, end: int) -> Iterator[Block]:
    gap = True
    for first, last in spans(content, start, end):
        yield Block(first, last, gap)
        gap = False


def _code(content: str, fence: Fence, end: int) -> Iterator[Block]:
    found = list(spans(content, fence.start, end)) or [(fence.start, fence.start)]
    for number, (first, last) in enumerate(found):
        opens = number == 0
        yield Block(first, last, opens, fence, opens, closes=number == len(found) - 1)


def _short_lines(content: str, breaks: int) -> Iterator[tuple[int, int]]:
    """Ranges of whole lines of a text with very many; they are counted, not looked for."""
    size, start, end = min(LIMIT, _MORE * len(content) // breaks), 0, len(content)
    while start < end:
        stop = content.rfind("\n", start, start + size) + 1
        if stop <= start or content.count("\n", start, stop) > 2 * _MORE:
            stop = _stop(content, start, end, LIMIT, _MORE_LINES)
        yield start, _without_break(content, start, stop)
        start = stop


def spans(content: str, start: int, end: int, limit: int = LIMIT) -> Iterator[tuple[int, int]]:
    """Ranges of whole lines, none of them long; longer lines are cut."""
    while start < end:
        stop = _stop(content, start, end, limit, _SOME_LINES)
        yield start, _without_break(content, start, stop)
        start = stop


def _stop(content: str, start: int, end: int, limit: int, pattern: re.Pattern[str]) -> int:
    """Where some lines end, or a piece of a long one."""
    bound = min(end, start + limit)
    found = pattern.match(content, start, bound)
    stop = found.end() if found is not None else bound
    if stop == bound < end and content[bound - 1] != "\n":
        return _last_break(content, start, bound)
    return stop


def _last_break(content: str, start: int, bound: int) -> int:
    """The best place before `bound`: after a line, else a word, else a character."""
    after_line = content.rfind("\n", start, bound) + 1
    if after_line:
        return after_line
    after_word = content.rfind(" ", (start + bound) // 2, bound) + 1
    return after_word or _between_characters(content, bound)


def _without_break(content: str, start: int, stop: int) -> int:
    if stop > start and content[stop - 1] == "\n":
        stop -= 1
        if stop > start and content[stop - 1] == "\r":
            stop -= 1
    return stop


def _between_characters(content: str, at: int) -> int:
    for back in range(64):
        here, before = content[at - back], content[at - back - 1]
        if not (unicodedata.combining(here) or here in _JOINERS or before in _JOINERS):
            return at - back
    return at
