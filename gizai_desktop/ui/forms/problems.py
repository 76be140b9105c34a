"""What can be wrong with a field, as a sentence that stands beside it."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.errors import fill
from gizai_desktop.domain.proxy import bypass_problem, is_host, parse_bypass
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.forms.bounds import Bounds

MODEL_ID_LENGTH = 200


class ProblemText(StrEnum):
    """The English source of each sentence; ``{name}`` marks take `Problem.params`."""

    HOST_EMPTY = QT_TRANSLATE_NOOP("Problem", "Enter the proxy's host name or address.")
    HOST = QT_TRANSLATE_NOOP(
        "Problem", "A host is a name such as proxy.example.com, or an IP address."
    )
    PORT = QT_TRANSLATE_NOOP("Problem", "Use {minimum} to {maximum}.")
    NUMBER = QT_TRANSLATE_NOOP("Problem", "Enter a number from {minimum} to {maximum}.")
    RANGE = QT_TRANSLATE_NOOP(
        "Problem",
        "“{part}” is not an address range. The part after the slash can be 0 to {maximum}.",
    )
    RANGE_ADDRESS = QT_TRANSLATE_NOOP(
        "Problem", "“{part}” is not an address range. It begins with an address, as in 10.0.0.0/8."
    )
    BYPASS_PORT = QT_TRANSLATE_NOOP("Problem", "The port of “{part}” can be 1 to 65535.")
    BYPASS_NAME = QT_TRANSLATE_NOOP(
        "Problem", "“{part}” is neither a host name nor an address nor a range."
    )
    WAITS = QT_TRANSLATE_NOOP("Problem", "A whole answer takes at least as long as the connection.")
    ADDRESS_EMPTY = QT_TRANSLATE_NOOP("Problem", "Enter an address that begins with https://.")
    ADDRESS = QT_TRANSLATE_NOOP(
        "Problem", "An address begins with https:// or http:// and has a host name."
    )
    NAME_EMPTY = QT_TRANSLATE_NOOP("Problem", "Enter a name.")
    STOPS = QT_TRANSLATE_NOOP("Problem", "At most {maximum} texts can end an answer.")
    MODEL_EMPTY = QT_TRANSLATE_NOOP("Problem", "Enter the model's id.")
    MODEL_LONG = QT_TRANSLATE_NOOP("Problem", "An id has at most {maximum} characters.")
    MODEL_SPACE = QT_TRANSLATE_NOOP("Problem", "An id has no spaces or control characters.")
    MODEL_KNOWN = QT_TRANSLATE_NOOP("Problem", "“{part}” is in the list already.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        unfinished: the text may become right as the user types on, so the sentence can
            wait until the field is left.
    """

    text: ProblemText
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unfinished: bool = False

    @property
    def sentence(self) -> str:
        """The sentence in the window's language."""
        return fill(QCoreApplication.translate("Problem", self.text), self.params)


def host_problem(host: str) -> Problem | None:
    """What is wrong with the proxy's host."""
    if not host:
        return Problem(ProblemText.HOST_EMPTY, unfinished=True)
    # A name may have a dot or a hyphen at its end while the rest is being typed.
    return None if is_host(host) else Problem(ProblemText.HOST, unfinished=host[-1] in "-.:[")


def number_problem(
    text: str, bounds: Bounds, sentence: ProblemText = ProblemText.NUMBER
) -> Problem | None:
    """What is wrong with a typed number, decimals allowed."""
    params = {"minimum": _plain(bounds.minimum), "maximum": _plain(bounds.maximum)}
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return Problem(sentence, params, unfinished=not text.strip())
    if bounds.hold(value):
        return None
    return Problem(sentence, params, unfinished=value < bounds.minimum)


def whole_number_problem(text: str, bounds: Bounds) -> Problem | None:
    """What is wrong with a typed number that has no decimals."""
    if text.strip() and not text.strip().isdecimal():
        text = "?"
    return number_problem(text, bounds)


def port_problem(text: str, bounds: Bounds) -> Problem | None:
    """What is wrong with a typed port."""
    if text.strip() and not text.strip().isdecimal():
        text = "?"
    return number_problem(text, bounds, ProblemText.PORT)


def bypass_list_problem(text: str) -> Problem | None:
    """Which part of the list of direct addresses is wrong, and why."""
    part = bypass_problem(parse_bypass(text))
    if part is None:
        return None
    # The last part is still being typed until something separates it from the next one.
    sentence, params = _bypass_sentence(part)
    return Problem(sentence, params, unfinished=text.endswith(part) and part[-1] in "-./:[")


def name_problem(text: str) -> Problem | None:
    """What is wrong with the name of a service or persona."""
    return None if text.strip() else Problem(ProblemText.NAME_EMPTY, unfinished=True)


def address_problem(text: str) -> Problem | None:
    """What is wrong with the address of the service."""
    if not text:
        return Problem(ProblemText.ADDRESS_EMPTY, unfinished=True)
    scheme, separator, rest = text.partition("://")
    if not separator:
        unfinished = any(known.startswith(text.lower()) for known in ("https://", "http://"))
        return Problem(ProblemText.ADDRESS, unfinished=unfinished)
    if scheme.lower() not in {"http", "https"} or any(c.isspace() for c in text):
        return Problem(ProblemText.ADDRESS)
    return _authority_problem(rest)


def model_problem(text: str, known: frozenset[str]) -> Problem | None:
    """What is wrong with an id that the user wants to add."""
    if not text:
        return Problem(ProblemText.MODEL_EMPTY, unfinished=True)
    if any(c.isspace() or not c.isprintable() for c in text):
        return Problem(ProblemText.MODEL_SPACE)
    if len(text) > MODEL_ID_LENGTH:
        return Problem(ProblemText.MODEL_LONG, {"maximum": str(MODEL_ID_LENGTH)})
    if text in known:
        # "gpt-4" may be on its way to "gpt-4-turbo".
        return Problem(ProblemText.MODEL_KNOWN, {"part": text}, unfinished=True)
    return None


def _authority_problem(rest: str) -> Problem | None:
    authority = rest.partition("/")[0].partition("?")[0].rpartition("@")[2]
    host, colon, port = authority.rpartition(":")
    if not colon or authority.endswith("]"):
        host, port = authority, "443"
    if not host:
        return Problem(ProblemText.ADDRESS, unfinished=True)
    if not is_host(host) or (port and not _is_port(port)):
        return Problem(ProblemText.ADDRESS)
    return None


def _is_port(text: str) -> bool:
    return text.isdecimal() and 0 < int(text) < 65536


def _bypass_sentence(part: str) -> tuple[ProblemText, Mapping[str, str]]:
    address, slash, _ = part.partition("/")
    if slash:
        try:
            bits = ipaddress.ip_address(address).max_prefixlen
        except ValueError:
            return ProblemText.RANGE_ADDRESS, {"part": part}
        return ProblemText.RANGE, {"part": part, "maximum": str(bits)}
    name, colon, _ = part.rpartition(":")
    if colon and is_host(name):
        return ProblemText.BYPASS_PORT, {"part": part}
    return ProblemText.BYPASS_NAME, {"part": part}


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"
