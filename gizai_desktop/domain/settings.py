"""Every setting once: its type, its default and its meaning."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from gizai_desktop.domain.catalog import DEFAULT_MODEL, ModelRef
from gizai_desktop.domain.parameters import Persona
from gizai_desktop.domain.proxy import Proxy, ProxyMode, ProxyPolicy, ProxyScheme
from gizai_desktop.domain.service import BUILT_IN, GIZAI, Service

ZOOMS = (0.85, 1.0, 1.15, 1.3, 1.5)


class ColorScheme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How strongly text and lines stand out."""

    SYSTEM = "system"
    HIGH = "high"


class Language(StrEnum):
    """What the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    RUSSIAN = "ru"


class ChatOrder(StrEnum):
    """What the list of chats is sorted by."""

    RECENT = "recent"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; kept in ``settings.json``, secrets elsewhere.

    A field's metadata may bound it: ``minimum``, ``maximum`` (numbers), ``choices``.
    """

    default_service: str = GIZAI.id
    """Id of the service that a new chat asks."""
    default_model: str = DEFAULT_MODEL
    """Catalog id that a new chat asks."""
    services: tuple[Service, ...] = BUILT_IN
    """Who can be asked, in the order of the list."""
    favourites: tuple[tuple[str, str], ...] = ()
    """Favourite AI models as pairs of service id and catalog id."""
    personas: tuple[Persona, ...] = ()
    """Saved ways to start a chat."""
    models_folder: str = ""
    """Folder in which AI models for this computer are looked for, or empty."""
    model_files: tuple[str, ...] = ()
    """Files of AI models for this computer that lie elsewhere."""
    reopen_last: bool = True
    """Show the last conversation at the start, instead of a new chat."""
    notify: bool = True
    """Tell of answers while the user works in another program."""
    tray: bool = False
    """An icon in the tray, behind which a closed window stays."""
    autostart: bool = False
    """Start with the computer; the system's own entry has the last word."""
    trash_days: int = field(default=30, metadata={"minimum": 0, "maximum": 3650})
    """Days after which what was deleted goes for good; 0 keeps it."""
    language: Language = Language.SYSTEM
    """English, Russian, or as the system has it."""
    color_scheme: ColorScheme = ColorScheme.SYSTEM
    """Light, dark, or as the system has it."""
    contrast: Contrast = Contrast.SYSTEM
    """High, or as the system has it."""
    zoom: float = field(default=1.0, metadata={"choices": ZOOMS})
    """Size of all text and controls."""
    menu_bar: bool = False
    """Whether the menu bar stays visible; F10 shows and hides it."""
    shortcuts: tuple[tuple[str, str], ...] = ()
    """Changed keys as pairs of an action's name and its keys, such as ``Ctrl+K``; empty for none.

    What has its usual keys is not in it.
    """
    connect_timeout_s: float = field(default=15.0, metadata={"minimum": 1, "maximum": 300})
    """Seconds to wait for a connection."""
    idle_timeout_s: float = field(default=60.0, metadata={"minimum": 1, "maximum": 3600})
    """Seconds to wait for the next piece of an answer that comes piece by piece."""
    total_timeout_s: float = field(default=300.0, metadata={"minimum": 5, "maximum": 3600})
    """Seconds to wait for a whole answer."""
    proxy_mode: ProxyMode = ProxyMode.SYSTEM
    """No proxy, the system's, or the one below."""
    proxy_scheme: ProxyScheme = ProxyScheme.HTTP
    """How to speak to the manual proxy."""
    proxy_host: str = ""
    """Host name or address of the manual proxy."""
    proxy_port: int = field(default=8080, metadata={"minimum": 1, "maximum": 65535})
    """Port of the manual proxy."""
    proxy_user: str = ""
    """User name for the manual proxy; its password is in the keyring."""
    proxy_bypass: str = ""
    """Addresses reached without the manual proxy, separated by commas."""

    @property
    def all_services(self) -> tuple[Service, ...]:
        """The services in their order, one of each id; the built-in ones are there in any case."""
        known: dict[str, Service] = {}
        for service in self.services:
            if service.id:
                known.setdefault(service.id, _as_built_in(service))
        return (*known.values(), *(service for service in BUILT_IN if service.id not in known))

    def service(self, service_id: str) -> Service | None:
        """The service of an id, switched off or not."""
        found = (service for service in self.all_services if service.id == service_id)
        return next(found, None)

    @property
    def default_ref(self) -> ModelRef:
        """The AI model that a new chat asks."""
        return ModelRef(self.default_service, self.default_model)

    def manual_proxy(self, password: str) -> Proxy | None:
        """The manual proxy with its password, or None while its host is empty."""
        if not self.proxy_host:
            return None
        return Proxy(self.proxy_scheme, self.proxy_host, self.proxy_port, self.proxy_user, password)


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """What the network code needs to know for one request."""

    policy: ProxyPolicy = field(default_factory=ProxyPolicy)
    connect_timeout_s: float = 15.0
    idle_timeout_s: float = field(default=60.0, metadata={"minimum": 1, "maximum": 3600})
    """Seconds to wait for the next piece of an answer that comes piece by piece."""
    total_timeout_s: float = 300.0


@dataclass(frozen=True, slots=True)
class WindowState:
    """Where the user left the window; kept in ``state.json``."""

    geometry: str = ""
    """Qt's saved geometry, base64."""
    sidebar_width: int = field(default=264, metadata={"minimum": 220, "maximum": 360})
    """Logical pixels."""
    sidebar_visible: bool = True
    """Whether the sidebar is open."""
    chat_order: ChatOrder = ChatOrder.RECENT
    """What the chats in the sidebar are sorted by."""
    last_conversation: str = ""
    """Id of the conversation that was shown last."""
    recent_models: tuple[tuple[str, str], ...] = ()
    """AI models asked last, the newest first, as pairs of service id and catalog id."""
    drafts: tuple[tuple[str, str], ...] = ()
    """Unsent texts as pairs of conversation id (empty for a new chat) and text."""
    high_contrast: bool = False
    """Whether the desktop wanted high contrast last; the window appears so at the next start."""
    text_scale: float = field(default=1.0, metadata={"minimum": 0.5, "maximum": 3.0})
    """How much larger than usual the desktop wanted texts last, as with contrast."""


def _as_built_in(service: Service) -> Service:
    """What a file cannot change of a built-in service."""
    same = next((known for known in BUILT_IN if known.id == service.id), service)
    if service.kind is same.kind and service.base_url:
        return service
    return replace(service, kind=same.kind, base_url=service.base_url or same.base_url)


def drafts_with(
    drafts: Sequence[tuple[str, str]], key: str, text: str
) -> tuple[tuple[str, str], ...]:
    """Put one conversation's unsent text in, or take it out when it is empty."""
    others = tuple(pair for pair in drafts if pair[0] != key)
    return (*others, (key, text)) if text else others
