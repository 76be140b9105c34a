"""Find in conversation, built when it is asked for first, and what makes it quick then."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineView

if TYPE_CHECKING:
    from gizai_desktop.ui.finding.presenter import FindPresenter
    from gizai_desktop.ui.finding.texts import Texts

_QUIET_MS = 250
"""Milliseconds without a change or a scroll, after which texts are folded."""
_SLICE_S = 0.004
_PAUSE_MS = 16
"""Between two slices: a fifth of one core, for three seconds with 20,000 messages."""


class FindAtHand(QObject):
    """What the window's actions, and whoever knows a message, can ask for.

    The texts of a conversation are folded while nobody does anything, so that the first query
    need not wait for that.
    """

    def __init__(self, theme: Theme, view: TimelineView, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._keys = ("", "")
        self._built: FindPresenter | None = None
        self._kept: Texts | None = None
        self._folding: Iterator[None] | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._fold_on)
        view.entries_shown.connect(self._begin_anew)
        view.entry_updated.connect(self._begin_anew)
        view.verticalScrollBar().valueChanged.connect(self._wait)

    def show_keys(self, keys: tuple[str, str]) -> None:
        """Say which keys go to the next match, and to the one before."""
        self._keys = keys
        if self._built is not None:
            self._built.bar.show_keys(keys)

    def open(self) -> None:
        """Ask what to find in the conversation."""
        self._presenter.open()

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self._presenter.step(step)

    def reveal(self, message_id: str, query: str) -> None:
        """Show a message with its first hit marked, at once or when its conversation is there."""
        self._presenter.reveal(message_id, query)

    def close(self) -> None:
        """Have done with it, wherever the focus is."""
        if self._built is not None:
            self._built.bar.close_bar()

    def follow_language(self) -> None:
        """What is said below messages is said in other words now."""
        if self._kept is not None:
            self._kept.forget()
        self._begin_anew()
        if self._built is not None:
            self._built.take_entries()

    @property
    def folding(self) -> bool:
        """Whether texts are still to be folded."""
        return self._idle.isActive()

    @property
    def _presenter(self) -> "FindPresenter":
        if self._built is None:
            from gizai_desktop.ui.finding.presenter import FindPresenter  # noqa: PLC0415

            self._built = FindPresenter(self._theme, self._view, self._texts, self)
            self._built.bar.show_keys(self._keys)
            self._built.bar.closed.connect(self._begin_anew)
        return self._built

    @property
    def _texts(self) -> "Texts":
        if self._kept is None:
            from gizai_desktop.ui.finding.texts import Texts  # noqa: PLC0415

            self._kept = Texts()
        return self._kept

    def _begin_anew(self) -> None:
        self._folding = None
        self._idle.start(_QUIET_MS)

    def _wait(self) -> None:
        if self._idle.isActive():
            self._idle.start(_QUIET_MS)

    def _fold_on(self) -> None:
        if self._built is not None and self._built.bar.opened:
            return  # it folds them itself, and faster
        if self._folding is None:
            self._texts.show(self._view.entries)
            self._folding = self._texts.folding()
        until = time.perf_counter() + _SLICE_S
        if not all(time.perf_counter() < until for _ in self._folding):
            self._idle.start(_PAUSE_MS)
