"""The start of the window: it appears first, then comes what fills it."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QLibraryInfo
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from gizai_desktop import __version__
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.desktop.display import missing_display
from gizai_desktop.domain.errors import GizaiError, StorageError
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.settings import Contrast, Language, Settings, WindowState
from gizai_desktop.store.locations import Locations, resource_dir
from gizai_desktop.store.lock import DataFolderInUseError, DataFolderLock
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.process.application import Application
from gizai_desktop.ui.process.input_method import reach_input_method
from gizai_desktop.ui.process.language import Languages

GROUND_MS = 100
"""Most milliseconds to wait for the window's first paint before its content is imported."""


class _Ground(NamedTuple):
    """What a window stands on."""

    application: QApplication
    theme: Theme
    languages: Languages


def run(options: RunOptions) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    try:
        flags = RunFlags.of(options)
    except GizaiError as error:
        _say(str(error))
        return 1
    missing = missing_display(os.environ, sys.platform)
    if missing:
        _say(missing)
        return 1
    application = _qt_application()
    resources = resource_dir()
    theme = Theme(load_tokens(resources / "tokens.json"), resources / "icons", application)
    languages = Languages(resources / "translations")
    languages.speak(Language.SYSTEM)
    locations = Locations.of(options.data_dir)
    lock = DataFolderLock(locations.lock_file)
    try:
        locations.make_folders()
        lock.acquire()
    except StorageError as error:
        if isinstance(error, DataFolderInUseError) and _handed_over(locations, options):
            return 0
        _refuse(application, theme, error)
        return 1
    try:
        _open(_Ground(application, theme, languages), locations, options, flags)
    finally:
        lock.release()
    return 0


def _open(ground: _Ground, locations: Locations, options: RunOptions, flags: RunFlags) -> None:
    application, theme, languages = ground
    settings_file = SettingsFile(locations.settings_file, Settings)
    state_file = SettingsFile(locations.state_file, WindowState)
    settings, state = settings_file.load(), state_file.load()
    languages.speak(settings.language)
    theme.set_scheme(Scheme(settings.color_scheme))
    theme.set_high_contrast(settings.contrast is Contrast.HIGH)
    theme.follow_desktop_contrast(state.high_contrast)
    theme.follow_desktop_text_scale(state.text_scale)
    theme.set_zoom(settings.zoom)
    shell = Window(theme, state)
    hidden = options.hidden and settings.tray and QSystemTrayIcon.isSystemTrayAvailable()
    if not hidden:
        shell.show()
    # While the window system is at work; before the loop, in which a screen reader may ask.
    from gizai_desktop.ui.process.accessibility import install_accessibility  # noqa: PLC0415

    install_accessibility()
    deadline = QDeadlineTimer(GROUND_MS)
    while not hidden and not shell.ground_painted and not deadline.hasExpired():
        flag = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        application.processEvents(flag, deadline.remainingTime())
    # More than half of the start is importing this; people see the window meanwhile.
    from gizai_desktop.desktop.life import run_desktop  # noqa: PLC0415
    from gizai_desktop.desktop.start import Start  # noqa: PLC0415

    run_desktop(
        application,
        Start(
            theme,
            shell,
            locations,
            options,
            flags,
            settings_file,
            state_file,
            settings,
            state,
            languages,
            hidden,
        ),
    )


def _qt_application() -> QApplication:
    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    reach_input_method(os.environ, Path(plugins))
    application = Application([sys.argv[0]])
    application.setApplicationName("gizai-desktop")
    application.setApplicationDisplayName("GizAI Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gizai-desktop")
    # Closing the window begins the end; tasks that still save must outlive it.
    application.setQuitOnLastWindowClosed(False)
    return application


def _handed_over(locations: Locations, options: RunOptions) -> bool:
    """Whether the window that is open already does what this start is for."""
    if options.hidden:  # whose window is open has what a login would bring
        return True
    from gizai_desktop.store.handover import hand_over  # noqa: PLC0415 - not for a first start

    return hand_over(locations.data, options.wishes(os.environ.get("XDG_ACTIVATION_TOKEN", "")))


def _refuse(application: QApplication, theme: Theme, error: StorageError) -> None:
    from gizai_desktop.ui.frame.refusal_window import RefusalWindow  # noqa: PLC0415 - seldom needed

    _say(str(error))
    RefusalWindow(theme, str(error)).run(application)


def _say(sentence: str) -> None:
    if sys.stderr is not None:  # a double-clicked program on Windows has none
        sys.stderr.write(f"{sentence}\n")
