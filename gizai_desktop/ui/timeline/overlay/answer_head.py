"""What stands above an answer: what was not sent with its question, and its thoughts."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.sizes import ROW
from gizai_desktop.ui.timeline.overlay.thoughts import ThoughtsText, thoughts_height
from gizai_desktop.ui.widgets.fold_button import FoldButton
from gizai_desktop.ui.widgets.label import TextLabel

_GAP = 4
_OPEN_END = 4  # more room below open thoughts


class Thinking:
    """Which thoughts are open."""

    def __init__(self) -> None:
        self._chosen: dict[str, bool] = {}

    def choose(self, message_id: str, opened: bool) -> None:
        """The user opened or closed them."""
        self._chosen[message_id] = opened

    def opened(self, entry: TimelineEntry) -> bool:
        """Whether they are shown: as the user chose, else until the answer begins."""
        return self._chosen.get(entry.id, entry.thinking)

    def title(self, entry: TimelineEntry) -> str:
        """What the button says."""
        if entry.thinking:
            return QCoreApplication.translate("AnswerHead", "Thinking…")
        took = entry.message.reasoning_ms
        if took is None:
            return QCoreApplication.translate("AnswerHead", "Thoughts")
        words = QCoreApplication.translate("AnswerHead", "Thought for %1 s")
        return words.replace("%1", str(max(1, round(took / 1000))))


class AnswerHead(QWidget):
    """Shows the head of one answer at a time; `toggled` carries its id and the new state."""

    toggled = Signal(str, bool)

    def __init__(
        self, theme: Theme, thinking: Thinking, page_turns: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thinking = thinking
        self._entry: TimelineEntry | None = None
        self._left_out = TextLabel(theme, "", "ui", "text2", wrap=True, parent=self)
        self.fold = FoldButton(theme, "", self)
        self.fold.clicked.connect(self._toggle)
        self.thoughts = ThoughtsText(theme, page_turns, self)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab reaches."""
        every = (self.fold, self.thoughts.text)
        return [widget for widget in every if widget.isVisibleTo(self)]

    def show_entry(self, entry: TimelineEntry, width: int, overhang: int) -> None:
        """Show what stands above this answer, for a column of that width."""
        self._entry = entry
        opened = self._thinking.opened(entry)
        self._left_out.setText(left_out_sentence(entry.message.left_out))
        self._left_out.setVisible(entry.message.left_out > 0)
        self.fold.setVisible(bool(entry.message.reasoning))
        self.fold.setChecked(opened)
        self.fold.setText(self._thinking.title(entry))
        self.fold.setAccessibleName(self.fold.text())
        self.thoughts.setVisible(opened and bool(entry.message.reasoning))
        if opened:
            self.thoughts.show_text(entry.message.reasoning, growing=entry.thinking)
        self._arrange(entry, width, overhang)

    def _arrange(self, entry: TimelineEntry, width: int, overhang: int) -> None:
        y = 0
        if entry.message.left_out:
            height = left_out_height(self._theme, entry, width)
            self._left_out.setGeometry(overhang, 0, width, height)
            y = height + _GAP
        size = self.fold.sizeHint()
        self.fold.setGeometry(0, y, size.width(), size.height())
        if self.thoughts.isHidden():
            return
        height = thoughts_height(self._theme, entry.message.reasoning, width)
        self.thoughts.setGeometry(overhang, y + size.height() + _GAP, width, height)

    def _toggle(self) -> None:
        if self._entry is not None:
            self._thinking.choose(self._entry.id, self.fold.isChecked())
            self.toggled.emit(self._entry.id, self.fold.isChecked())


def head_height(theme: Theme, entry: TimelineEntry, width: int, *, opened: bool) -> int:
    """How high the head of an answer is; 0 when it has none."""
    message = entry.message
    height = 0
    if message.left_out:
        height += left_out_height(theme, entry, width)
    if message.reasoning:
        height += theme.px(ROW) + (_GAP if height else 0)
        if opened:
            height += _GAP + thoughts_height(theme, message.reasoning, width) + _OPEN_END
    return height


def left_out_height(theme: Theme, entry: TimelineEntry, width: int) -> int:
    """How high the line about what was not sent is."""
    metrics = QFontMetrics(theme.font("ui"))
    words = left_out_sentence(entry.message.left_out)
    box = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), words)
    return max(theme.line("ui"), box.height())


def left_out_sentence(count: int) -> str:
    """What was not sent, and why."""
    if count == 1:
        return QCoreApplication.translate(
            "AnswerHead",
            "The oldest message was not sent: the conversation is longer than the model can read.",
        )
    # Qt's tools find plural forms in methods of objects only.
    sentence = QCoreApplication.translate(
        "AnswerHead",
        "The %1 oldest messages were not sent: the conversation is longer than the model can read.",
    )
    return sentence.replace("%1", str(count))
