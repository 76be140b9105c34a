"""What a person types into the search, read: words, phrases and filters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gizai_desktop.domain.errors import fill
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP

_PART = re.compile(
    r"""(?P<no>-?)(?:(?P<key>tag|model|before|after|has):)?(?:["“„«](?P<phrase>[^"”»]*)["”»]?|(?P<word>\S*))""",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class QueryProblemKind(StrEnum):
    """Every way in which a filter can be wrong; the rest of the query still counts."""

    NO_VALUE = "no_value"
    NO_DATE = "no_date"
    NO_SUCH_THING = "no_such_thing"


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A filter that is left out, and why.

    Attributes:
        written: the filter as it was typed.
    """

    kind: QueryProblemKind
    written: str

    @property
    def text(self) -> str:
        """The English source of the sentence, for the translators' context ``Search``."""
        return _PROBLEMS[self.kind]

    @property
    def params(self) -> Mapping[str, str]:
        """What fills the marks of `text`."""
        return {"written": self.written, "key": self.written.partition(":")[0].lstrip("-").lower()}

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return fill(self.text, self.params)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a conversation must have; everything counts at once.

    Attributes:
        words: folded words and phrases that occur in its title or messages.
        excluded: folded words and phrases that occur in neither.
        tags, models: folded; it has each tag, and a model whose id contains each word.
        not_tags, not_models: the same, refused.
        before: it began before this day, in local time.
        after: its last message came on this day or later.
        has_code: some message has a code block; False for conversations that have none,
            None where that does not matter.
        problems: filters that are left out because they are wrong.
    """

    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    not_models: tuple[str, ...] = ()
    before: date | None = None
    after: date | None = None
    has_code: bool | None = None
    problems: tuple[QueryProblem, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return self != SearchQuery(problems=self.problems)


@dataclass(slots=True)
class _Reading:
    words: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    not_tags: list[str] = field(default_factory=list)
    models: list[str] = field(default_factory=list)
    not_models: list[str] = field(default_factory=list)
    before: date | None = None
    after: date | None = None
    has_code: bool | None = None
    problems: list[QueryProblem] = field(default_factory=list)


def parse_query(text: str) -> SearchQuery:
    """Read a query; every text is one.

    ``word``, ``"a phrase"``, ``-without``, ``tag:work``, ``model:gemini``,
    ``before:2026-01-01``, ``after:2025-06``, ``has:code``. What looks like a filter but is none,
    such as an address of the web, is a word.
    """
    found = _Reading()
    for written, no, key, value in _parts(text):
        if not key:
            _take(found.excluded if no else found.words, value)
        elif not value.strip():
            found.problems.append(QueryProblem(QueryProblemKind.NO_VALUE, written))
        elif key in {"before", "after"}:
            _take_date(found, written, key, value)
        elif key == "has":
            if fold(value.strip()) == "code":
                found.has_code = not no
            else:
                found.problems.append(QueryProblem(QueryProblemKind.NO_SUCH_THING, written))
        elif key == "tag":
            _take(found.not_tags if no else found.tags, value)
        else:
            _take(found.not_models if no else found.models, value)
    return SearchQuery(
        words=_each_once(found.words),
        excluded=_each_once(found.excluded),
        tags=_each_once(found.tags),
        not_tags=_each_once(found.not_tags),
        models=_each_once(found.models),
        not_models=_each_once(found.not_models),
        before=found.before,
        after=found.after,
        has_code=found.has_code,
        problems=tuple(found.problems),
    )


def _parts(text: str) -> Iterator[tuple[str, bool, str, str]]:
    """Each part as it is written, whether it is refused, its filter or empty, its value."""
    for match in _PART.finditer(text):
        written, phrase, key = match[0], match["phrase"], (match["key"] or "").lower()
        if not written.strip():
            continue
        value = match["word"] if phrase is None else phrase
        refused = bool(match["no"])
        if refused and not value and not key:
            yield written, False, "", written  # a dash alone is looked for
        else:
            yield written, refused, key, value


def _take(into: list[str], value: str) -> None:
    folded = fold(_UNSEEN.sub("", value)).strip()
    if folded:
        into.append(folded)


def _each_once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _take_date(found: _Reading, written: str, key: str, value: str) -> None:
    day = _day(value)
    if day is None:
        found.problems.append(QueryProblem(QueryProblemKind.NO_DATE, written))
    elif key == "before":
        found.before = min(day, found.before or day)
    else:
        found.after = max(day, found.after or day)


def _day(written: str) -> date | None:
    match = _DATE.fullmatch(written.strip().replace("/", "-").replace(".", "-"))
    if match is None:
        return None
    year, month, day = (int(number or 1) for number in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


_PROBLEMS: Mapping[QueryProblemKind, str] = MappingProxyType(
    {
        QueryProblemKind.NO_VALUE: QT_TRANSLATE_NOOP(
            "Search", "Nothing follows “{key}:”. Write what to look for after the colon."
        ),
        QueryProblemKind.NO_DATE: QT_TRANSLATE_NOOP(
            "Search", "“{written}” has no date. Write one such as {key}:2026-01-31."
        ),
        QueryProblemKind.NO_SUCH_THING: QT_TRANSLATE_NOOP(
            "Search", "“{written}” cannot be looked for. Write has:code for chats with code."
        ),
    }
)
