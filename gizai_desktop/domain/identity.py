"""Identifiers and times as the files carry them."""

import os
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

_LAST = datetime(9990, 1, 1, tzinfo=UTC)


def new_id() -> str:
    """A UUID of version 7 as text, so that ids sort by their time (RFC 9562, section 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    value = (milliseconds & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))


def now() -> datetime:
    """The present moment in UTC, cut to the milliseconds that the files keep."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def now_after(moment: datetime) -> datetime:
    """The present moment, or just after ``moment`` where another computer's clock is ahead."""
    return max(now(), min(moment, _LAST) + timedelta(milliseconds=1))


def time_to_text(moment: datetime) -> str:
    """An RFC 3339 time in UTC with milliseconds, such as ``2026-11-22T05:27:00.123Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_from_text(text: str) -> datetime:
    """Read an RFC 3339 time; one without an offset counts as UTC.

    Raises:
        ValueError: the text is not such a time.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"no such time in UTC: {text}") from error
