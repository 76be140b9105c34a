"""How well a title fits a few letters that were typed to find it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

Range = tuple[int, int]
_Search = Callable[..., re.Match[str] | None]

_WHOLE = 100
_TITLE_START = 100
_WORD_START = 40
_GAP = 2


@dataclass(frozen=True)
class FuzzyQuery:
    """Folded letters: words that stand anywhere in the title, or else letters in their order."""

    text: str

    @cached_property
    def words(self) -> Sequence[str]:
        """The words that are looked for."""
        return self.text.split()

    def narrows(self, other: "FuzzyQuery") -> bool:
        """Whether every title that fits this one fits the other one, too."""
        return bool(other.words) and " " not in self.text and self.text.startswith(other.text)

    def score(self, title: str) -> int | None:
        """How well a folded title fits, more being better; None if it does not."""
        total = _WHOLE
        for word, at_start in self._searched:
            at = title.find(word)
            if at < 0:
                return self._loose_score(title)
            if at == 0:
                total += _TITLE_START
            elif at_start(title, at) is not None:
                total += _WORD_START
        return total

    def marks(self, title: str) -> tuple[Range, ...]:
        """Where the letters stand in a folded title that fits."""
        if all(word in title for word in self.words):
            ranges = []
            for word, at_start in self._searched:
                better = at_start(title)
                start = better.start() if better is not None else title.find(word)
                ranges.append((start, start + len(word)))
            return _joined(sorted(ranges))
        return _joined([(at, at + 1) for at in self._places(title)])

    def _loose_score(self, title: str) -> int | None:
        places = self._places(title)
        if not places:
            return None
        start = places[0]
        bonus = _WORD_START if start == 0 or not title[start - 1].isalnum() else 0
        return bonus - (places[-1] - start) * _GAP

    def _places(self, title: str) -> list[int]:
        """Where the letters stand in their order, close together; empty if they do not.

        An expression with gaps would try every combination of them on titles that do not fit.
        """
        at = -1
        for letter in self._letters:
            at = title.find(letter, at + 1)
            if at < 0:
                return []
        found = []
        for letter in reversed(self._letters):
            at = title.rfind(letter, 0, at + 1)
            found.append(at)
            at -= 1
        found.reverse()
        return found

    @cached_property
    def _searched(self) -> Sequence[tuple[str, _Search]]:
        return [(word, re.compile(rf"\b{re.escape(word)}").search) for word in self.words]

    @cached_property
    def _letters(self) -> str:
        return "".join(self.words)


def _joined(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch or overlap as one."""
    found: list[Range] = []
    for start, end in ranges:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
