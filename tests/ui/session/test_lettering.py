"""The font and the size of texts are the desktop's, told by a real settings portal."""

import asyncio
import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontInfo

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.composer.text_field import ComposerText
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.session.bus import SessionBus
from gizai_desktop.ui.session.lettering import DesktopLettering, font_of_kde, font_of_pango
from gizai_desktop.ui.session.portal import SettingsPortal
from tests.support.desktop_bus import settings_portal
from tests.support.programs import needs
from tests.ui.running_desktop import running_desktop

GNOME = ("org.gnome.desktop.interface", "font-name")
KDE = ("org.kde.kdeglobals.General", "font")
SCALE = ("org.gnome.desktop.interface", "text-scaling-factor")


@needs("dbus-run-session")
@pytest.mark.usefixtures("no_system_proxy")
@pytest.mark.parametrize(
    "told",
    [
        (GNOME, "DejaVu Serif Bold 17", "DejaVu Serif 9000"),
        (KDE, "DejaVu Serif,17,-1,5,50,0,0,0,0,0", "DejaVu Serif"),
    ],
    ids=["GNOME", "KDE"],
)
async def test_another_font_is_taken_at_once(
    theme: Theme, tmp_path: Path, bus: str, told: tuple[tuple[str, str], str, str]
) -> None:
    key, words, rubbish = told
    code = theme.font("code").family()

    async with (
        settings_portal(bus, {}) as portal,
        running_desktop(theme, tmp_path / "data") as desktop,
    ):
        field = desktop.window.composer.findChild(ComposerText)
        assert field is not None
        before = field.fontMetrics().height(), field.height()
        await portal.change(*key, ("s", words))
        await desktop.until(lambda: theme.font("ui").family() == "DejaVu Serif")
        await desktop.until(lambda: field.height() > before[1])
        assert QFontInfo(field.font()).family() == "DejaVu Serif"
        assert field.fontMetrics().height() > before[0]
        assert theme.font("code").family() == code
        larger = theme.font("ui").pointSizeF()
        await portal.change(*key, ("s", rubbish))
        await portal.change(*key, ("u", 1))
        await portal.change(*key, ("s", words.replace("17", "11")))
        await desktop.until(lambda: theme.font("ui").pointSizeF() == larger - 6)
        assert theme.font("ui").family() == "DejaVu Serif"


@needs("dbus-run-session")
async def test_larger_texts_are_followed_where_programs_have_to_draw_them(
    theme: Theme, bus: str
) -> None:
    points, side = theme.font("ui").pointSizeF(), theme.px(32)

    changed = asyncio.Event()
    theme.changed.connect(changed.set)
    failed: list[object] = []
    tasks = Tasks(failed.append)
    own_bus = SessionBus(tasks)
    async with settings_portal(bus, {SCALE: ("d", 1.25)}) as portal:

        async def told(value: tuple[str, object]) -> tuple[float, int]:
            changed.clear()
            await portal.change(*SCALE, value)
            await asyncio.wait_for(changed.wait(), 5)
            return theme.font("ui").pointSizeF(), theme.px(32)

        DesktopLettering(theme, SettingsPortal(own_bus), tasks, scales=True)
        await asyncio.wait_for(changed.wait(), 5)
        assert (theme.font("ui").pointSizeF(), theme.px(32)) == (points * 1.25, 40)
        assert await told(("d", 1.5)) == (points * 1.5, 48)
        assert await told(("d", math.nan)) == (points, side)
        assert await told(("d", 1e9)) == (points * 3, 96)
        assert await told(("s", "2")) == (points, side)
        await own_bus.aclose()
        await tasks.finish()
    assert not failed


@needs("dbus-run-session")
@pytest.mark.usefixtures("no_system_proxy")
async def test_where_qt_draws_larger_texts_they_do_not_grow_twice(
    theme: Theme, tmp_path: Path, bus: str
) -> None:
    points = theme.font("ui").pointSizeF()
    theme.follow_desktop_text_scale(1.25)  # as the start does, after a session on Wayland

    async with (
        settings_portal(bus, {SCALE: ("d", 1.25)}) as portal,
        running_desktop(theme, tmp_path / "data") as desktop,
    ):
        await desktop.until(lambda: theme.font("ui").pointSizeF() == points)
        await portal.change(*SCALE, ("d", 1.5))
        await portal.change(*GNOME, ("s", "DejaVu Serif 10"))
        await desktop.until(lambda: theme.font("ui").family() == "DejaVu Serif")
        assert theme.font("ui").pointSizeF() == points


@pytest.mark.parametrize(("points", "pixels"), [(10, 32), (11, 32), (16.5, 48)])
def test_controls_grow_with_letters_they_have_no_room_for(
    theme: Theme, points: float, pixels: int
) -> None:
    font = theme.font("ui")
    font.setPointSizeF(points)
    theme.follow_desktop_font(font)
    assert theme.px(32) == pixels


@pytest.mark.usefixtures("no_system_proxy")
async def test_the_size_of_the_desktops_texts_is_kept_for_the_next_start(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path / "data") as desktop:
        theme.follow_desktop_text_scale(1.25)
        assert desktop.desktop.state.value.text_scale == 1.25


@pytest.mark.parametrize(
    ("words", "family", "points"),
    [
        ("Cantarell 11", "Cantarell", 11),
        ("Noto Sans, Semi-Bold Italic 10.5", "Noto Sans", 10.5),
        ("Ubuntu UltraLight Condensed 12", "Ubuntu", 12),
        ("Noto Sans CJK JP, 9", "Noto Sans CJK JP", 9),
        ("Bold 11", "Bold", 11),
    ],
)
def test_names_of_fonts_as_gnome_writes_them(words: str, family: str, points: float) -> None:
    font = font_of_pango(words)
    assert font is not None
    assert (font.family(), font.pointSizeF()) == (family, points)
    assert not font.italic()


@pytest.mark.parametrize(
    "words", ["", "11", "Cantarell", "Cantarell nan", "Cantarell 0", "Cantarell -3", "Sans 1e9"]
)
def test_what_names_no_font_is_left_out(words: str) -> None:
    assert font_of_pango(words) is None
    assert font_of_kde(words) is None


@given(st.text())
def test_any_words_are_survived(words: str) -> None:
    for read in (font_of_pango, font_of_kde):
        font = read(words)
        assert font is None or 4 <= font.pointSizeF() <= 72


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFont, QFontDatabase
from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.process.application import Application
from gizai_desktop.ui.session.lettering import SystemLettering
from gizai_desktop.ui.composer.text_field import ComposerText
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens

application = Application(["test"])
theme = Theme(load_tokens(resource_dir() / "tokens.json"), resource_dir() / "icons", application)
following = SystemLettering(theme, application, QObject(application))
told = []
theme.changed.connect(lambda: told.append(theme.font("ui").family()))
system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
theme.follow_desktop_font(QFont("DejaVu Serif"))
QCoreApplication.sendEvent(application, QEvent(QEvent.Type.ThemeChange))
QCoreApplication.sendEvent(application, QEvent(QEvent.Type.ThemeChange))
print(told == ["DejaVu Serif", system])
"""


def test_windows_and_macos_are_followed_as_qt_tells() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr
