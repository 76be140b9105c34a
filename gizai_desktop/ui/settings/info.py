"""What the settings show and cannot find out themselves."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from gizai_desktop.application.event import Event
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.connection_check import CheckStep
from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.domain.service import Service
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.ui.actions.shortcuts import ShortcutRow


class PageName(StrEnum):
    """The pages, in the order of the navigation."""

    GENERAL = "general"
    SERVICES = "services"
    MODELS = "models"
    THIS_COMPUTER = "this_computer"
    PERSONAS = "personas"
    NETWORK = "network"
    APPEARANCE = "appearance"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


RunCheck = Callable[[NetworkSettings], AsyncGenerator[CheckStep, None]]
"""Tests a connection with settings that need not be saved, step by step."""


class ServiceProbe(Protocol):
    """Tries services that need not be saved, by the network settings in use."""

    def check(self, service: Service) -> AsyncGenerator[CheckStep, None]:
        """Try the way to the service's address step by step; no key is sent."""
        ...

    async def list_models(self, service: Service, key: str) -> Sequence[ListedModel]:
        """Ask a service for its AI models with this key, or without one when it is empty.

        Raises:
            GizaiError: it does not answer, or not with a list.
        """
        ...


class ModelFilesPort(Protocol):
    """The AI models in files of this computer, as the settings name them.

    Attributes:
        changed: carries the files after each look at the disk and each check sum.
    """

    changed: Event[Sequence[ModelFile]]

    @property
    def free_bytes(self) -> int | None:
        """Memory that a model could take now; None when the system does not tell."""
        ...

    async def entries(self) -> Sequence[ModelFile]:
        """Look at the disk; check sums that are not known are counted from then on."""
        ...


@dataclass(frozen=True, slots=True)
class SettingsInfo:
    """The state of the application and the computer when the sheet opens.

    Attributes:
        data_folder: path of the folder with the conversations.
        system_proxies: as `ProxyPolicy.system`; may hold passwords, which are not shown.
        pac_url: the system's proxy script, or empty.
        shortcuts: rows of one group stand together.
    """

    data_folder: str
    version: str
    system_proxies: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({}), repr=False
    )
    pac_url: str = ""
    shortcuts: tuple[ShortcutRow, ...] = ()
