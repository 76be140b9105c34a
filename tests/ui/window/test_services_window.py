"""What the window says about who answers, and how it learns what the servers have."""

import json
from datetime import timedelta
from pathlib import Path

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind, NextStep
from gizai_desktop.domain.identity import now, time_to_text
from gizai_desktop.domain.parameters import Persona
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import GUIDE, LOCAL, ServiceKind
from gizai_desktop.store.locations import Locations
from gizai_desktop.ui.instructions.sheet import InstructionsSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.rows import PickerContents, RowKind
from gizai_desktop.ui.widgets.label import TextLabel
from tests.support.answers import held, say
from tests.support.openai_server import LoopbackOpenAI
from tests.ui.running_desktop import CTRL, Key, RunningDesktop, running_desktop

OTHER = ModelRef("other", "test-small")


def says(app: RunningDesktop, sentence: str) -> bool:
    labels = app.window.shell.findChildren(TextLabel)
    return any(label.text() == sentence for label in labels if label.isVisible())


async def test_a_new_chat_says_who_answers(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path, other=LoopbackOpenAI()) as app:
        chat = app.window.chat
        assert says(app, "Answers come from GizAI.")
        chat.choose_model(OTHER)
        assert says(app, "Answers come from Other.")
        chat.choose_model(ModelRef(GUIDE.id, GUIDE.id))
        assert says(app, "Answers come from the manual, without any network. It is no AI.")
        chat.choose_model(ModelRef(LOCAL.id, "any"))
        assert says(app, "Answers come from a model on this computer and stay on it.")


async def test_only_whole_answers_are_announced_as_such(theme: Theme, tmp_path: Path) -> None:
    async with (
        LoopbackOpenAI() as other,
        running_desktop(theme, tmp_path, held(say("Never")), other=other) as app,
    ):
        catalog = app.desktop.services
        await app.until(lambda: OTHER in {e.ref for e in catalog.catalog.entries})
        other.script.append(held(say("Never")))
        await app.send("To GizAI")
        whole = "The answer arrives in one piece."
        await app.until(lambda: says(app, whole))
        app.window.chat.stop()
        await app.until(lambda: not app.desktop.turns.busy(app.window.chat.current.id))
        app.window.chat.choose_model(OTHER)
        await app.send("To the other one")
        pieces = "Esc stops the answer."
        await app.until(lambda: says(app, pieces))
        assert not says(app, whole)
        app.window.chat.stop()


def listed_an_hour_ago(folder: Path) -> None:
    cache = Locations.of(folder).cache
    cache.mkdir(parents=True)
    listed = {
        "models": [{"id": "test-small"}],
        "listed_at": time_to_text(now() - timedelta(hours=1)),
    }
    (cache / "models.json").write_text(json.dumps({"other": listed}))


async def test_a_model_that_a_server_got_since_is_in_the_list_when_it_opens(
    theme: Theme, tmp_path: Path
) -> None:
    listed_an_hour_ago(tmp_path)

    async with LoopbackOpenAI() as other, running_desktop(theme, tmp_path, other=other) as app:
        services = app.desktop.services
        large = ModelRef("other", "test-large")
        await app.until(lambda: OTHER in {e.ref for e in services.catalog.entries})
        assert large not in {e.ref for e in services.catalog.entries}
        app.press(Key.Key_M, CTRL)
        await app.until(lambda: large in {e.ref for e in services.catalog.entries})
        app.type("test-large")
        app.press(Key.Key_Return)
        assert app.window.chat.current.ref == large


async def test_the_list_tells_that_a_server_has_gone_since(theme: Theme, tmp_path: Path) -> None:
    listed_an_hour_ago(tmp_path)

    async with LoopbackOpenAI() as other:
        gone = other
    async with running_desktop(theme, tmp_path, other=gone) as app:
        services = app.desktop.services
        group = next(g for g in services.catalog.groups if g.service.id == "other")
        assert group.failure is None
        app.press(Key.Key_M, CTRL)
        await app.until(
            lambda: next(g for g in services.catalog.groups if g.service.id == "other").failure
        )
        assert OTHER in {e.ref for e in services.catalog.entries}
        rows = PickerContents(services.catalog).rows("test-small", OTHER, set())
        assert [row.note for row in rows if row.kind is RowKind.LABEL] == ["not reachable"]


def test_a_dead_server_on_this_computer_is_to_be_started_not_reached_by_a_proxy() -> None:
    here = Failure(FailureKind.REFUSED, {"host": "127.0.0.1:11434"})
    assert "start it" in here.advice
    assert here.text.step is NextStep.SERVICE_SETTINGS
    away = Failure(FailureKind.REFUSED, {"host": "llm.example.com:443"})
    assert away.text.step is NextStep.PROXY_SETTINGS
    assert Failure(FailureKind.REFUSED, {"host": "[::1"}).text == away.text


async def test_a_server_without_an_address_is_not_asked_at_all(
    theme: Theme, tmp_path: Path
) -> None:
    options = RunOptions(service=ServiceKind.OPENAI, model="any")
    async with running_desktop(theme, tmp_path, options=options) as app:
        await app.ask("Who is there?")
        failure = app.shown[-1].failure
        assert failure is not None
        assert failure.kind == FailureKind.NO_ADDRESS
        assert app.server.requests == []


async def test_a_persona_of_a_chat_asks_the_model_of_that_chat(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, other=LoopbackOpenAI()) as app:
        app.window.chat.choose_model(OTHER)
        app.window.overlays.open_instructions(app.window.chat.current)
        sheet = app.window.shell.findChild(InstructionsSheet)
        assert sheet is not None
        sheet.persona_saved.emit(Persona("p", "French", "Answer in French."))
        (kept,) = app.desktop.preferences.settings.personas
        assert ModelRef(kept.service, kept.model) == OTHER
        sheet.close()
