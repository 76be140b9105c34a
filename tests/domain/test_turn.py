"""An answer that grows, event by event or all at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.turn import (
    AnsweredBy,
    FinishReason,
    Reading,
    ReasoningDelta,
    TextDelta,
    TurnEvent,
    TurnFinished,
    accumulate,
    accumulate_all,
)

texts = st.text(max_size=8)
events = st.one_of(
    st.builds(TextDelta, texts),
    st.builds(ReasoningDelta, texts),
    st.builds(Reading, st.none() | st.floats(0, 1)),
    st.builds(AnsweredBy, texts),
    st.builds(TurnFinished, st.just("") | st.sampled_from(FinishReason) | texts),
)


@pytest.fixture(scope="module")
def empty() -> Message:
    return Message(
        new_id(), new_id(), Role.ASSISTANT, "", now(), "m", "s", status=MessageStatus.RUNNING
    )


@settings(deadline=None, derandomize=True, database=None)
@given(stream=st.lists(events, max_size=30), cut=st.integers(0, 30))
def test_taken_together_or_one_by_one_the_answer_is_the_same(
    empty: Message, stream: list[TurnEvent], cut: int
) -> None:
    slowly = empty
    for event in stream:
        slowly = accumulate(slowly, event)
    assert accumulate_all(empty, stream) == slowly
    assert accumulate_all(accumulate_all(empty, stream[:cut]), stream[cut:]) == slowly
    assert accumulate_all(empty, iter(stream)) == slowly


@settings(deadline=None, derandomize=True, database=None)
@given(stream=st.lists(events, max_size=30))
def test_no_word_is_lost_and_thoughts_stay_apart(empty: Message, stream: list[TurnEvent]) -> None:
    answer = accumulate_all(empty, stream)
    assert answer.content == "".join(e.text for e in stream if isinstance(e, TextDelta))
    assert answer.reasoning == "".join(e.text for e in stream if isinstance(e, ReasoningDelta))
    ended = any(isinstance(e, TurnFinished) for e in stream)
    assert (answer.status is MessageStatus.COMPLETE) == ended


def test_an_answer_says_who_really_gave_it_and_why_it_ended(empty: Message) -> None:
    stream: list[TurnEvent] = [
        AnsweredBy("other"),
        TextDelta("Once"),
        TurnFinished(FinishReason.LENGTH),
    ]
    answer = accumulate_all(empty, stream)
    assert (answer.model, answer.finish_reason) == ("other", "length")
    assert accumulate_all(empty, []) is empty
