"""The text of a piece as it is shown, and which part of the source each part of it is."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

TO_NOTE = "note:"
"""What a link begins with that leads to a footnote; its label follows."""
FROM_NOTE = "note-back:"
"""The same back to where a footnote is referred to first."""
Allowed = Callable[[str, str], bool]
"""Whether a link with that address and these words may be one."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set.

    Attributes:
        link: the address that it leads to, empty for none.
        formula: whether it is TeX, with the signs around it.
        display: whether that is as large as on a line of its own.
        note: whether it is the number of a footnote, small and raised.
    """

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    formula: bool = False
    display: bool = False
    note: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Run:
    """Shown text that stands for the range [start, end) of the source.

    Text as long as its range stands for it character by character, other text as a whole.

    Attributes:
        words: what is copied and read out instead of the text, None for the text itself.
    """

    text: str
    start: int
    end: int
    look: Look = PLAIN
    words: str | None = None

    @property
    def exact(self) -> bool:
        """Whether every character stands for one of the source."""
        return len(self.text) == self.end - self.start


class RichText:
    """Runs in the order of the source."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = tuple(runs)
        self.text = "".join(run.text for run in self.runs)
        self._shown: list[int] = []
        at = 0
        for run in self.runs:
            self._shown.append(at)
            at += len(run.text)
        self._starts = [run.start for run in self.runs]

    def words(self, start: int = 0, end: int | None = None) -> str:
        """What is copied and read out of a shown range."""
        last = len(self.text) if end is None else end
        found = []
        for run, at in zip(self.runs, self._shown, strict=True):
            first, stop = max(start - at, 0), min(last - at, len(run.text))
            if first < stop:
                found.append(run.text[first:stop] if run.words is None else run.words)
        return "".join(found)

    def to_source(self, position: int) -> int:
        """The source position of a shown one."""
        if not self.runs:
            return 0
        index = max(0, bisect_right(self._shown, position) - 1)
        run = self.runs[index]
        inside = position - self._shown[index]
        if inside <= 0:
            return run.start
        return min(run.end, run.start + inside) if run.exact else run.end

    def end_in_source(self, position: int) -> int:
        """Where the character before a shown position ends in the source."""
        if position <= 0 or not self.runs:
            return self.to_source(position)
        index = max(0, bisect_right(self._shown, position - 1) - 1)
        run = self.runs[index]
        return run.start + position - self._shown[index] if run.exact else run.end

    def to_shown(self, position: int) -> int:
        """The shown position of a source one; in a hidden mark, that of what follows."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return 0
        run, at = self.runs[index], self._shown[index]
        if run.exact:
            return at + min(position - run.start, len(run.text))
        return at if position < run.end else at + len(run.text)
