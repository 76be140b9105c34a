"""Follows what the desktop's settings say of animations and contrast, also when they change.

Qt knows of animations on Windows only; its getters for contrast crash PySide 6.11. Linux desktops
tell both through the settings portal: as a wish of its own, or as a setting of GNOME's or KDE's.
"""

from contextlib import suppress
from enum import Enum, auto
from typing import Any

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.session.bus import BusError, Place, SessionBus

PORTAL = Place(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)


class Wish(Enum):
    """What a desktop may want of its programs."""

    STILL = auto()
    HIGH_CONTRAST = auto()


_Key = tuple[str, str]
_WISHES: dict[Wish, dict[_Key, tuple[object, ...]]] = {
    Wish.STILL: {
        ("org.freedesktop.appearance", "reduced-motion"): (1,),
        ("org.gnome.desktop.interface", "enable-animations"): (False,),
        ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", "0.0", 0.0),
    },
    Wish.HIGH_CONTRAST: {
        ("org.freedesktop.appearance", "contrast"): (1,),
        ("org.gnome.desktop.a11y.interface", "high-contrast"): (True,),
        ("org.gnome.desktop.interface", "gtk-theme"): ("HighContrast", "HighContrastInverse"),
    },
}
"""Settings by name space and key, and their values that mean the wish."""


class DesktopWishes:
    """Tells the theme; a desktop without a portal changes nothing."""

    def __init__(self, theme: Theme, bus: SessionBus, tasks: Tasks) -> None:
        self._theme = theme
        self._bus = bus
        self._said: dict[Wish, set[_Key]] = {wish: set() for wish in Wish}
        bus.hear(PORTAL, self._take)
        tasks.start(self._read(), "read what the desktop wishes", dispensable=True)

    async def _read(self) -> None:
        for wish, keys in _WISHES.items():
            for key in keys:
                with suppress(BusError):  # no portal, or not this setting
                    (value,) = await self._bus.call(PORTAL, "Read", "ss", key, may_start=False)
                    self._note(wish, key, value)
        # The theme has what the desktop wanted at the last start.
        self._fulfil(Wish.HIGH_CONTRAST, wanted=bool(self._said[Wish.HIGH_CONTRAST]))

    def _take(self, signal: str, content: tuple[Any, ...]) -> None:
        match signal, content:
            case "SettingChanged", (str(space), str(key), value):
                for wish, keys in _WISHES.items():
                    if (space, key) in keys:
                        self._note(wish, (space, key), value)

    def _note(self, wish: Wish, key: _Key, variant: Any) -> None:  # noqa: ANN401 - a D-Bus variant
        said = self._said[wish]
        before = bool(said)
        value = variant
        while isinstance(value, tuple) and len(value) == 2:  # "Read" wraps its variant twice
            value = value[1]
        if any(value == told and type(value) is type(told) for told in _WISHES[wish][key]):
            said.add(key)
        else:
            said.discard(key)
        if bool(said) != before:
            self._fulfil(wish, wanted=bool(said))

    def _fulfil(self, wish: Wish, *, wanted: bool) -> None:
        if wish is Wish.STILL:
            self._theme.set_reduced_motion(True if wanted else None)
        else:
            self._theme.follow_desktop_contrast(wanted)
