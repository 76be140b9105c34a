"""What is asked of OpenAI-compatible services, and what each object of an answer brings."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.backends.openai.wire import ChunkReader, request_body
from gizai_desktop.backends.think_tags import ThinkTags
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.turn import (
    AnsweredBy,
    Reading,
    ReasoningDelta,
    TextDelta,
    TurnEvent,
    TurnRequest,
)
from tests.backends.openai_asking import (
    ASSISTANT,
    USER,
    conversation,
    question,
    reasoning_of,
    text_of,
)

ANY_TEXT = st.text(st.characters())  # lone surrogates too
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner),
    max_leaves=8,
)
CHUNKS = st.dictionaries(
    st.sampled_from(["model", "choices", "error", "usage", "prompt_progress", "x"]),
    JSON
    | st.lists(
        st.dictionaries(
            st.sampled_from(["delta", "message", "text", "finish_reason", "index"]),
            JSON
            | st.dictionaries(
                st.sampled_from(["content", "reasoning", "reasoning_content", "refusal", "role"]),
                JSON,
            ),
        )
    ),
)


def body(request: TurnRequest, **options: bool) -> Any:
    return json.loads(request_body(request, **{"stream": True, **options}))


def read(*chunks: dict[str, Any], model: str = "") -> list[TurnEvent]:
    reader = ChunkReader(model)
    return [event for chunk in chunks for event in reader.read(chunk)] + reader.end()


def delta(**said: object) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": said, "finish_reason": None}]}


def test_a_question_has_the_instructions_first_and_everything_in_order() -> None:
    said = conversation((USER, "one"), (ASSISTANT, "two"), (USER, "three"), system="Be brief.")
    assert body(said) == {
        "model": "test-small",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "one"},
            {"role": "assistant", "content": "two"},
            {"role": "user", "content": "three"},
        ],
        "stream": True,
    }


def test_reasoning_is_not_sent_back() -> None:
    said = conversation((USER, "one"), (ASSISTANT, "two"), (USER, "three"))
    answer = replace(said.messages[1], reasoning="secret thoughts")
    said = replace(said, messages=[said.messages[0], answer, said.messages[2]])
    assert "secret thoughts" not in request_body(said, stream=True).decode()


def test_an_answer_to_be_continued_comes_last_and_turns_need_not_alternate() -> None:
    said = conversation((USER, "one"), (USER, "two"), (ASSISTANT, "thr"))
    assert [each["role"] for each in body(said)["messages"]] == ["user", "user", "assistant"]


def test_only_dials_that_are_set_are_sent() -> None:
    dials = TurnParameters(temperature=0.0, top_p=0.5, max_tokens=9, stop=("END", "\n\n"))
    sent = body(question(parameters=dials))
    assert {name: sent[name] for name in ("temperature", "top_p", "max_tokens", "stop")} == {
        "temperature": 0.0,
        "top_p": 0.5,
        "max_tokens": 9,
        "stop": ["END", "\n\n"],
    }
    assert set(body(question())) == {"model", "messages", "stream"}


def test_what_strict_servers_refuse_is_sent_only_where_asked() -> None:
    assert body(question(), usage=True)["stream_options"] == {"include_usage": True}
    assert body(question(), progress=True)["return_progress"] is True
    assert set(body(question(), stream=False, usage=True, progress=True)) == {
        "model",
        "messages",
        "stream",
    }


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_every_question_can_be_sent(text: str, system: str, model: str, stop: str) -> None:
    dials = TurnParameters(stop=(stop,))
    sent = body(question(text, system=system, model=model, parameters=dials))
    assert len(sent["messages"]) == 1 + bool(system.strip())


@pytest.mark.parametrize(
    "chunk",
    [
        delta(role="assistant"),
        delta(role="assistant", content=None),
        delta(content=""),
        delta(),
        {"choices": []},
        {"choices": None},
        {"choices": [], "usage": {"total_tokens": 3}},
        {"choices": [{"delta": None}]},
        {"choices": [None]},
        {},
    ],
)
def test_chunks_without_words_say_nothing(chunk: dict[str, Any]) -> None:
    assert read(chunk) == []
    assert text_of(read(delta(content="a"), chunk, delta(content="b"))) == "ab"


@pytest.mark.parametrize(
    "chunk",
    [
        delta(content="Hi"),
        delta(content=["H", {"type": "text", "text": "i"}]),
        delta(refusal="Hi", content=None),
        {"choices": [{"message": {"role": "assistant", "content": "Hi"}}]},
        {"choices": [{"text": "Hi"}]},
        {"choices": [{"delta": {}, "text": "Hi"}]},
        {"choices": [{"delta": {"content": "Hi"}, "message": {"content": "Hi, all of it"}}]},
    ],
)
def test_text_is_found_where_servers_put_it(chunk: dict[str, Any]) -> None:
    assert text_of(read(chunk)) == "Hi"


@pytest.mark.parametrize(
    "chunks",
    [
        [delta(reasoning_content="Hm. "), delta(content="Yes")],
        [delta(reasoning="Hm. "), delta(content="Yes")],
        [delta(reasoning="Hm. ", reasoning_content="Hm. "), delta(content="Yes")],
        [delta(reasoning="Hm. ", content="Yes")],
        [delta(content="<think>Hm. </think>\n\nYes")],
        [delta(content=each) for each in "\n<think>\nHm. </think>\n\nYes"],
        [delta(content=["<thi", "nk>Hm. </"]), delta(content="think>Yes")],
        [delta(content=[{"type": "thinking", "thinking": [{"text": "Hm. "}]}, "Yes"])],
        [delta(content=[{"type": "thinking", "thinking": "Hm. "}]), delta(content="Yes")],
    ],
)
def test_reasoning_is_apart_from_the_text(chunks: list[dict[str, Any]]) -> None:
    found = read(*chunks)
    assert reasoning_of(found) == "Hm. "
    assert text_of(found) == "Yes"


@pytest.mark.parametrize(
    ("text", "reasoning", "rest"),
    [
        ("Use <think> here", "", "Use <think> here"),
        ("<thin", "", "<thin"),
        ("  <b>", "", "  <b>"),
        ("<think>never closed </thin", "never closed </thin", ""),
        ("<think></think>Yes", "", "Yes"),
        ("<think>\n\n</think>\n\nYes", "", "Yes"),
        ("<think>a</think>b<think>c</think>", "a", "b<think>c</think>"),
        ("<think>a<b></think>c", "a<b>", "c"),
    ],
)
def test_only_a_block_at_the_start_is_reasoning(text: str, reasoning: str, rest: str) -> None:
    for pieces in ([text], list(text)):
        found = read(*(delta(content=piece) for piece in pieces))
        assert (reasoning_of(found), text_of(found)) == (reasoning, rest)


@given(st.lists(st.sampled_from(["<think>", "</think>", "<", "</", "th", "ink>", " ", "\n", "a"])))
def test_tags_may_be_split_anywhere(parts: list[str]) -> None:
    def parted(pieces: list[str]) -> tuple[str, str]:
        tags = ThinkTags()
        found = [*map(tags.feed, pieces), tags.end()]
        return "".join(a for a, _ in found), "".join(b for _, b in found)

    whole = "".join(parts)
    reasoning, text = parted([whole])
    assert parted(parts) == parted(list(whole)) == (reasoning, text)
    kept = (reasoning + text).replace(" ", "").replace("\n", "")
    bare = whole.replace(" ", "").replace("\n", "")
    if bare.startswith("<think>"):
        bare = bare.removeprefix("<think>").replace("</think>", "", 1)
    assert kept == bare


def test_who_answers_is_said_once_and_only_if_it_is_another() -> None:
    here = {**delta(content="a"), "model": "asked"}
    other = {**delta(content="a"), "model": "other"}
    assert read(here, here, model="asked") == [TextDelta("a"), TextDelta("a")]
    assert read(other, other, model="asked") == [
        AnsweredBy("other"),
        TextDelta("a"),
        TextDelta("a"),
    ]
    assert read({**other, "model": "x\ny"}, model="asked") == [TextDelta("a")]


def test_how_far_the_server_has_read_is_told() -> None:
    told = {"total": 200, "cache": 0, "processed": 80, "time_ms": 5}
    assert read({**delta(content=None), "prompt_progress": told}) == [Reading(0.4)]
    assert read({"prompt_progress": {"total": 0, "processed": 1}}) == []
    assert read({"prompt_progress": {"total": 1, "processed": 9}}) == [Reading(1.0)]
    assert read({"prompt_progress": 7}) == []


def test_a_character_that_is_escaped_in_two_chunks_is_one() -> None:
    smile = json.loads('["\\ud83d", "\\ude00"]')
    assert text_of(read(*(delta(content=half) for half in smile))) == "😀"
    assert text_of(read(delta(content=smile[0]))) == "\ufffd"
    assert text_of(read(delta(content=smile[0]), delta(content="a"))) == "\ufffda"
    assert reasoning_of(read(*(delta(reasoning=half) for half in smile))) == "😀"


@given(st.lists(CHUNKS))
def test_any_object_is_read_without_an_error(chunks: list[dict[str, Any]]) -> None:
    for event in read(*chunks, model="m"):
        assert not isinstance(event, TextDelta | ReasoningDelta) or event.text.encode()


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_no_text_is_lost(texts: list[str]) -> None:
    texts = ["a", *texts]  # no block at the start
    found = read(*(delta(content=text) for text in texts))
    assert text_of(found) == "".join(texts)
