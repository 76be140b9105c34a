"""A failure as a value, and the tree of errors that carries it through the code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from gizai_desktop.domain.failure_texts import NOT_RUNNING, TEXTS, FailureText
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.service import is_loopback

BODY_LIMIT = 2000
"""How many characters of a server's answer an error keeps."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure as it happened; stored with a message and shown in any language.

    Attributes:
        kind: a `FailureKind`, or the word of a newer version.
        params: values for the text's marks, such as ``host``, ``proxy`` or ``service``;
            never a secret.
        message: the server's own sentence as plain text, or empty.
        status: the HTTP status, if there was one.
        body: the first `BODY_LIMIT` characters of the answer, shown under "Details" only.
        retry_after_s: seconds that the server asked to wait.
    """

    kind: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    message: str = ""
    status: int | None = None
    body: str = ""
    retry_after_s: float | None = None

    @property
    def text(self) -> FailureText:
        """The English sentence, advice and next step of this kind."""
        if self.kind == FailureKind.REFUSED and _at_this_computer(self.params.get("host", "")):
            return NOT_RUNNING
        return TEXTS.get(self.kind, TEXTS[FailureKind.UNKNOWN])

    @property
    def sentence(self) -> str:
        """What happened, in English, without a full stop."""
        return fill(self.text.sentence, self.params)

    @property
    def advice(self) -> str:
        """What to do next, in English, after the server's own sentence."""
        return joined(self.message, fill(self.text.advice, self.params))


def _at_this_computer(host: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:  # of a file
        return False


class GizaiError(Exception):
    """The root of the errors that this product raises on purpose; str() is for users."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.sentence}. {failure.advice}")
        self.failure = failure

    @property
    def status(self) -> int | None:
        """The HTTP status, if there was one."""
        return self.failure.status

    @property
    def body(self) -> str:
        """The first `BODY_LIMIT` characters of the server's answer."""
        return self.failure.body


class ConnectionFailedError(GizaiError):
    """No connection, or one that broke: network, name, TLS, timeout."""


class ProxyFailedError(ConnectionFailedError):
    """The way through the proxy failed; the sentence names the proxy."""


class RequestRejectedError(GizaiError):
    """The service answered with a status that says no."""


class AnswerUnusableError(GizaiError):
    """The service answered, but not with a text."""


class StorageError(GizaiError):
    """A file could not be written or read."""


def fill(template: str, params: Mapping[str, str]) -> str:
    """Put ``params`` into the ``{name}`` marks of ``template``."""
    for name, value in params.items():
        template = template.replace("{" + name + "}", value)
    return template


def joined(reason: str, advice: str) -> str:
    """Two sentences in a row; one without an end gets its full stop."""
    if reason and reason[-1] not in ".!?…。！？:;":
        reason += "."
    return " ".join(filter(None, (reason, advice)))
