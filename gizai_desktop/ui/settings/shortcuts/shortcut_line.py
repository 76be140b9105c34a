"""One action on the Shortcuts page: its keys, the way back to the usual ones, and a question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.actions.shortcuts import ShortcutRow, text_of
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.shortcuts.key_recorder import KeyRecorder
from gizai_desktop.ui.widgets.buttons import Button, IconButton
from gizai_desktop.ui.widgets.key_label import KeyLabel
from gizai_desktop.ui.widgets.label import TextLabel


class ShortcutLine(QWidget):
    """An action and its keys; 36 px, higher when the words wrap or something is asked.

    Signals:
        reset_asked(): the usual keys are wanted again.
        taken_over(): the user wants the keys although another action has them.
    """

    reset_asked = Signal()
    taken_over = Signal()

    def __init__(self, theme: Theme, shortcut: ShortcutRow) -> None:
        super().__init__()
        self._theme = theme
        self.name = shortcut.name
        self.recorder = KeyRecorder(theme, shortcut.action)
        usual = shortcut.keys.toString(QKeySequence.SequenceFormat.NativeText) or self.tr("none")
        back = self.tr("Back to default: {keys}").replace("{keys}", usual)
        self.reset = IconButton(theme, "retry", back, 28)
        self.recorder.setParent(self)
        self.recorder.setHidden(shortcut.fixed)
        self.fixed = KeyLabel(theme, text_of(shortcut.keys), self)
        self.fixed.setHidden(not shortcut.fixed)
        self.sentence = TextLabel(theme, "", "help", "danger", wrap=True)
        self.take_over = Button(theme, self.tr("Take it over"))
        self.leave = Button(theme, self.tr("Cancel"), "plain")
        self._asked = QWidget()
        self._lay_out(theme, shortcut)
        self.recorder.begun.connect(self.be_quiet)
        self.reset.clicked.connect(self._reset)
        self.take_over.clicked.connect(self._take_over)
        self.leave.clicked.connect(self._leave)
        theme.changed.connect(self._follow_theme)
        self.be_quiet()
        self._follow_theme()

    def show_keys(self, keys: QKeySequence, *, changed: bool) -> None:
        """Show the keys that lead to the action now."""
        if not changed and self.reset.hasFocus():
            self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reset.setVisible(changed)
        self.recorder.set_keys(keys)

    def refuse(self, sentence: str) -> None:
        """Say why keys cannot be had, and wait for others."""
        self._say(sentence)

    def ask(self, sentence: str) -> None:
        """Say who has the keys, and offer to take them over."""
        self.recorder.stop()
        self._say(sentence)
        self.take_over.show()
        self.leave.show()
        self.take_over.setFocus(Qt.FocusReason.OtherFocusReason)

    def be_quiet(self) -> None:
        """Take sentence and question away."""
        self._asked.hide()
        self.take_over.hide()
        self.leave.hide()
        self.recorder.setAccessibleDescription("")

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.recorder.setAccessibleDescription(sentence)
        self.take_over.setAccessibleDescription(sentence)
        self._asked.show()

    def _reset(self) -> None:
        self.be_quiet()
        self.reset_asked.emit()

    def _take_over(self) -> None:
        self._leave()
        self.taken_over.emit()

    def _leave(self) -> None:
        self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.be_quiet()

    def _lay_out(self, theme: Theme, shortcut: ShortcutRow) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(TextLabel(theme, shortcut.action, wrap=True), 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.reset, 0, middle)
        row.addWidget(self.fixed if shortcut.fixed else self.recorder, 0, middle)
        if shortcut.fixed:
            row.addSpacing(6)  # as the caps on a recorder
        asked = QHBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 4)
        asked.setSpacing(8)
        asked.addWidget(self.sentence, 1)
        asked.addWidget(self.leave, 0, middle)
        asked.addWidget(self.take_over, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 4, 7, 4)
        column.setSpacing(2)
        column.addLayout(row, 1)
        column.addWidget(self._asked)

    def _follow_theme(self) -> None:
        self.setMinimumHeight(self._theme.px(36))
