"""What the pages of the settings work with."""

from dataclasses import dataclass

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.settings.info import ModelFilesPort, RunCheck, ServiceProbe


@dataclass(frozen=True, slots=True)
class SettingsParts:
    """The same for every opening of the sheet.

    Attributes:
        run_check: tests the way to the default service with settings that need not be saved.
        local_installed: whether the extra part for models on this computer is there.
    """

    preferences: Preferences
    tasks: Tasks
    services: Services
    model_files: ModelFilesPort
    probe: ServiceProbe
    run_check: RunCheck
    local_installed: bool
