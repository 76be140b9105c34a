"""How well a title fits a few letters that were typed to find it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Range = tuple[int, int]

_WORD_START = 40
_TITLE_START = 60
_WHOLE = 100
_GAP = 2


@dataclass(frozen=True)
class FuzzyQuery:
    """Folded letters. Words may stand anywhere in the title; else letters, in their order."""

    text: str

    @cached_property
    def words(self) -> Sequence[str]:
        """The words that are looked for."""
        return self.text.split()

    @cached_property
    def _letters(self) -> re.Pattern[str]:
        parts = (f"({re.escape(char)})" for char in "".join(self.words))
        return re.compile(".*?".join(parts), re.DOTALL)

    def match(self, title: str) -> tuple[int, tuple[Range, ...]] | None:
        """How well a folded title fits, more being better, and where; None if it does not."""
        if all(word in title for word in self.words):
            return self._whole_words(title)
        found = self._letters.search(title)
        if found is None:
            return None
        ends = [found.span(group + 1) for group in range(len(found.groups()))]
        gaps = ends[-1][1] - ends[0][0] - len(ends)
        starts = sum(_at_word_start(title, start) for start, _ in ends)
        return starts * _WORD_START // 2 - gaps * _GAP, _joined(ends)

    def _whole_words(self, title: str) -> tuple[int, tuple[Range, ...]]:
        score, ranges = _WHOLE, []
        for word in self.words:
            start = title.find(word)
            better = re.search(rf"\b{re.escape(word)}", title)
            if better is not None:
                start, score = better.start(), score + _WORD_START
            score += _TITLE_START if start == 0 else 0
            ranges.append((start, start + len(word)))
        return score, _joined(sorted(ranges))


def _at_word_start(title: str, start: int) -> bool:
    return start == 0 or not title[start - 1].isalnum()


def _joined(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch or overlap as one."""
    found: list[Range] = []
    for start, end in ranges:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
