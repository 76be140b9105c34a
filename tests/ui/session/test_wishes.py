"""Animations and contrast are as the desktop's settings say, told by a real settings portal."""

from pathlib import Path
from typing import Any

import pytest

from gizai_desktop.domain.settings import Contrast
from gizai_desktop.ui.look.theme import Theme
from tests.support.desktop_bus import settings_portal
from tests.support.programs import needs
from tests.ui.running_desktop import running_desktop

pytestmark = needs("dbus-run-session")
Value = tuple[str, Any]
WISH = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")


@pytest.mark.parametrize(
    "told",
    [
        (WISH, ("u", 1), ("u", 0)),
        (GNOME, ("b", False), ("b", True)),
        (KDE, ("s", "0"), ("s", "1.5")),
    ],
    ids=["wish", "GNOME", "KDE"],
)
async def test_animations_follow_the_desktop(
    theme: Theme,
    tmp_path: Path,
    bus: str,
    told: tuple[tuple[str, str], Value, Value],
) -> None:
    key, still, moving = told
    theme.set_reduced_motion(None)
    assert not theme.reduced_motion

    async with (
        settings_portal(bus, {key: still}) as portal,
        running_desktop(theme, tmp_path / "data") as desktop,
    ):
        await desktop.until(lambda: theme.reduced_motion)
        assert theme.duration("sheet_in") == 0
        await portal.change(*key, moving)
        await desktop.until(lambda: not theme.reduced_motion)
        await portal.change(*key, still)
        await desktop.until(lambda: theme.reduced_motion)


@pytest.mark.parametrize(
    "told",
    [
        (("org.freedesktop.appearance", "contrast"), ("u", 1), ("u", 0)),
        (("org.gnome.desktop.a11y.interface", "high-contrast"), ("b", True), ("b", False)),
        (("org.gnome.desktop.interface", "gtk-theme"), ("s", "HighContrast"), ("s", "Adwaita")),
    ],
    ids=["wish", "GNOME", "theme"],
)
async def test_contrast_follows_the_desktop(
    theme: Theme,
    tmp_path: Path,
    bus: str,
    told: tuple[tuple[str, str], Value, Value],
) -> None:
    key, high, usual = told
    faint = theme.color("text3").name()

    async with (
        settings_portal(bus, {key: high}) as portal,
        running_desktop(theme, tmp_path / "data") as desktop,
    ):
        await desktop.until(lambda: theme.high_contrast)
        assert theme.color("text3").name() != faint
        assert desktop.desktop.state.value.high_contrast
        await portal.change(*key, usual)
        await desktop.until(lambda: not theme.high_contrast)
        assert theme.color("text3").name() == faint
        await portal.change(*key, high)
        await desktop.until(lambda: theme.high_contrast)
        desktop.desktop.preferences.change(contrast=Contrast.HIGH)
        await portal.change(*key, usual)
        desktop.desktop.preferences.change(contrast=Contrast.SYSTEM)
        await desktop.until(lambda: not theme.high_contrast)


async def test_a_desktop_that_wants_no_contrast_any_more_is_followed_at_the_next_start(
    theme: Theme, tmp_path: Path, bus: str
) -> None:
    theme.follow_desktop_contrast(True)  # as the start does, from the state of the last run

    key = ("org.freedesktop.appearance", "contrast")
    async with (
        settings_portal(bus, {key: ("u", 0)}),
        running_desktop(theme, tmp_path / "data") as desktop,
    ):
        await desktop.until(lambda: not theme.high_contrast)
