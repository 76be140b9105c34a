"""Opens what lies over the window: model picker, settings, instructions; built when needed."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.connection_check import CheckStep
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.ui.header_buttons import ModelButton
from gizai_desktop.ui.settings.info import PageName, SettingsInfo
from gizai_desktop.ui.settings.settings_sheet import SettingsSheet
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.sheet import Sheet

RunCheck = Callable[[NetworkSettings], AsyncGenerator[CheckStep, None]]


@dataclass(frozen=True, slots=True)
class OverlayParts:
    """What the sheets read and change.

    Attributes:
        run_check: tests a connection with settings that need not be saved.
        info: what the settings show of the computer, asked at each opening.
    """

    preferences: Preferences
    tasks: Tasks
    run_check: RunCheck
    info: Callable[[], SettingsInfo]


class Overlays(QObject):
    """One sheet at a time over the window, imported and built when it is first asked for.

    Signals:
        model_chosen(str): catalog id from the picker.
        instructions_saved(str): the text from the instructions sheet.
        data_folder_requested(): the user wants to see the files.
        connection_tested(CheckOutcome): a whole test of the settings in use has ended.
    """

    model_chosen = Signal(str)
    instructions_saved = Signal(str)
    data_folder_requested = Signal()
    connection_tested = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, parts: OverlayParts) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._parts = parts
        self._settings = SettingsSheet(
            theme,
            window,
            parts.preferences,
            parts.tasks,
            run_check=parts.run_check,
            info=parts.info,
        )
        self._settings.data_folder_asked.connect(self.data_folder_requested)
        self._settings.connection_tested.connect(self.connection_tested)

    @property
    def sheet_open(self) -> bool:
        """Whether a sheet covers the window."""
        return any(sheet.isVisible() for sheet in self._window.findChildren(Sheet))

    def open_settings(self, page: PageName) -> None:
        """Show one page of the settings."""
        self._settings.open_page(page)

    def open_instructions(self, text: str) -> None:
        """Let the user write what the AI reads before every answer."""
        from gizai_desktop.ui.instructions_sheet import InstructionsSheet  # noqa: PLC0415

        sheet = InstructionsSheet(self._theme, self._window, text)
        sheet.saved.connect(self.instructions_saved)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def open_model_picker(self, anchor: ModelButton, current: str) -> None:
        """Show the AI models below a button, which stays lit meanwhile."""
        from gizai_desktop.ui.model_picker import ModelPicker  # noqa: PLC0415

        picker = ModelPicker(self._theme, self._window)
        picker.chosen.connect(self.model_chosen)
        picker.model_added.connect(self._add_model)
        picker.model_removed.connect(self._remove_model)
        picker.closed.connect(lambda: anchor.set_lit(False))
        picker.closed.connect(picker.deleteLater)
        anchor.set_lit(True)
        picker.open_below(anchor, self._parts.preferences.settings.catalog, current)

    def _add_model(self, model: str) -> None:
        own = self._parts.preferences.settings.own_models
        self._parts.preferences.change(own_models=(*own, model))

    def _remove_model(self, model: str) -> None:
        own = self._parts.preferences.settings.own_models
        self._parts.preferences.change(own_models=tuple(i for i in own if i != model))
