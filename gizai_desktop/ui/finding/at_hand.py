"""Find in conversation, built when it is asked for first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.timeline import TimelineView

if TYPE_CHECKING:
    from gizai_desktop.ui.finding.presenter import FindPresenter


class FindAtHand(QObject):
    """What the window's actions, and whoever knows a message, can ask for."""

    def __init__(self, theme: Theme, view: TimelineView, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._keys = ("", "")
        self._built: FindPresenter | None = None

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

    @property
    def _presenter(self) -> "FindPresenter":
        if self._built is None:
            from gizai_desktop.ui.finding.presenter import FindPresenter  # noqa: PLC0415

            self._built = FindPresenter(self._theme, self._view, self)
            self._built.bar.show_keys(self._keys)
        return self._built
