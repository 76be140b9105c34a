"""Reads the fields of a JSON object that anybody may have written, and notes what is wrong."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from gizai_desktop.domain.identity import time_from_text

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of what has none."""
DEPTH_LIMIT = 50
"""Nesting of an unknown field that is kept; the encoder needs the rest of Python's stack."""

_LATEST = datetime(9998, 1, 1, tzinfo=UTC)
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_E = TypeVar("_E", bound=StrEnum)


def whole_text(text: str) -> str:
    """The text with lone halves of surrogate pairs replaced: nothing else can carry them."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class Fields:
    """The fields of one object; what is absent gives the default, what is wrong a problem too."""

    __slots__ = ("_problems", "raw")

    def __init__(self, raw: dict[str, Any], problems: list[str]) -> None:
        self.raw = raw
        self._problems = problems

    def text(self, name: str) -> str:
        """A text, or empty."""
        value = self.raw.get(name, "")
        if type(value) is str:
            return whole_text(value)
        self.wrong(name)
        return ""

    def optional_text(self, name: str) -> str | None:
        """A text, or None."""
        return None if self.raw.get(name) is None else self.text(name)

    def flag(self, name: str) -> bool:
        """A truth value, or False."""
        value = self.raw.get(name, False)
        if value is True or value is False:
            return value
        self.wrong(name)
        return False

    def count(self, name: str) -> int | None:
        """A whole number of zero or more, or None."""
        value = self.raw.get(name)
        if value is None or (type(value) is int and value >= 0):
            return value
        if type(value) is float and value >= 0:
            return int(value)
        self.wrong(name)
        return None

    def choice(self, name: str, kind: type[_E], default: _E) -> _E:
        """One of the words of an enumeration."""
        value = self.raw.get(name)
        if value is None:
            return default
        try:
            return kind(value)
        except ValueError:
            self.wrong(name)
            return default

    def time(self, name: str, fallback: datetime) -> datetime:
        """A time in UTC, in milliseconds, that every calendar can show."""
        value = self.raw.get(name)
        if value is None:
            return fallback
        moment = _moment(value)
        if moment is None:
            self.wrong(name)
            return fallback
        return moment

    def times(self, name: str) -> Mapping[str, datetime]:
        """An object whose values are times; others are left out."""
        value = self.raw.get(name)
        if value is None:
            return _NOTHING
        if type(value) is not dict:
            self.wrong(name)
            return _NOTHING
        read = {whole_text(key): _moment(each) for key, each in value.items()}
        found = {key: moment for key, moment in read.items() if moment is not None}
        if len(found) < len(value):
            self.wrong(name)
        return MappingProxyType(found)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; other things in it are left out."""
        value = self.raw.get(name, [])
        if type(value) is not list:
            self.wrong(name)
            return ()
        found = tuple(whole_text(each) for each in value if type(each) is str)
        if len(found) < len(value):
            self.wrong(name)
        return found

    def unknown(self, known: AbstractSet[str]) -> Mapping[str, Any]:
        """The fields that are not among ``known``, to be written back as they were."""
        if self.raw.keys() <= known:
            return _NOTHING
        kept = {}
        for name in self.raw.keys() - known:
            if too_deep(self.raw[name]):
                self.wrong(name)
            else:
                kept[name] = self.raw[name]
        return MappingProxyType(kept)

    def within(self, raw: dict[str, Any]) -> "Fields":
        """The fields of an object inside of this one."""
        return Fields(raw, self._problems)

    def wrong(self, name: str) -> None:
        """Note that a field is not what it should be."""
        self._problems.append(f"wrong field: {name[:40]}")


def _moment(value: object) -> datetime | None:
    try:
        moment = time_from_text(value) if isinstance(value, str) else _LATEST
    except ValueError:
        return None
    if not EPOCH <= moment < _LATEST:
        return None
    finer = moment.microsecond % 1000
    return moment - timedelta(microseconds=finer) if finer else moment


def too_deep(value: object) -> bool:
    """Whether a value is nested deeper than `DEPTH_LIMIT`."""
    level = [value]
    for _ in range(DEPTH_LIMIT):
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inner += each.values()
            elif isinstance(each, list):
                inner += each
        if not inner:
            return False
        level = inner
    return True
