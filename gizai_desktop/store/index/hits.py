"""Where in a conversation the words of a query are, and the part of it that shows them."""

import re
from collections.abc import Sequence

from gizai_desktop.domain.folding import Folded, fold
from gizai_desktop.domain.search import Range, SearchHit
from gizai_desktop.store.index.documents import Document

SNIPPET = 160
"""Characters of a snippet, about."""

_BEFORE = 40
_SPACES = re.compile(r"\s+")


def hit_of(
    document: Document, words: Sequence[str], folded: Sequence[str] | None = None
) -> SearchHit:
    """What the results show of a conversation.

    Args:
        folded: its title and messages, folded, where they are known.
    """
    if not words:
        return SearchHit(document.header)
    if folded is None or len(folded) != len(document.messages) + 1:
        folded = [fold(document.header.title), *(fold(text) for _, text in document.messages)]
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    found = [pattern.findall(text) for text in folded]
    hits = sum(map(len, found))
    title = _ranges(Folded(document.header.title), pattern) if found[0] else ()
    # The message that has most of the words, then most often; of equals the last one.
    keys = [(len({*each}), len(each), at) for at, each in enumerate(found[1:]) if each]
    if not keys:
        return SearchHit(document.header, hits, title)
    message_id, text = document.messages[max(keys)[2]]
    snippet, ranges = _snippet(Folded(text), pattern)
    return SearchHit(document.header, hits, title, message_id, snippet, ranges)


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
