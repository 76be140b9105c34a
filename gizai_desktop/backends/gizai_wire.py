"""The GizAI protocol: what is asked and what an answer says, as JSON. No input or output.

POST to the endpoint; a success is status 201 with ``{"output": "…"}``, anything else a refusal,
usually with ``{"message": "…"}``.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from gizai_desktop.backends.faults import error_of
from gizai_desktop.backends.wording import (
    excerpt,
    parse_json,
    retry_after,
    sentence,
    well_formed,
)
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind

SERVICE = "GizAI"
SUCCESS = 201

_KINDS = {
    400: FailureKind.BAD_REQUEST,
    401: FailureKind.SIGN_IN,
    403: FailureKind.FORBIDDEN,
    404: FailureKind.NOT_FOUND,
    413: FailureKind.TOO_LONG,
    429: FailureKind.RATE_LIMITED,
}


def request_body(model: str, messages: Iterable[tuple[str, str]]) -> bytes:
    """The JSON of a question.

    Args:
        messages: pairs of role and text; ``system`` carries no type, ``user`` is ``human``,
            every other role is ``ai``.
    """
    entries = [_entry(role, well_formed(text)) for role, text in messages]
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
    parsed, broken = parse_json(text)
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
    return well_formed(output.strip())


def _entry(role: str, text: str) -> dict[str, str]:
    if role == "system":
        return {"content": text}
    return {"type": "human" if role == "user" else "ai", "content": text}


def _refusal(status: int, headers: Mapping[str, str], text: str, parsed: object) -> Failure:
    fallback = FailureKind.SERVER_FAULT if 500 <= status < 600 else FailureKind.UNEXPECTED_STATUS
    return Failure(
        _KINDS.get(status, fallback),
        {"service": SERVICE},
        message=sentence(parsed.get("message") if isinstance(parsed, dict) else None),
        status=status,
        body=excerpt(text),
        retry_after_s=retry_after(headers.get("retry-after", ""), datetime.now(UTC)),
    )


def _unusable(kind: FailureKind, text: str) -> Failure:
    return Failure(kind, {"service": SERVICE}, status=SUCCESS, body=excerpt(text))
