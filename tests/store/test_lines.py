"""The quick way through a file, and the kept lines of a growing one, change nothing."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.store.conversations import encoder
from gizai_desktop.store.conversations.codec import decode, encode
from gizai_desktop.store.conversations.encoder import Encoder
from gizai_desktop.store.conversations.lines import read_lines
from gizai_desktop.store.conversations.salvage import read_object
from tests.benchmarks.conversation.corpus import conversation

LONG = conversation(450)


def answering(found: Conversation, content: str) -> Conversation:
    """The same with an answer that grows."""
    last = found.messages[found.head or ""]
    status = MessageStatus.RUNNING
    return found.with_message(replace(last, content=content, status=status))


@given(st.integers(0, 10_000), st.binary(max_size=3))
@settings(max_examples=300)
def test_a_damaged_file_is_read_as_it_would_be_in_one_piece(at: int, noise: bytes) -> None:
    data = encode(conversation(6))
    at %= len(data) + 1
    data = data[:at] + noise + data[at + len(noise) :]
    quick = read_lines(data)
    if quick is not None:
        assert (quick, "") == read_object(data.decode())


def test_a_file_of_this_program_is_read_in_portions() -> None:
    for count in (1, 2, 450):
        data = encode(conversation(count))
        assert read_lines(data) == json.loads(data)
    empty = replace(LONG, messages={}, head=None)
    assert read_lines(encode(empty)) == json.loads(encode(empty))


def test_every_state_of_a_growing_answer_is_encoded_whole() -> None:
    kept = Encoder()
    state = LONG
    for number in range(5):
        state = answering(state, f"words {number} \ud800" * number)
        assert b"".join(kept.parts(state)) == encode(state)
        first = next(iter(state.messages.values()))
        edited = state.with_message(replace(first, content=f"edited {number}"))
        assert b"".join(kept.parts(edited)) == encode(edited)
    assert decode(encode(state), state.id).conversation is not None


def test_lines_are_kept_only_while_an_answer_grows_and_if_they_are_not_too_many() -> None:
    kept = Encoder()
    list(kept.parts(answering(LONG, "a")))
    assert kept.kept_bytes > 100_000
    list(kept.parts(LONG))
    assert kept.kept_bytes == 0
    huge = "x" * (encoder.KEPT_BYTES // 2)
    for number in range(3):
        other = replace(LONG, id=f"other-{number}")
        list(kept.parts(answering(other, huge)))
        assert kept.kept_bytes <= encoder.KEPT_BYTES
