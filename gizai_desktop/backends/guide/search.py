"""Full-text search in the manual: BM25 over fields, forgiving one slip in a word.

The weighting is Robertson's and Zaragoza's BM25F, in its simple form: "The Probabilistic
Relevance Framework: BM25 and Beyond" (2009), section 3.6.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gizai_desktop.backends.guide.words import question_words, words_of
from gizai_desktop.domain.help_page import HelpPage, HelpSection

_TITLE, _KEYWORDS, _HEADING, _TEXT = 4.0, 3.0, 2.5, 1.0
_PAIR = 0.5
_WHOLE_TITLE = 0.3
"""What a page gains whose whole title was asked for: "proxy" is the page of that name, and not
the one of its errors."""
_K1, _B = 1.4, 0.6
_PREFIX_LENGTH, _SLIP_LENGTH = 4, 4
"""Shorter words have to be met exactly."""
_LONGEST_ENDING = 3
_PREFIX_WORTH, _SLIP_WORTH, _LONG_SLIP_WORTH = 0.7, 0.6, 0.85
_LONG = 6
"""From this length on, a word that is one slip away is hardly another word."""
_LEAST_COVERED = 0.25
"""The part of a question, by weight of its words, that the manual has to know."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that has to do with a question; a greater score is a better page."""

    page: HelpPage
    score: float


class _Fields:
    """Weighted words of things that can be found."""

    def __init__(self, counts: Sequence[Mapping[str, float]]) -> None:
        self._lengths = [sum(count.values()) for count in counts]
        self._mean = (sum(self._lengths) / len(counts) if counts else 0) or 1.0
        self._counts = counts

    def score(self, index: int, weights: Mapping[str, float]) -> float:
        """How well one thing fits the weighted words of a question."""
        counts = self._counts[index]
        room = _K1 * (1 - _B + _B * self._lengths[index] / self._mean)
        return sum(
            weight * counts[word] / (counts[word] + room)
            for word, weight in weights.items()
            if word in counts
        )


class HelpIndex:
    """Finds pages of one language, and what of a page answers."""

    def __init__(self, pages: Sequence[HelpPage]) -> None:
        self._pages = pages
        counts = [_page_counts(page) for page in pages]
        self._fields = _Fields(counts)
        self._titles = [frozenset(words_of(page.title)) for page in pages]
        spread = Counter(word for count in counts for word in count)
        self._rarity = {word: _rarity(len(pages), found) for word, found in spread.items()}
        self._unknown = _rarity(len(pages), 0)
        self._slips: dict[str, list[str]] = {}
        self._beginnings: dict[str, list[str]] = {}
        for word in spread:
            if len(word) >= _SLIP_LENGTH and " " not in word:
                self._beginnings.setdefault(word[:_PREFIX_LENGTH], []).append(word)
                for shorter in _shortened(word):
                    self._slips.setdefault(shorter, []).append(word)

    @property
    def pages(self) -> Sequence[HelpPage]:
        """What is searched."""
        return self._pages

    def find(self, question: str) -> list[Hit]:
        """The pages that fit, the best first; empty when the manual hardly knows the words."""
        weights = self._weights(question)
        scored = (Hit(page, self._score(at, weights)) for at, page in enumerate(self._pages))
        return sorted((hit for hit in scored if hit.score > 0), key=lambda hit: -hit.score)

    def sections(self, page: HelpPage, question: str) -> list[tuple[HelpSection, float]]:
        """The sections of a page, in their order, each with its score."""
        weights = self._weights(question)
        fields = _Fields([_section_counts(part) for part in page.sections])
        return [(part, fields.score(at, weights)) for at, part in enumerate(page.sections)]

    def _score(self, at: int, weights: Mapping[str, float]) -> float:
        title = self._titles[at]
        asked = sum(word in weights for word in title) / len(title) if title else 0.0
        return self._fields.score(at, weights) * (1 + _WHOLE_TITLE * asked)

    def _weights(self, question: str) -> Mapping[str, float]:
        """What each known word is worth; nothing, if too much of the question is unknown."""
        words = question_words(question)
        weights: dict[str, float] = {}
        asked = covered = 0.0
        for word in dict.fromkeys(words):
            known = list(self._known(word))
            if not known:
                asked += self._unknown
                continue
            best = max(worth for _, worth in known)
            asked += best
            covered += best
            for meant, worth in known:
                weights[meant] = max(weights.get(meant, 0.0), worth)
        told = any(len(word) > 1 for word in weights) and covered >= _LEAST_COVERED * asked
        pairs = {pair: self._rarity[pair] for pair in _pairs(words) if pair in self._rarity}
        return weights | pairs if told else {}

    def _known(self, word: str) -> Iterator[tuple[str, float]]:
        """The manual's words that this one can stand for, with their worth."""
        if word in self._rarity:
            yield word, self._rarity[word]
            return
        akin = self._beginnings.get(word[:_PREFIX_LENGTH], ())
        akin = [known for known in akin if _begins(known, word)]
        for meant in akin:
            yield meant, self._rarity[meant] * _PREFIX_WORTH
        if akin or len(word) < _SLIP_LENGTH:
            return
        slip_worth = _SLIP_WORTH if len(word) < _LONG else _LONG_SLIP_WORTH
        for meant in self._one_slip_from(word):
            yield meant, self._rarity[meant] * slip_worth

    def _one_slip_from(self, word: str) -> set[str]:
        near = (self._slips.get(shorter, ()) for shorter in _shortened(word))
        return {known for some in near for known in some if _one_slip(known, word)}


def _rarity(pages: int, found: int) -> float:
    return math.log(1 + (pages - found + 0.5) / (found + 0.5))


def _begins(known: str, word: str) -> bool:
    """Whether one begins with the other; a word may go on only by an ending."""
    return known.startswith(word) or (
        word.startswith(known) and len(word) - len(known) <= _LONGEST_ENDING
    )


def _shortened(word: str) -> set[str]:
    """The word, and the word without one character; words one slip apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _one_slip(one: str, other: str) -> bool:
    """Whether one character is missing, too many or another, or two have changed places."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _page_counts(page: HelpPage) -> Mapping[str, float]:
    headings = "\n".join(part.title for part in page.sections)
    text = "\n".join(part.text for part in page.sections)
    keywords = page.keywords.replace(",", "\n")
    return _counts(
        ((page.title, _TITLE), (keywords, _KEYWORDS), (headings, _HEADING), (text, _TEXT))
    )


def _section_counts(part: HelpSection) -> Mapping[str, float]:
    return _counts(((part.title, _HEADING), (part.text, _TEXT)))


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Neighbours as one word, so that a known phrase counts for more than its words."""
    return (f"{one} {other}" for one, other in pairwise(words))


def _counts(fields: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    counts: dict[str, float] = {}
    for text, weight in fields:
        for line in text.splitlines():
            words = words_of(line)
            for word in words:
                counts[word] = counts.get(word, 0.0) + weight
            for pair in _pairs(words):
                counts[pair] = counts.get(pair, 0.0) + weight * _PAIR
    return counts
