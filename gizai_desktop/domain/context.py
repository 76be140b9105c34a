"""What of a long conversation fits into an AI model's context."""

from collections.abc import Sequence

from gizai_desktop.domain.message import Message, Role

BYTES_PER_TOKEN = 3.0
"""A cautious guess: English has about 4 bytes to a token, Russian and Chinese about 2 to 3
(counted with public tokenizers of Llama 3 and Qwen 2.5)."""
OVERHEAD_TOKENS = 8
"""Of a chat template for each message."""
ANSWER_SHARE = 0.25
"""The part of the context that stays free for the answer, if nothing else is said."""
ANSWER_MOST = 0.5
"""The largest part that stays free for it: a limit of answers as high as the context is usual,
and must not push the whole conversation out.
"""


def tokens_of(text: str) -> int:
    """About how many tokens a text has; rather too many than too few."""
    return int(len(text.encode("utf-8", "replace")) / BYTES_PER_TOKEN) + OVERHEAD_TOKENS


def fitting(
    messages: Sequence[Message],
    system_prompt: str,
    context_tokens: int | None,
    answer_tokens: int | None = None,
    keep: int = 1,
) -> tuple[Sequence[Message], int]:
    """The newest messages that fit, and how many of the oldest were left out.

    The last messages, ``keep`` of them, always stay: if they alone are too long, the service
    says so. What is left begins with a user's message, since templates of many AI models demand
    that.
    """
    if context_tokens is None:
        return messages, 0
    reserve = min(
        answer_tokens or int(context_tokens * ANSWER_SHARE), int(context_tokens * ANSWER_MOST)
    )
    room = context_tokens - reserve - tokens_of(system_prompt)
    first = len(messages)
    for index in range(len(messages) - 1, -1, -1):
        room -= tokens_of(messages[index].content)
        if room < 0 and len(messages) - first >= keep:
            break
        first = index
    first = _next_question(messages, first)
    return messages[first:], first


def newer_half(messages: Sequence[Message]) -> tuple[Sequence[Message], int]:
    """The newer half of a path, and how many messages of the older one were left out."""
    first = _next_question(messages, len(messages) // 2)
    return messages[first:], first


def _next_question(messages: Sequence[Message], first: int) -> int:
    while 0 < first < len(messages) - 1 and messages[first].role is not Role.USER:
        first += 1
    return min(first, max(0, len(messages) - 1))
