"""The part of the popup with the AI models where an id is added."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.service import Service
from gizai_desktop.ui.look.painting import painting, separator
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.ids import IdProblem, id_problem, problem_sentence
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.choice import Choice
from gizai_desktop.ui.widgets.field import TextField


class AddModelPanel(QWidget):
    """A field for the id with Add and Cancel; what is wrong stands below while typing.

    With several services it asks for which one; `known` are the ids of each, which cannot be
    added again. `added` carries a `ModelRef`.
    """

    added = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        services: Sequence[Service],
        known: Mapping[str, Collection[str]],
        first: str,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._known = known
        items = [(service.id, service.name) for service in services]
        value = first if first in known else items[0][0]
        self.service = Choice(theme, self.tr("Service"), items, value)
        self.service.changed.connect(self._judge)
        self.field = TextField(theme, self.tr("Model id"), self.tr("As the service names it"))
        self.field.edit.installEventFilter(self)
        self.field.edited.connect(self._judge)
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
        column.addWidget(self.service)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.service.setHidden(len(items) == 1)

    def open(self, text: str) -> None:
        """Start with that text, which typing replaces."""
        self.field.set_text(text)
        self.field.edit.selectAll()
        self.field.set_error(None)
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _problem(self) -> IdProblem | None:
        return id_problem(self.field.text.strip(), self._known[self.service.value])

    def _judge(self) -> None:
        problem = self._problem()
        silent = problem is None or problem is IdProblem.EMPTY
        self.field.set_error(None if problem is None or silent else problem_sentence(problem))

    def _submit(self) -> None:
        problem = self._problem()
        if problem is not None:
            self.field.set_error(problem_sentence(problem))
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.added.emit(ModelRef(self.service.value, self.field.text.strip()))
