"""What services say, made fit to be shown and kept: one line, no markup, well-formed. Pure."""

import json
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from gizai_desktop.domain.errors import BODY_LIMIT
from gizai_desktop.domain.failures import FailureKind

MESSAGE_LIMIT = 300
"""Characters of the server's own sentence that are shown."""
HIDDEN = "•••"
"""Stands where a server repeated a secret."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(r"<[!/?]?[A-Za-z][^<>]*>")


def sentence(message: object) -> str:
    """The server's own words as one plain line, or nothing when they are a page."""
    if not isinstance(message, str) or _MARKUP.search(message):
        return ""
    message = message[: 8 * MESSAGE_LIMIT]
    printable = (" " if unicodedata.category(c)[0] in "CZ" else c for c in message)
    line = " ".join("".join(printable).split())
    return line if len(line) <= MESSAGE_LIMIT else line[: MESSAGE_LIMIT - 1].rstrip() + "…"


def excerpt(text: str) -> str:
    """The beginning of an answer, as a failure keeps it."""
    return well_formed(text[:BODY_LIMIT])


def well_formed(text: str) -> str:
    """Replace lone surrogates, which JSON can carry and UTF-8 cannot."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def hide(text: str, secret: str) -> str:
    """Take a secret out, as it is and as JSON writes it."""
    if not secret:
        return text
    quoted = json.dumps(secret)[1:-1]
    for form in {secret, quoted, quoted.replace("/", "\\/")}:
        text = text.replace(form, HIDDEN)
    return text


def parse_json(text: str) -> tuple[Any, FailureKind | None]:
    """A JSON value, or why there is none: ``CUT_OFF`` or ``NOT_JSON``."""
    try:
        return json.loads(text), None
    except json.JSONDecodeError as error:
        # An object that is right as far as it goes was cut on its way.
        cut = text.lstrip().startswith("{") and (
            error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        )
        return None, FailureKind.CUT_OFF if cut else FailureKind.NOT_JSON
    except (ValueError, RecursionError):
        # A number of thousands of digits, or thousands of brackets.
        return None, FailureKind.NOT_JSON


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait from a ``Retry-After`` header: a number or a date (RFC 9110, 10.2.3)."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return max(0.0, (moment - now).total_seconds())
