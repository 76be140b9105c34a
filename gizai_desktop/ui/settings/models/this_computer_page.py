"""The page with the AI models on this computer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.models.install_hint import InstallHint
from gizai_desktop.ui.settings.models.model_file_list import ModelFileList
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.widgets.buttons import Button, IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel

_SUFFIX = ".gguf"


@dataclass(frozen=True, slots=True)
class _Removal:
    """What is needed to take a removal back."""

    name: str
    files: tuple[str, ...]


class ThisComputerPage(Page):
    """Applies at once; files are only put on the list and taken off it, never changed."""

    def __init__(self, theme: Theme, parts: SettingsParts) -> None:
        super().__init__(theme)
        self._parts = parts
        self._preferences = parts.preferences
        self._files: tuple[ModelFile, ...] = ()
        self._removal: _Removal | None = None
        self.hint = InstallHint(theme)
        self.folder = ElidedLabel(theme, "", "code", "text2")
        self.choose_folder = Button(theme, self.tr("Choose folder…"))
        self.none_chosen = help_label(theme, self.tr("None chosen."))
        self.no_folder = IconButton(theme, "close", self.tr("No models folder"))
        self.add_file = Button(theme, self.tr("Add file…"), "outlined", "plus")
        self.list = ModelFileList(theme)
        self.setAcceptDrops(True)
        self._lay_out()
        self.choose_folder.clicked.connect(self._ask_folder)
        self.no_folder.clicked.connect(self._forget_folder)
        self.add_file.clicked.connect(self._ask_files)
        self.list.removal_asked.connect(self._remove)
        self.list.undo_asked.connect(self._undo)
        self._places: tuple[str, tuple[str, ...]] | None = None
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the settings as they are; files come by `show_files`."""
        settings = self._preferences.settings
        places = (settings.models_folder, settings.model_files)
        self._show_folder()
        if places != self._places:
            self._places = places
            self._look()

    def show_files(self, files: Sequence[ModelFile]) -> None:
        """Show these; those without a check sum are being counted."""
        self._files = tuple(files)
        single = self._preferences.settings.model_files
        removed = self._removal.name if self._removal is not None else ""
        free = self._parts.model_files.free_bytes
        self.list.show_files(self._files, free, single, removed)

    def add_paths(self, paths: Iterable[str]) -> None:
        """Put files on the list."""
        known = self._preferences.settings.model_files
        new = [path for path in dict.fromkeys(paths) if path not in known]
        if new:
            self._removal = None
            self._preferences.change(model_files=(*known, *new))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of AI models."""
        if _model_paths(event.mimeData()):
            event.acceptProposedAction()
            self.list.set_lit(lit=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing will be dropped."""
        self.list.set_lit(lit=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.list.set_lit(lit=False)
        paths = _model_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.add_paths(paths)

    def _lay_out(self) -> None:
        theme = self.theme
        self.column.addWidget(self.hint)
        self.hint.setVisible(not self._parts.local_installed)
        sentence = self.tr("Models in GGUF files answer on this computer alone: nothing leaves it.")
        self.column.addWidget(help_label(theme, sentence))
        self.add_heading(self.tr("Models folder"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.none_chosen, 1)
        row.addWidget(self.no_folder)
        row.addWidget(self.choose_folder)
        self.column.addLayout(row)
        heading = self.add_heading(self.tr("Models"))
        head = QHBoxLayout()
        self.column.removeWidget(heading)
        head.addWidget(heading, 1)
        head.addWidget(self.add_file)
        self.column.addLayout(head)
        self.column.addWidget(self.list)
        self.column.addStretch(1)

    def _show_folder(self) -> None:
        folder = self._preferences.settings.models_folder
        self.folder.set_text(folder)
        self.folder.setVisible(bool(folder))
        self.none_chosen.setVisible(not folder)
        self.no_folder.setVisible(bool(folder))

    def _look(self) -> None:
        # What it finds comes to the sheet, which hands it to `show_files`.
        self._parts.tasks.start(self._parts.model_files.entries(), "look for model files")

    def _ask_folder(self) -> None:
        start = self._preferences.settings.models_folder or str(Path.home())
        dialog = QFileDialog(self, self.tr("Choose the models folder"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        self._open(dialog)

    def _ask_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Add model files"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Models (*.gguf)"))
        dialog.filesSelected.connect(self.add_paths)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self._preferences.change(models_folder=folder)

    def _forget_folder(self) -> None:
        self._preferences.change(models_folder="")
        self.choose_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, path: str) -> None:
        settings = self._preferences.settings
        file = next(file for file in self._files if str(file.path) == path)
        parts = {str(part) for part in file.parts}
        left = tuple(known for known in settings.model_files if known not in parts)
        self._removal = _Removal(file.name, settings.model_files)
        self._preferences.change(model_files=left)
        self.show_files([each for each in self._files if each.path != file.path])
        if self.list.undo is not None:
            self.list.undo.setFocus(Qt.FocusReason.TabFocusReason)

    def _undo(self) -> None:
        removal, self._removal = self._removal, None
        if removal is not None:
            self._preferences.change(model_files=removal.files)
            self.add_file.setFocus(Qt.FocusReason.TabFocusReason)


def _model_paths(data: QMimeData) -> list[str]:
    files = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return [str(Path(file)) for file in files if file.lower().endswith(_SUFFIX)]
