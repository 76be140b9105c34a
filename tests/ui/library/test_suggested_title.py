"""Titles that the model suggests."""

from pathlib import Path

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.library.title_sheet import TitleSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import TextLabel
from tests.support.answers import held, say, send_json
from tests.ui.library.hands import opened, sheet, undo_words
from tests.ui.running_desktop import CTRL, Key, running_desktop


async def test_a_suggested_title_is_taken_changed_and_undone(theme: Theme, tmp_path: Path) -> None:
    suggestion = say('Title: **"Скользящие средние"**\n\nI chose it because…')
    async with running_desktop(theme, tmp_path, say("an answer"), suggestion) as app:
        await app.ask("how do I")
        app.window.actions_by_name[ActionName.SUGGEST_TITLE].trigger()
        await app.until(lambda: opened(app, TitleSheet))
        found = sheet(app, TitleSheet)
        await app.until(lambda: found.field.text == "Скользящие средние")
        app.press(Key.Key_End)
        app.type(" 2")
        app.press(Key.Key_Return)
        await app.until(lambda: app.window.chat.current.title == "Скользящие средние 2")
        assert undo_words(app) == "Undo rename"
        app.press(Key.Key_Z, CTRL)
        await app.until(lambda: app.window.chat.current.title == "how do I")


async def test_a_title_that_does_not_come_is_told_and_one_that_is_not_wanted_is_not_waited_for(
    theme: Theme, tmp_path: Path
) -> None:
    refused = send_json(401, {"message": "Please log in"})
    async with running_desktop(theme, tmp_path, say("a"), refused, held(say("late"))) as app:
        await app.ask("how do I")
        app.window.actions_by_name[ActionName.SUGGEST_TITLE].trigger()
        await app.until(lambda: opened(app, TitleSheet))
        found = sheet(app, TitleSheet)
        await app.until(found.again.isEnabled)
        labels = [label.text() for label in found.findChildren(TextLabel)]
        assert any("Please log in" in text for text in labels), labels
        found.again.click()
        await app.server.arrived(3)
        app.press(Key.Key_Escape)
        await app.server.departed(1)
        assert not opened(app, TitleSheet)
