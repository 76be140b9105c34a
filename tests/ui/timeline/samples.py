"""Messages for the tests and the pictures."""

import time
from datetime import UTC, datetime

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.ui.timeline import TimelineEntry

MODEL = "GPT-4o mini"
CODE = """def moving_average(prices: list[float], window: int = 5):
    if window < 1:
        raise ValueError("window must be at least 1")
    total = sum(prices[:window])  # first window
    yield total / window
    for old, new in zip(prices, prices[window:]):
        total += new - old
        yield total / window"""
ANSWER = f"""A simple average gives every price in the window the same weight. A generator keeps \
memory flat:

- Simple keeps the last window prices and drops the oldest one.
- Exponential keeps one number and reacts sooner to a change.

```python
{CODE}
```

See https://docs.python.org/3/library/itertools.html for more."""


def user(
    message_id: str, content: str, siblings: tuple[str, ...] = (), parent: str | None = None
) -> TimelineEntry:
    message = Message(message_id, parent, Role.USER, content, datetime.now(UTC))
    return TimelineEntry(message, siblings)


def answer(
    message_id: str,
    content: str,
    siblings: tuple[str, ...] = (),
    *,
    status: MessageStatus = MessageStatus.COMPLETE,
    failure: Failure | None = None,
    elapsed_ms: int | None = 8200,
) -> TimelineEntry:
    message = Message(
        message_id,
        None,
        Role.ASSISTANT,
        content,
        datetime.now(UTC),
        model="gpt-4o-mini",
        backend="gizai",
        status=status,
        failure=failure,
        elapsed_ms=elapsed_ms,
    )
    return TimelineEntry(message, siblings, MODEL)


def waiting(message_id: str, seconds: float = 14.2) -> TimelineEntry:
    entry = answer(message_id, "", status=MessageStatus.RUNNING, elapsed_ms=None)
    return TimelineEntry(entry.message, (), MODEL, time.monotonic() - seconds)


def failed(
    message_id: str,
    kind: FailureKind = FailureKind.PROXY_SIGN_IN,
    content: str = "",
    *,
    body: str = "",
    status: int | None = 407,
    retry_after_s: float | None = None,
) -> TimelineEntry:
    params = {"proxy": "Office", "service": "GizAI", "host": "app.giz.ai", "seconds": "15"}
    failure = Failure(kind, params, "", status, body, retry_after_s)
    return answer(
        message_id, content, status=MessageStatus.FAILED, failure=failure, elapsed_ms=None
    )


def talk(count: int) -> list[TimelineEntry]:
    """Questions and answers in turn."""
    return [
        user(f"m{n}", f"Question {n}: what is the price of item {n}?")
        if n % 2 == 0
        else answer(f"m{n}", f"Answer {n}.\n\nIt costs {n} euros. " + "More words follow. " * 20)
        for n in range(count)
    ]
