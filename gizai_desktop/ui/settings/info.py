"""What the settings show and cannot find out themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtGui import QKeySequence


class PageName(StrEnum):
    """The pages, in the order of the navigation."""

    GENERAL = "general"
    MODELS = "models"
    NETWORK = "network"
    APPEARANCE = "appearance"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """One line of the Shortcuts page, in the window's language."""

    group: str
    action: str
    keys: QKeySequence


@dataclass(frozen=True, slots=True)
class SettingsInfo:
    """The state of the application and the computer when the sheet opens.

    Attributes:
        data_folder: path of the folder with the conversations.
        system_proxies: as `ProxyPolicy.system`; may hold passwords, which are not shown.
        pac_url: the system's proxy script, or empty.
        keyring_works: whether passwords outlive the application.
        shortcuts: rows of one group stand together.
    """

    data_folder: str
    version: str
    system_proxies: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({}), repr=False
    )
    pac_url: str = ""
    keyring_works: bool = True
    shortcuts: tuple[ShortcutRow, ...] = ()
