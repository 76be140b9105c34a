"""Leaves animations out where the desktop's settings say so, also when they change.

Qt knows this on Windows only. Linux desktops tell it through the settings portal: as a wish of its
own, or as the setting of GNOME or of KDE.
"""

from contextlib import suppress
from typing import Any

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.session.bus import BusError, Place, SessionBus
from gizai_desktop.ui.theme import Theme

PORTAL = Place(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_STILL: dict[tuple[str, str], tuple[object, ...]] = {
    ("org.freedesktop.appearance", "reduced-motion"): (1,),
    ("org.gnome.desktop.interface", "enable-animations"): (False,),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", "0.0", 0.0),
}
"""Settings by name space and key, and the values that mean: no animations."""


class DesktopMotion:
    """Tells the theme; a desktop without a portal changes nothing."""

    def __init__(self, theme: Theme, bus: SessionBus, tasks: Tasks) -> None:
        self._theme = theme
        self._bus = bus
        self._still: set[tuple[str, str]] = set()
        bus.hear(PORTAL, self._take)
        tasks.start(self._read(), "read the desktop's wish for animations", dispensable=True)

    async def _read(self) -> None:
        for key in _STILL:
            with suppress(BusError):  # no portal, or not this setting
                (value,) = await self._bus.call(PORTAL, "Read", "ss", key, may_start=False)
                self._note(key, value)

    def _take(self, signal: str, content: tuple[Any, ...]) -> None:
        match signal, content:
            case "SettingChanged", (str(space), str(key), value) if (space, key) in _STILL:
                self._note((space, key), value)

    def _note(self, key: tuple[str, str], variant: Any) -> None:  # noqa: ANN401 - a D-Bus variant
        before = bool(self._still)
        value = variant
        while isinstance(value, tuple) and len(value) == 2:  # "Read" wraps its variant twice
            value = value[1]
        if any(value == still and type(value) is type(still) for still in _STILL[key]):
            self._still.add(key)
        else:
            self._still.discard(key)
        if bool(self._still) != before:
            self._theme.set_reduced_motion(True if self._still else None)
