"""Where in a conversation the words of a query are, and the part of it that shows them."""

import re
from collections.abc import Sequence

from gizai_desktop.domain.folding import Folded
from gizai_desktop.domain.search import Range, SearchHit
from gizai_desktop.store.index.documents import Document

SNIPPET = 160
"""Characters of a snippet, about."""

_BEFORE = 40
_SPACES = re.compile(r"\s+")


def hit_of(document: Document, words: Sequence[str]) -> SearchHit:
    """What the results show of a conversation."""
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    title = _ranges(Folded(document.header.title), pattern) if words else ()
    if not words:
        return SearchHit(document.header)
    hits, best, best_key = len(title), None, (0, 0)
    for message_id, text in document.messages:
        folded = Folded(text)
        found = pattern.findall(folded.text)
        hits += len(found)
        # The one that has most of the words, then most often; of equals the last one.
        key = (len(set(found)), len(found))
        if found and key >= best_key:
            best, best_key = (message_id, folded), key
    if best is None:
        return SearchHit(document.header, hits, title)
    snippet, ranges = _snippet(best[1], pattern)
    return SearchHit(document.header, hits, title, best[0], snippet, ranges)


def _ranges(folded: Folded, pattern: re.Pattern[str]) -> tuple[Range, ...]:
    return tuple(folded.span(*match.span()) for match in pattern.finditer(folded.text))


def _snippet(folded: Folded, pattern: re.Pattern[str]) -> tuple[str, tuple[Range, ...]]:
    """A part of a message in one line, from a little before the first hit, and the hits in it."""
    match = pattern.search(folded.text)
    at, hit_end = folded.span(*match.span()) if match else (0, 0)
    start = _word_start(folded.original, max(0, at - _BEFORE), at)
    part = folded.original[start : max(start + SNIPPET, hit_end)]
    line = _SPACES.sub(" ", part.strip())
    if start > 0:
        line = "…" + line
    if start + len(part) < len(folded.original.rstrip()):
        line += "…"
    return line, _ranges(Folded(line), pattern)


def _word_start(text: str, earliest: int, at: int) -> int:
    """The first beginning of a word in ``text[earliest:at]``, or ``earliest``."""
    if earliest == 0:
        return 0
    space = _SPACES.search(text, earliest - 1, at)
    return space.end() if space else earliest
