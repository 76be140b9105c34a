"""The line in the popup with the AI models where an id is added."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.model_picker_rows import IdProblem, id_problem, problem_sentence
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.painting import painting, separator


class AddModelPanel(QWidget):
    """A field for the id with Add and Cancel; what is wrong stands below while typing."""

    added = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: Collection[str] = ()
        self._field = TextField(theme, self.tr("Model id"), "chat-gemini-pro")
        self._field.edit.installEventFilter(self)
        self._field.edited.connect(self._judge)
        self._add = Button(theme, self.tr("Add"), "primary")
        self._cancel = Button(theme, self.tr("Cancel"), "plain")
        self._add.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addLayout(buttons)

    @property
    def field(self) -> TextField:
        """Where the id is written."""
        return self._field

    def open(self, known: Collection[str], text: str) -> None:
        """Start with that text; `known` ids cannot be added again."""
        self._known = known
        self._field.set_text(text)
        self._field.set_error(None)
        self.show()
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return adds, Escape goes back to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
                self._submit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above."""
        del event
        with painting(self) as painter:
            separator(painter, self.rect(), self._theme.color("border"))

    def _judge(self) -> None:
        problem = id_problem(self._field.text.strip(), self._known)
        silent = problem is None or problem is IdProblem.EMPTY
        self._field.set_error(None if problem is None or silent else problem_sentence(problem))

    def _submit(self) -> None:
        text = self._field.text.strip()
        problem = id_problem(text, self._known)
        if problem is not None:
            self._field.set_error(problem_sentence(problem))
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.added.emit(text)
