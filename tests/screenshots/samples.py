"""A library like that of somebody who has used the program for a while."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.store.conversations.store import JsonConversationStore
from gizai_desktop.store.locations import Locations

AVERAGES = """\
# Simple and exponential averages

A simple average gives every price in the window the same weight. A generator keeps memory flat:

- **Simple** keeps the last `window` prices and drops the oldest one.
- **Exponential** keeps one number and reacts sooner to a change.

```python
def moving_average(prices: list[float], window: int = 5):
    if window < 1:
        raise ValueError("window must be at least 1")
    total = sum(prices[:window])  # first window
    yield total / window
    for old, new in zip(prices, prices[window:]):
        total += new - old
        yield total / window
```

| Average | Keeps | Lag, window 20 |
|---|---|---:|
| Simple | 20 prices | 9.5 days |
| Exponential | 1 number | 9.5 days |
"""

SLIDE = (
    "Three figures carry the quarter: revenue up **12 %**, churn down to **1.8 %**, and **41** new"
    " teams. Everything else is detail for the appendix."
)
RUSSIAN = """\
Простое среднее даёт всем ценам в окне одинаковый вес, а экспоненциальное помнит одно число и \
быстрее замечает перемены. Для цен закрытия по дням чаще берут второе.

```python
def ema(prices, alpha=0.1):
    value = prices[0]
    for price in prices[1:]:
        value += alpha * (price - value)  # ближе к новой цене
        yield value
```"""

SLIDE_QUESTION = (
    "Rewrite this paragraph so that it fits on one slide. Keep the three numbers and drop"
    " everything about the office move."
)

RSYNC = """\
Because it compares size and time first: files with both the same are taken as equal, and \
nobody reads them. Three things help, from cheap to thorough:

1. See what it decides, without copying anything.
2. Allow for clocks that differ, as between a disk with FAT and one with ext4.
3. Compare the contents. That reads every file on both sides.

```sh
rsync --archive --dry-run --itemize-changes photos/ backup:photos/
rsync --archive --modify-window=2 photos/ backup:photos/
rsync --archive --checksum photos/ backup:photos/
```

> In the first command's list, `>f.st` means that a file is sent because its size and time differ.
"""

Turn = tuple[str, str]
Sample = tuple[float, str, list[Turn]]
"""Its age in days, its title or an empty one for the first question, questions with answers."""
Library = tuple[Sample, ...]

LIBRARY: Library = (
    (0.01, "", [("How do I compute a moving average over a list of prices?", AVERAGES)]),
    (0.02, "", [("Translate the rental agreement", "Gladly. Which parts matter most to you?")]),
    (
        0.03,
        "",
        [("Weeknight dinners for four", "Monday: lentils with carrots, in half an hour's time.")],
    ),
    (0.04, "", [("SQL: customers without orders", "Use an anti-join.")]),
    (1.1, "", [("Why does rsync skip files?", RSYNC)]),
    (
        1.2,
        "",
        [("Cover letter, second draft", "Here is a calmer opening, one that takes its time.")],
    ),
    (1.3, "", [("Как посчитать скользящее среднее по списку цен?", RUSSIAN)]),
    (3.1, "", [("Systemd timer instead of cron", "A timer needs two units.")]),
    (3.2, "", [("Explain entropy simply", "Count the ways things can be arranged.")]),
    (
        4.1,
        "",
        [
            (
                "Berlin in three days with a toddler",
                "Start at the zoo, and leave time for the playground.",
            )
        ],
    ),
    (4.2, "", [("用中文解释递归", "递归就是一个函数调用它自己。")]),
    (5.1, "", [("Compare Postgres and SQLite for a small team of four", "It depends on writers.")]),
    (40.0, "", [("Names for a hiking club", "The Uphill Society.")]),
    (0.0, "Slide text for the quarter", [(SLIDE_QUESTION, SLIDE)]),
)


def conversation(turns: list[Turn], age_days: float, title: str) -> Conversation:
    """A finished conversation of that age."""
    at = now() - timedelta(days=age_days)
    made = replace(Conversation.new(ModelRef(GIZAI.id, "chat-gpt4m")), created_at=at)
    for question, answer in turns:
        made = _with_turn(made, question, answer, at)
    return replace(made, title=title or made.title, updated_at=at)


def _with_turn(to: Conversation, question: str, answer: str, at: datetime) -> Conversation:
    asked = Message(new_id(), to.head, Role.USER, question, at)
    said = Message(
        new_id(), asked.id, Role.ASSISTANT, answer, at, "chat-gpt4m", "gizai", elapsed_ms=8200
    )
    return to.append(asked, said)


def write_library(locations: Locations, library: Library = LIBRARY) -> dict[str, str]:
    """Write the samples and give their ids by title, in their order."""

    async def write() -> dict[str, str]:
        store = JsonConversationStore(locations)
        ids = {}
        for age, title, turns in library:
            made = conversation(turns, age, title)
            await store.save(made)
            ids[made.title] = made.id
        await store.aclose()
        return ids

    locations.make_folders()
    return asyncio.run(write())
