"""What the system tells the application: that it is used, and that it has to end."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import Qt

from gizai_desktop.ui.process.application import Application, running_application

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl+C, the end of a session, and a terminal that is closed; Windows has no last one."""


@contextmanager
def following_use(set_in_use: Callable[[bool], None]) -> Iterator[None]:
    """Let the index work faster while another program is in use."""

    def follow(state: Qt.ApplicationState) -> None:
        set_in_use(state == Qt.ApplicationState.ApplicationActive)

    application = running_application()
    application.applicationStateChanged.connect(follow)
    yield
    application.applicationStateChanged.disconnect(follow)


@contextmanager
def leaving_when_asked(leave: Callable[[], object]) -> Iterator[None]:
    """End in order when the system, such as macOS's Dock, asks the application to quit."""
    application = running_application()
    if not isinstance(application, Application):
        yield
        return
    application.leave = leave
    yield
    application.leave = None


@contextmanager
def ending_in_order(end: Callable[[], object]) -> Iterator[None]:
    """End in order at a logout and at Ctrl+C in a terminal.

    Neither leaves the time to ask anything: what is not on disk then is kept aside.
    """
    loop = asyncio.get_running_loop()
    known = [signal.Signals[name] for name in SIGNALS if name in signal.Signals.__members__]
    # nohup asks for a process that does not mind.
    heard = [each for each in known if signal.getsignal(each) is not signal.SIG_IGN]
    with suppress(NotImplementedError):  # Windows
        for each in heard:
            loop.add_signal_handler(each, end)
    # How Windows and macOS tell of a logout, where this has not been tried; Linux desktops
    # send SIGTERM, as Qt's own libraries are built without X11's session management.
    running_application().commitDataRequest.connect(end)
    yield
    running_application().commitDataRequest.disconnect(end)
    with suppress(NotImplementedError):
        for each in heard:
            loop.remove_signal_handler(each)
