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
    backend: str = "gizai",
    reasoning: str = "",
    finish_reason: str = "stop",
    left_out: int = 0,
    reasoning_ms: int | None = None,
) -> TimelineEntry:
    message = Message(
        message_id,
        None,
        Role.ASSISTANT,
        content,
        datetime.now(UTC),
        model="gpt-4o-mini",
        backend=backend,
        status=status,
        failure=failure,
        elapsed_ms=elapsed_ms,
        reasoning=reasoning,
        finish_reason=finish_reason,
        left_out=left_out,
        reasoning_ms=reasoning_ms,
    )
    return TimelineEntry(message, siblings, MODEL)


def running(
    message_id: str,
    content: str = "",
    *,
    reasoning: str = "",
    reading: float | None = None,
    seconds: float = 14.2,
) -> TimelineEntry:
    """An answer that comes piece by piece."""
    status = MessageStatus.RUNNING
    entry = answer(message_id, content, status=status, elapsed_ms=None, reasoning=reasoning)
    since = time.monotonic() - seconds
    return TimelineEntry(entry.message, (), MODEL, since, reading, "Ollama")


def waiting(message_id: str, seconds: float = 14.2) -> TimelineEntry:
    return running(message_id, seconds=seconds)


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


THOUGHTS = """The user wants a moving average. Two kinds come to mind, a simple one and an \
exponential one, and a generator would keep the memory flat.

A window of five is a good default. I should also say what happens with a window of 0."""
GUIDE_ANSWER = """This is the manual, not an AI. It says:

A service is somebody who answers. GizAI, this computer and the Guide are always there; you can \
add any server that speaks OpenAI's protocol. \
Open [Settings → Services](gizai-desktop:settings/services).

See also: [Choosing a model](gizai-desktop:help/models), [Ollama](https://ollama.com/download)."""


def talk(count: int) -> list[TimelineEntry]:
    """Questions and answers in turn."""
    return [
        user(f"m{n}", f"Question {n}: what is the price of item {n}?")
        if n % 2 == 0
        else answer(f"m{n}", f"Answer {n}.\n\nIt costs {n} euros. " + "More words follow. " * 20)
        for n in range(count)
    ]
