"""Files that nobody wrote on purpose."""

import json
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gizai_desktop.store.conversations.codec import decode, encode
from tests.store.examples import conversations, json_values, talk

often = settings(deadline=None, derandomize=True, database=None, max_examples=300)
WHOLE = talk('He said "{\\"id\\": 1}" \\', "Первый ответ {x}", "Second?", "Second answer 😀")
DATA = encode(WHOLE)
CONTENTS = [message.content for message in WHOLE.path()]


def kept(data: bytes) -> list[str]:
    conversation = decode(data, WHOLE.id).conversation
    return [m.content for m in conversation.messages.values()] if conversation else []


def settles(data: bytes) -> None:
    """Reading gives something that is read without a complaint once it is written."""
    decoded = decode(data, "x")
    assert decoded.conversation or decoded.problems or decoded.foreign
    if decoded.conversation is not None:
        conversation = decoded.conversation
        again = decode(encode(conversation), "x")
        assert again.problems == ()
        assert again.conversation == conversation
        for message in conversation.messages:
            assert conversation.path(message)[-1].id == message


@often
@given(st.binary(max_size=300))
@example(b"")
@example(b"\0" * 4096)
@example(b"null")
@example(b'{"messages": [{"role": "user", "content": 1e999, "x": NaN}]}')
@example(b'{"messages": [], "x": ' + b"9" * 5000 + b"}")
def test_any_bytes_are_read_or_refused_quietly(data: bytes) -> None:
    settles(data)


@often
@given(json_values, st.booleans())
def test_any_json_is_read_or_refused_quietly(value: object, inside: bool) -> None:
    settles(json.dumps({"messages": [value, {"error": value}]} if inside else value).encode())


@often
@given(conversations(), st.data())
def test_a_file_with_a_hole_a_cut_or_a_flipped_byte_is_read(conversation, data) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    whole = bytearray(encode(conversation))
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 200))
    whole[start : start + length] = data.draw(st.binary(max_size=20))
    settles(bytes(whole))


def test_a_cut_file_keeps_every_message_before_the_cut() -> None:
    lines = DATA.decode().splitlines(keepends=True)
    for count in range(1, 5):
        cut = "".join(lines[: 1 + count]) + lines[1 + count][:30]
        assert kept(cut.encode()) == CONTENTS[:count]


def test_a_cut_at_any_byte_keeps_what_is_whole_and_the_title() -> None:
    for end in range(len(DATA)):
        found = decode(DATA[:end], WHOLE.id)
        assert found.damaged or end == len(DATA) - 1
        if found.conversation is not None:
            assert found.conversation.title == WHOLE.title
            assert kept(DATA[:end]) == CONTENTS[: len(found.conversation.messages)]


def test_a_block_of_zeros_in_the_middle_costs_only_what_it_covers() -> None:
    lines = DATA.splitlines(keepends=True)
    lines[2] = b"\0" * len(lines[2])
    found = decode(b"".join(lines), WHOLE.id)
    assert found.damaged
    assert kept(b"".join(lines)) == [CONTENTS[0], *CONTENTS[2:]]


def test_many_wounds_in_a_large_file_cost_only_what_they_cover() -> None:
    lines = encode(talk(*("word " * 400 for _ in range(1800)))).splitlines(keepends=True)
    for wounded in range(1, 1800, 3):
        half = len(lines[wounded]) // 2
        lines[wounded] = lines[wounded][:half] + b"\0" * half
    assert len(kept(b"".join(lines))) == 1200


def test_zeros_after_the_end_cost_nothing() -> None:
    found = decode(DATA + b"\0" * 4096, WHOLE.id)
    assert found.damaged
    assert found.conversation == WHOLE


def test_a_file_on_one_line_and_an_indented_one_are_salvaged_too() -> None:
    raw = json.loads(DATA)
    for text in (json.dumps(raw), json.dumps(raw, indent=4)):
        assert kept(text[: text.rindex("content")].encode()) == CONTENTS[:3]


def test_wrong_bytes_inside_a_text_cost_only_themselves() -> None:
    data = DATA.replace("Первый".encode(), b"\xff\xfe")
    assert decode(data, WHOLE.id).damaged
    assert kept(data)[1] == "\ufffd\ufffd ответ {x}"


def test_a_rescued_conversation_without_a_title_is_named_by_its_first_prompt() -> None:
    data = DATA[DATA.index(b'{"id"', 10) :]
    found = decode(data, WHOLE.id).conversation
    assert found is not None
    assert found.title == WHOLE.title
    assert found.created_at == WHOLE.path()[0].created_at


def test_an_unknown_field_too_deep_to_be_written_again_is_damage_not_a_crash() -> None:
    deep = "[" * 400 + "]" * 400
    data = DATA.replace(b'"version": 1', b'"version": 1, "deep": ' + deep.encode(), 1)
    settles(data)
    assert kept(data) == CONTENTS
    assert decode(data, WHOLE.id).damaged


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "[" * n,
        lambda n: "{" * n,
        lambda n: '{"a":' * n,
        lambda n: '{"' * n,
        lambda n: '{"a" ' * n,
        lambda n: "{" + " " * n,
        lambda n: '{"messages": [' + '{"role": "user", "content": "' * n,
        lambda n: '{"messages": [' + '{"role": "user", "content": ["' * n + '"',
        lambda n: '{"a": ' + "9" * n,
        lambda n: '"' * n,
        lambda n: "\\" * n,
    ],
)
def test_rubbish_made_to_be_slow_is_not(make: Callable[[int], str]) -> None:
    # Trying every brace to its end would take hours here.
    settles(make(300_000).encode())
