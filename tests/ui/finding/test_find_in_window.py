"""Find in conversation in the whole application."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from gizai_desktop.ui.look.theme import Theme
from tests.support.answers import held, say
from tests.ui.running_desktop import CTRL, SHIFT, Key, RunningDesktop, focused, running_desktop


def count(app: RunningDesktop) -> str:
    presenter = app.window.find._built
    assert presenter is not None
    return presenter.bar._count.text()


def is_open(app: RunningDesktop) -> bool:
    presenter = app.window.find._built
    return presenter is not None and presenter.bar.isVisible()


async def test_keys_open_step_and_close_without_stopping_the_answer(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, say("an apple"), held(say("late"))) as app:
        await app.ask("apple?")
        await app.send("and now?")
        await app.server.arrived(2)
        app.type("draft")
        app.press(Key.Key_F, CTRL)
        assert isinstance(focused(), QLineEdit)
        app.type("apple")
        await app.until(lambda: count(app) == "1 of 2", count(app))
        app.press(Key.Key_F3)
        await app.until(lambda: count(app) == "2 of 2")
        app.press(Key.Key_F3)
        await app.until(lambda: count(app) == "1 of 2")
        app.press(Key.Key_F3, SHIFT)
        await app.until(lambda: count(app) == "2 of 2")
        app.press(Key.Key_Escape)
        assert app.desktop.turns.busy(app.window.chat.current.id)
        app.type("ed")
        assert app.window.composer.text() == "drafted"
        app.server.release()
        await app.until(lambda: app.shown[-1].content == "late")


async def test_escape_in_the_composer_stops_the_answer_first_and_closes_then(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path, say("an apple"), held(say("late"))) as app:
        await app.ask("apple?")
        app.press(Key.Key_F, CTRL)
        await app.send("and now?")
        await app.server.arrived(2)
        app.press(Key.Key_Escape)
        await app.until(lambda: not app.desktop.turns.busy(app.window.chat.current.id))
        assert is_open(app)
        app.press(Key.Key_Escape)
        assert not is_open(app)
        assert app.window.composer.isAncestorOf(focused())


async def test_an_empty_chat_has_nothing_to_find(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path, say("an apple")) as app:
        app.press(Key.Key_F, CTRL)
        app.type("draft")
        assert app.window.composer.text() == "draft"
        app.window.composer.set_text("")
        await app.ask("apple?")
        app.press(Key.Key_F, CTRL)
        app.type("apple")
        await app.until(lambda: count(app) == "1 of 2")
        app.press(Key.Key_N, CTRL)
        assert not is_open(app)
