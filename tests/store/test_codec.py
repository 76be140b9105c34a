import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.store.conversations.codec import decode, encode
from tests.store.examples import answer, conversations, prompt, talk

QUESTION = {
    "id": "019ab000-0000-7000-8000-000000000001",
    "parent": None,
    "role": "user",
    "content": "Hello",
    "created_at": "2026-11-22T05:27:00.123Z",
}
ANSWER = {
    "id": "019ab000-0000-7000-8000-000000000002",
    "parent": QUESTION["id"],
    "role": "assistant",
    "content": "Hi!",
    "created_at": "2026-11-22T05:27:02.433Z",
    "model": "chat-gemini-flash",
    "backend": "gizai",
    "status": "complete",
    "error": None,
    "elapsed_ms": 2310,
}
FILE: dict[str, Any] = {
    "format": "gizai-desktop/conversation",
    "version": 1,
    "id": "019ab000-0000-7000-8000-000000000000",
    "title": "Hello",
    "title_source": "auto",
    "created_at": "2026-11-22T05:27:00.123Z",
    "updated_at": "2026-11-22T05:27:02.433Z",
    "service": "gizai",
    "model": "chat-gemini-flash",
    "system_prompt": "",
    "parameters": {"temperature": None, "top_p": None, "max_tokens": None, "stop": []},
    "pinned": False,
    "tags": [],
    "head": ANSWER["id"],
    "messages": [QUESTION, ANSWER],
}


def read(raw: object) -> Conversation:
    decoded = decode(json.dumps(raw).encode(), FILE["id"])
    assert decoded.conversation is not None
    return decoded.conversation


def with_answer(**changes: object) -> dict[str, Any]:
    return {**FILE, "messages": [QUESTION, {**ANSWER, **changes}]}


def test_the_documented_file_is_read_without_a_complaint_and_written_the_same() -> None:
    decoded = decode(json.dumps(FILE).encode(), FILE["id"])
    assert decoded.problems == ()
    assert decoded.conversation is not None
    assert json.loads(encode(decoded.conversation)) == FILE


@settings(deadline=None, derandomize=True, database=None)
@given(conversations())
def test_whatever_is_saved_is_found_again(conversation: Conversation) -> None:
    decoded = decode(encode(conversation), conversation.id)
    assert decoded.problems == ()
    assert decoded.conversation == conversation


def test_fields_of_newer_versions_come_back_at_both_levels() -> None:
    raw = {**FILE, "colour": {"of": ["sky", 1.5]}, "messages": [{**QUESTION, "stars": 5}, ANSWER]}
    assert json.loads(encode(read(raw))) == raw


def test_a_file_of_the_first_version_asks_gizai_with_no_dials_set() -> None:
    old = {name: v for name, v in FILE.items() if name not in {"service", "parameters"}}
    decoded = decode(json.dumps(old).encode(), FILE["id"])
    assert decoded.problems == ()
    assert decoded.conversation is not None
    assert decoded.conversation.ref == DEFAULT_REF
    assert decoded.conversation.parameters == TurnParameters()
    assert json.loads(encode(decoded.conversation)) == FILE


def test_an_answer_keeps_its_thoughts_its_end_and_what_was_not_sent() -> None:
    raw = with_answer(reasoning="Hm.", reasoning_ms=900, finish_reason="length", left_out=4)
    decoded = decode(json.dumps(raw).encode(), "x")
    assert decoded.problems == ()
    found = read(raw).path()[-1]
    assert (found.reasoning, found.reasoning_ms) == ("Hm.", 900)
    assert (found.finish_reason, found.left_out) == ("length", 4)
    assert json.loads(encode(read(raw))) == raw


def test_an_answer_without_thoughts_looks_as_it_did_in_the_first_version() -> None:
    (_, raw) = json.loads(encode(talk("Hello", "Hi")))["messages"]
    assert not {"reasoning", "reasoning_ms", "finish_reason", "left_out"} & set(raw)


@pytest.mark.parametrize("name", ["reasoning", "reasoning_ms", "finish_reason", "left_out"])
@pytest.mark.parametrize("value", [{"a": 1}, ["x"], True, None, -3, "many", 1e400])
def test_no_wrong_field_of_an_answer_costs_its_text(name: str, value: object) -> None:
    found = read(with_answer(**{name: value})).path()
    assert [m.content for m in found] == ["Hello", "Hi!"]
    again = decode(encode(read(with_answer(**{name: value}))), "x")
    assert again.problems == ()


