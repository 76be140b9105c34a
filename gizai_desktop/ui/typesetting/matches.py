"""Where a text that is shown has what is looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from gizai_desktop.domain.folding import Folded, fold
from gizai_desktop.ui.markdown.runs import RichText

SIGNS = "*_`~\\[]#>|+=<!$&^{}()-:\r"
"""What Markdown may hide."""
_SIGNS = re.compile("[" + re.escape(SIGNS) + "\t]|  ")
_NO_SIGNS = {ord(sign): " " for sign in SIGNS}
_BREAKS = {0x0A: " ", 0x2028: " ", 0x09: " "}


class Field(Enum):
    """Which text of a message a hit is in; in the order in which they stand there.

    A notice is what is said below an answer that did not come to its end.
    """

    REASONING = 1
    CONTENT = 2
    NOTICE = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A range of a message's text that matches.

    Attributes:
        start, end: in the source, with the signs of Markdown between the words.
    """

    message_id: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        text: folded, without spaces at its ends; empty for nothing.
        data: the same in UTF-8.
        signs: whether anything in it may be a sign of Markdown.
        spaced: whether there are spaces in a row, or a tab, in it.
        words: what is between the signs and spaces, in UTF-8.
    """

    text: str = ""
    data: bytes = b""
    signs: bool = False
    spaced: bool = False
    words: tuple[bytes, ...] = ()

    @classmethod
    def typed(cls, text: str) -> "Query":
        """What somebody typed, or had selected."""
        folded = fold(" ".join(text.split()) if "\n" in text else text.strip()).strip()
        return cls(
            folded,
            _utf8(folded),
            _SIGNS.search(folded) is not None,
            "  " in folded or "\t" in folded,
            tuple(map(_utf8, folded.translate(_NO_SIGNS).split())),
        )

    def __bool__(self) -> bool:
        return bool(self.text)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


NOTHING = Query()


def spans_in(text: str, query: Query, *, code: bool = False) -> Iterator[tuple[int, int]]:
    """The ranges of a shown text that match, from left to right; none overlaps another.

    Where text is broken into lines a space stands for the break; in code it does not.
    """
    if not query:
        return
    folded = Folded(text if code else text.translate(_BREAKS))
    at = folded.text.find(query.text)
    covered = 0
    while at >= 0:
        end = at + len(query.text)
        first, last = folded.span(at, end)
        # Two hits in one character, as of "s" in "ß", would look like one.
        if first >= covered:
            yield first, last
            covered = last
        at = folded.text.find(query.text, end)


@dataclass(frozen=True, slots=True)
class Found:
    """A hit in the text of a piece: its range in the source, and in what is shown."""

    start: int
    end: int
    first: int
    last: int


def found_in(rich: RichText, query: Query, *, code: bool = False) -> Iterator[Found]:
    """The hits in a piece; a formula that is drawn is looked through as its source."""
    drawn = any(run.words is not None for run in rich.runs)
    for start, end in spans_in(rich.words() if drawn else rich.text, query, code=code):
        if drawn:
            yield _through_words(rich, start, end)
        else:
            yield Found(rich.to_source(start), rich.end_in_source(end), start, end)


def _through_words(rich: RichText, start: int, end: int) -> Found:
    words = [run.text if run.words is None else run.words for run in rich.runs]
    tops = [0, *accumulate(map(len, words))]
    shown = [0, *accumulate(len(run.text) for run in rich.runs)]

    def place(at: int) -> tuple[int, int, int]:
        """The place in the source of a character of the words, and the ends of what shows it."""
        number = bisect_right(tops, at) - 1
        run, inside = rich.runs[number], at - tops[number]
        if run.words is not None:
            source = min(run.start + inside, run.end - 1)
            return source, shown[number], shown[number] + len(run.text)
        source = run.start + inside if run.exact else run.start
        return source, shown[number] + inside, shown[number] + inside + 1

    source, first, _ = place(start)
    last_source, _, last = place(end - 1)
    return Found(source, last_source + 1, first, last)
