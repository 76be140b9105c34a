"""Data folders to start with: an empty one, and that of somebody who uses the program daily."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.store.conversations.codec import encode

CONVERSATIONS = 1000
MESSAGES = 10
_PROMPT = "How do I keep a list sorted while I insert into it, number {}?"
_ANSWER = """\
Use `bisect.insort`, which finds the place in logarithmic time ({}):

```python
import bisect

scores = [10, 20, 30]
bisect.insort(scores, 25)
```

- Finding the place is fast, but inserting still moves what follows.
- For many insertions, collect first and sort once; that is **faster** in practice.
"""


def fill(folder: Path, conversations: int = CONVERSATIONS, messages: int = MESSAGES) -> None:
    """Write conversations, one every eight hours back from now; the newest one was open last."""
    target = folder / "conversations"
    target.mkdir(parents=True)
    newest = ""
    for number in range(conversations):
        conversation = _conversation(number, messages, now() - timedelta(hours=8 * number))
        (target / f"{conversation.id}.json").write_bytes(encode(conversation))
        newest = newest or conversation.id
    (folder / "state.json").write_text(json.dumps({"last_conversation": newest}))


def _conversation(number: int, messages: int, moment: datetime) -> Conversation:
    found = Conversation.new(DEFAULT_REF)
    for place in range(messages):
        role = Role.ASSISTANT if place % 2 else Role.USER
        text = (_ANSWER if place % 2 else _PROMPT).format(f"{number}.{place}")
        at = moment + timedelta(seconds=place)
        found = found.append(Message(new_id(), found.head, role, text, at, found.model, "gizai"))
    return found
