"""Somebody who looks for something: types, steps, and sees what is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.finding.exact import ExactReader
from gizai_desktop.ui.finding.presenter import FindPresenter
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.typesetting.matches import Hit

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Searcher:
    """Hands on the bar, and eyes on the view."""

    qtbot: QtBot
    window: QWidget
    view: TimelineView
    presenter: FindPresenter

    def show(self, entries: Sequence[TimelineEntry], conversation: str = "c") -> None:
        self.view.show_entries(conversation, entries)

    def look_for(self, text: str) -> None:
        if not self.presenter.bar.opened:
            self.presenter.open()
        field = self.presenter.bar.field.edit
        field.selectAll()
        QTest.keyClicks(field, text)
        self.settle()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClick(focus, key, modifiers)
        self.settle()

    def step(self, step: int) -> None:
        self.presenter.step(step)
        self.settle()

    def settle(self) -> None:
        """Wait until everything is counted."""
        self.qtbot.waitUntil(lambda: not self.presenter.counting)

    @property
    def count(self) -> str:
        """What the bar says."""
        return self.presenter.bar._count.text()

    @property
    def hit(self) -> str:
        """The source of the reader's hit, with the signs in it."""
        current = self.current
        entry = next(one for one in self.view.entries if one.id == current.message_id)
        return entry.message.content[current.start : current.end]

    @property
    def current(self) -> Hit:
        current = self.presenter._current
        assert current is not None
        return current

    def marked(self) -> int:
        """How many hits would be marked if everything were on the screen."""
        query = self.view._painter.marked.query
        return sum(
            len(box.layout(part).found(query))
            for box in self.view._column.boxes
            for part in range(len(box.blocks))
        )

    def paints(self, widget: QWidget, color: ColorName) -> bool:
        """Whether that colour is anywhere in a picture of the widget."""
        picture, sought = widget.grab().toImage(), self.view._theme.color(color).rgb()
        places = product(range(picture.width()), range(picture.height()))
        return any(picture.pixel(x, y) == sought for x, y in places)

    def exact(self) -> int:
        reader, query = ExactReader(Parsers()), self.view._painter.marked.query
        hits = (reader.hits(e, query, self.view.link_schemes(e)) for e in self.view.entries)
        return sum(len(some) for one in hits for some in one)
