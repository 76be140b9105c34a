"""Follows the high-contrast setting of Windows and macOS; Linux desktops have a portal for it."""

import asyncio
import ctypes
import subprocess
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import running_application

_GET_HIGH_CONTRAST = 0x0042  # SPI_GETHIGHCONTRAST of winuser.h
_IS_ON = 0x0001  # HCF_HIGHCONTRASTON
_ANSWER_S = 5.0


class ContrastOfSystem(QObject):
    """Asks at the start, and whenever the user comes back, maybe from the system's settings."""

    def __init__(
        self, theme: Theme, tasks: Tasks, ask: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._ask = ask
        running_application().applicationStateChanged.connect(self._look_when_active)
        self._look()

    def _look_when_active(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._look()

    def _look(self) -> None:
        self._tasks.start(self._read(), "read the system's contrast", dispensable=True)

    async def _read(self) -> None:
        self._theme.follow_desktop_contrast(await asyncio.to_thread(self._ask))


def system_contrast(platform: str) -> Callable[[], bool] | None:
    """What asks this system; None where the portal tells it, or nobody."""
    return {"win32": _asked_of_windows, "darwin": _asked_of_macos}.get(platform)


class _HighContrast(ctypes.Structure):
    """HIGHCONTRASTW of winuser.h."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("scheme", ctypes.c_wchar_p),
    )


def _asked_of_windows() -> bool:
    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    found = _HighContrast()
    found.size = ctypes.sizeof(found)
    answered = windows.user32.SystemParametersInfoW(
        _GET_HIGH_CONTRAST, found.size, ctypes.byref(found), 0
    )
    return bool(answered) and bool(found.flags & _IS_ON)


def _asked_of_macos() -> bool:
    """“Increase contrast” of the Accessibility settings; no where it was never touched."""
    ask = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "increaseContrast")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            ask, capture_output=True, text=True, timeout=_ANSWER_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() == "1"
