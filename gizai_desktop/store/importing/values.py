"""Values of foreign JSON, whatever they are."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from gizai_desktop.domain.identity import time_from_text
from gizai_desktop.store.fields import EPOCH, whole_text

_MILLISECONDS_FROM = 1e11
"""Numbers above are milliseconds: as seconds they would lie beyond the year 5000."""
_LATEST_S = 2.5e11
_KEPT_CHARACTERS = 20_000


def text(value: object) -> str:
    """A text, or empty for anything else."""
    return whole_text(value) if isinstance(value, str) else ""


def mapping(value: object) -> Mapping[str, Any]:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else []


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list."""
    return [each for each in items(value) if isinstance(each, dict)]


def moment(value: object, fallback: datetime) -> datetime:
    """A time of any program: seconds, milliseconds, or text; cut to milliseconds."""
    found: datetime | None = None
    if isinstance(value, str):
        try:
            found = time_from_text(value.strip())
        except ValueError:
            return moment(_number(value), fallback) if _number(value) is not None else fallback
    elif isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        seconds = value / 1000 if value > _MILLISECONDS_FROM else value
        if seconds < _LATEST_S:
            found = EPOCH + timedelta(milliseconds=int(seconds * 1000))
    if found is None or not EPOCH <= found < datetime(9998, 1, 1, tzinfo=UTC):
        return fallback
    return found.replace(microsecond=found.microsecond // 1000 * 1000)


def readable(value: object) -> str:
    """Something unknown as text that a person can read; bounded."""
    if isinstance(value, str):
        return whole_text(value)
    try:
        found = json.dumps(value, ensure_ascii=False, indent=1)
    except RecursionError:
        return ""
    if len(found) > _KEPT_CHARACTERS:
        found = found[:_KEPT_CHARACTERS] + "…"
    return whole_text(found)


def fenced(code: str, language: str = "") -> str:
    """A code block whose fence is longer than any in the code."""
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"


def joined(*parts: str) -> str:
    """Paragraphs, without empty ones."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
