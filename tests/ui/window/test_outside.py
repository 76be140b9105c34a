"""Another computer writes the chat that is shown while somebody types."""

from pathlib import Path

from gizai_desktop.store.conversations.codec import decode
from gizai_desktop.ui.look.theme import Theme
from tests.store.examples import prompt
from tests.store.test_outside import replaced
from tests.ui.running_desktop import running_desktop


async def test_what_comes_from_elsewhere_is_shown_and_what_is_typed_stays(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        await app.until(lambda: app.desktop.loaded)
        await app.ask("Hello")
        chat = app.window.chat.current.id
        app.window.composer.focus_text()
        app.type("half a thou")
        path = tmp_path / "conversations" / f"{chat}.json"
        at = decode(path.read_bytes(), chat).conversation
        assert at is not None
        replaced(path, at.append(prompt("From elsewhere", at.head)).renamed("Elsewhere"))
        await app.until(lambda: app.shown[-1].content == "From elsewhere")
        await app.until(lambda: app.window.chat.current.title == "Elsewhere")
        assert app.window.composer.text() == "half a thou"
        app.type("ght")
        await app.until(lambda: app.window.composer.text() == "half a thought")
        path.unlink()
        await app.until(app.window.notice_area.isVisible)
        assert app.shown[-1].content == "From elsewhere"
        assert app.window.composer.text() == "half a thought"
