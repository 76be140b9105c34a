"""Whatever bytes come, the wire gives a text or one of our own errors."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.backends.gizai_wire import parse_answer, request_body
from gizai_desktop.backends.wording import MESSAGE_LIMIT, retry_after
from gizai_desktop.domain.errors import BODY_LIMIT, AnswerUnusableError, GizaiError
from gizai_desktop.domain.failures import FailureKind

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ANY_TEXT = st.text(st.characters())  # lone surrogates too
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner),
    max_leaves=8,
)
ANSWERS = st.dictionaries(st.sampled_from(["output", "message", "x"]), JSON)


def said(message: object) -> str:
    with pytest.raises(GizaiError) as caught:
        parse_answer(400, {}, json.dumps({"message": message}).encode())
    return caught.value.failure.message


def check(status: int, retry: str, body: bytes) -> None:
    """Either a text that can be saved, or an error that can be shown and saved."""
    try:
        text = parse_answer(status, {"retry-after": retry}, body)
    except GizaiError as error:
        failure = error.failure
        assert failure.kind in set(FailureKind)
        assert failure.status == status
        assert len(failure.body) <= BODY_LIMIT
        assert len(failure.message) <= MESSAGE_LIMIT
        assert failure.message.isprintable()
        assert failure.retry_after_s is None or failure.retry_after_s >= 0
        (str(error) + failure.body + failure.message).encode()
    else:
        assert status == 201
        assert text == text.strip() != ""
        text.encode()


@given(st.integers(100, 999), ANY_TEXT, st.binary())
def test_any_bytes_end_in_a_text_or_in_our_own_errors(status: int, retry: str, body: bytes) -> None:
    check(status, retry, body)


@given(st.sampled_from([201, 200, 429]), ANY_TEXT, JSON | ANSWERS)
def test_any_json_ends_in_a_text_or_in_our_own_errors(
    status: int, retry: str, value: object
) -> None:
    check(status, retry, json.dumps(value).encode())


@given(st.text().filter(lambda text: text.strip() != ""))
def test_every_text_comes_back_stripped(text: str) -> None:
    body = json.dumps({"output": text}).encode()
    assert parse_answer(201, {}, body) == text.strip()


@given(st.text(min_size=1).filter(lambda text: text.strip() != ""), st.data())
def test_an_answer_that_ends_early_is_never_taken_for_whole(text: str, data: st.DataObject) -> None:
    body = json.dumps({"output": text}, ensure_ascii=False).encode()
    cut = data.draw(st.integers(1, len(body) - 1))
    with pytest.raises(AnswerUnusableError):
        parse_answer(201, {}, body[:cut])


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT)))
def test_every_question_can_be_sent(messages: list[tuple[str, str]]) -> None:
    sent = json.loads(request_body("m", messages))["input"]["messages"]
    assert len(sent) == len(messages)
    for (role, _), entry in zip(messages, sent, strict=True):
        expected = {"system": None, "user": "human"}.get(role, "ai")
        assert entry.get("type") == expected


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Please log in", "Please log in"),
        ("two\nlines\tand \u202edirection\u0007", "two lines and direction"),
        ("<html><body>Bad gateway</body></html>", ""),
        ("x" * 500, "x" * 299 + "…"),
        ("limit is 3 < 4 and 5 > 4", "limit is 3 < 4 and 5 > 4"),
        ({"text": "no"}, ""),
        (None, ""),
        ("\ud800", ""),
    ],
)
def test_the_servers_sentence_is_one_plain_line(message: object, shown: str) -> None:
    assert said(message) == shown


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 0 ", 0.0),
        ("Sun, 22 Nov 2026 12:01:30 GMT", 90.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("Sun Nov 22 12:00:10 2026", 10.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Sun, 99 Nov 2026 12:01:30 GMT", None),
    ],
)
def test_how_long_to_wait_is_read_from_seconds_and_dates(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parse_answer(201, {}, b'\xef\xbb\xbf{"output": "x"}') == "x"


def test_a_number_of_ten_thousand_digits_is_no_answer() -> None:
    with pytest.raises(AnswerUnusableError) as caught:
        parse_answer(201, {}, b'{"output": ' + b"9" * 10_000 + b"}")
    assert caught.value.failure.kind == FailureKind.NOT_JSON
