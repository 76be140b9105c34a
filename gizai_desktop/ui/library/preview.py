"""What the lit row of a list stands for, to be read beside the list."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QPlainTextEdit, QWidget

from gizai_desktop.domain.message import Message, Role
from gizai_desktop.ui.look.painting import painting, separator
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.widgets.field_box import clear_base

MOST = 6_000
"""Characters that are laid out within a frame; more of a chat is seen where it is opened."""
BESIDE_FROM = 620
"""Logical pixels of width from which list and preview stand side by side."""


class Preview(QPlainTextEdit):
    """The words of messages as plain text, which can be selected but not changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages: tuple[Message, ...] = ()
        self._note = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Preview"))
        self.document().setDocumentMargin(theme.px(20))
        clear_base(self)
        theme.changed.connect(self._write)

    def show_messages(self, messages: Iterable[Message]) -> None:
        """Show messages from the beginning of the first one."""
        self._messages, self._note = tuple(messages), ""
        self._write()

    def show_note(self, sentence: str) -> None:
        """Say why there is nothing to be read."""
        self._messages, self._note = (), sentence
        self._write()

    def _write(self) -> None:
        self.setFont(self._theme.font("ui"))
        self.clear()
        cursor = self.textCursor()
        if self._note:
            cursor.insertText(self._note, self._format("ui", "text3"))
        for place, (who, words) in enumerate(_cut(self._messages)):
            if place:
                cursor.insertText("\n\n", self._format("ui", "text"))
            cursor.insertText(f"{self._name(who)}\n", self._format("ui_strong", "text2"))
            cursor.insertText(words or self.tr("(no text)"), self._format("ui", "text"))
        if sum(len(message.content) for message in self._messages) > MOST:
            rest = self.tr("The rest is not shown here.")
            cursor.insertText(f"\n\n{rest}", self._format("help", "text3"))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _name(self, role: Role) -> str:
        names = {
            Role.USER: self.tr("You"),
            Role.ASSISTANT: self.tr("Answer"),
            Role.SYSTEM: self.tr("Instructions"),
        }
        return names[role]

    def _format(self, step: TypeStep, color: ColorName) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._theme.font(step))
        made.setForeground(self._theme.color(color))
        return made


class WithPreview(QWidget):
    """A list and its preview: side by side, or one above the other in a narrow window."""

    def __init__(self, theme: Theme, rows: QWidget, preview: Preview) -> None:
        super().__init__()
        self._theme = theme
        self._preview = preview
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(1)
        self._row.addWidget(rows, 2)
        self._row.addWidget(preview, 3)

    @property
    def beside(self) -> bool:
        """Whether they stand side by side."""
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._row.setStretch(0, 2 if beside else 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line between them."""
        del event
        place = self._preview.geometry().adjusted(-1, -1, 1, 0)
        with painting(self) as painter:
            color = self._theme.color("border")
            if not self.beside:
                separator(painter, place, color)
                return
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = place.right() if rtl else place.left()
            painter.fillRect(left, 0, 1, self.height(), color)


def _cut(messages: Iterable[Message]) -> Iterator[tuple[Role, str]]:
    """Who says what, until it is enough."""
    room = MOST
    for message in messages:
        if room <= 0:
            return
        yield message.role, message.content[:room].strip()
        room -= len(message.content)
