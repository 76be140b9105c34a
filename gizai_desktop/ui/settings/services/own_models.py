"""The ids of AI models that the user added, with adding, removing and taking that back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.forms.form import FieldErrors
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.forms.problems import Problem, model_problem
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel


class ModelRow(QWidget):
    """One id with its button, or what was removed with the way back."""

    def __init__(self, theme: Theme, words: QWidget, button: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.button = button
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 5, 0)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(40))


class ModelRows(Frame):
    """A row for each id. Emits `remove_asked(str)` and `undo_asked()`."""

    remove_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows_theme = theme

    def show_ids(self, ids: Sequence[str], removed: str, place: int) -> None:
        """Show these; in `place` stands what was removed last, unless that is empty."""
        self.clear()
        shown: list[str | None] = list(ids)
        if removed:
            shown.insert(place, None)
        for model in shown:
            words, button = self._parts(model, removed)
            row = ModelRow(self._rows_theme, words, button)
            self.column.addWidget(row)
            row.show()  # at once, so that its button can take the focus
        self.setVisible(bool(shown))

    @property
    def buttons(self) -> list[QWidget]:
        """The buttons from top to bottom."""
        items = (self.column.itemAt(index) for index in range(self.column.count()))
        rows = (item.widget() for item in items if item is not None)
        return [row.button for row in rows if isinstance(row, ModelRow)]

    def focus_row(self, place: int, reason: Qt.FocusReason) -> None:
        """Give the focus to the button of a row."""
        self.buttons[place].setFocus(reason)

    def _parts(self, model: str | None, removed: str) -> tuple[QWidget, QWidget]:
        if model is None:
            text = fill(self.tr("“{id}” was removed."), {"id": removed})
            undo = LinkButton(self._rows_theme, self.tr("Undo"))
            undo.clicked.connect(self.undo_asked)
            return ElidedLabel(self._rows_theme, text, "ui", "text2"), undo
        name = fill(self.tr("Remove “{id}”"), {"id": model})
        remove = IconButton(self._rows_theme, "trash", name, 28)
        remove.clicked.connect(lambda: self.remove_asked.emit(model))
        return ElidedLabel(self._rows_theme, model, "code"), remove


class AddModel(QWidget):
    """A field and a button. Emits `added(str)` with an id that is right and new."""

    added = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known: frozenset[str] = frozenset()
        self.field = TextField(theme, self.tr("Model id"), mono=True)
        self.button = Button(theme, self.tr("Add"), "outlined", "plus")
        self.button.clicked.connect(self.add)
        self._errors = FieldErrors({"model": self.field}, self)
        self._errors.edited.connect(self._check)
        # The button stands beside the box, below the height of the label above it.
        label = TextLabel(theme, " ", "help")
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(label)
        beside.addWidget(self.button)
        beside.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addLayout(beside)

    def set_known(self, known: frozenset[str]) -> None:
        """Take the ids that cannot be added again."""
        self._known = known
        self._check()

    def add(self) -> None:
        """Add what stands in the field, or show what is wrong with it."""
        problem = self._problem()
        if problem is not None:
            self._errors.show({"model": problem})
            self._errors.show_all()
            return
        text = self.field.text.strip()
        self.field.set_text("")
        self._errors.forget_left()
        self.added.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Return in the field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.add()
            return
        super().keyPressEvent(event)

    def _problem(self) -> Problem | None:
        return model_problem(self.field.text.strip(), self._known)

    def _check(self) -> None:
        problem = self._problem() if self.field.text else None
        self._errors.show({} if problem is None else {"model": problem})
