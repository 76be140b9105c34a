"""The Shortcuts page: what the keys do, and other keys for it."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtGui import QKeySequence

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.actions.shortcuts import (
    ShortcutRow,
    assigned,
    changes,
    owner,
    text_of,
    usable,
)
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.shortcuts.all_keys_line import AllKeysLine
from gizai_desktop.ui.settings.shortcuts.shortcut_line import ShortcutLine


class ShortcutsPage(Page):
    """Every action with its keys; what is chosen holds at once.

    Attributes:
        lines: by the names of the actions.
        all_keys: gives them all their usual keys back.
    """

    def __init__(
        self, theme: Theme, preferences: Preferences, shortcuts: Sequence[ShortcutRow]
    ) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self._rows = shortcuts
        self._wanted = QKeySequence()
        self._before: tuple[tuple[str, str], ...] = ()
        self.all_keys = AllKeysLine(theme)
        self.all_keys.reset_asked.connect(self._reset_all)
        self.all_keys.undo_asked.connect(self._undo_reset)
        self.lines: dict[str, ShortcutLine] = {}
        how = self.tr(
            "Click keys, or press Enter on them, to change them. Then Backspace leaves none, and"
            " Esc changes nothing."
        )
        self.column.addWidget(help_label(theme, how))
        self.column.addWidget(self.all_keys)
        for group, rows in groupby(shortcuts, key=lambda row: row.group):
            self.add_heading(group)
            frame = Frame(theme)
            for row in rows:
                frame.column.addWidget(self._line(row))
            self.column.addWidget(frame)
        self.column.addStretch(1)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the keys in use."""
        chosen = self._preferences.settings.shortcuts
        changed = changes(self._rows, chosen)
        current = assigned(self._rows, chosen)
        for name, line in self.lines.items():
            line.show_keys(current[name], changed=name in changed)
        if chosen:
            self._before = ()
        self.all_keys.show_state(changed=bool(changed), undoable=bool(self._before))

    def _line(self, row: ShortcutRow) -> ShortcutLine:
        line = self.lines[row.name] = ShortcutLine(self.theme, row)
        line.recorder.recorded.connect(partial(self._take, row))
        line.reset_asked.connect(partial(self._reset, row))
        line.taken_over.connect(partial(self._take_over, row.name))
        return line

    def _take(self, row: ShortcutRow, keys: QKeySequence) -> None:
        line = self.lines[row.name]
        current = assigned(self._rows, self._preferences.settings.shortcuts)
        other = owner(self._rows, current, keys)
        if keys == current[row.name]:
            line.recorder.stop()
            line.be_quiet()
        elif not keys.isEmpty() and not usable(keys):
            sentence = self.tr(
                "{keys} is for writing, moving or leaving. Press Ctrl and a letter, or F2 to F9."
            )
            line.refuse(fill(sentence, {"keys": _native(keys)}))
        elif other is not None and other.fixed:
            sentence = self.tr("{keys} always means “{action}”. Press other keys.")
            line.refuse(_about(sentence, keys, other))
        elif other is not None and other.name != row.name:
            self._ask(row, keys, other)
        else:
            line.recorder.stop()
            line.be_quiet()
            self._keep(row.name, keys)

    def _take_over(self, name: str) -> None:
        current = assigned(self._rows, self._preferences.settings.shortcuts)
        other = owner(self._rows, current, self._wanted)
        if other is not None and current[other.name] == self._wanted:
            self._keep(name, self._wanted, emptied=other.name)
        else:
            self._keep(name, self._wanted)

    def _reset(self, row: ShortcutRow) -> None:
        current = assigned(self._rows, self._preferences.settings.shortcuts)
        other = owner(self._rows, current, row.keys)
        if other is not None and other.name != row.name:
            self._ask(row, row.keys, other)
        else:
            self._keep(row.name, row.keys)

    def _reset_all(self) -> None:
        for line in self.lines.values():
            line.recorder.stop()
            line.be_quiet()
        before = self._preferences.settings.shortcuts
        self._preferences.change(shortcuts=())
        self._before = before
        self.follow_preferences()

    def _undo_reset(self) -> None:
        before, self._before = self._before, ()
        self._preferences.change(shortcuts=before)

    def _ask(self, row: ShortcutRow, keys: QKeySequence, other: ShortcutRow) -> None:
        self._wanted = keys
        sentence = self.tr("{keys} is used for “{action}”.")
        self.lines[row.name].ask(_about(sentence, keys, other))

    def _keep(self, name: str, keys: QKeySequence, *, emptied: str = "") -> None:
        """Keep an action's keys, and that another one has none any more."""
        chosen = dict(self._preferences.settings.shortcuts)
        usual = next(row.keys for row in self._rows if row.name == name)
        chosen.pop(name, None)
        if keys != usual:
            chosen[name] = text_of(keys)
        if emptied:
            chosen[emptied] = ""
        self._preferences.change(shortcuts=tuple(chosen.items()))


def _about(sentence: str, keys: QKeySequence, other: ShortcutRow) -> str:
    return fill(sentence, {"keys": _native(keys), "action": other.action})


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
