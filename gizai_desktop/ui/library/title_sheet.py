"""A title that the AI model of a chat suggests; the user may change it before it is taken."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import GizaiError
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import failure_advice, failure_sentence
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.sheet import Sheet
from gizai_desktop.ui.widgets.spinner import Spinner

_WIDTH = 440


class TitleSheet(Sheet):
    """Asks at once; closing it ends the question.

    Signals:
        accepted(str): the title that the user wants.
    """

    accepted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        ask: Callable[[], Awaitable[str]],
        tasks: Tasks,
    ) -> None:
        super().__init__(theme, window, "", QSize(_WIDTH, 0))
        self.set_title(self.tr("Suggest a title"))
        self._ask = ask
        self._tasks = tasks
        self._asking: asyncio.Task[None] | None = None
        self.field = TextField(theme, self.tr("Title"))
        self.field.set_text(title)
        self._ring = Spinner(theme)
        self._state = TextLabel(theme, "", "help", "text2", wrap=True)
        self.again = Button(theme, self.tr("Ask again"), "plain")
        self.save = Button(theme, self.tr("Save"), "primary")
        self._lay_out_body()
        self.again.clicked.connect(self._begin)
        self.save.clicked.connect(self._accept)
        self.field.edit.returnPressed.connect(self._accept)
        self.closed.connect(self._stop)
        self._begin()

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.field

    def _lay_out_body(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 24, 12)
        column.setSpacing(10)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._ring)
        row.addWidget(self._state, 1)
        column.addLayout(row)
        self.set_body(body)
        cancel = Button(self._theme, self.tr("Cancel"), "plain")
        cancel.clicked.connect(self._cancel)
        for button in (self.again, cancel, self.save):
            self.add_button(button)

    def _begin(self) -> None:
        self._stop()
        self._say(self.tr("Asking the AI model of this chat…"), asking=True)
        self._asking = self._tasks.start(self._find(), "suggest a title", dispensable=True)

    async def _find(self) -> None:
        before = self.field.text
        try:
            title = await self._ask()
        except GizaiError as error:
            sentence = failure_sentence(error.failure) + ". " + failure_advice(error.failure)
            self._say(sentence, asking=False)
            return
        if not title:
            self._say(self.tr("The answer was empty. Ask again, or write a title."), asking=False)
            return
        if self.field.text == before:  # what the user types meanwhile is theirs
            self.field.set_text(title)
        self._say(self.tr("Suggested: %1").replace("%1", title), asking=False)

    def _say(self, words: str, *, asking: bool) -> None:
        self._state.setText(words)
        self._ring.setVisible(asking)
        self.again.setEnabled(not asking)
        self.resize_to_content()

    def _accept(self) -> None:
        title = " ".join(self.field.text.split())
        self.dismiss()
        if title:
            self.accepted.emit(title)

    def _cancel(self) -> None:
        self.dismiss()

    def _stop(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
