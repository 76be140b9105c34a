"""Refusals and errors of OpenAI-compatible services in the shapes that they have."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.backends.openai.errors import Asked, refusal, reported
from gizai_desktop.backends.wording import HIDDEN, MESSAGE_LIMIT
from gizai_desktop.domain.errors import BODY_LIMIT, Failure
from gizai_desktop.domain.failures import FailureKind, NextStep
from tests.backends.test_openai_wire import ANY_TEXT, JSON
from tests.support.openai_dialects import DIALECTS, LlamaCpp, OpenRouter, Refusal

KEY = "sk-or-v1-0123/456"
ASKED = Asked("Test server", "some-model", KEY)


def of(answer: Refusal, **headers: str) -> Failure:
    return refusal(ASKED, answer.status, headers, answer.body.decode())


def of_json(status: int, value: object) -> Failure:
    return refusal(ASKED, status, {}, json.dumps(value))


def in_stream(value: dict[str, object], *, marked: bool = False) -> Failure | None:
    return reported(ASKED, value, json.dumps(value), marked=marked)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_server_says_that_it_does_not_have_the_model(dialect: str) -> None:
    found = of(DIALECTS[dialect].no_model("some-model"))
    assert found.kind == FailureKind.UNKNOWN_MODEL
    assert found.sentence == "Test server does not have the model “some-model”"
    assert "some-model" in found.message


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_server_says_that_the_key_is_wrong(dialect: str) -> None:
    found = of(DIALECTS[dialect].no_key())
    assert found.kind == FailureKind.KEY_REFUSED
    assert found.text.step is NextStep.SERVICE_SETTINGS


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_wrong_address_is_no_unknown_model(dialect: str) -> None:
    answer = DIALECTS[dialect].no_path("POST", "/chat/completions")
    if answer.status == 200:
        found = in_stream(json.loads(answer.body))
        assert found is not None
    else:
        found = of(answer)
    assert found.kind == FailureKind.NOT_FOUND


@pytest.mark.parametrize("dialect", ["openai", "llama.cpp", "lmstudio", "openrouter"])
def test_a_conversation_that_is_too_long_offers_to_leave_out_the_oldest(dialect: str) -> None:
    answer = DIALECTS[dialect].overflow()
    assert answer is not None
    if isinstance(answer, bytes):
        found = in_stream(json.loads(answer.removeprefix(b"data: ")))
    else:
        found = of(answer)
    assert found is not None
    assert found.kind == FailureKind.CONTEXT_OVERFLOW
    assert found.text.step is NextStep.LEAVE_OUT_OLDEST


@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 4096 tokens. However, you requested 4222 tokens",
        "the request exceeds the available context size. try increasing the context size",
        "Requested tokens (2285) exceed context window of 2048",
        "Trying to keep the first 111490 tokens when context the overflows. However, the model",
        "Context size has been exceeded.",
        "Reached context length of 32000 tokens with model (arch: gpt-oss)",
        "the input length exceeds the context length",
        "prompt is too long: 210000 tokens > 200000 maximum",
        "The input token count (1100000) exceeds the maximum number of tokens allowed (1048576).",
    ],
)
def test_words_for_an_overflow_are_known(message: str) -> None:
    for shape in ({"error": {"message": message}}, {"error": message}, {"message": message}):
        assert of_json(400, shape).kind == FailureKind.CONTEXT_OVERFLOW
        assert of_json(500, shape).kind == FailureKind.CONTEXT_OVERFLOW
    raw = json.dumps({"error": {"message": message}})
    assert of(OpenRouter().from_provider(400, raw)).kind == FailureKind.CONTEXT_OVERFLOW
    assert of(OpenRouter().from_provider(400, message)).kind == FailureKind.CONTEXT_OVERFLOW


@pytest.mark.parametrize(
    "message",
    [
        "max_tokens must be at most 4096",
        "context_length is no known field",
        "'messages' must alternate; see the documentation on context",
        "image exceeds the maximum size",
    ],
)
def test_other_words_are_no_overflow(message: str) -> None:
    assert of_json(400, {"error": {"message": message}}).kind == FailureKind.BAD_REQUEST


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (301, FailureKind.UNEXPECTED_STATUS),
        (400, FailureKind.BAD_REQUEST),
        (401, FailureKind.KEY_REFUSED),
        (402, FailureKind.PAYMENT),
        (403, FailureKind.KEY_REFUSED),
        (404, FailureKind.NOT_FOUND),
        (405, FailureKind.NOT_FOUND),
        (408, FailureKind.SERVER_FAULT),
        (413, FailureKind.CONTEXT_OVERFLOW),
        (418, FailureKind.UNEXPECTED_STATUS),
        (422, FailureKind.BAD_REQUEST),
        (429, FailureKind.RATE_LIMITED),
        (500, FailureKind.SERVER_FAULT),
        (502, FailureKind.SERVER_FAULT),
        (503, FailureKind.SERVER_FAULT),
    ],
)
def test_a_status_alone_is_enough(status: int, kind: FailureKind) -> None:
    for body in ("", "<html>no</html>", "{}", '{"error": {}}', '{"detail": "no"}', "[]"):
        found = refusal(ASKED, status, {}, body)
        assert found.kind == kind
        assert found.status == status
        assert found.body == body


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        ({"error": {"message": "Slow down", "code": 429}}, FailureKind.RATE_LIMITED, "Slow down"),
        ({"error": {"message": "Down", "code": 502}}, FailureKind.SERVER_FAULT, "Down"),
        ({"error": "it broke"}, FailureKind.STREAM_ERROR, "it broke"),
        ({"error": {"message": "x", "type": "server_error"}}, FailureKind.STREAM_ERROR, "x"),
        ({"error": {"code": "insufficient_quota"}}, FailureKind.PAYMENT, ""),
        ({"error": {"code": "content_filter"}}, FailureKind.CONTENT_FILTER, ""),
        ({"error": True}, FailureKind.STREAM_ERROR, ""),
        ({"error": ["x"]}, FailureKind.STREAM_ERROR, ""),
    ],
)
def test_an_error_in_a_stream_is_told_by_what_it_says(
    value: dict[str, object], kind: FailureKind, message: str
) -> None:
    found = in_stream(value)
    assert found is not None
    assert (found.kind, found.message) == (kind, message)


@pytest.mark.parametrize("value", [{}, {"error": None}, {"error": ""}, {"choices": []}])
def test_what_carries_no_error_is_none(value: dict[str, object]) -> None:
    assert in_stream(value) is None
    assert in_stream(value, marked=True) is not None


def test_payment_and_moderation_of_openrouter() -> None:
    assert of(OpenRouter().no_credit()).kind == FailureKind.PAYMENT
    assert of(OpenRouter().flagged()).kind == FailureKind.CONTENT_FILTER


def test_what_the_provider_said_is_shown_instead_of_provider_returned_error() -> None:
    raw = json.dumps({"error": {"message": "Overloaded, sorry"}})
    assert of(OpenRouter().from_provider(502, raw)).message == "Overloaded, sorry"
    assert of(OpenRouter().from_provider(502, "Overloaded")).message == "Overloaded"
    assert of(OpenRouter().from_provider(502, "<html>")).message == "Provider returned error"


def test_a_server_that_loads_its_model_says_so() -> None:
    found = of(LlamaCpp().loading())
    assert (found.kind, found.message) == (FailureKind.SERVER_FAULT, "Loading model")


def test_quota_and_waiting_of_a_429() -> None:
    slow = Refusal(429, b'{"error": {"message": "Wait"}}')
    assert of(slow, **{"retry-after": "7"}).retry_after_s == 7
    assert of(slow).retry_after_s is None
    spent = {"error": {"message": "No more", "code": "insufficient_quota"}}
    assert of_json(429, spent).kind == FailureKind.PAYMENT


def test_detail_of_fastapi_is_a_message() -> None:
    assert of_json(422, {"detail": "Wrong"}).message == "Wrong"
    assert of_json(422, {"detail": [{"msg": "Wrong"}]}).message == ""


@pytest.mark.parametrize("form", [KEY, json.dumps(KEY)[1:-1], KEY.replace("/", "\\/")])
def test_a_key_that_the_server_repeats_is_not_kept(form: str) -> None:
    text = '{"error": {"message": "Incorrect API key provided: ' + form + '"}}'
    found = refusal(ASKED, 401, {}, text)
    assert KEY not in repr(found)
    assert form not in repr(found)
    assert found.message == f"Incorrect API key provided: {HIDDEN}"
    cut = refusal(ASKED, 401, {}, "x" * (BODY_LIMIT - 5) + form)
    assert "sk-or" not in cut.body


@given(st.integers(100, 999), ANY_TEXT | JSON.map(json.dumps), ANY_TEXT)
def test_any_answer_is_a_failure_that_can_be_shown_and_saved(
    status: int, text: str, waiting: str
) -> None:
    found = refusal(ASKED, status, {"retry-after": waiting}, text)
    assert found.kind in set(FailureKind)
    assert len(found.body) <= BODY_LIMIT
    assert len(found.message) <= MESSAGE_LIMIT
    assert found.message.isprintable()
    (found.sentence + found.advice + found.body).encode()


@given(JSON)
def test_any_error_in_a_stream_is_a_failure(value: object) -> None:
    for shape in ({"error": value}, {"error": {"message": value, "code": value, "type": value}}):
        found = in_stream({**shape, "metadata": value}, marked=True)
        assert found is not None
        assert (found.message + found.body).encode() is not None
