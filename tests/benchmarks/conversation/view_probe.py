"""One run of the view alone, or of a plain text widget with the same text; prints JSON.

``COUNT`` messages are opened, turned, jumped in and resized. With ``--floor`` Qt's own
QPlainTextEdit does it, which has no Markdown, no bubbles and no code blocks.
"""

import argparse
import gc
import json
import os
import random
import time
from collections.abc import Callable, Sequence
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import now
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.ui.finding.at_hand import FindAtHand
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from tests.benchmarks.commands import ROOT
from tests.benchmarks.conversation.corpus import (
    SHAPES,
    conversation,
    of_texts,
    split,
)
from tests.benchmarks.figures import memory_mib

WIDTH, HEIGHT = 900, 800
NARROW = 780
NOTCH = 120
Figures = dict[str, list[float]]


class Pane(Protocol):
    """What is measured."""

    def widget(self) -> QAbstractScrollArea: ...

    def show(self, found: Conversation) -> None: ...

    def grow(self, text: str, token: str) -> None: ...

    def rest(self) -> None: ...


class OurPane:
    """The conversation view."""

    def __init__(self, application: QApplication) -> None:
        resources = ROOT / "resources"
        theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
        theme.set_reduced_motion(reduced=True)  # a whole step of the wheel in every frame
        self._theme = theme
        self._view = TimelineView(theme)
        self._find = FindAtHand(theme, self._view, self._view)

    def widget(self) -> QAbstractScrollArea:
        return self._view

    def show(self, found: Conversation) -> None:
        entries = [
            TimelineEntry(message, found.siblings(message.id), "Test") for message in found.path()
        ]
        self._view.show_entries(found.id, entries)

    def grow(self, text: str, token: str) -> None:
        status = MessageStatus.RUNNING
        message = Message("grows", None, Role.ASSISTANT, text, now(), "test", "test", status)
        entry = TimelineEntry(message, (), "Test", time.monotonic())
        if token:
            self._view.update_entry(entry)
        else:
            self._view.show_entries("grows", [entry])
            self._view.scroll_to_end()

    def glide(self) -> Figures:
        """Steps of the wheel with animations: each frame with its timers and its painting."""
        self._theme.set_reduced_motion(reduced=False)
        self._view.scroll_to_end()
        figures: Figures = {}
        for _ in range(40):
            _turn(self._view)
            for _ in range(12):
                time.sleep(0.012)
                wall, cpu = time.perf_counter(), time.thread_time()
                QApplication.processEvents()
                self._view.viewport().repaint()
                figures.setdefault("glide_cpu", []).append((time.thread_time() - cpu) * 1000)
                figures.setdefault("glide", []).append((time.perf_counter() - wall) * 1000)
        self._theme.set_reduced_motion(reduced=True)
        return figures

    def rest(self) -> None:
        """Let everything happen that is done while nobody does anything."""
        while self._find.folding:
            QApplication.processEvents()


class PlainPane:
    """The least that Qt can do."""

    def __init__(self) -> None:
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)

    def widget(self) -> QAbstractScrollArea:
        return self._text

    def show(self, found: Conversation) -> None:
        self._text.setPlainText("\n\n".join(message.content for message in found.path()))

    def grow(self, text: str, token: str) -> None:
        if not token:
            self._text.setPlainText(text)
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(token)
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.maximum())

    def rest(self) -> None:
        """There is nothing."""


def measure(pane: Pane, found: Conversation, memory_before: float) -> Figures:
    """Every figure of one conversation; frames are painted before the clock is looked at."""
    widget = pane.widget()
    figures: Figures = {}

    def frame(name: str, work: Callable[[], object]) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        work()
        widget.viewport().repaint()
        figures.setdefault(f"{name}_cpu", []).append((time.thread_time() - cpu) * 1000)
        figures.setdefault(name, []).append((time.perf_counter() - wall) * 1000)

    frame("open", lambda: pane.show(found))
    bar = widget.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(200):
        frame("wheel", lambda: _turn(widget))
    rng = random.Random(5)
    for _ in range(100):
        place = rng.randint(0, bar.maximum())
        frame("jump", lambda place=place: bar.setValue(place))  # type: ignore[misc]
    for number in range(40):
        size = NARROW - 2 * number  # below this width every step breaks the lines anew
        frame("resize", lambda size=size: widget.resize(size, HEIGHT))  # type: ignore[misc]
    pane.rest()
    gc.collect()
    figures["memory"] = [memory_mib(os.getpid(), "Pss") - memory_before]
    return figures


def growth(pane: Pane, shape: str) -> Figures:
    """Tokens in groups of seven, as 200 a second make them in 33 ms, into a 20 KB message."""
    widget = pane.widget()
    text, tokens = split(shape, 1400)
    pane.grow(text, "")
    widget.viewport().repaint()
    figures: Figures = {"flush": [], "flush_cpu": []}
    for at in range(0, len(tokens), 7):
        token = "".join(tokens[at : at + 7])
        text += token
        wall, cpu = time.perf_counter(), time.thread_time()
        pane.grow(text, token)
        QApplication.sendEvent(widget.window(), QEvent(QEvent.Type.UpdateRequest))
        figures["flush_cpu"].append((time.thread_time() - cpu) * 1000)
        figures["flush"].append((time.perf_counter() - wall) * 1000)
    return figures


def _turn(widget: QAbstractScrollArea) -> None:
    at = QPointF(400, 300)
    event = QWheelEvent(
        at,
        QPointF(widget.viewport().mapToGlobal(at)),
        QPoint(0, 0),
        QPoint(0, NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget.viewport(), event)


def _warm(pane: Pane, widget: QAbstractScrollArea) -> None:
    """What is loaded once: parsers, fonts, the lexer of the code, buttons."""
    pane.show(conversation(12))
    widget.viewport().repaint()
    until = time.perf_counter() + 0.5
    while time.perf_counter() < until:
        QApplication.processEvents()
    pane.show(of_texts(["", ""]))
    widget.viewport().repaint()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run once and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", help="a number of messages, or a shape that grows")
    parser.add_argument("--floor", action="store_true", help="measure a QPlainTextEdit")
    options = parser.parse_args(arguments)
    application = QApplication(["benchmark"])
    pane: Pane = PlainPane() if options.floor else OurPane(application)
    widget = pane.widget()
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    _warm(pane, widget)
    gc.collect()
    gc.disable()  # as in the application, which collects between frames
    if options.what in SHAPES:
        found = growth(pane, options.what)
    else:
        before = memory_mib(os.getpid(), "Pss")
        found = measure(pane, conversation(int(options.what)), before)
        if isinstance(pane, OurPane):
            found |= pane.glide()
    print(json.dumps(found), flush=True)
    widget.close()


if __name__ == "__main__":
    main()
