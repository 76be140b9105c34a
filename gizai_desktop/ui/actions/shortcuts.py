"""Which keys lead to which action: the usual ones, and what the user chose instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_COMMANDS = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
_ALL = _COMMANDS | _Modifier.ShiftModifier
_NEVER = frozenset(
    {_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_F10, _Key.Key_Menu}
)
_MOVING = frozenset(
    {
        *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End),
        *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Backspace, _Key.Key_Delete),
        *(_Key.Key_Insert, _Key.Key_Tab, _Key.Key_Backtab),
    }
)
_SCAN_CODES = {
    code + place: ord(letter)
    for code, letters in ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
    for place, letter in enumerate(letters)
}
"""Where Linux has the letters on a keyboard (evdev codes and 8, as in xkeyboard-config)."""


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """One line of the Shortcuts page, in the window's language.

    Attributes:
        name: of the action, as the settings have it.
        keys: the usual ones; empty for none.
        also: other keys that come with the usual ones.
        fixed: the keys cannot be changed.
    """

    name: str
    group: str
    action: str
    keys: QKeySequence
    also: QKeySequence = field(default_factory=QKeySequence)
    fixed: bool = False


def text_of(keys: QKeySequence) -> str:
    """Keys as the settings have them, in every language the same."""
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def pressed_keys(event: QKeyEvent) -> QKeySequence:
    """The keys of a press; letters of other alphabets count as the Latin ones on their keys."""
    key = event.key()
    if key == _Key.Key_Backtab:
        key = _Key.Key_Tab
    if 0x7F < key < _Key.Key_Escape:
        virtual = event.nativeVirtualKey()
        latin = virtual if ord("A") <= virtual <= ord("Z") else 0
        key = latin or _SCAN_CODES.get(event.nativeScanCode(), key)
    return QKeySequence(QKeyCombination(event.modifiers() & _ALL, _Key(key)))


def usable(keys: QKeySequence) -> bool:
    """Whether the keys can lead to an action: they neither write nor move nor leave anything."""
    if keys.count() != 1:
        return False
    pressed: QKeyCombination = keys[0]  # type: ignore[index]  # the stubs lack it
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    if key in _NEVER or key == _Key.Key_unknown:
        return False
    if key in _MOVING:
        both = _Modifier.ControlModifier | _Modifier.ShiftModifier
        tab = key == _Key.Key_Tab and bool(modifiers & _Modifier.ControlModifier)
        return tab or (key == _Key.Key_Delete and modifiers == both)
    if _Key.Key_F1 <= key <= _Key.Key_F35:
        return True
    # Alt and a letter opens a menu; AltGr, which is Ctrl and Alt, writes.
    return bool(modifiers & (_Modifier.ControlModifier | _Modifier.MetaModifier)) and not (
        modifiers & _Modifier.AltModifier and modifiers & _Modifier.ControlModifier
    )


def changes(rows: Sequence[ShortcutRow], chosen: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the settings say, without what means nothing: unknown actions, keys that cannot be."""
    free = {row.name for row in rows if not row.fixed}
    fixed = {text_of(row.keys) for row in rows if row.fixed}
    known: dict[str, str] = {}
    for name, text in chosen:
        keys = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
        right = not text or (usable(keys) and text_of(keys) not in fixed)
        if name in free and right:
            known[name] = text_of(keys) if text else ""
    return known


def assigned(
    rows: Sequence[ShortcutRow], chosen: Iterable[tuple[str, str]]
) -> dict[str, QKeySequence]:
    """The keys of every action, by its name and in the order of the rows.

    No two have the same: what was chosen wins over what is usual, and the first over the second.
    """
    changed = changes(rows, chosen)
    taken = {text_of(row.keys) for row in rows if row.fixed} - {""}
    found = {row.name: row.keys if row.fixed else QKeySequence() for row in rows}
    for own in (True, False):
        for row in rows:
            if row.fixed or (row.name in changed) is not own:
                continue
            text = changed[row.name] if own else text_of(row.keys)
            if text not in taken:
                found[row.name] = QKeySequence(text)
                taken.add(text)
    return found


def owner(
    rows: Sequence[ShortcutRow], current: dict[str, QKeySequence], keys: QKeySequence
) -> ShortcutRow | None:
    """The action that has these keys now, as its own or with its usual ones."""
    for row in rows:
        has_also = current[row.name] == row.keys and keys == row.also
        if not keys.isEmpty() and (current[row.name] == keys or has_also):
            return row
    return None
