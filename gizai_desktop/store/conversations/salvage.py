"""Gets a JSON object out of a text, or what is left of a conversation when it is broken."""

import json
import re
from typing import Any

from gizai_desktop.store.conversations.lines import DECODER

_ATTEMPT_COST = 64
_RECURSION_COST = 8000
_BEGINNING = '{"format"'
_CANDIDATE = re.compile(r'\{\s*"')
_WHITESPACE = re.compile(r"[ \t\n\r]*")
_ERRORS = (ValueError, RecursionError)


def read_object(text: str) -> tuple[dict[str, Any] | None, str]:
    """Read one JSON object.

    Returns:
        The object, or what could be saved of it, or None; and what is wrong, or empty.
    """
    try:
        value, end = DECODER.raw_decode(text, _skip(text, 0))
    except _ERRORS:
        return salvage(text), "not whole JSON"
    if not isinstance(value, dict):
        return None, "not an object"
    if _skip(text, end) == len(text):
        return value, ""
    if "messages" not in value:
        return salvage(text), "no beginning"
    if isinstance(value["messages"], list):
        # A longer file may have been here, or another one was put behind it.
        value["messages"] += _messages(text, end)
    return value, "something follows the end"


def salvage(text: str) -> dict[str, Any] | None:
    """The top fields up to the damage, and every whole message before and after it."""
    fields, at = _top_fields(text, 0)
    if "format" not in fields and (later := text.find(_BEGINNING)) >= 0:
        # Git's marks of a conflict stand before the beginning, or it is there twice.
        fields, at = _top_fields(text, later)[0], 0
    if "format" not in fields:
        # The beginning is lost, and these are the fields of a message.
        fields, at = {}, 0
    messages = _messages(text, at)
    return {**fields, "messages": messages} if messages else None


def _top_fields(text: str, start: int) -> tuple[dict[str, Any], int]:
    fields: dict[str, Any] = {}
    start = _skip(text, start)
    if text[start : start + 1] != "{":
        return fields, 0
    at = start
    try:
        while text[at : at + 1] in {"{", ","}:
            key, colon = DECODER.raw_decode(text, _skip(text, at + 1))
            value_at = _skip(text, _skip(text, colon) + 1)
            if key == "messages" or not isinstance(key, str):
                return fields, value_at
            fields[key], end = DECODER.raw_decode(text, value_at)
            at = _skip(text, end)
    except _ERRORS:
        pass
    return fields, max(at, start + 1)


def _messages(text: str, at: int) -> list[dict[str, Any]]:
    """Every whole object that looks like a message.

    The work is bounded, so that no rubbish can keep this busy: an attempt costs what it read.
    """
    found: list[dict[str, Any]] = []
    budget = 8 * len(text) + 65536
    while budget > 0 and (candidate := _CANDIDATE.search(text, at)):
        start = candidate.start()
        try:
            value, at = DECODER.raw_decode(text, start)
        except _ERRORS as error:
            budget -= _cost(error, len(text), start)
            at = start + 1
            if isinstance(error, RecursionError):
                # What is inside is too deep as well, and messages are lines.
                at = max(at, text.find("\n", start))
        else:
            found += _messages_of(value)
        if at > len(text) // 16:
            # An error counts the lines from the beginning of the text: keep that near.
            text, at = text[at:], 0
    return found


def _messages_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The object itself if it is a message, or those of a whole conversation."""
    several = value.get("messages")
    candidates = several if isinstance(several, list) else [value]
    return [
        each
        for each in candidates
        if isinstance(each, dict) and "role" in each and "content" in each
    ]


def _cost(error: ValueError | RecursionError, length: int, start: int) -> int:
    if not isinstance(error, json.JSONDecodeError):
        return _RECURSION_COST
    # A string without an end is reported at its beginning, but was read to the end.
    read_to = length if error.msg.startswith("Unterminated") else error.pos
    return max(_ATTEMPT_COST, read_to - start) + error.pos // 8


def _skip(text: str, at: int) -> int:
    match = _WHITESPACE.match(text, at)
    return match.end() if match else at
