"""Services that answer: what each is called, where it is and how it is reached."""

import ipaddress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from gizai_desktop.domain.parameters import TurnParameters

GIZAI_ENDPOINT = "https://app.giz.ai/api/data/users/inferenceServer.infer"


def is_loopback(host: str) -> bool:
    """Whether a host name or address, without a port, is this computer's own."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class ServiceKind(StrEnum):
    """How the application speaks to a service."""

    GIZAI = "gizai"
    OPENAI = "openai"
    LOCAL = "local"
    GUIDE = "guide"


class ServiceProxy(StrEnum):
    """Whether the network settings' proxy serves a service."""

    AS_SET = "as_set"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the user's list; its key is in the keyring, under `key_name`.

    Attributes:
        id: stays the same when the name changes; conversations and answers carry it.
        base_url: GizAI's endpoint, or what ``/chat/completions`` is appended to; empty for
            the kinds that need no address.
        streams: whether answers are asked for piece by piece.
        own_models: catalog ids that the user added.
        defaults: for conversations that say nothing else.
    """

    id: str = ""
    name: str = ""
    kind: ServiceKind = ServiceKind.OPENAI
    base_url: str = ""
    proxy: ServiceProxy = ServiceProxy.AS_SET
    enabled: bool = True
    streams: bool = True
    own_models: tuple[str, ...] = ()
    defaults: TurnParameters = field(default_factory=TurnParameters)

    @property
    def key_name(self) -> str:
        """The name of this service's key in the secret store."""
        return f"service-key-{self.id}"

    @property
    def takes_key(self) -> bool:
        """Whether requests to this service may carry a key."""
        return self.kind is ServiceKind.OPENAI

    @property
    def on_this_computer(self) -> bool:
        """Whether its address is this computer's own."""
        return is_loopback(urlsplit(self.base_url).hostname or "")


GIZAI = Service("gizai", "GizAI", ServiceKind.GIZAI, GIZAI_ENDPOINT, streams=False)
LOCAL = Service("local", "This computer", ServiceKind.LOCAL, proxy=ServiceProxy.DIRECT)
GUIDE = Service("guide", "Guide", ServiceKind.GUIDE, proxy=ServiceProxy.DIRECT)
BUILT_IN = (GIZAI, LOCAL, GUIDE)
"""Always there; they can be switched off, but not removed."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A server that many people run: the name and address that a new service begins with."""

    name: str
    base_url: str


PRESETS = (
    # Each from its own documentation: default ports of the servers' OpenAI-compatible interface.
    Preset("Ollama", "http://127.0.0.1:11434/v1"),
    Preset("LM Studio", "http://127.0.0.1:1234/v1"),
    Preset("llama.cpp", "http://127.0.0.1:8080/v1"),
    Preset("OpenRouter", "https://openrouter.ai/api/v1"),
)