@pytest.mark.parametrize(
    ("parameters", "kept"),
    [
        ("hot", TurnParameters()),
        ([0.5], TurnParameters()),
        (None, TurnParameters()),
        ({"temperature": 0.5, "top_p": "most"}, TurnParameters(temperature=0.5)),
        ({"temperature": 9, "top_p": 0.5}, TurnParameters(top_p=0.5)),
        ({"temperature": True, "max_tokens": 20}, TurnParameters(max_tokens=20)),
        ({"max_tokens": 0, "stop": ["END"]}, TurnParameters(stop=("END",))),
        ({"max_tokens": 20.5, "stop": "END"}, TurnParameters()),
        ({"temperature": 1, "stop": ["a", 5]}, TurnParameters(temperature=1.0, stop=("a",))),
    ],
)
def test_a_wrong_dial_costs_only_itself(parameters: object, kept: TurnParameters) -> None:
    found = read({**FILE, "parameters": parameters})
    assert found.parameters == kept
    assert [m.content for m in found.path()] == ["Hello", "Hi!"]


def test_a_dial_of_a_newer_version_survives() -> None:
    raw = {**FILE, "parameters": {**FILE["parameters"], "temperature": 0.5, "seed": 7}}
    assert json.loads(encode(read(raw))) == raw


def test_an_unknown_field_never_overwrites_a_known_one() -> None:
    conversation = replace(talk("Hello"), extra={"title": "other", "messages": []})
    found = decode(encode(conversation), conversation.id).conversation
    assert found is not None
    assert found.title == "Hello"
    assert len(found.messages) == 1


def test_an_answer_under_way_is_written_as_interrupted() -> None:
    conversation = talk("Hello")
    running = replace(answer("Par", conversation.head), status=MessageStatus.RUNNING)
    found = decode(encode(conversation.append(running)), conversation.id).conversation
    assert found is not None
    assert found.messages[running.id].status is MessageStatus.INTERRUPTED


def test_a_prompt_keeps_whatever_another_program_put_into_it() -> None:
    odd = {**QUESTION, "model": "complete", "backend": "complete", "status": "failed"}
    raw = {**FILE, "messages": [odd, ANSWER]}
    assert json.loads(encode(read(raw))) == raw


def test_only_answers_carry_the_fields_of_answers() -> None:
    raw = json.loads(encode(talk("Hello", "Hi")))
    assert set(raw["messages"][0]) == {"id", "parent", "role", "content", "created_at"}
    assert {"model", "backend", "status", "error", "elapsed_ms"} <= set(raw["messages"][1])


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (None, None),
        ("it broke", Failure(FailureKind.UNKNOWN, message="it broke")),
        ({"kind": "from_the_future", "status": 418}, Failure("from_the_future", status=418)),
        ({"status": "418", "params": {"host": 1, "x": []}}, Failure("unknown", {"host": "1"})),
    ],
)
def test_an_error_of_any_kind_is_read(error: object, failure: Failure | None) -> None:
    raw = with_answer(error=error, status="failed")
    assert decode(json.dumps(raw).encode(), "x").problems == ()
    assert read(raw).messages[str(ANSWER["id"])].failure == failure


def test_a_newer_version_is_read_only_and_never_counts_as_damaged() -> None:
    raw = {**with_answer(content=["parts"]), "version": 2, "tags": {"new": "form"}}
    decoded = decode(json.dumps(raw).encode(), FILE["id"])
    assert decoded.read_only
    assert not decoded.damaged
    assert decoded.conversation is not None
    assert decoded.conversation.title == "Hello"


def test_the_files_name_wins_over_the_id_inside() -> None:
    decoded = decode(json.dumps(FILE).encode(), "a-copy")
    assert decoded.conversation is not None
    assert decoded.conversation.id == "a-copy"
    assert not decoded.damaged


def test_half_a_character_from_an_input_method_does_not_stop_a_save() -> None:
    conversation = talk("broken \ud83d here", "\ud83d\ude00 and \udc00")
    found = decode(encode(conversation), conversation.id).conversation
    assert found is not None
    assert [m.content for m in found.path()] == ["broken \ufffd here", "😀 and \ufffd"]


def test_half_a_character_in_a_file_is_replaced_before_anything_shows_it() -> None:
    text = json.dumps(FILE).replace("Hi!", "\\ud83d!")
    found = decode(text.encode(), "x").conversation
    assert found is not None
    assert found.path()[-1].content == "\ufffd!"


def test_other_peoples_json_is_not_ours() -> None:
    decoded = decode(b'{"format": "someone/else", "messages": []}', "x")
    assert decoded.foreign
    assert not decoded.damaged


def test_a_byte_order_mark_is_no_damage() -> None:
    assert not decode(b"\xef\xbb\xbf" + json.dumps(FILE).encode(), "x").damaged


