"""A button with keys on it: pressed, it takes the next ones."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from gizai_desktop.ui.actions.shortcuts import pressed_keys, text_of
from gizai_desktop.ui.look.painting import box_round, fill_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import PaintedButton
from gizai_desktop.ui.widgets.key_label import KeyLabel
from gizai_desktop.ui.widgets.label import TextLabel

_ALONE = frozenset(
    {
        *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
        *(Qt.Key.Key_AltGr, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock),
        *(Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
    }
)
_TAKEN = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_RADIUS = 7


class KeyRecorder(PaintedButton):
    """Return, Space or a click begins; Esc and leaving end it, Backspace takes the keys away.

    Signals:
        recorded(QKeySequence): these were pressed; empty for none.
        begun(): keys are waited for.
    """

    recorded = Signal(QKeySequence)
    begun = Signal()
    recording = False  # Qt sends events already while the base class is built.

    def __init__(self, theme: Theme, action: str) -> None:
        super().__init__(theme, _RADIUS, None)
        self._action = action
        self._keys = QKeySequence()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._caps = KeyLabel(theme, "")
        self._words = TextLabel(theme, "", "help", "text3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 3, 6, 3)
        self._row.addWidget(self._caps)
        self._row.addWidget(self._words)
        self.clicked.connect(self.record)
        self._show()

    @property
    def keys(self) -> QKeySequence:
        """The keys that stand here."""
        return self._keys

    def set_keys(self, keys: QKeySequence) -> None:
        """Show these keys."""
        self._keys = keys
        self._show()

    def record(self) -> None:
        """Wait for keys."""
        self.recording = True
        self._show()
        self.begun.emit()

    def stop(self) -> None:
        """Wait no longer."""
        self.recording = False
        self._show()

    def sizeHint(self) -> QSize:
        """As wide as its keys or words."""
        return self._row.totalSizeHint()

    def event(self, event: QEvent) -> bool:
        """Take every key while it waits, also those of the window, and Tab."""
        if self.recording and isinstance(event, QKeyEvent) and event.type() in _TAKEN:
            event.accept()
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere does not want to press keys here."""
        super().focusOutEvent(event)
        if self.recording:
            self.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; caps and words paint themselves."""
        del event
        with painting(self) as painter:
            if self.recording:
                ground, line = self._theme.color("surface"), self._theme.color("focus")
                box_round(painter, self.rect(), _RADIUS, ground, line)
                return
            fill = self._fill(None)
            if fill is not None:
                fill_round(painter, self.rect(), _RADIUS, self._theme.color(fill))

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE or event.key() == 0:
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif plain and event.key() == Qt.Key.Key_Backspace:
            self.stop()
            self.recorded.emit(QKeySequence())
        else:
            self.recorded.emit(pressed_keys(event))

    def _show(self) -> None:
        words = self.tr("Press the keys") if self.recording else self.tr("None")
        self._caps.set_keys(text_of(self._keys))
        self._caps.setVisible(not self.recording and not self._keys.isEmpty())
        self._words.setText(words)
        self._words.setVisible(self.recording or self._keys.isEmpty())
        native = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        said = words if self.recording else native or words
        self.setAccessibleName(f"{self._action}: {said}")
        self.updateGeometry()
        self.update()
