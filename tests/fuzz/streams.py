"""Random and mutated streams through the decoder of OpenAI-compatible answers.

``python -m tests.fuzz.streams --count 200000`` prints what it found. No stream may raise, hang,
lose text that was whole before the damage, or bring anything after an end.
"""

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from gizai_desktop.backends.openai.errors import Asked
from gizai_desktop.backends.openai.stream import AnswerBody
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.turn import ReasoningDelta, TextDelta, TurnEvent, TurnFinished
from tests.support.openai_dialects import DIALECTS, DONE, FOUR

MODEL = "test-small"
SLOW_S = 1.0
"""Seconds that one small stream may take."""
_WORDS = (
    "a", " word", "да", "🙂", "\u2028", "\n", "<think>", "</think>", "<", "[DONE]", "data: x",
    '{"error": 1}', "\\", '"', "\x00", " ",
)  # fmt: skip
_NOISE = (
    b"\n", b"\r", b"\r\n", b"\n\n", b"data: ", b"data:", b"data", b"event: error\n", b"id: 1\n",
    b": c\n", b"\xef\xbb\xbf", b"\xff", b"\xe2\x80", b"\0", b"{", b"}", b'"', b"[DONE]", b"null",
    DONE, b'data: {"error": "no"}\n\n', b'"finish_reason": "stop"', b"<html>", b"retry: 1\n",
)  # fmt: skip


@dataclass
class Found:
    """What a run brought.

    Attributes:
        ends: how often each way to end came.
        problems: what went wrong, with the seed that repeats it.
    """

    ends: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def answers(count: int, seed: int = 0) -> Found:
    """Run ``count`` streams, each from a seed of its own."""
    found = Found()
    for number in range(seed, seed + count):
        try:
            end, problem = _one(random.Random(number))
        except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
            end, problem = "raised", repr(error)
        found.ends[end] += 1
        if problem:
            found.problems.append(f"seed {number}: {problem}")
    return found


def _one(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.1:
        return _run(chance, chance.randbytes(chance.randrange(200)), "")
    dialect = DIALECTS[chance.choice(FOUR)]
    words = [chance.choice(_WORDS) for _ in range(chance.randrange(12))]
    if words and chance.random() < 0.7:
        words[0] = "Well"  # most texts begin without a block of reasoning
    reason = chance.choice(("stop", "length", "content_filter"))
    events = dialect.answer(MODEL, words, reason)
    before = len(events) if chance.random() < 0.2 else chance.randrange(len(events) + 1)
    stream = b"".join(events[:before] + _damaged(chance, events[before:]))
    if chance.random() < 0.3:
        stream = stream.replace(b"\n", chance.choice((b"\r\n", b"\r")))
    head = sum(1 for _ in dialect.head(MODEL))
    return _run(chance, stream, "".join(words[: max(0, before - head)]))


def _damaged(chance: random.Random, events: list[bytes]) -> list[bytes]:
    """The same with noise among and inside the events, some gone, some in another order."""
    for _ in range(chance.randrange(4) if events else 0):
        place = chance.randrange(len(events))
        match chance.randrange(5):
            case 0:
                events.insert(place, chance.choice(_NOISE))
            case 1:
                events[place] = b""
            case 2:
                chance.shuffle(events)
            case 3:
                events[place:] = [events[place][: chance.randrange(len(events[place]) + 1)]]
            case _:
                inside = chance.randrange(len(events[place]) + 1)
                one, gone = events[place], chance.choice((0, 1, 2, 40))
                events[place] = one[:inside] + chance.choice(_NOISE) + one[inside + gone :]
    return events


def _run(chance: random.Random, stream: bytes, sure: str) -> tuple[str, str]:
    body = AnswerBody(Asked("Test", MODEL), events_promised=chance.random() < 0.8)
    started = time.perf_counter()
    events: list[TurnEvent] = []
    at = 0
    while at < len(stream):
        step = chance.choice((1, 2, 3, 10, 100, 10_000))
        events += body.feed(stream[at : at + step])
        at += step
    events += body.end()
    if time.perf_counter() - started > SLOW_S:
        return "slow", "it took too long"
    return _judge(body, events, sure)


def _judge(body: AnswerBody, events: list[TurnEvent], sure: str) -> tuple[str, str]:
    ends = [event for event in events if isinstance(event, TurnFinished)]
    text = "".join(e.text for e in events if isinstance(e, TextDelta | ReasoningDelta))
    text.encode()
    if len(ends) > 1 or (ends and (events[-1] is not ends[0] or body.failure is not None)):
        return "wrong", "something follows the end"
    if not _has(text, sure):
        return "wrong", f"lost text: {sure!r} in {text!r}"
    if body.failure is not None:
        if body.failure.kind not in set(FailureKind):
            return "wrong", f"a failure of no kind: {body.failure}"
        return body.failure.kind, ""
    return ("finished" if ends else "interrupted"), ""


def _has(text: str, sure: str) -> bool:
    """Whether nothing is missing but the tags of reasoning and the white space around them."""
    if sure.strip() and not sure.lstrip().startswith("<"):
        return text.startswith(sure)
    return _bare(text).startswith(_bare(sure))


def _bare(text: str) -> str:
    return "".join(text.replace("<think>", "").replace("</think>", "").split())


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    started = time.perf_counter()
    found = answers(options.count, options.seed)
    print(f"{options.count} streams in {time.perf_counter() - started:.1f} s")
    for end, times in found.ends.most_common():
        print(f"  {end}: {times}")
    print(f"problems: {len(found.problems)}", *found.problems[:20], sep="\n")
    sys.exit(bool(found.problems))


if __name__ == "__main__":
    main()
