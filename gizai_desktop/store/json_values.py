"""JSON values to the fields of a dataclass and back, by the types of the fields."""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import Field, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_origin, get_type_hints

from gizai_desktop.store.fields import too_deep, whole_text


class Dataclass(Protocol):
    """Any dataclass whose fields all have defaults."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


D = TypeVar("D", bound=Dataclass)


class WrongValueError(ValueError):
    """A value is not of its field's type or outside of its bounds."""


def from_json(
    kind: type[D], raw: Mapping[str, Any], wrong: Callable[[str], None] = lambda _: None
) -> D:
    """Make a ``kind``; a field that is absent or wrong has its default, alone.

    What is wrong in a list is left out of it, alone.

    Args:
        wrong: told the name of each field that is there but not as it should be.
    """
    hints = get_type_hints(kind)
    values = {}
    for each in fields(kind):
        if each.name not in raw:
            continue
        given = raw[each.name]
        try:
            values[each.name] = found = _bounded(_typed(given, hints[each.name]), each)
        except WrongValueError:
            wrong(each.name)
        else:
            if isinstance(found, tuple) and len(found) < len(given):
                wrong(each.name)
    return kind(**values)


def to_json(value: Dataclass) -> dict[str, Any]:
    """All fields by their names; tuples become lists, dataclasses objects."""
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def with_unknown(known: Any, raw: Any) -> Any:  # noqa: ANN401 - the values of JSON
    """What is to be written, with the fields of newer versions that were read: at the top, in
    objects, and in the objects of lists that have the same ``id`` or ``name``.
    """
    if isinstance(known, dict) and isinstance(raw, dict):
        unknown = {key: raw[key] for key in raw.keys() - known.keys() if not too_deep(raw[key])}
        return {key: with_unknown(each, raw.get(key)) for key, each in known.items()} | unknown
    if isinstance(known, list) and isinstance(raw, list):
        former = {mark: each for each in reversed(raw) if (mark := _mark(each))}
        return [with_unknown(each, former.get(_mark(each))) for each in known]
    return known


def _mark(value: Any) -> str:  # noqa: ANN401 - the values of JSON
    mark = (value.get("id") or value.get("name")) if isinstance(value, dict) else None
    return mark if isinstance(mark, str) else ""


def _plain(value: Any) -> Any:  # noqa: ANN401 - the values of JSON
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return to_json(value) if is_dataclass(value) and not isinstance(value, type) else value


def _typed(value: Any, kind: Any) -> Any:  # noqa: ANN401 - the values of JSON
    if get_origin(kind) is tuple:
        return _items(value, get_args(kind))
    if get_origin(kind) is UnionType:
        return None if value is None else _typed(value, get_args(kind)[0])
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, dict):
            raise WrongValueError
        return from_json(kind, value)
    if kind is float and type(value) is int:
        # Not every int fits; the finite ones do.
        kind, value = float, float(value) if abs(value) < 1e300 else math.inf
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(value)
        except ValueError as error:
            raise WrongValueError from error
    if type(value) is not kind or (kind is float and not math.isfinite(value)):
        raise WrongValueError
    return whole_text(value) if kind is str else value


def _items(value: Any, kinds: tuple[Any, ...]) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    if not isinstance(value, list):
        raise WrongValueError
    if kinds[-1] is Ellipsis:
        return tuple(_right(value, kinds[0]))
    if len(value) != len(kinds):
        raise WrongValueError
    return tuple(_typed(item, kind) for item, kind in zip(value, kinds, strict=True))


def _right(items: list[Any], kind: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    for item in items:
        with suppress(WrongValueError):
            yield _typed(item, kind)


def _bounded(value: Any, field: Field[Any]) -> Any:  # noqa: ANN401 - as above
    bounds = field.metadata if value is not None else {}
    if "choices" in bounds and value not in bounds["choices"]:
        raise WrongValueError
    if "minimum" in bounds and value < bounds["minimum"]:
        raise WrongValueError
    if "maximum" in bounds and value > bounds["maximum"]:
        raise WrongValueError
    return value
