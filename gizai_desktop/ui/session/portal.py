"""The desktop's settings portal: what people chose there, and what they choose meanwhile."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from gizai_desktop.ui.session.bus import BusError, Place, SessionBus

PORTAL = Place(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)

Key: TypeAlias = tuple[str, str]
"""A name space, and a name in it."""


class SettingsPortal:
    """Reads settings and tells of changes; a desktop without a portal has none."""

    def __init__(self, bus: SessionBus) -> None:
        self._bus = bus
        self._listeners: list[Callable[[Key, object], None]] = []
        bus.hear(PORTAL, self._take)

    def hear(self, take: Callable[[Key, object], None]) -> None:
        """Have every change told, by key and new value, from the next read on."""
        self._listeners.append(take)

    async def read(self, keys: Iterable[Key]) -> Mapping[Key, object]:
        """What these settings are now; those that this desktop does not have are left out."""
        found: dict[Key, object] = {}
        for key in keys:
            with suppress(BusError):
                (value,) = await self._bus.call(PORTAL, "Read", "ss", key, may_start=False)
                found[key] = _unwrapped(value)
        return found

    def _take(self, signal: str, content: tuple[Any, ...]) -> None:
        match signal, content:
            case "SettingChanged", (str(space), str(name), value):
                for listener in self._listeners:
                    listener((space, name), _unwrapped(value))


def _unwrapped(variant: object) -> object:
    """The value in a variant, which jeepney gives as a pair; "Read" wraps twice."""
    while isinstance(variant, tuple) and len(variant) == 2:
        variant = variant[1]
    return variant
