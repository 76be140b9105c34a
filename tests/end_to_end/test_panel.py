"""The installed program's icons where a panel of the desktop draws them, named over D-Bus."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the panel is on a session bus", allow_module_level=True)

from tests.end_to_end.runs import started
from tests.end_to_end.screen import PATIENCE_S, screen
from tests.support.desktop_bus import session_bus
from tests.support.desktop_panel import Panel, panel
from tests.support.icon_theme import icon_theme
from tests.support.programs import SCREEN, needs

pytestmark = needs(*SCREEN, "dbus-run-session")


@asynccontextmanager
async def beside_a_panel(folder: Path, icons: Iterable[str]) -> AsyncIterator[Panel]:
    """Run the program with an icon in the tray, in a desktop whose theme has these icons."""
    share = folder / "share"
    icon_theme(share, "tiny", icons)
    (folder / "config").mkdir()
    (folder / "config" / "kdeglobals").write_text("[Icons]\nTheme=tiny\n")
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text(json.dumps({"tray": True}))
    with (
        screen() as display,
        session_bus(folder, {"XDG_DATA_DIRS": str(share)}) as bus,
        ExitStack() as ending,
    ):
        variables = {
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "XDG_CURRENT_DESKTOP": "KDE",
            "KDE_SESSION_VERSION": "6",
            "QT_LOGGING_RULES": "qt.qpa.services.warning=false",  # no portal on this bus
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_DIRS": str(share),
            "XDG_DATA_HOME": str(share),
        }
        async with panel(bus) as found:
            running = started(display, folder, variables=variables)
            await asyncio.to_thread(ending.enter_context, running)
            async with asyncio.timeout(PATIENCE_S):
                await found.filled.wait()
            yield found


async def test_a_panel_hears_the_names_of_the_icons_that_its_theme_has(tmp_path: Path) -> None:
    icons = ["gizai-desktop", "document-new", "edit-find", "zoom-in"]
    async with beside_a_panel(tmp_path, icons) as found:
        assert await found.item("IconName") == "gizai-desktop"
        tray = await found.tray_menu()
        assert tray["New chat"] == "document-new"
        assert tray["Quit"] == ""
        async with asyncio.timeout(PATIENCE_S):
            while not (bar := await found.menu_bar())["_Larger text"]:
                pass  # the last of them; each comes in a turn of its own
        assert {words: icon for words, icon in bar.items() if icon} == {
            "_New chat": "document-new",
            "_Find in conversation…": "edit-find",
            "_Larger text": "zoom-in",
        }


async def test_without_a_theme_the_rows_have_words_and_the_tray_our_drawing(tmp_path: Path) -> None:
    async with beside_a_panel(tmp_path, []) as found:
        assert await found.item("IconName") == ""
        sizes = {width for width, _, _ in await found.item("IconPixmap")}
        assert {16, 22, 24, 32} <= sizes
        assert not any((await found.tray_menu()).values())
        assert not any((await found.menu_bar()).values())
