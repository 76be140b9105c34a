"""What the presenters of imports and exports share."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.exchange import Exchange
from gizai_desktop.application.library import Library
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.opening import open_folder
from gizai_desktop.ui.widgets.toast import Toast

_BUSY = QT_TRANSLATE_NOOP(
    "Exchange", "An import or an export is still running. Wait until it has ended."
)
_SHOW = QT_TRANSLATE_NOOP("Exchange", "Show")


@dataclass(frozen=True, slots=True)
class ExchangeParts:
    """The parts of the application that imports and exports need."""

    exchange: Exchange
    library: Library
    tasks: Tasks


class Teller:
    """Says short things at the foot of the window."""

    def __init__(self, theme: Theme, window: QWidget, exchange: Exchange) -> None:
        self._theme = theme
        self._window = window
        self._exchange = exchange

    def busy(self) -> bool:
        """Whether something runs; the user is told so."""
        if self._exchange.busy:
            self.say(QCoreApplication.translate("Exchange", _BUSY))
        return self._exchange.busy

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        Toast(self._theme, self._window, sentence).open()

    def say_where(self, sentence: str, path: Path) -> None:
        """Show a sentence, with a button that shows the folder of a file."""
        action = QCoreApplication.translate("Exchange", _SHOW)
        toast = Toast(self._theme, self._window, sentence, action)
        toast.acted.connect(lambda: open_folder(path if path.is_dir() else path.parent))
        toast.open()
