"""Qt's application, which ends in the order that this one needs."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Leaves it to `leave` to end, where the system asks for that.

    macOS asks so from the Dock and for Command+Q. Qt would close the windows, of which one may
    stay in the tray, and stop the loop in which everything is being saved.

    Signals:
        system_theme_changed(): colours, fonts or icons of the system are others now.
    """

    system_theme_changed = Signal()

    leave: Callable[[], object] | None = None

    def event(self, event: QEvent) -> bool:
        """Take what asks the application to quit; tell of another theme once Qt has it."""
        if event.type() == QEvent.Type.Quit and self.leave is not None:
            self.leave()
            return True
        taken = super().event(event)
        if event.type() == QEvent.Type.ThemeChange:
            self.system_theme_changed.emit()
        return taken


def running_application() -> QApplication:
    """The application, which no widget can be without."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("widgets need a QApplication")
    return application
