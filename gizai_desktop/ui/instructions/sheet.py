"""The sheet in which one chat's instructions and dials are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.ui.forms.dial_fields import DialFields
from gizai_desktop.ui.forms.dials_draft import DialsDraft
from gizai_desktop.ui.forms.form import SIDE, FieldErrors, help_label
from gizai_desktop.ui.forms.guarded_sheet import GuardedSheet
from gizai_desktop.ui.instructions.persona_line import SaveAsPersona
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import running_application
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.choice import Choice
from gizai_desktop.ui.widgets.field import TextArea
from gizai_desktop.ui.widgets.fold_button import FoldButton
from gizai_desktop.ui.widgets.scroll import ScrollArea

_WIDTH = 560
_ROWS = 10
_OVERHANG = 8


class _Content(QWidget):
    """Never wider than the sheet: labels wrap, and the dials get the chance to stack."""

    def minimumSizeHint(self) -> QSize:
        """The least height, at any width."""
        return QSize(0, super().minimumSizeHint().height())


@dataclass(frozen=True, slots=True)
class _Draft:
    """What stands in the sheet, as typed."""

    text: str
    dials: DialsDraft

    @property
    def trimmed(self) -> "_Draft":
        return replace(self, text=self.text.strip())


class _Body(ScrollArea):
    """As high as its content, but it scrolls when the window is lower."""

    def __init__(self, theme: Theme, fit: Callable[[int], None]) -> None:
        content = _Content()
        self.column = QVBoxLayout(content)
        super().__init__(content)
        self._theme = theme
        self._fit = fit
        self.column.setContentsMargins(SIDE - _OVERHANG, 0, SIDE, 20)
        self.column.setSpacing(12)
        running_application().focusChanged.connect(self._follow_focus)

    def hasHeightForWidth(self) -> bool:
        """The sentences wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of everything."""
        self._fit(width - 2 * SIDE)
        self.column.invalidate()
        return self.column.totalHeightForWidth(width)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, self._theme.px(28))


class InstructionsSheet(GuardedSheet):
    """560 wide. Ctrl+Return saves. `deleteLater()` it on `closed`.

    Signals:
        saved: the trimmed text and the `TurnParameters`; then comes `closed()`.
        persona_saved: a `Persona` of what stands in the sheet, with an id; one of that id is
            replaced. The sheet stays open.
    """

    saved = Signal(str, object)
    persona_saved = Signal(object)

    def __init__(  # noqa: PLR0917 - each is a different thing, none has a default
        self,
        theme: Theme,
        parent_window: QWidget,
        text: str,
        parameters: TurnParameters,
        defaults: TurnParameters,
        personas: Sequence[Persona],
    ) -> None:
        super().__init__(theme, parent_window, "", QSize(_WIDTH, 0))
        self.set_title(self.tr("Instructions"))
        self._before = _Draft(text, DialsDraft.of(parameters))
        self._typed = self._before
        self._personas = {persona.id: persona for persona in personas}
        self.area = TextArea(
            theme,
            "",
            self.tr("Such as: Answer in French. Keep it short."),
            _ROWS,
        )
        self.area.edit.setAccessibleName(self.tr("Instructions"))
        self.persona = Choice(theme, self.tr("Start from a persona"), self._choices(), "")
        self.fold = FoldButton(theme, self.tr("Dials"))
        self.dials = DialFields(theme)
        self._dials_help = help_label(
            theme, self.tr("Empty fields are left to the service. GizAI has no such dials.")
        )
        self.keep = SaveAsPersona(theme, personas)
        self._cancel = Button(theme, self.tr("Cancel"), "plain")
        self._save = Button(theme, self.tr("Save"), "primary")
        self._errors = FieldErrors(self.dials.fields, self)
        self._lay_out_body()
        self._show_defaults(defaults)
        self._fill(self._before)
        self.fold.setChecked(parameters != TurnParameters())
        self._connect()
        self._fold_dials()
        self._follow_fields()

    def loss(self) -> str:
        """What closing would lose."""
        return self.tr("The instructions are not saved.") if self._changed() else ""

    def save(self) -> None:
        """Hand everything over and close, if it has changed and nothing is wrong."""
        draft = self._draft()
        if not self._changed() or not self._right():
            return
        self._before = draft
        self.saved.emit(draft.text.strip(), draft.dials.parameters)
        self.close_at_once()

    def first_focus(self) -> QWidget | None:
        """The text."""
        return self.area.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save with Ctrl+Return; everything else goes on."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
            return True
        return super().eventFilter(watched, event)

    # -- building -----------------------------------------------------------------------------

    def _lay_out_body(self) -> None:
        body = _Body(self.theme, self.dials.fit)
        words = self.tr("The AI reads these before every answer in this chat.")
        sentence = help_label(self.theme, words)
        body.column.addWidget(sentence)
        body.column.addWidget(self.persona)
        self.persona.setHidden(not self._personas)
        body.column.addWidget(self.area)
        body.column.addWidget(self.fold)
        body.column.setAlignment(self.fold, Qt.AlignmentFlag.AlignLeading)
        body.column.addWidget(self._dials_help)
        body.column.addWidget(self.dials)
        body.column.addWidget(self.keep)
        # The words of quiet buttons, not their edges, stand in line with the fields.
        for widget in (sentence, self.persona, self.area, self._dials_help, self.dials):
            widget.setContentsMargins(_OVERHANG, 0, 0, 0)
        self.set_body(body)
        self.add_button(self._cancel)
        self.add_button(self._save)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._give_up)
        self._save.clicked.connect(self.save)
        self.area.edited.connect(self._follow_fields)
        self._errors.edited.connect(self._follow_fields)
        self.persona.changed.connect(self._take_persona)
        self.fold.clicked.connect(self._fold_dials)
        self.keep.named.connect(self._keep_persona)
        self.keep.resized.connect(self._refit)
        for field in (self.area, *self.dials.fields.values()):
            field.edit.installEventFilter(self)

    def _refit(self) -> None:
        """Take another height when something has come or gone."""
        body, layout = self.panel.body, self.panel.layout()
        if self.isVisible() and body is not None and layout is not None:
            body.updateGeometry()
            layout.activate()  # or the column keeps the height that it has noted
            self._lay_out()

    def _choices(self) -> list[tuple[str, str]]:
        known = [(persona.id, persona.name) for persona in self._personas.values()]
        return [("", self.tr("As written below")), *known]

    def _show_defaults(self, defaults: TurnParameters) -> None:
        """Show in empty fields what the service has for them."""
        draft = DialsDraft.of(defaults)
        for name, field in self.dials.fields.items():
            usual: str = getattr(draft, name)
            if usual:
                field.edit.setPlaceholderText(usual)

    # -- what stands in the fields ------------------------------------------------------------

    def _draft(self) -> _Draft:
        return _Draft(self.area.text, self.dials.read())

    def _fill(self, draft: _Draft) -> None:
        self.area.set_text(draft.text)
        self.area.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.dials.fill(draft.dials)

    def _changed(self) -> bool:
        return self._draft().trimmed != self._before.trimmed

    def _right(self) -> bool:
        """Whether nothing is wrong; else it is shown."""
        problems = self._draft().dials.problems
        if problems:
            self.fold.setChecked(True)
            self._fold_dials()
            self._errors.show(problems)
            self._errors.show_all()
            self._refit()
        return not problems

    def _follow_fields(self) -> None:
        changed = self._changed()
        self._save.setEnabled(changed)
        self._save.setToolTip("" if changed else self.tr("Nothing has changed"))
        self._errors.show(self._draft().dials.problems)
        self._refit()

    def _fold_dials(self) -> None:
        opened = self.fold.isChecked()
        self.dials.setVisible(opened)
        self._dials_help.setVisible(opened)
        self._refit()

    # -- personas -----------------------------------------------------------------------------

    def _take_persona(self, persona_id: str) -> None:
        persona = self._personas.get(persona_id)
        shown = self._draft()
        if shown not in {_as_draft(known) for known in self._personas.values()}:
            self._typed = shown
        draft = self._typed if persona is None else _as_draft(persona)
        self._fill(draft)
        if draft.dials != DialsDraft():
            self.fold.setChecked(True)
            self._fold_dials()
        self._follow_fields()

    def _keep_persona(self, named: Persona) -> None:
        if not self._right():
            return
        draft = self._draft()
        before = self._personas.get(named.id, named)
        persona = replace(
            before,
            name=named.name,
            system_prompt=draft.text.strip(),
            parameters=draft.dials.parameters,
        )
        self.persona_saved.emit(persona)
        self.keep.confirm(persona.name)

    def _give_up(self) -> None:
        self.dismiss()


def _as_draft(persona: Persona) -> _Draft:
    return _Draft(persona.system_prompt, DialsDraft.of(persona.parameters))
