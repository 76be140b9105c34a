"""Answers that come while the user works elsewhere, told by a real notification server."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from gizai_desktop.domain.turn import Prompt
from gizai_desktop.ui.look.theme import Theme
from tests.support.answers import held, say, send_json
from tests.support.desktop_bus import NotificationServer, notification_server, session_bus
from tests.support.programs import needs
from tests.ui.icon_themes import in_icon_theme
from tests.ui.running_desktop import RunningDesktop, running_desktop

pytestmark = needs("dbus-run-session")


@pytest.fixture
def elsewhere(qapp: QApplication) -> Iterator[QWindow]:
    """Stands for another program: while it has the focus, no window of ours is active."""
    window = QWindow()
    yield window
    window.close()


async def leave(desktop: RunningDesktop, elsewhere: QWindow) -> None:
    elsewhere.show()
    elsewhere.requestActivate()
    await desktop.until(lambda: not in_use())


def in_use() -> bool:
    return QApplication.activeWindow() is not None


async def ask_unseen(desktop: RunningDesktop, prompt: str) -> None:
    """Send a prompt in the shown chat without the window, and wait for the answer."""
    turns = desktop.desktop.turns
    await turns.ask(desktop.window.chat.current, Prompt(prompt))
    await desktop.until(lambda: not turns.running)


async def told(desktop: RunningDesktop, server: NotificationServer) -> None:
    await desktop.until(lambda: server.now)


async def answer_unseen(desktop: RunningDesktop, elsewhere: QWindow, prompt: str) -> None:
    await desktop.send(prompt)
    await leave(desktop, elsewhere)
    desktop.server.release()
    await desktop.until(lambda: not desktop.desktop.turns.running)


async def test_an_answer_is_told_without_its_text_and_a_click_opens_it(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with (
        notification_server(bus, "body", "body-markup", "actions") as server,
        running_desktop(theme, tmp_path / "data", held(say("The secret answer"))) as desktop,
    ):
        await answer_unseen(desktop, elsewhere, "Tom & <b>Jerry</b>")
        await desktop.until(lambda: server.now)
        (told,) = server.now.values()
        assert told.title == "Tom & <b>Jerry</b>"
        assert told.body == "The answer has arrived."
        assert told.hints["desktop-entry"] == ("s", "gizai-desktop")
        assert told.icon.startswith("file:///")

        told_of = desktop.window.chat.current.id
        desktop.window.chat.show_new()
        await server.click(told.number, token="the token")
        await desktop.until(lambda: desktop.window.chat.current.id == told_of)
        await desktop.until(in_use)
        assert desktop.window.shell.isVisible()


async def test_an_installed_icon_is_told_by_its_name(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with (
        notification_server(bus) as server,
        running_desktop(theme, tmp_path / "data", held(say("One"))) as desktop,
    ):
        with in_icon_theme(tmp_path, ["gizai-desktop"]):
            await answer_unseen(desktop, elsewhere, "Hello")
            await told(desktop, server)
        assert server.ever[0].icon == "gizai-desktop"


async def test_a_failure_says_its_sentence(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with (
        notification_server(bus, "body") as server,
        running_desktop(
            theme, tmp_path / "data", held(send_json(429, {"message": "Slow down"}))
        ) as desktop,
    ):
        await answer_unseen(desktop, elsewhere, "Hello")
        await desktop.until(lambda: server.now)
        (told,) = server.now.values()
        assert told.title == "Hello"
        assert "Slow down" not in told.body
        assert told.body.endswith(".")
        assert told.hints["category"] == ("s", "im.error")


async def test_one_note_for_each_chat_which_goes_when_it_is_looked_at(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with (
        notification_server(bus) as server,
        running_desktop(theme, tmp_path / "data", held(say("One"))) as desktop,
    ):
        await answer_unseen(desktop, elsewhere, "First")
        await ask_unseen(desktop, "Second")
        await desktop.until(lambda: len(server.ever) == 2)
        assert server.ever[1].replaces == server.ever[0].number
        assert len(server.now) == 1

        shell = desktop.window.shell
        shell.activateWindow()
        await desktop.until(lambda: not server.now)


async def test_nothing_is_told_in_front_of_the_window_or_against_the_setting_or_of_a_stop(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with (
        notification_server(bus) as server,
        running_desktop(
            theme, tmp_path / "data", say("One"), say("Two"), held(say("Never"))
        ) as desktop,
    ):
        await desktop.ask("In front of it")
        desktop.desktop.preferences.change(notify=False)
        await leave(desktop, elsewhere)
        await ask_unseen(desktop, "Not wanted")
        desktop.desktop.preferences.change(notify=True)
        turns = desktop.desktop.turns
        await turns.ask(desktop.window.chat.current, Prompt("Stopped"))
        await desktop.server.arrived(3)
        await turns.stop_all()
        # What was to be told before would have been told before this.
        await ask_unseen(desktop, "Wanted")
        await desktop.until(lambda: server.ever)
        assert len(server.ever) == 1


async def test_notes_go_with_the_application(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with notification_server(bus) as server:
        async with running_desktop(theme, tmp_path / "data", held(say("One"))) as desktop:
            await answer_unseen(desktop, elsewhere, "Hello")
            await desktop.until(lambda: server.now)
        assert not server.now


async def test_a_server_that_comes_late_or_again_tells_the_next_answer(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with running_desktop(theme, tmp_path / "data", held(say("One"))) as desktop:
        await answer_unseen(desktop, elsewhere, "Nobody tells this")
        for prompt in ("With the first", "With the second"):
            async with notification_server(bus) as server:
                await ask_unseen(desktop, prompt)
                await told(desktop, server)


async def test_without_a_bus_and_with_one_that_dies_nothing_is_said(
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    elsewhere: QWindow,
) -> None:
    async def live(desktop: RunningDesktop) -> None:
        await answer_unseen(desktop, elsewhere, "No bus at all")
        runtime = tmp_path / "runtime"
        runtime.mkdir(mode=0o700)
        for prompt in ("On the first bus", "On the second bus"):
            with session_bus(runtime, {"XDG_DATA_DIRS": str(runtime)}) as bus:
                monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
                async with notification_server(bus) as server:
                    await ask_unseen(desktop, prompt)
                    await told(desktop, server)
        await ask_unseen(desktop, "The bus has gone")

    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    async with running_desktop(theme, tmp_path / "data", held(say("One"))) as desktop:
        await live(desktop)


async def test_a_server_that_hangs_holds_up_neither_the_window_nor_its_end(
    theme: Theme, tmp_path: Path, bus: str, elsewhere: QWindow
) -> None:
    async with notification_server(bus) as server:
        async with running_desktop(theme, tmp_path / "data", held(say("One"))) as desktop:
            await answer_unseen(desktop, elsewhere, "Hello")
            await told(desktop, server)
            server.mute = True
            await ask_unseen(desktop, "Again")
            begun = time.monotonic()
        assert time.monotonic() - begun < 5
