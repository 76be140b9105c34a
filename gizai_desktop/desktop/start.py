"""What there is when the window has appeared."""

from dataclasses import dataclass

from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.settings import Settings, WindowState
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.settings_file import SettingsFile
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.language import Languages


@dataclass(frozen=True, slots=True)
class Start:
    """What is there when the window has appeared, and waits to be filled.

    Attributes:
        settings_file, state_file: already read; their values are in the next two.
        hidden: the window waits in the tray until it is wanted.
    """

    theme: Theme
    shell: Window
    locations: Locations
    options: RunOptions
    flags: RunFlags
    settings_file: SettingsFile[Settings]
    state_file: SettingsFile[WindowState]
    settings: Settings
    state: WindowState
    languages: Languages
    hidden: bool = False
