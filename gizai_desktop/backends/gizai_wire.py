"""The GizAI protocol: what is asked and what an answer says, as JSON. No input or output.

POST to the endpoint; a success is status 201 with ``{"output": "…"}``, anything else a refusal,
usually with ``{"message": "…"}``.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from gizai_desktop.backends.faults import error_of
from gizai_desktop.domain.errors import BODY_LIMIT, Failure
from gizai_desktop.domain.failures import FailureKind

SERVICE = "GizAI"
SUCCESS = 201
MESSAGE_LIMIT = 300
"""Characters of the server's own sentence that are shown."""

_KINDS = {
    400: FailureKind.BAD_REQUEST,
    401: FailureKind.SIGN_IN,
    403: FailureKind.FORBIDDEN,
    404: FailureKind.NOT_FOUND,
    413: FailureKind.TOO_LONG,
    429: FailureKind.RATE_LIMITED,
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(r"<[!/?]?[A-Za-z][^<>]*>")


def request_body(model: str, messages: Iterable[tuple[str, str]]) -> bytes:
    """The JSON of a question.

    Args:
        messages: pairs of role and text; ``system`` carries no type, ``user`` is ``human``,
            every other role is ``ai``.
    """
    entries = [_entry(role, _well_formed(text)) for role, text in messages]
    body = {"model": model, "input": {"messages": entries, "mode": "plan"}, "noStream": True}
    return json.dumps(body, ensure_ascii=False).encode(errors="replace")


def parse_answer(status: int, headers: Mapping[str, str], body: bytes) -> str:
    """The text of an answer.

    Args:
        headers: by name in lower case.

    Raises:
        RequestRejectedError: the status is not 201.
        AnswerUnusableError: the body holds no text.
    """
    text = body.decode("utf-8-sig", errors="replace")
    parsed, broken = _parse(text)
    if status != SUCCESS:
        raise error_of(_refusal(status, headers, text, parsed))
    if broken is not None:
        raise error_of(_unusable(broken, text))
    if not isinstance(parsed, dict):
        raise error_of(_unusable(FailureKind.NOT_AN_OBJECT, text))
    if "output" not in parsed:
        raise error_of(_unusable(FailureKind.NO_OUTPUT, text))
    output = parsed["output"]
    if not isinstance(output, str):
        raise error_of(_unusable(FailureKind.OUTPUT_NOT_TEXT, text))
    if not output.strip():
        raise error_of(_unusable(FailureKind.EMPTY_OUTPUT, text))
    return _well_formed(output.strip())


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


def _entry(role: str, text: str) -> dict[str, str]:
    if role == "system":
        return {"content": text}
    return {"type": "human" if role == "user" else "ai", "content": text}


def _parse(text: str) -> tuple[Any, FailureKind | None]:
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


def _refusal(status: int, headers: Mapping[str, str], text: str, parsed: object) -> Failure:
    fallback = FailureKind.SERVER_FAULT if 500 <= status < 600 else FailureKind.UNEXPECTED_STATUS
    return Failure(
        _KINDS.get(status, fallback),
        {"service": SERVICE},
        message=_sentence(parsed.get("message") if isinstance(parsed, dict) else None),
        status=status,
        body=_excerpt(text),
        retry_after_s=retry_after(headers.get("retry-after", ""), datetime.now(UTC)),
    )


def _unusable(kind: FailureKind, text: str) -> Failure:
    return Failure(kind, {"service": SERVICE}, status=SUCCESS, body=_excerpt(text))


def _sentence(message: object) -> str:
    """The server's own words as one plain line, or nothing when they are a page."""
    if not isinstance(message, str) or _MARKUP.search(message):
        return ""
    printable = (" " if unicodedata.category(c)[0] in "CZ" else c for c in message)
    line = " ".join("".join(printable).split())
    return line if len(line) <= MESSAGE_LIMIT else line[: MESSAGE_LIMIT - 1].rstrip() + "…"


def _excerpt(text: str) -> str:
    return _well_formed(text[:BODY_LIMIT])


def _well_formed(text: str) -> str:
    """Replace lone surrogates, which JSON can carry and UTF-8 cannot."""
    return _SURROGATE.sub("\ufffd", text)
