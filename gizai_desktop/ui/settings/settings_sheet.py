"""The settings as the main window knows them: cheap to have, built when opened."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.info import (
    ModelFilesPort,
    PageName,
    RunCheck,
    ServiceProbe,
    SettingsInfo,
)

if TYPE_CHECKING:
    from gizai_desktop.ui.settings.settings_window import SettingsWindow
    from gizai_desktop.ui.settings.unsaved import Unsaved


class SettingsSheet(QObject):
    """Opens the sheet on a page, and frees it after closing.

    `info` is asked at each opening, and again when the language changes. `closed()`;
    `data_folder_asked()` for the General page's button; `connection_tested(CheckOutcome)`
    after a whole test of the settings in use; `page_shown(PageName)`.
    """

    closed = Signal()
    data_folder_asked = Signal()
    connection_tested = Signal(object)
    page_shown = Signal(PageName)

    def __init__(
        self,
        theme: Theme,
        parent_window: QWidget,
        preferences: Preferences,
        tasks: Tasks,
        *,
        services: Services,
        model_files: ModelFilesPort,
        probe: ServiceProbe,
        run_check: "RunCheck",
        info: Callable[[], SettingsInfo],
        local_installed: bool,
    ) -> None:
        super().__init__(parent_window)
        self._theme = theme
        self._parent_window = parent_window
        self._preferences = preferences
        self._tasks = tasks
        self._services = services
        self._model_files = model_files
        self._probe = probe
        self._run_check = run_check
        self._info = info
        self._local_installed = local_installed
        self._window: SettingsWindow | None = None
        # They tell of every change of the preferences too.
        services.changed.connect(lambda _: self._follow_services())
        model_files.changed.connect(self._follow_model_files)
        preferences.keyring_told.connect(lambda _: self._follow_keyring())

    @property
    def window(self) -> "SettingsWindow | None":
        """The sheet while it is open."""
        return self._window

    def open_page(self, name: PageName) -> None:
        """Open the sheet on this page, or turn to it."""
        window = self._window
        if window is not None:
            window.show_page(name)
            return
        window = self._window = self._build()
        window.show_page(name)
        window.open()

    def _build(self) -> "SettingsWindow":
        # Fifty modules that most runs of the application never need.
        from gizai_desktop.ui.settings.parts import SettingsParts  # noqa: PLC0415
        from gizai_desktop.ui.settings.settings_window import (  # noqa: PLC0415
            SettingsWindow,
        )

        parts = SettingsParts(
            self._preferences,
            self._tasks,
            self._services,
            self._model_files,
            self._probe,
            self._run_check,
            self._local_installed,
        )
        window = SettingsWindow(self._theme, self._parent_window, parts, self._info())
        window.folder_asked.connect(self.data_folder_asked)
        window.tested.connect(self.connection_tested)
        window.page_shown.connect(self.page_shown)
        window.closed.connect(self._forget)
        # Later, since the event that tells of it is still on its way through the sheet.
        window.language_changed.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        return window

    def _follow_services(self) -> None:
        if self._window is not None:
            self._window.follow_preferences()

    def _follow_model_files(self, files: Sequence[ModelFile]) -> None:
        if self._window is not None:
            self._window.follow_model_files(files)

    def _follow_keyring(self) -> None:
        if self._window is not None:
            self._window.show_keyring(works=self._preferences.keyring_works)

    def _forget(self) -> None:
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()
            self.closed.emit()

    def _rebuild(self) -> None:
        old = self._window
        if old is None:
            return
        page, unsaved = old.current, old.unsaved
        self._window = None
        old.close_at_once()
        old.deleteLater()
        self._reopen(page, unsaved)

    def _reopen(self, page: PageName, unsaved: "Unsaved") -> None:
        window = self._window = self._build()
        window.put_back(unsaved)
        window.show_page(page)
        window.open()
