"""What of a long conversation is sent: never nothing, never too much, never half a turn."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.context import (
    ANSWER_MOST,
    ANSWER_SHARE,
    OVERHEAD_TOKENS,
    fitting,
    newer_half,
    tokens_of,
)
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role

AT = now()
texts = st.text(max_size=60)
paths = st.lists(
    st.builds(
        lambda role, text: Message(new_id(), None, role, text, AT), st.sampled_from(Role), texts
    ),
    min_size=1,
    max_size=14,
)
contexts = st.integers(0, 400)
quiet = settings(deadline=None, derandomize=True, database=None)


def turns(*texts: str) -> list[Message]:
    roles = (Role.USER, Role.ASSISTANT)
    return [Message(new_id(), None, roles[at % 2], text, AT) for at, text in enumerate(texts)]


@quiet
@given(paths, texts, contexts, st.none() | st.integers(1, 500))
def test_what_is_sent_is_the_newest_part_and_the_rest_is_counted(
    path: list[Message], prompt: str, context: int, answer: int | None
) -> None:
    sent, left_out = fitting(path, prompt, context, answer)
    assert [*sent] == path[left_out:]
    assert 0 <= left_out < len(path)
    assert sent[-1] is path[-1]


@quiet
@given(paths, texts, contexts, st.none() | st.integers(1, 500))
def test_what_is_sent_fits_unless_it_is_one_message(
    path: list[Message], prompt: str, context: int, answer: int | None
) -> None:
    sent, _ = fitting(path, prompt, context, answer)
    wanted = int(context * ANSWER_SHARE) if answer is None else answer
    reserve = min(wanted, int(context * ANSWER_MOST))
    total = sum(tokens_of(m.content) for m in sent) + tokens_of(prompt) + reserve
    assert total <= context or len(sent) == 1


@quiet
@given(paths, texts, contexts)
def test_no_more_than_needed_is_left_out(path: list[Message], prompt: str, context: int) -> None:
    _, left_out = fitting(path, prompt, context)
    room = context - int(context * ANSWER_SHARE) - tokens_of(prompt)
    newest_first = [tokens_of(m.content) for m in reversed(path)]
    fits = max(1, sum(total <= room for total in accumulate(newest_first)))
    skipped = path[len(path) - fits : left_out]
    assert all(message.role is not Role.USER for message in skipped)


@quiet
@given(paths, texts, contexts)
def test_what_was_cut_begins_with_a_question_if_there_is_one(
    path: list[Message], prompt: str, context: int
) -> None:
    for sent, left_out in (fitting(path, prompt, context), newer_half(path)):
        if left_out:
            assert sent[0].role is Role.USER or len(sent) == 1


@quiet
@given(paths, texts)
def test_without_a_known_context_everything_is_sent(path: list[Message], prompt: str) -> None:
    assert fitting(path, prompt, None) == (path, 0)


@quiet
@given(paths)
def test_the_newer_half_is_no_more_than_half_of_it(path: list[Message]) -> None:
    sent, left_out = newer_half(path)
    assert [*sent] == path[left_out:]
    assert sent[-1] is path[-1]
    assert left_out >= len(path) // 2 or len(path) == 1


@quiet
@given(texts, texts)
def test_a_longer_text_has_no_fewer_tokens(text: str, more: str) -> None:
    assert OVERHEAD_TOKENS <= tokens_of(text) <= tokens_of(text + more)


def test_half_a_character_can_be_counted() -> None:
    assert tokens_of("\ud83d") > 0


def test_an_answer_in_two_halves_is_not_torn_from_its_question() -> None:
    path = turns("one", "first", "two", "second", "three")
    assert [m.content for m in newer_half(path)[0]] == ["two", "second", "three"]
    path = turns("one", "first", "two")
    assert [m.content for m in newer_half(path)[0]] == ["two"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 20])
def test_something_is_left_out_each_time_until_one_question_is_left(count: int) -> None:
    path = turns(*("word" for _ in range(2 * count - 1)))
    while len(path) > 1:
        sent, left_out = newer_half(path)
        assert left_out
        path = [*sent]
    assert path[0].role is Role.USER


def test_a_continued_answer_goes_with_its_question() -> None:
    """The last two are an answer that broke off, and the order to go on."""
    path = turns("old " * 300, "older answer", "question", "begun", "go on")
    sent, left_out = fitting(path, "", 100)
    assert [m.content for m in sent] == ["question", "begun", "go on"]
    assert left_out == 2


def test_dials_for_the_answer_keep_its_room_free() -> None:
    path = turns("a" * 300, "b" * 300, "c" * 300)
    assert fitting(path, "", 400, 50)[1] == 0
    assert fitting(path, "", 400, 190)[1] == 2


def test_a_limit_of_answers_as_high_as_the_context_pushes_nothing_out() -> None:
    path = turns("a" * 30, "b" * 30, "c" * 30)
    assert fitting(path, "", 400, 400)[1] == 0
    assert fitting(path, "", 400, 1_000_000)[1] == 0


def test_an_answer_is_never_continued_without_its_text() -> None:
    """It may have ended because it filled the context."""
    path = turns("old", "older answer", "question", "begun " * 300, "go on")
    sent, left_out = fitting(path, "", 400, None, 3)
    assert [m.content[:8] for m in sent] == ["question", "begun be", "go on"]
    assert left_out == 2
