"""The line of the instructions sheet where they are saved as a persona."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.domain.identity import new_id
from gizai_desktop.domain.parameters import Persona
from gizai_desktop.ui.forms.problems import name_problem
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button, LinkButton
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.label import TextLabel

_OVERHANG = 8


class SaveAsPersona(QWidget):
    """A quiet button that asks for a name, and says when it is done.

    Signals:
        named: carries an empty `Persona` with name and id; a name that is taken has the id of
            the persona that it replaces.
        resized: the line needs another height.
    """

    named = Signal(object)
    resized = Signal()

    def __init__(self, theme: Theme, personas: Sequence[Persona]) -> None:
        super().__init__()
        self._theme = theme
        self._ids = {persona.name.casefold(): persona.id for persona in personas}
        self.begin = LinkButton(theme, self.tr("Save as persona…"))
        self.begin.clicked.connect(self._open)
        self.name = TextField(theme, self.tr("Name of the persona"), self.tr("Translator"))
        self.name.edit.installEventFilter(self)
        self.name.edited.connect(self._follow_name)
        self._keep = Button(theme, self.tr("Save persona"), "outlined")
        self._keep.clicked.connect(self._submit)
        self._cancel = Button(theme, self.tr("Cancel"), "plain")
        self._cancel.clicked.connect(self._close)
        self._done = TextLabel(theme, "", "help", "success", wrap=True)
        self._lay_out()
        self._show(asking=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return saves the persona, Escape closes only this line."""
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self._close()
                return True
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and plain and event.type() == QEvent.Type.KeyPress:
                self._submit()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        # The words of the quiet button, not its edge, stand in line with this field.
        row.setContentsMargins(_OVERHANG, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        for button in (self._keep, self._cancel):
            row.addLayout(self._level_with_field(button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.begin)
        first.addWidget(self._done, 1)
        first.addStretch()
        column.addLayout(first)
        column.addWidget(self._row)

    def _level_with_field(self, button: Button) -> QVBoxLayout:
        """Under an empty label, so that a sentence below the field moves nothing."""
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(TextLabel(self._theme, "", "help"))
        column.addWidget(button)
        column.addStretch()
        return column

    def _show(self, *, asking: bool, done: str = "") -> None:
        self.begin.setHidden(asking)
        self._row.setVisible(asking)
        self._done.setText(done)
        self._done.setHidden(not done)
        self.resized.emit()

    def _open(self) -> None:
        self.name.set_text("")
        self.name.set_error(None)
        self._follow_name()
        self._show(asking=True)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._leave("")

    def _leave(self, done: str) -> None:
        self.begin.setHidden(False)
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(asking=False, done=done)

    def _follow_name(self) -> None:
        taken = self.name.text.strip().casefold() in self._ids
        self._keep.setText(self.tr("Replace persona") if taken else self.tr("Save persona"))
        self._keep.updateGeometry()
        if self.name.text.strip():
            self.name.set_error(None)

    def _submit(self) -> None:
        problem = name_problem(self.name.text)
        if problem is not None:
            self.name.set_error(problem.sentence)
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.resized.emit()
            return
        name = self.name.text.strip()
        persona_id = self._ids.setdefault(name.casefold(), new_id())
        self.named.emit(Persona(persona_id, name))

    def confirm(self, name: str) -> None:
        """Say that the persona is saved."""
        self._leave(self.tr("“%1” is saved.").replace("%1", name))


_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