@pytest.mark.parametrize("change", [{"head": None}, {"head": "gone"}, {"head": QUESTION["id"]}])
def test_a_head_that_is_no_leaf_leads_to_the_newest_one(change: dict[str, Any]) -> None:
    found = decode(json.dumps({**FILE, **change}).encode(), "x")
    assert not found.damaged
    assert found.conversation is not None
    assert found.conversation.head == ANSWER["id"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": 5},
        {"title_source": "nobody"},
        {"title_source": []},
        {"created_at": "yesterday"},
        {"created_at": "0001-01-01T00:00:00+14:00"},
        {"updated_at": 12},
        {"pinned": "yes"},
        {"tags": "a"},
        {"tags": ["a", 1]},
        {"head": 5},
        {"version": "1"},
        {"version": True},
        {"messages": None},
        {"messages": {"a": QUESTION}},
        {"messages": [QUESTION, 5]},
        {"messages": [{**QUESTION, "parent": 7}]},
        {"messages": [{**QUESTION, "role": "robot"}]},
        {"messages": [{**QUESTION, "created_at": []}]},
        {"messages": [{**ANSWER, "parent": None, "status": "?"}]},
        {"messages": [{**ANSWER, "parent": None, "elapsed_ms": "long"}]},
        {"messages": [{**ANSWER, "parent": None, "error": 5}]},
        {"messages": [{**ANSWER, "parent": None, "reasoning": 5}]},
        {"messages": [{**ANSWER, "parent": None, "finish_reason": []}]},
        {"messages": [{**ANSWER, "parent": None, "left_out": "two"}]},
        {"service": 5},
        {"parameters": "hot"},
        {"parameters": {"temperature": "hot"}},
        {"parameters": {"stop": ["END", 5]}},
    ],
)
def test_a_wrong_field_costs_only_itself(change: dict[str, Any]) -> None:
    decoded = decode(json.dumps({**FILE, **change}).encode(), "x")
    assert decoded.damaged
    assert decoded.conversation is not None
    again = decode(encode(decoded.conversation), "x")
    assert again.problems == ()
    assert again.conversation == decoded.conversation


def test_a_text_of_the_wrong_type_is_kept_as_a_text() -> None:
    assert read(with_answer(content={"parts": ["a"]})).path()[-1].content == '{"parts": ["a"]}'


def test_a_message_without_an_id_gets_the_same_one_everywhere() -> None:
    raw = {**FILE, "messages": [{**QUESTION, "id": None}]}
    assert read(raw).head
    assert read(raw) == read(raw)


def test_two_different_messages_of_one_id_are_both_kept() -> None:
    raw = {**FILE, "messages": [QUESTION, ANSWER, {**ANSWER, "content": "Other"}]}
    found = read(raw)
    assert [m.content for m in found.messages.values()] == ["Hello", "Hi!", "Other"]
    assert len(found.siblings(str(ANSWER["id"]))) == 2


def test_the_same_message_twice_is_one_and_no_damage() -> None:
    decoded = decode(json.dumps({**FILE, "messages": [QUESTION, ANSWER, ANSWER]}).encode(), "x")
    assert not decoded.damaged
    assert decoded.conversation is not None
    assert len(decoded.conversation.messages) == 2


def test_a_message_whose_parent_is_lost_becomes_a_first_one() -> None:
    found = read({**FILE, "messages": [ANSWER]})
    assert [m.content for m in found.path()] == ["Hi!"]


def test_messages_in_a_circle_can_be_walked() -> None:
    circle = [{**QUESTION, "parent": ANSWER["id"]}, ANSWER, {**QUESTION, "id": "s", "parent": "s"}]
    found = read({**FILE, "messages": circle})
    assert len(found.messages) == 3
    assert [m.content for m in found.path(str(ANSWER["id"]))] == ["Hello", "Hi!"]


def test_a_path_of_twenty_thousand_messages_needs_no_recursion() -> None:
    conversation = talk("Hello")
    added = []
    head = conversation.head
    for _ in range(20_000):
        added.append(prompt("again", head))
        head = added[-1].id
    conversation = conversation.append(*added)
    found = decode(encode(conversation), conversation.id).conversation
    assert found is not None
    assert len(found.path()) == 20_001


def test_only_an_archived_conversation_says_so() -> None:
    assert "archived" not in json.loads(encode(talk("Hello")))
    put_away = talk("Hello").marked(archived=True).tagged(["work"])
    assert json.loads(encode(put_away))["archived"] is True
    decoded = decode(encode(put_away), put_away.id)
    assert decoded.problems == ()
    assert decoded.conversation == put_away
