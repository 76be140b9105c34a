"""The search in the running application."""

from pathlib import Path

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import TextLabel
from tests.ui.library.hands import rows
from tests.ui.running_desktop import CTRL, Key, running_desktop


async def test_a_search_opens_the_message_itself_on_any_branch(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("the quaternion question")
        app.window.timeline.edit_requested.emit(app.shown[0].id)
        app.press(Key.Key_A, CTRL)
        await app.ask("the other question")
        app.press(Key.Key_N, CTRL)
        await app.ask("something else")
        app.press(Key.Key_K, CTRL)
        app.type("quatern")
        results = app.window.sidebar.results
        await app.until(lambda: len(results.hits) == 1)
        app.press(Key.Key_Down)
        app.press(Key.Key_Return)
        await app.until(lambda: app.shown[0].content == "the quaternion question")
        app.press(Key.Key_K, CTRL)
        app.press(Key.Key_Escape)
        assert app.window.sidebar.search_text == ""
        assert rows(app).isVisible()


async def test_a_search_says_what_is_wrong_and_what_is_not_there(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.ask("one")
        app.press(Key.Key_K, CTRL)
        app.type("before:soon zzz")
        panel = app.window.sidebar.results

        def words() -> list[str]:
            return [each.text() for each in panel.findChildren(TextLabel) if each.isVisible()]

        await app.until(lambda: any("no date" in text for text in words()))
        assert any(text.startswith("Nothing found for") for text in words())
