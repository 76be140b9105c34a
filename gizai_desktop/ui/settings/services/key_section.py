"""The key of a service: a field, or dots for the kept one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.forms.form import help_label
from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.services.key_draft import KeyDraft
from gizai_desktop.ui.widgets.buttons import Button, LinkButton
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.label import TextLabel

_DOTS = "•" * 12


class _Dots(QWidget):
    """Looks like a field that is not to be typed in; says that there is a key, not which."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        with painting(self) as painter:
            fill_color, line = theme.color("surface_soft"), theme.color("border")
            box_round(painter, self.rect(), 8, fill_color, line)
            painter.setFont(theme.font("ui"))
            painter.setPen(theme.color("text2"))
            room = self.rect().adjusted(theme.px(11), 0, -4, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _DOTS)


class KeySection(QWidget):
    """Emits `typed(str)`, `replace_asked()`, `remove_asked()` and `kept_asked()`: not replaced."""

    typed = Signal(str)
    replace_asked = Signal()
    remove_asked = Signal()
    kept_asked = Signal()

    def __init__(self, theme: Theme, *, keyring_works: bool) -> None:
        super().__init__()
        self._label = TextLabel(theme, self.tr("Key"), "help", "text2")
        self.dots = _Dots(theme, self.tr("A key is kept"))
        self.replace = Button(theme, self.tr("Replace"))
        self.remove = Button(theme, self.tr("Remove"))
        self.field = TextField(theme, self.tr("Key"), password=True)
        self.keep = LinkButton(theme, self.tr("Leave the key as it was"))
        self.moved = TextLabel(theme, "", "help", "warning", wrap=True)
        self.note = help_label(theme, "")
        self._keyring_works = keyring_works
        self._lay_out()
        self.field.edited.connect(self.typed)
        self.replace.clicked.connect(self.replace_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.keep.clicked.connect(self.kept_asked)

    def show_key(self, draft: KeyDraft, origin: str) -> None:
        """Show what is known of the key, for the address of this origin."""
        kept = draft.shows_kept(origin)
        for widget in (self._label, self.dots, self.replace, self.remove):
            widget.setVisible(kept)
        self.field.setVisible(not kept)
        self.field.set_text(draft.typed)
        self.keep.setVisible(draft.replacing or draft.removed)
        moved = draft.moved_from(origin)
        sentence = self.tr(
            "The key for {former} is not sent to {origin}. Enter the key for the new address."
        )
        self.moved.setText(fill(sentence, {"former": moved, "origin": origin}))
        self.moved.setVisible(bool(moved))
        self.note.setText(self._note(draft))

    def show_keyring(self, *, works: bool) -> None:
        """Learn whether the key outlives the application; `show_key` says it."""
        self._keyring_works = works

    def _note(self, draft: KeyDraft) -> str:
        if not self._keyring_works:
            return self.tr(
                "This computer has no keyring; the key is kept until the application ends."
            )
        if draft.removed and not draft.typed:
            return self.tr("The key is forgotten when you save.")
        return self.tr("Kept in this computer's keyring. Servers of your own often need none.")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.dots, 1)
        row.addWidget(self.replace)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addLayout(row)
        for widget in (self.field, self.moved, self.note):
            column.addWidget(widget)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
