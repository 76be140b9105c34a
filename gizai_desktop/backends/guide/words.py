"""Words of the manual and of questions to it, as the search compares them."""

import re
from collections.abc import Mapping, Sequence

from gizai_desktop.backends.guide.lexicon import (
    ENGLISH_ENDINGS,
    NO_MEANING,
    RUSSIAN_ENDINGS,
    SAME,
)
from gizai_desktop.domain.folding import fold

_WORD = re.compile(r"\w+")
_HOST = re.compile(r"\b[^\W\d][\w-]*+(?:\.[\w-]++){2,}")
"""``app.giz.ai``: whose address it is says nothing about what is asked."""
_QUOTED_VALUE = re.compile(r"[“«\"][^\s”»\"]*[\d./:][^\s”»\"]*[”»\"]")
"""``“qwen2.5:3b”`` in the sentence of an error, likewise."""
_CYRILLIC = re.compile(r"[а-я]")
_VOWELS = re.compile(r"[aeiouy]")
_SHORTEST_STEM = 3
_READ = 4000
"""Characters of a question that are looked at; a pasted book is no question."""


def is_russian(text: str) -> bool:
    """Whether there is anything Cyrillic in the text."""
    return _CYRILLIC.search(fold(text[:_READ])) is not None


def words_of(text: str) -> list[str]:
    """The stems of the words that mean something, in order."""
    found = _WORD.findall(_HOST.sub(" ", fold(text)))
    return [_stem(word) for word in found if word not in _SKIPPED]


def question_words(text: str) -> list[str]:
    """The stems of a question; of a long one, of its beginning."""
    return words_of(_QUOTED_VALUE.sub(" ", text[:_READ]))


def _stem(word: str) -> str:
    stem = _without_ending(word)
    return _STEM_ALIASES.get(stem, stem)


def _without_ending(word: str) -> str:
    russian = _CYRILLIC.search(word) is not None
    for ending in _RUSSIAN if russian else _ENGLISH:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST_STEM and (russian or _VOWELS.search(rest)):
            return _settled(rest)
    return word


def _settled(stem: str) -> str:
    """One stem for "stop" and "stopping", "copies" and "copying"; "install" keeps its end."""
    if len(stem) <= _SHORTEST_STEM:
        return stem
    if stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return stem.removesuffix("y")


def _by_length(endings: str) -> Sequence[str]:
    return sorted(fold(endings).split(), key=len, reverse=True)


def _aliases(lines: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in fold(lines).strip().splitlines():
        meaning, _, others = line.partition(":")
        found |= {_without_ending(word): _without_ending(meaning) for word in others.split()}
    return found


_SKIPPED = frozenset(fold(NO_MEANING).split())
_ENGLISH, _RUSSIAN = _by_length(ENGLISH_ENDINGS), _by_length(RUSSIAN_ENDINGS)
_STEM_ALIASES = _aliases(SAME)
