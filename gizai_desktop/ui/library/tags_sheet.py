"""The tags of one or several conversations: those in use, ticked, and new ones."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.conversation import TAG_LIMIT, Conversation, clean_tags
from gizai_desktop.domain.folding import fold
from gizai_desktop.ui.look.painting import fill_round
from gizai_desktop.ui.look.tag_colors import tag_color
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import count_text
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.lit_list import LitList
from gizai_desktop.ui.widgets.row_canvas import RowCanvas
from gizai_desktop.ui.widgets.search_row import SearchRow
from gizai_desktop.ui.widgets.sheet import Sheet

_WIDTH = 420
_ROW = 36
_ROWS = 7
_AROUND = 190
"""Head, field and foot."""


class Tick(Enum):
    """How many of the conversations have a tag."""

    NONE = 0
    SOME = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class TagChange:
    """What is to be done with the tags of every conversation."""

    added: tuple[str, ...]
    removed: tuple[str, ...]

    def apply(self, at: Conversation) -> Conversation:
        """The conversation with its new tags."""
        gone = {fold(tag) for tag in self.removed}
        kept = [tag for tag in at.tags if fold(tag) not in gone]
        return at.tagged((*kept, *self.added))


@dataclass(frozen=True, slots=True)
class _TagRow:
    """A tag with its tick, or what adds a new one."""

    tag: str
    tick: Tick
    words: str
    new: bool = False

    def paint(self, canvas: RowCanvas, *, lit: bool) -> None:
        del lit
        theme, rect = canvas.theme, canvas.rect
        if self.new:
            canvas.icon(18, "plus", "text2")
        elif self.tick is not Tick.NONE:
            canvas.icon(18, "check" if self.tick is Tick.ALL else "minus", "accent_soft_text")
        side = theme.px(8)
        if not self.new:
            top = rect.center().y() + 1 - side // 2
            dot = canvas.visual(QRect(rect.left() + 46, top, side, side))
            fill_round(canvas.painter, dot, side / 2, tag_color(theme, self.tag))
        left = 46 if self.new else 46 + side + 8
        shown = self.words if self.new else self.tag
        canvas.text((left, rect.width() - 18), shown, ("ui", "text"))


class TagsSheet(Sheet):
    """Return or a click ticks a tag or adds what was typed; Save keeps it all."""

    saved = Signal(TagChange)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        chosen: Sequence[Sequence[str]],
        known: Iterable[str],
    ) -> None:
        super().__init__(theme, window, "", QSize(_WIDTH, 0))
        many = self.tr("Tags of %1 chats").replace("%1", count_text(len(chosen)))
        self.set_title(self.tr("Tags") if len(chosen) == 1 else many)
        self._before = _ticks(chosen)
        self._ticks = dict(self._before)
        self._names = _names([*(tag for tags in chosen for tag in tags), *known])
        self._search = SearchRow(theme)
        self._search.set_hint(self.tr("Find or add a tag"))
        self.edit = self._search.edit
        self.edit.setMaxLength(TAG_LIMIT)
        self.list = LitList(theme, _ROW)
        self.list.setViewportMargins(0, 6, 0, 6)
        self._note = TextLabel(
            theme, self.tr("No tags yet. Type a word to make the first one."), "help", "text3"
        )
        self._note.setContentsMargins(20, 12, 20, 12)
        self._lay_out_body()
        self.edit.textChanged.connect(lambda _: self._show())
        self.edit.installEventFilter(self)
        self.list.picked.connect(self._toggle)
        self._show()

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move and Return tick while one types."""
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.edit and isinstance(event, QKeyEvent) and pressed:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take_return(event)
                return True
            if self.list.take_key(event.key()):
                return True
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Tell what has changed, and close."""
        added = [self._names[t] for t, tick in self._ticks.items() if tick is Tick.ALL]
        removed = [self._names[t] for t, tick in self._ticks.items() if tick is Tick.NONE]
        change = TagChange(tuple(added), tuple(removed))
        if self._ticks != self._before:
            self.saved.emit(change)
        self.dismiss()

    def _lay_out(self) -> None:
        """Show as many rows as the window has room for, up to seven."""
        row = self._theme.px(_ROW)
        room = self._window.height() - self._theme.px(_AROUND) - 32
        self.list.setFixedHeight(max(2 * row, min(_ROWS * row, room)) + 12)
        super()._lay_out()

    def _lay_out_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._search, self._note, self.list):
            column.addWidget(part)
        self.set_body(body)
        cancel = Button(self._theme, self.tr("Cancel"), "plain")
        cancel.clicked.connect(self._cancel)
        save = Button(self._theme, self.tr("Save"), "primary")
        save.clicked.connect(self.save)
        self.add_button(cancel)
        self.add_button(save)

    def _cancel(self) -> None:
        self.dismiss()

    def _take_return(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.list.rows:
            self.save()
        elif not event.isAutoRepeat():
            self._toggle(self.list.lit)

    def _toggle(self, row: int) -> None:
        found = self.list.rows[row] if 0 <= row < len(self.list.rows) else None
        if not isinstance(found, _TagRow):
            return
        folded = fold(found.tag)
        self._names.setdefault(folded, found.tag)
        self._ticks[folded] = Tick.NONE if found.tick is Tick.ALL else Tick.ALL
        if found.new:
            self.edit.clear()
        self._show(folded)

    def _show(self, lit: str = "") -> None:
        typed = clean_tags([self.edit.text()])
        wanted = fold(typed[0]) if typed else ""
        rows = [self._row(folded) for folded in self._names if not wanted or wanted in folded]
        if wanted and wanted not in self._names:
            add = self.tr("Add “%1”").replace("%1", typed[0])
            rows.append(_TagRow(typed[0], Tick.NONE, add, new=True))
        known = {fold(row.tag): at for at, row in enumerate(rows) if not row.new}
        self.list.show_rows(rows, known.get(lit or wanted, 0))
        self._note.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def _row(self, folded: str) -> _TagRow:
        tick = self._ticks.get(folded, Tick.NONE)
        said = {Tick.ALL: self.tr("set"), Tick.SOME: self.tr("set in some chats")}
        words = ", ".join(filter(None, (self._names[folded], said.get(tick, ""))))
        return _TagRow(self._names[folded], tick, words)


def _ticks(chosen: Sequence[Sequence[str]]) -> dict[str, Tick]:
    counts = Counter(fold(tag) for tags in chosen for tag in tags)
    return {
        folded: Tick.ALL if count == len(chosen) else Tick.SOME for folded, count in counts.items()
    }


def _names(tags: Sequence[str]) -> dict[str, str]:
    """Every tag once, as it is written first, the most used first."""
    counts = Counter(map(fold, tags))
    written: dict[str, str] = {}
    for tag in tags:
        written.setdefault(fold(tag), tag)
    return {folded: written[folded] for folded, _ in counts.most_common()}
