"""Follows what the desktop's settings say of animations and contrast, also when they change.

Qt knows of animations on Windows only; its getters for contrast crash PySide 6.11. Linux desktops
tell both through the settings portal: as a wish of its own, or as a setting of GNOME's or KDE's.
"""

from enum import Enum, auto

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.session.portal import Key, SettingsPortal


class Wish(Enum):
    """What a desktop may want of its programs."""

    STILL = auto()
    HIGH_CONTRAST = auto()


_WISHES: dict[Wish, dict[Key, tuple[object, ...]]] = {
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
"""Settings, and their values that mean the wish."""


class DesktopWishes:
    """Tells the theme; a desktop without a portal changes nothing."""

    def __init__(self, theme: Theme, portal: SettingsPortal, tasks: Tasks) -> None:
        self._theme = theme
        self._said: dict[Wish, set[Key]] = {wish: set() for wish in Wish}
        portal.hear(self._note)
        tasks.start(self._read(portal), "read what the desktop wishes", dispensable=True)

    async def _read(self, portal: SettingsPortal) -> None:
        keys = [key for keys in _WISHES.values() for key in keys]
        for key, value in (await portal.read(keys)).items():
            self._note(key, value)
        # The theme has what the desktop wanted at the last start.
        self._fulfil(Wish.HIGH_CONTRAST, wanted=bool(self._said[Wish.HIGH_CONTRAST]))

    def _note(self, key: Key, value: object) -> None:
        for wish, keys in _WISHES.items():
            if key not in keys:
                continue
            said = self._said[wish]
            before = bool(said)
            if any(value == told and type(value) is type(told) for told in keys[key]):
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
