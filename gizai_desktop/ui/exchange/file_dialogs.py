"""The system's own dialogs for files; each calls back, none is waited for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[list[Path]], None]

LACKING = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""What Qt's own dialog, for systems without one, looks up and finds in our translations only."""


def choose_files(window: QWidget, title: str, filters: str, chosen: Chosen) -> None:
    """Let the user choose files that are there."""
    dialog = QFileDialog(window, title, str(Path.home()), filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _open(dialog, chosen)


def choose_folder(window: QWidget, title: str, chosen: Chosen) -> None:
    """Let the user choose one folder."""
    dialog = QFileDialog(window, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, chosen)


def choose_new_file(window: QWidget, title: str, name: str, chosen: Chosen) -> None:
    """Let the user name a file; the dialog asks before one is replaced."""
    dialog = QFileDialog(window, title, str(Path.home()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    suffix = Path(name).suffix.removeprefix(".")
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
    dialog.selectFile(name)
    _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
