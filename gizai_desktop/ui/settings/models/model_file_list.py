"""The list of the AI models in files of this computer."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.errors import fill
from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.look.painting import fill_round, painting, stroke_round
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.models.model_file_row import ModelFileRow
from gizai_desktop.ui.settings.services.own_models import ModelRow
from gizai_desktop.ui.widgets.buttons import LinkButton
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel


class ModelFileList(Frame):
    """Rows, or a sentence while there are none. Lit while files are dragged over the page.

    `removal_asked(str)` carries the path of a single file's first part; `undo_asked()`.
    """

    removal_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._list_theme = theme
        self._lit = False
        self._shown: tuple[tuple[tuple[str, bool], ...], str] | None = None
        self.undo: LinkButton | None = None

    @property
    def rows(self) -> list[ModelFileRow]:
        """The rows from top to bottom."""
        items = (self.column.itemAt(index) for index in range(self.column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ModelFileRow)]

    def show_files(
        self,
        files: Sequence[ModelFile],
        free_bytes: int | None,
        single: Collection[str],
        removed: str = "",
    ) -> None:
        """Show these; `single` are paths that can be removed, `removed` a name with a way back."""
        removable = [any(str(part) in single for part in file.parts) for file in files]
        paths = [str(file.path) for file in files]
        shown = (tuple(zip(paths, removable, strict=True)), removed)
        if shown == self._shown:
            # In place, so that the keyboard stays where it is.
            for row, file in zip(self.rows, files, strict=True):
                row.show_file(file, free_bytes)
            return
        self._shown = shown
        self.clear()
        self.undo = None
        for file, path, can_go in zip(files, paths, removable, strict=True):
            row = ModelFileRow(self._list_theme, file, free_bytes, removable=can_go)
            row.removal_asked.connect(lambda path=path: self.removal_asked.emit(path))
            self._add(row)
        if removed:
            self._add(self._removed_line(removed))
        elif not files:
            self._add(self._empty_line())

    def set_lit(self, *, lit: bool) -> None:
        """Say that files can be dropped here."""
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and the light."""
        super().paintEvent(event)
        if self._lit:
            with painting(self) as painter:
                fill_round(painter, self.rect(), 10, self._list_theme.color("accent_soft"))
                stroke_round(
                    painter,
                    self.rect(),
                    10,
                    self._list_theme.color("focus"),
                    self._list_theme.ring_px,
                )

    def _add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)
        widget.show()

    def _removed_line(self, removed: str) -> QWidget:
        text = fill(self.tr("“{name}” was taken off the list."), {"name": removed})
        self.undo = LinkButton(self._list_theme, self.tr("Undo"))
        self.undo.clicked.connect(self.undo_asked)
        words = ElidedLabel(self._list_theme, text, "ui", "text2")
        return ModelRow(self._list_theme, words, self.undo)

    def _empty_line(self) -> QWidget:
        words = self.tr("No models yet. Drop .gguf files here, or add them with the button.")
        label = TextLabel(self._list_theme, words, "help", "text2", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setContentsMargins(24, 28, 24, 28)
        return label
