"""A day with several services: answers that grow, break off, go on, and come from elsewhere."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import GIZAI, GUIDE, ServiceKind
from gizai_desktop.ui.look import frames
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.picker import ModelPicker
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.widgets.sheet import Sheet
from tests.support.answers import say
from tests.support.openai_answers import refused, stream
from tests.support.openai_dialects import Refusal
from tests.support.openai_server import LoopbackOpenAI
from tests.ui.running_desktop import CTRL, Key, RunningDesktop, running_desktop
from tests.ui.timeline.reader import buttons, click, on_screen, place_of

SMALL, LARGE = ModelRef("other", "test-small"), ModelRef("other", "test-large")
DEAD = "http://127.0.0.1:9/infer"


def words(server: LoopbackOpenAI, *said: str, reason: str = "stop") -> list[bytes]:
    return list(server.dialect.answer(SMALL.model, said, reason=reason))


def asked_of(server: LoopbackOpenAI) -> list[dict[str, Any]]:
    """What it was asked, apart from its list of AI models."""
    return [seen.json for seen in server.requests if seen.method == "POST"]


def in_view(app: RunningDesktop) -> str:
    """The text of the last message as the view has it."""
    boxes = app.window.timeline._column.boxes
    return boxes[-1].entry.message.content if boxes else ""


async def button(app: RunningDesktop, name: str) -> None:
    """Click a button over the conversation once it is there."""
    await app.until(lambda: buttons(app.window.timeline, name))
    click(app.window.timeline, name)


async def half_an_answer(app: RunningDesktop, other: LoopbackOpenAI) -> None:
    """Ask something whose answer stops to come after "Once upon"."""
    other.script.append(stream(words(other, "Once ", "upon ", "a time"), hold_after=3))
    app.window.chat.choose_model(SMALL)
    await app.send("A tale")
    await app.until(lambda: in_view(app) == "Once upon ")


async def test_a_streamed_answer_grows_before_it_is_whole(theme: Theme, tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        await half_an_answer(app, other)
        assert on_screen(app.window.timeline, "Once upon")
        assert app.desktop.turns.busy(app.window.chat.current.id)
        other.release()
        await app.until(lambda: in_view(app) == "Once upon a time")
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        assert (app.shown[-1].backend, app.shown[-1].model) == ("other", SMALL.model)


@pytest.mark.parametrize("hold_after", [2, None])
async def test_neither_the_first_word_nor_the_last_waits_for_a_frame(
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    hold_after: int | None,
) -> None:
    shown = "Once " if hold_after else "Once upon a time"
    monkeypatch.setattr(frames, "FRAME_MS", 60_000)
    monkeypatch.setattr(frames, "APART_MS", 60_000)

    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        said = words(other, "Once ", "upon ", "a time")
        other.script.append(stream(said, hold_after=hold_after))
        app.window.chat.choose_model(SMALL)
        await app.send("A tale")
        await app.until(lambda: in_view(app) == shown)


async def test_escape_keeps_the_half_that_came_and_continue_brings_the_rest(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        await half_an_answer(app, other)
        app.press(Key.Key_Escape)
        await app.until(lambda: app.shown[-1].status is MessageStatus.STOPPED)
        await other.departed(1)
        assert app.shown[-1].content == "Once upon "
        await app.until(lambda: in_view(app) == "Once upon ")
        other.script.append(stream(words(other, "a time.")))
        await button(app, "Continue")
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        await app.until(lambda: in_view(app) == "Once upon a time.")
        assert len(app.shown) == 2
        branches = app.window.chat.current.siblings(app.shown[-1].id)
        assert len(branches) == 2
        app.window.timeline.branch_requested.emit(branches[0])
        await app.until(lambda: in_view(app) == "Once upon ")


async def test_an_answer_that_breaks_off_keeps_its_text_and_goes_on(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        other.script.append(stream(words(other, "Once ", "upon ", "a"), cut_after=3))
        other.script.append(stream(words(other, "a time.")))
        app.window.chat.choose_model(SMALL)
        await app.ask("A tale")
        await app.until(lambda: in_view(app) == "Once upon ")
        assert app.shown[-1].failure is not None
        await button(app, "Continue")
        await app.until(lambda: in_view(app) == "Once upon a time.")


async def test_an_answer_at_its_longest_length_offers_more(theme: Theme, tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        other.script.append(stream(words(other, "Once ", "upon ", reason="length")))
        other.script.append(stream(words(other, "a time.")))
        app.window.chat.choose_model(SMALL)
        await app.ask("A tale")
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        await button(app, "Continue")
        await app.until(lambda: in_view(app) == "Once upon a time.")


async def test_another_model_answers_once_beside_the_first(theme: Theme, tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other:
        async with running_desktop(theme, tmp_path, say("GizAI's"), other=other) as app:
            await app.until(lambda: len(app.desktop.services.catalog.groups[-1].entries) == 2)
            await app.ask("Who?")
            app.window.timeline.regenerate_with_requested.emit(app.shown[-1].id, QPoint(200, 200))
            await app.until(lambda: app.window.shell.findChildren(ModelPicker))
            app.type("test-large")
            app.press(Key.Key_Return)
            await app.until(lambda: in_view(app) == "Echo: Who?")
            answer = app.shown[-1]
            assert (answer.backend, answer.model) == ("other", "test-large")
            assert len(app.window.chat.current.siblings(answer.id)) == 2
            # The next question goes to the model of the chat again.
            assert app.window.chat.current.ref.service == GIZAI.id
            await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
            app.window.shell.activateWindow()
            await app.until(app.window.shell.isActiveWindow)
            await app.ask("And now?")
            assert app.shown[-1].backend == GIZAI.id


async def test_each_chat_remembers_whom_it_asks(theme: Theme, tmp_path: Path) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        app.window.chat.choose_model(LARGE)
        await app.ask("one")
        asked = app.window.chat.current.id
        app.press(Key.Key_N, CTRL)
        assert app.window.chat.current.ref.service == GIZAI.id
        await app.ask("two")
        assert app.shown[-1].backend == GIZAI.id
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        app.window.chat.show(asked)
        await app.until(lambda: app.window.chat.current.id == asked)
        assert app.window.chat.current.ref == LARGE
        assert "test-large" in app.window.header.model_button.accessibleName()
        await app.ask("three")
        assert app.shown[-1].model == "test-large"
        assert app.server.requests == []


async def test_the_guide_answers_when_gizai_cannot_be_reached(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.desktop.services.change(replace(app.desktop.services.all[0], base_url=DEAD))
        await app.ask("Hello?")
        failure = app.shown[-1].failure
        assert failure is not None
        assert failure.kind == FailureKind.REFUSED
        await button(app, "Ask the Guide")
        await app.until(lambda: len(app.shown) == 4)
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        answer = app.shown[-1]
        assert answer.backend == GUIDE.id
        assert "Without any network" in answer.content or "No connection" in answer.content
        assert app.server.requests == []
        # What was asked first is not forgotten: the chat still asks GizAI.
        assert app.window.chat.current.ref.service == GIZAI.id


async def test_a_link_of_the_guide_opens_the_page_that_it_names(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.chat.choose_model(ModelRef(GUIDE.id, GUIDE.id))
        await app.ask("Privacy")
        app.window.timeline.link_activated.emit("gizai-desktop:settings/network")
        settings = app.window.overlays._settings
        await app.until(lambda: settings.window is not None)
        assert settings.window is not None
        assert settings.window.current is PageName.NETWORK


async def test_the_network_page_finds_out_that_there_is_no_keyring(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    async with running_desktop(theme, tmp_path) as app:
        app.window.overlays.open_settings(PageName.NETWORK)
        settings = app.window.overlays._settings.window
        assert settings is not None
        assert settings.network is not None
        note = settings.network.proxy.note
        await app.until(lambda: not note.isHidden())


async def test_a_link_in_the_guides_answer_can_be_clicked(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.chat.choose_model(ModelRef(GUIDE.id, GUIDE.id))
        await app.ask("Waiting times")
        view = app.window.timeline
        assert "gizai-desktop:settings/network" in app.shown[-1].content
        view.scroll_to_end()
        await app.until(lambda: on_screen(view, "gizai-desktop:settings/network"))
        words_at = place_of(view, "Settings → Network") + QPoint(12, 0)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=words_at)
        settings = app.window.overlays._settings
        await app.until(lambda: settings.window is not None)
        assert settings.window is not None
        assert settings.window.current is PageName.NETWORK


async def test_a_link_to_another_page_of_the_manual_shows_that_page(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.timeline.link_activated.emit("gizai-desktop:help/privacy")
        await app.until(lambda: len(app.shown) == 2)
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        assert app.shown[-1].backend == GUIDE.id
        assert "Privacy" in app.shown[0].content


async def test_a_conversation_that_is_too_long_goes_on_without_its_oldest_part(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        overflow = other.dialect.overflow()
        assert isinstance(overflow, Refusal)
        app.window.chat.choose_model(SMALL)
        for text in ("one", "two"):
            await app.ask(text)
        other.script.append(refused(overflow))
        await app.ask("three")
        assert app.shown[-1].failure is not None
        assert app.shown[-1].failure.kind == FailureKind.CONTEXT_OVERFLOW
        await button(app, "Leave out the oldest")
        await app.until(lambda: app.shown[-1].content == "Echo: three")
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        sent = [m["content"] for m in asked_of(other)[-1]["messages"]]
        assert sent == ["two", "Echo: two", "three"]
        assert app.shown[-1].left_out == 2
        assert [m.content for m in app.shown][::2] == ["one", "two", "three"]


async def test_a_service_that_was_switched_off_says_so_and_comes_back(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        app.window.chat.choose_model(SMALL)
        await app.ask("one")
        service = app.desktop.services.get("other")
        assert service is not None
        app.desktop.services.change(replace(service, enabled=False))
        await app.ask("two")
        assert app.shown[-1].failure is not None
        assert "switched off" in app.shown[-1].failure.sentence
        await button(app, "Open service settings")
        settings = app.window.overlays._settings
        await app.until(lambda: settings.window is not None)
        assert settings.window is not None
        assert settings.window.current is PageName.SERVICES
        app.press(Key.Key_Escape)
        await app.until(lambda: not _sheets(app))
        app.desktop.services.change(service)
        await button(app, "Retry")
        await app.until(lambda: app.shown[-1].content == "Echo: two")


async def test_an_answer_goes_on_when_its_service_is_switched_off_meanwhile(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        await half_an_answer(app, other)
        app.desktop.services.remove("other")
        other.release()
        await app.until(lambda: app.shown[-1].status is MessageStatus.COMPLETE)
        await app.until(lambda: in_view(app) == "Once upon a time")


async def test_a_persona_begins_a_chat_with_its_instructions_dials_and_model(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        persona = Persona("p", "Pirate", "Arr.", TurnParameters(0.3), "other", "test-large")
        app.desktop.preferences.change(personas=(persona,))
        app.window.chat.start_with(persona)
        await app.ask("Hello")
        sent = asked_of(other)[-1]
        assert sent["messages"][0] == {"role": "system", "content": "Arr."}
        assert (sent["model"], sent["temperature"]) == ("test-large", 0.3)


async def test_dials_of_the_chat_go_before_those_of_the_service(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        service = app.desktop.services.get("other")
        assert service is not None
        app.desktop.services.change(replace(service, defaults=TurnParameters(1.5, 0.5)))
        app.window.chat.choose_model(SMALL)
        app.window.chat.change_instructions("", TurnParameters(0.0))
        await app.ask("Hello")
        sent = asked_of(other)[-1]
        assert (sent["temperature"], sent["top_p"]) == (0.0, 0.5)


async def test_the_command_lines_service_is_asked_in_the_window_too(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other:
        options = RunOptions(service=ServiceKind.OPENAI, endpoint=other.url, model="test-large")
        async with running_desktop(theme, tmp_path, options=options) as app:
            await app.ask("Hello")
            assert app.shown[-1].content == "Echo: Hello"
            assert app.server.requests == []


async def test_the_command_lines_service_needs_no_model_to_be_named(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other:
        options = RunOptions(service=ServiceKind.OPENAI, endpoint=other.url)
        async with running_desktop(theme, tmp_path, options=options) as app:
            await app.ask("Hello")
            assert app.shown[-1].content == "Echo: Hello"
            assert app.shown[-1].model == "test-small"
            assert "test-small" in app.window.header.model_button.accessibleName()


async def test_a_persona_of_a_service_alone_asks_its_first_model(
    theme: Theme, tmp_path: Path
) -> None:
    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        app.window.chat.start_with(Persona("p", "Pirate", "Arr.", service="other"))
        await app.ask("Hello")
        assert asked_of(other)[-1]["model"] == "test-small"


def _sheets(app: RunningDesktop) -> list[Sheet]:
    return [sheet for sheet in app.window.shell.findChildren(Sheet) if sheet.isVisible()]
