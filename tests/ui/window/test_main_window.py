"""A day with the application: asking, switching, editing, deleting, finding again."""

import asyncio
import gc
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.domain.settings import Settings
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.widgets.notice_bar import NoticeBar
from gizai_desktop.ui.widgets.sheet import Sheet
from gizai_desktop.ui.widgets.toast import Toast
from tests.support.answers import held, say, send_json
from tests.ui.running_desktop import (
    CTRL,
    SHIFT,
    Key,
    RunningDesktop,
    click,
    focused,
    running_desktop,
)


async def test_typing_can_begin_at_once_and_the_answer_appears(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.type("Hello")
        app.press(Key.Key_Return)
        await app.until(lambda: len(app.shown) == 2)
        await app.until(lambda: app.shown[1].status is MessageStatus.COMPLETE)
        assert app.shown[1].content == "Echo: Hello"
        assert app.window.composer.text() == ""
        assert not app.window.page.empty


async def test_what_is_typed_and_sent_in_one_go_stays_to_be_sent(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        for text in ("first", "second"):  # as keys come that waited for a busy window
            app.type(text)
            app.press(Key.Key_Return)
        await app.until(lambda: len(app.shown) == 2)
        await app.until(lambda: app.shown[1].status is MessageStatus.COMPLETE)
        assert [each.content for each in app.shown] == ["first", "Echo: first"]
        assert app.window.composer.text() == "second"
        app.press(Key.Key_Return)
        await app.until(lambda: len(app.shown) == 4)
        await app.until(lambda: app.shown[3].content == "Echo: second")


async def test_an_answer_lands_in_its_own_conversation(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path, held(say("late")), say("quick")) as app:
        await app.send("slow question")
        slow = app.window.chat.current.id
        await app.server.arrived(1)
        app.press(Key.Key_N, CTRL)
        assert app.window.page.empty
        await app.ask("quick question")
        assert app.shown[-1].content == "quick"
        app.server.release()
        await app.until(lambda: not app.desktop.turns.busy(slow))
        assert [m.content for m in app.shown] == ["quick question", "quick"]
        app.window.chat.show(slow)
        await app.until(lambda: app.window.chat.current.id == slow)
        assert app.shown[-1].content == "late"


async def test_each_conversation_keeps_its_draft(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        app.type("draft of one")
        app.press(Key.Key_N, CTRL)
        assert app.window.composer.text() == ""
        app.type("draft of new")
        app.press(Key.Key_Tab, CTRL)
        await app.until(lambda: not app.window.chat.is_new)
        assert app.window.composer.text() == "draft of one"
        app.press(Key.Key_N, CTRL)
        assert app.window.composer.text() == "draft of new"

    async with running_desktop(theme, tmp_path) as app:
        assert app.window.composer.text() == "draft of new"


async def test_editing_makes_a_branch_and_gives_the_draft_back(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("helo")
        app.type("my draft")
        app.window.timeline.edit_requested.emit(app.shown[0].id)
        assert app.window.composer.text() == "helo"
        app.press(Key.Key_Escape)
        assert app.window.composer.text() == "my draft"
        app.window.timeline.edit_requested.emit(app.shown[0].id)
        app.press(Key.Key_Backspace)
        app.type("lo")
        app.press(Key.Key_Return)
        await app.until(lambda: app.shown[-1].content == "Echo: hello")
        assert app.window.composer.text() == "my draft"
        first = app.window.chat.current.siblings(app.shown[0].id)
        assert len(first) == 2
        app.window.timeline.branch_requested.emit(first[0])
        await app.until(lambda: app.shown[0].content == "helo")
        assert app.window.composer.text() == "my draft"


async def test_escape_stops_and_retry_asks_again(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path, held(say("late")), say("now")) as app:
        await app.send("question")
        await app.server.arrived(1)
        app.press(Key.Key_Escape)
        await app.until(lambda: app.shown[-1].status is MessageStatus.STOPPED)
        await app.server.departed(1)
        app.window.timeline.regenerate_requested.emit(app.shown[-1].id)
        await app.until(lambda: app.shown[-1].content == "now")


async def test_a_deleted_chat_comes_back_with_undo(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("keep me")
        chat = app.window.chat.current
        app.type("its draft")
        app.press(Key.Key_Delete, CTRL | SHIFT)
        await app.until(lambda: app.window.page.empty)
        assert app.desktop.library.headers == {}
        assert app.window.composer.text() == ""
        (toast,) = app.window.shell.findChildren(Toast)
        toast.acted.emit()
        await app.until(lambda: app.window.chat.current.id == chat.id)
        assert app.window.chat.current == chat
        assert app.window.composer.text() == "its draft"


async def test_the_chosen_model_is_asked_and_remembered(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.chat.choose_model(ModelRef(GIZAI.id, "claude-haiku"))
        await app.ask("one")
        assert app.server.requests[0].json["model"] == "claude-haiku"
        assert app.shown[-1].model == "claude-haiku"
        app.window.chat.choose_model(ModelRef(GIZAI.id, "llama-3-8b"))
        await app.ask("two")
        assert [m.model for m in app.shown[1::2]] == ["claude-haiku", "llama-3-8b"]
        app.press(Key.Key_N, CTRL)
        assert app.window.chat.current.model == Settings().default_model

    async with running_desktop(theme, tmp_path) as app:
        (conversation_id,) = app.desktop.library.headers
        app.window.chat.show(conversation_id)
        await app.until(lambda: app.window.chat.current.id == conversation_id)
        assert app.window.chat.current.model == "llama-3-8b"


async def test_the_header_names_the_model_that_is_asked(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.chat.choose_model(ModelRef(GIZAI.id, "no-longer-offered"))
        name = app.window.header.model_button.accessibleName()
        assert "Gemini 1.5 Flash" in name
        await app.ask("one")
        assert app.server.requests[0].json["model"] == "chat-gemini-flash"


async def test_instructions_go_with_every_request(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.chat.change_instructions("Answer in verse.", TurnParameters())
        await app.ask("hi")
        assert app.server.requests[0].json["input"]["messages"][0] == {
            "content": "Answer in verse."
        }


async def test_the_proxy_settings_open_from_a_proxy_failure(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.desktop.preferences.change(
            services=(replace(GIZAI, base_url="http://giz.example/x"),),
            proxy_mode="manual",
            proxy_host="127.0.0.1",
            proxy_port=9,
        )
        await app.ask("hi")
        failure = app.shown[-1].failure
        assert failure is not None
        assert "http://127.0.0.1:9" in failure.sentence
        assert app.window.header.proxy_button.accessibleName().startswith("Proxy failed")
        app.window.timeline.step_requested.emit(app.shown[-1].id, failure.text.step)
        await app.until(lambda: bool(_open_sheets(app.window.shell)))


async def test_keys_of_the_window_rest_while_a_sheet_is_open(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("hi")
        app.press(Key.Key_Comma, CTRL)
        await app.until(lambda: bool(_open_sheets(app.window.shell)))
        app.press(Key.Key_N, CTRL)
        assert not app.window.page.empty
        app.press(Key.Key_Escape)
        await app.until(lambda: not _open_sheets(app.window.shell))
        app.press(Key.Key_N, CTRL)
        assert app.window.page.empty


async def test_search_rename_and_sidebar_by_keyboard_alone(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        app.press(Key.Key_F2)
        app.press(Key.Key_A, CTRL)
        app.type("Renamed")
        app.press(Key.Key_Return)
        await app.until(lambda: app.window.chat.current.title == "Renamed")
        seen = []
        for key in (Key.Key_B, Key.Key_K):
            app.press(key, CTRL)
            seen.append(app.window.body.sidebar_visible)
        assert seen == [False, True]
        app.type("Ren")
        assert app.window.sidebar.search_text == "Ren"
        app.press(Key.Key_L, CTRL)
        assert app.window.composer.isAncestorOf(focused())


async def test_settings_hold_after_a_restart(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.desktop.preferences.change(zoom=1.3, color_scheme="dark")
        assert theme.zoom == 1.3
        assert theme.dark
        app.window.actions_by_name[ActionName.MENU_BAR].trigger()
        assert app.window.shell.menuBar().isVisible()
    saved = SettingsFile(tmp_path / "settings.json", Settings).load()
    assert (saved.zoom, saved.color_scheme, saved.menu_bar) == (1.3, "dark", True)


async def test_a_damaged_file_is_set_aside_with_a_notice(theme: Theme, tmp_path: Path) -> None:
    folder = tmp_path / "conversations"
    folder.mkdir()
    (folder / "0190.json").write_text('{"format": "gizai-desktop/conversation", "mess')
    async with running_desktop(theme, tmp_path) as app:
        await app.until(app.window.notice_area.isVisible)
    assert list((tmp_path / "damaged").iterdir())


async def test_a_conversation_named_on_the_command_line_is_shown(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("first")
        first = app.window.chat.current.id
        app.press(Key.Key_N, CTRL)
        await app.ask("second")
    options = RunOptions(conversation=first)
    async with running_desktop(theme, tmp_path, options=options) as app:
        await app.until(lambda: app.window.chat.current.id == first)
    options = RunOptions(conversation="no-such")
    async with running_desktop(theme, tmp_path, options=options) as app:
        await app.until(app.window.notice_area.isVisible)


async def test_a_refusal_shows_the_servers_sentence(theme: Theme, tmp_path: Path) -> None:
    refusal = send_json(401, {"message": "Please log in"})
    async with running_desktop(theme, tmp_path, refusal) as app:
        await app.ask("hi")
        failure = app.shown[-1].failure
        assert failure is not None
        assert "Please log in" in failure.advice


async def test_the_window_is_whole_after_every_page_of_the_settings_was_open(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("hi")
        viewport = app.window.timeline.viewport()
        for page in PageName:
            app.window.overlays.open_settings(page)
            for _ in range(12):
                app.press(Key.Key_Tab)
            await app.until(lambda: bool(_open_sheets(app.window.shell)))
            app.press(Key.Key_Escape)
            await app.until(lambda: not _open_sheets(app.window.shell))
            gc.collect()
        assert shiboken6.isValid(viewport)
        app.window.shell.resize(600, 700)
        await app.ask("still there?")
        assert app.shown[-1].content == "Echo: still there?"


async def test_garbage_is_collected_on_the_windows_thread_alone(
    theme: Theme, tmp_path: Path
) -> None:
    threads: set[int] = set()

    def note(phase: str, info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    def make_garbage() -> None:
        for _ in range(20_000):
            ring: list[Any] = []
            ring.append(ring)

    async with running_desktop(theme, tmp_path) as app:
        gc.callbacks.append(note)
        try:
            await asyncio.to_thread(make_garbage)
            await app.until(lambda: bool(threads))
        finally:
            gc.callbacks.remove(note)
    assert threads == {threading.get_ident()}


async def test_a_long_answer_is_read_from_its_beginning(theme: Theme, tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {number}" for number in range(200))
    async with running_desktop(theme, tmp_path, say("short"), say(text)) as app:
        await app.ask("first")
        assert app.window.timeline.at_end
        await app.ask("second")
        assert app.shown[-1].content == text
        assert not app.window.timeline.at_end


def _open_sheets(window: Any) -> list[Sheet]:
    return [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]


async def test_the_window_has_the_applications_icon(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.until(lambda: not app.window.shell.windowIcon().isNull())
        picture = app.window.shell.windowIcon().pixmap(32, 32).toImage()
        assert picture.pixelColor(16, 4).blue() > 150


async def test_after_a_crash_the_next_start_says_so_once(theme: Theme, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "running.log").write_text("Fatal Python error: somewhere\n", encoding="utf-8")

    async with running_desktop(theme, tmp_path) as app:
        await app.until(lambda: any("ended unexpectedly" in said for said in _notices(app)))
        (bar,) = app.window.notice_area.findChildren(NoticeBar)
        click(next(b for b in bar.findChildren(QAbstractButton) if b.text() == "Copy details"))
        assert QGuiApplication.clipboard().text().startswith("Fatal Python error")
    async with running_desktop(theme, tmp_path) as app:
        await app.until(lambda: app.desktop.loaded)
        assert _notices(app) == []


def _notices(app: RunningDesktop) -> list[str]:
    return [bar.accessibleName() for bar in app.window.notice_area.findChildren(NoticeBar)]
