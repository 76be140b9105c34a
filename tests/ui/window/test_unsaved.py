"""What the window says when a chat cannot be saved, and what its buttons do."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from gizai_desktop.store.conversations.codec import decode
from gizai_desktop.ui.look.theme import Theme
from tests.ui.running_desktop import RunningDesktop, click, running_desktop


def button(app: RunningDesktop, label: str) -> QAbstractButton | None:
    area = app.window.notice_area
    found = (each for each in area.findChildren(QAbstractButton) if each.text() == label)
    return next(found, None)


def press(app: RunningDesktop, label: str) -> None:
    found = button(app, label)
    assert found is not None
    click(found)


def dialog() -> QFileDialog | None:
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    return next((each for each in found if each.isVisible()), None)


async def test_an_unsaved_chat_is_copied_elsewhere_then_saved_again(
    theme: Theme, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()

    async with running_desktop(theme, tmp_path) as app:
        await app.ask("precious")
        chat = app.window.chat.current.id
        path = app.folder / "conversations" / f"{chat}.json"
        path.unlink()
        path.mkdir()  # No file can be written there now.
        await app.desktop.library.update(chat, lambda at: at.renamed("Mine"))
        await app.until(lambda: button(app, "Save a copy elsewhere…"))
        press(app, "Save a copy elsewhere…")
        await app.until(dialog)
        chosen = dialog()
        assert chosen is not None
        chosen.filesSelected.emit([str(elsewhere)])
        chosen.reject()
        await app.until((elsewhere / "Mine.json").exists)
        copy = decode((elsewhere / "Mine.json").read_bytes(), chat).conversation
        assert copy is not None
        assert copy.path()[0].content == "precious"
        path.rmdir()
        press(app, "Retry")
        await app.until(path.is_file)
        await app.until(lambda: button(app, "Retry") is None)
        assert app.desktop.library.unsaved == frozenset()
