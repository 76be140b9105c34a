"""Bodies of answers, in any pieces: events, single objects, pages, rubbish."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gizai_desktop.backends.openai import stream as openai_stream
from gizai_desktop.backends.openai.errors import Asked
from gizai_desktop.backends.openai.stream import AnswerBody
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.turn import TextDelta, TurnEvent, TurnFinished
from tests.backends.openai_asking import MODEL, reasoning_of, text_of
from tests.backends.test_openai_wire import CHUNKS, delta
from tests.fuzz.streams import answers
from tests.support.openai_answers import every
from tests.support.openai_dialects import DIALECTS, DONE, Dialect, event

WORDS = ["Schön", ", ", "да", " 🙂", "\u2028", "."]
TEXT = "".join(WORDS)


def body(*pieces: bytes, promised: bool = True) -> tuple[list[TurnEvent], Failure | None]:
    reader = AnswerBody(Asked("Test server", MODEL), events_promised=promised)
    found = [each for piece in pieces for each in reader.feed(piece)]
    return found + reader.end(), reader.failure


def kind(*pieces: bytes, promised: bool = True) -> str | None:
    failure = body(*pieces, promised=promised)[1]
    return None if failure is None else failure.kind


def finished(reason: str) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000, 1_000_000])
def test_every_dialect_is_read_in_pieces_of_any_size(dialect: str, size: int) -> None:
    stream = b"".join(DIALECTS[dialect].answer(MODEL, WORDS, usage=True))
    for ends in (b"\n", b"\r\n", b"\r"):
        found, failure = body(*every(stream.replace(b"\n", ends), size))
        assert failure is None
        assert text_of(found) == TEXT
        assert found[-1] == TurnFinished("stop")
        assert found.count(TurnFinished("stop")) == 1


@pytest.mark.parametrize("dialect", DIALECTS)
def test_reasoning_of_every_dialect_is_apart(dialect: str) -> None:
    speaks = DIALECTS[dialect]
    found, _ = body(speaks.thought(MODEL, "Hm."), *speaks.answer(MODEL, WORDS))
    assert (reasoning_of(found), text_of(found)) == ("Hm.", TEXT)


def test_a_stream_without_its_last_words_is_finished_by_either_of_them() -> None:
    word = event(delta(content="a"))
    assert body(word, event(finished("stop")))[0] == [TextDelta("a"), TurnFinished("stop")]
    assert body(word, DONE)[0] == [TextDelta("a"), TurnFinished()]
    assert body(word, DONE.rstrip())[0] == [TextDelta("a"), TurnFinished()]
    assert body(word, event(finished("length")))[0][-1] == TurnFinished("length")


def test_a_stream_that_just_ends_is_not_finished() -> None:
    assert body(event(delta(content="a"))) == ([TextDelta("a")], None)
    assert body(event(delta(content="a")), b'data: {"choices": [{"del') == ([TextDelta("a")], None)
    assert body(event(delta(content="<thi"))) == ([TextDelta("<thi")], None)
    assert body() == ([], None)


def test_text_after_the_reason_still_counts_and_after_the_end_does_not() -> None:
    late = event(delta(content="b"))
    found, _ = body(event(delta(content="a")), event(finished("stop")), late, DONE, late)
    assert found == [TextDelta("a"), TextDelta("b"), TurnFinished("stop")]


def test_a_whole_answer_in_place_of_a_stream_is_read() -> None:
    whole = json.dumps(Dialect().whole(MODEL, TEXT), indent=1).encode()
    for start in (b"", b"\n ", b"\xef\xbb\xbf"):
        for size in (1, 9, 10_000):
            for promised in (True, False):
                found, failure = body(*every(start + whole, size), promised=promised)
                assert failure is None
                assert found == [TextDelta(TEXT), TurnFinished("stop")]


def test_a_stream_is_read_even_if_it_is_called_otherwise() -> None:
    found, failure = body(*Dialect().answer(MODEL, ["a"]), promised=False)
    assert (found, failure) == ([TextDelta("a"), TurnFinished("stop")], None)


def test_withheld_answers_are_failures_unless_something_was_said() -> None:
    held = event(finished("content_filter"))
    assert kind(held, DONE) == FailureKind.CONTENT_FILTER
    assert body(event(delta(content="a")), held)[0][-1] == TurnFinished("content_filter")
    whole = Dialect().whole(MODEL, "", "content_filter")
    assert kind(json.dumps(whole).encode()) == FailureKind.CONTENT_FILTER


def test_an_answer_without_a_word_is_a_failure_unless_it_was_cut() -> None:
    assert kind(event(finished("stop")), DONE) == FailureKind.EMPTY_OUTPUT
    assert kind(DONE) == FailureKind.EMPTY_OUTPUT
    assert body(event(finished("length")))[0] == [TurnFinished("length")]
    thought = event(delta(reasoning="Hm."))
    assert body(thought, event(finished("stop")))[0][-1] == TurnFinished("stop")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_error_after_some_words_keeps_them(dialect: str) -> None:
    speaks = DIALECTS[dialect]
    pieces = [*speaks.head(MODEL), speaks.word(MODEL, "a"), speaks.failing(MODEL, "It broke")]
    found, failure = body(*pieces, speaks.word(MODEL, "b"))
    if dialect == "ollama":  # it loses the message
        assert (text_of(found), failure) == ("ab", None)
        return
    assert text_of(found) == "a"
    assert failure is not None
    named = FailureKind.SERVER_FAULT if dialect == "llama.cpp" else FailureKind.STREAM_ERROR
    assert (failure.kind, failure.message) == (named, "It broke")


@pytest.mark.parametrize(
    ("event_bytes", "message"),
    [
        (b'event: error\ndata: {"message": "It broke"}\n\n', "It broke"),
        (b"event: error\ndata: It broke\n\n", "It broke"),
        (b'data: {"error": "It broke"}\n\n', "It broke"),
        (event({**finished("error"), "error": {"message": "It broke"}}), "It broke"),
        (event(finished("error")) + DONE, ""),
    ],
)
def test_errors_come_in_many_shapes(event_bytes: bytes, message: str) -> None:
    found, failure = body(event(delta(content="a")), event_bytes)
    assert text_of(found) == "a"
    assert failure is not None
    assert (failure.kind, failure.message) == (FailureKind.STREAM_ERROR, message)


@pytest.mark.parametrize(
    ("sent", "promised", "expected"),
    [
        (b"<html>Sign in to the hotel</html>", False, FailureKind.NOT_JSON),
        (b"OK", False, FailureKind.NOT_JSON),
        (b"", False, FailureKind.EMPTY_OUTPUT),
        (b'{"choices": [{"message": {"cont', False, FailureKind.CUT_OFF),
        (b"{nothing}", False, FailureKind.NOT_JSON),
        (b"[1, 2]", False, FailureKind.NOT_AN_OBJECT),
        (b"{}", False, FailureKind.NO_OUTPUT),
        (b'{"choices": []}', True, FailureKind.NO_OUTPUT),
        (b'{"error": "no"}', True, FailureKind.STREAM_ERROR),
        (
            b'data: {"choices": [{"delta": {"content": "a" "b"\n\ndata: {}\n\n',
            True,
            FailureKind.NOT_JSON,
        ),
    ],
)
def test_what_is_no_answer_is_a_failure(sent: bytes, promised: bool, expected: FailureKind) -> None:
    assert kind(sent, promised=promised) == expected


def test_a_page_in_place_of_an_answer_can_be_seen_under_details() -> None:
    failure = body(b"<html>Sign in to the hotel</html>", promised=False)[1]
    assert failure is not None
    assert failure.body == "<html>Sign in to the hotel</html>"


def test_signs_of_life_between_the_words_are_no_fault() -> None:
    alive = b": alive\n\ndata:\n\ndata: ping\n\nevent: ping\ndata: 1\n\n"
    assert text_of(body(alive, event(delta(content="a")), alive, DONE)[0]) == "a"


def test_a_limit_bounds_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_stream, "EVENT_LIMIT", 1000)
    word = event(delta(content="a" * 100))
    found, failure = body(*[word] * 50)
    assert failure is not None
    assert failure.kind == FailureKind.TOO_LARGE_ANSWER
    assert text_of(found) == "a" * 1100
    assert kind(b"{" + b" " * 2000) == FailureKind.TOO_LARGE_ANSWER


@given(st.lists(CHUNKS | st.just(delta(content="a"))), st.integers(1, 40), st.booleans())
@settings(deadline=None)
def test_any_stream_of_objects_ends_in_order(
    chunks: list[dict[str, Any]], size: int, done: bool
) -> None:
    stream = b"".join(b"data: " + json.dumps(chunk).encode() + b"\n\n" for chunk in chunks)
    stream += DONE if done else b""
    whole = body(stream)
    pieces = body(*every(stream, size))
    assert (text_of(pieces[0]), pieces[1]) == (text_of(whole[0]), whole[1])
    ends = [each for each in pieces[0] if isinstance(each, TurnFinished)]
    assert len(ends) <= 1
    assert not ends or pieces[0][-1] == ends[0]
    assert not (ends and pieces[1])


@given(st.binary(), st.booleans(), st.integers(1, 9))
@example(b"\xef", True, 1)
@example(b"\xef\xbb\xbf", False, 2)
@settings(deadline=None)
def test_any_bytes_end_without_an_error(stream: bytes, promised: bool, size: int) -> None:
    found, failure = body(*every(stream, size), promised=promised)
    assert text_of(found).encode() is not None
    if failure is not None:
        assert failure.kind in set(FailureKind)
        (failure.sentence + failure.advice + failure.body).encode()


def test_two_thousand_mutated_streams_lose_nothing() -> None:
    assert answers(2_000, seed=1).problems == []
