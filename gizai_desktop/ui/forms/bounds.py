"""The bounds that the settings' own declarations carry."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest value of a number."""

    minimum: float
    maximum: float

    def hold(self, value: float) -> bool:
        """Whether the value is within; not-a-number never is."""
        return self.minimum <= value <= self.maximum


def bounds_of(name: str) -> Bounds:
    """The bounds of one field of `Settings`; KeyError when it has none."""
    metadata = _metadata(name)
    return Bounds(metadata["minimum"], metadata["maximum"])


def dial_bounds(name: str) -> Bounds:
    """The bounds of one field of `TurnParameters`; KeyError when it has none."""
    metadata = _metadata(name, TurnParameters)
    return Bounds(metadata["minimum"], metadata["maximum"])


def choices_of(name: str) -> tuple[float, ...]:
    """The choices of one field of `Settings`; KeyError when it has none."""
    return tuple(_metadata(name)["choices"])


def _metadata(
    name: str, kind: type[Settings] | type[TurnParameters] = Settings
) -> Mapping[str, Any]:
    return next(field for field in fields(kind) if field.name == name).metadata
