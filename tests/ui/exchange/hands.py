"""What a user does with imports, exports and backups in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.exchange.drop_hint import DropHint
from gizai_desktop.ui.exchange.export_sheet import ExportSheet
from gizai_desktop.ui.exchange.import_sheet import ImportSheet
from tests.ui.dragging import FileDrag
from tests.ui.running_desktop import Key, RunningDesktop, click

W = TypeVar("W", bound=QWidget)


def shown(app: RunningDesktop, kind: type[W]) -> W | None:
    """The visible widget of this kind."""
    found = app.window.shell.findChildren(kind)
    return next((each for each in found if each.isVisible()), None)


async def wait_for(
    app: RunningDesktop, kind: type[W], ready: Callable[[W], object] = lambda _: True
) -> W:
    """Wait until a widget of this kind is shown, and ready."""

    def there() -> bool:
        widget = shown(app, kind)
        return widget is not None and bool(ready(widget))

    await app.until(there, kind.__name__)
    widget = shown(app, kind)
    assert widget is not None
    return widget


async def choose(app: RunningDesktop, *paths: Path) -> None:
    """Type names into the file dialog and press Return."""
    dialog = await wait_for(app, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    names = " ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0])
    line.setText(names)
    QTest.keyClick(line, Key.Key_Return)
    await app.until(lambda: shown(app, QFileDialog) is None)
    app.window.shell.activateWindow()
    await app.until(app.window.shell.isActiveWindow)


def act(app: RunningDesktop, name: ActionName) -> None:
    """Choose an entry of the menus."""
    app.window.actions_by_name[name].trigger()


def drop(app: RunningDesktop, *paths: Path) -> bool:
    """Drop files on the window; whether it takes them."""
    drag = FileDrag(app.window.shell, *paths)
    taken = drag.enter()
    assert (shown(app, DropHint) is not None) == taken
    if taken:
        drag.drop()
        assert shown(app, DropHint) is None
    return taken


async def import_ended(app: RunningDesktop) -> ImportSheet:
    """The sheet of an import, when it tells the end."""
    return await wait_for(app, ImportSheet, lambda sheet: sheet.done.isVisible())


async def bring_in(app: RunningDesktop, path: Path) -> str:
    """Drop a file on the window, read what came of it, and close the sheet."""
    assert drop(app, path)
    sentence = (await import_ended(app)).result.text()
    app.press(Key.Key_Return)
    await app.until(lambda: shown(app, ImportSheet) is None)
    return sentence


async def export_into(app: RunningDesktop, sheet: ExportSheet, folder: Path) -> list[Path]:
    """Export into a folder; the files in the new folder that this makes there."""
    folder.mkdir()
    click(sheet.export)
    await choose(app, folder)
    await app.until(lambda: shown(app, ExportSheet) is None)
    [made] = folder.iterdir()
    return sorted(made.iterdir())
