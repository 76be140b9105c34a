"""The JSON of one message: domain to JSON values, and any JSON value to domain."""

import json
import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gizai_desktop.domain.errors import BODY_LIMIT, Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.tree import made_id
from gizai_desktop.store.fields import Fields, whole_text

_KNOWN = frozenset(
    (
        *("id", "parent", "role", "content", "created_at"),
        *("model", "backend", "status", "error", "elapsed_ms"),
        *("reasoning", "reasoning_ms", "finish_reason", "left_out"),
    )
)


def message_to_json(message: Message) -> dict[str, Any]:
    """The object of one message; only answers carry the fields of answers."""
    status = message.status
    if status is MessageStatus.RUNNING:
        # If this is what a later start finds, then nobody finished the answer.
        status = MessageStatus.INTERRUPTED
    answer: dict[str, Any] = {
        "model": message.model,
        "backend": message.backend,
        "status": status,
        "error": _failure_to_json(message.failure),
        "elapsed_ms": message.elapsed_ms,
    }
    # Most answers have none of these, and older versions know none.
    rare = {
        "reasoning": message.reasoning,
        "reasoning_ms": message.reasoning_ms,
        "finish_reason": message.finish_reason,
        "left_out": message.left_out,
    }
    answer |= {name: value for name, value in rare.items() if value}
    if message.role is not Role.ASSISTANT:
        if status is MessageStatus.COMPLETE:
            del answer["status"]
        answer = {name: value for name, value in answer.items() if value is not None}
    known = {
        "id": message.id,
        "parent": message.parent,
        "role": message.role,
        "content": message.content,
        "created_at": time_to_text(message.created_at),
        **answer,
    }
    if not message.extra:
        return known
    return known | {name: v for name, v in message.extra.items() if name not in _KNOWN}


def message_from_json(
    raw: dict[str, Any], owner: str, place: int, before: datetime, problems: list[str]
) -> Message:
    """Read one message.

    Args:
        owner: id of the conversation; with ``place`` it makes an id for a message without.
        before: the time of a message without one.
    """
    fields = Fields(raw, problems)
    own_id = raw.get("id")
    if not isinstance(own_id, str) or not own_id:
        fields.wrong("id")
        own_id = made_id(owner, place)
    content = raw.get("content", "")
    if not isinstance(content, str):
        fields.wrong("content")
        content = "" if content is None else _as_text(content)
    role = fields.choice("role", Role, Role.ASSISTANT)
    status = fields.choice("status", MessageStatus, MessageStatus.COMPLETE)
    return Message(
        id=whole_text(own_id),
        parent=fields.optional_text("parent"),
        role=role,
        content=whole_text(content),
        created_at=fields.time("created_at", before),
        model=fields.optional_text("model"),
        backend=fields.optional_text("backend"),
        status=MessageStatus.INTERRUPTED if status is MessageStatus.RUNNING else status,
        failure=_failure_from_json(raw["error"], fields) if raw.get("error") else None,
        elapsed_ms=fields.count("elapsed_ms"),
        reasoning=fields.text("reasoning"),
        reasoning_ms=fields.count("reasoning_ms"),
        finish_reason=fields.text("finish_reason"),
        left_out=fields.count("left_out") or 0,
        extra=fields.unknown(_KNOWN),
    )


def _as_text(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return ""


def _failure_to_json(failure: Failure | None) -> dict[str, Any] | None:
    if failure is None:
        return None
    wait = failure.retry_after_s
    return {
        "kind": failure.kind,
        "params": dict(failure.params),
        "message": failure.message,
        "status": failure.status,
        "body": failure.body,
        "retry_after_s": wait if wait is not None and math.isfinite(wait) else None,
    }


def _failure_from_json(error: object, fields: Fields) -> Failure | None:
    """The failure of an "error": an object of any kind, or a sentence of another program."""
    if isinstance(error, str):
        return Failure(FailureKind.UNKNOWN, message=whole_text(error))
    if not isinstance(error, dict):
        fields.wrong("error")
        return None
    status, wait, params = (error.get(name) for name in ("status", "retry_after_s", "params"))
    return Failure(
        kind=_text(error.get("kind")) or FailureKind.UNKNOWN,
        params=_params(params) if isinstance(params, dict) else {},
        message=_text(error.get("message")),
        status=status if type(status) is int else None,
        body=_text(error.get("body"))[:BODY_LIMIT],
        retry_after_s=wait if type(wait) in {int, float} else None,
    )


def _params(params: Mapping[str, Any]) -> dict[str, str]:
    return {
        whole_text(name): _text(value) if isinstance(value, str) else str(value)
        for name, value in params.items()
        if isinstance(value, str | int | float)
    }


def _text(value: object) -> str:
    return whole_text(value) if isinstance(value, str) else ""
