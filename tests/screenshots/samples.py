"""A library like that of somebody who has used the program for a while."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.store.conversations import JsonConversationStore
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

Turn = tuple[str, str]
LIBRARY: tuple[tuple[float, list[Turn]], ...] = (
    (0.01, [("How do I compute a moving average over a list of prices?", AVERAGES)]),
    (0.02, [("Translate the rental agreement", "Gladly. Which parts matter most to you?")]),
    (0.03, [("Weeknight dinners for four", "Monday: lentils with roasted carrots.")]),
    (0.04, [("SQL: customers without orders", "Use an anti-join.")]),
    (1.1, [("Why does rsync skip files?", "It compares size and time first.")]),
    (1.2, [("Cover letter, second draft", "Here is a calmer opening.")]),
    (1.3, [("Как посчитать скользящее среднее по списку цен?", RUSSIAN)]),
    (3.1, [("Systemd timer instead of cron", "A timer needs two units.")]),
    (3.2, [("Explain entropy simply", "Count the ways things can be arranged.")]),
    (4.1, [("Berlin in three days with a toddler", "Start at the zoo.")]),
    (4.2, [("用中文解释递归", "递归就是一个函数调用它自己。")]),
    (5.1, [("Compare Postgres and SQLite for a small team of four", "It depends on writers.")]),
    (40.0, [("Names for a hiking club", "The Uphill Society.")]),
)
SLIDE_QUESTION = (
    "Rewrite this paragraph so that it fits on one slide. Keep the three numbers and drop"
    " everything about the office move."
)


def conversation(turns: list[Turn], age_days: float, title: str = "") -> Conversation:
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


def write_library(locations: Locations) -> dict[str, str]:
    """Write the samples and give their ids by title."""

    async def write() -> dict[str, str]:
        store = JsonConversationStore(locations)
        ids = {}
        for age, turns in LIBRARY:
            made = conversation(turns, age)
            await store.save(made)
            ids[made.title] = made.id
        slide = conversation([(SLIDE_QUESTION, SLIDE)], 0.0, "Slide text for the quarter")
        await store.save(slide)
        await store.aclose()
        return {**ids, slide.title: slide.id}

    locations.make_folders()
    return asyncio.run(write())
