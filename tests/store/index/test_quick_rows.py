"""Rows that are read without the messages: the same as with them, or set right soon."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.index.builder import IndexBuilder, Listener
from gizai_desktop.store.index.documents import read_document, read_row
from gizai_desktop.store.index.pace import Pace
from gizai_desktop.store.index.schema import open_to_write
from tests.store.examples import conversations, talk

MANY = 101
"""Of so many new files all rows are read before any words."""


@settings(deadline=None, derandomize=True, database=None, max_examples=60)
@given(conversations())
def test_a_quick_row_is_that_of_the_whole_file(conversation: Conversation) -> None:
    data = encode(conversation)
    row, whole = read_row(data, conversation.id), read_document(data, conversation.id)
    assert row.document is not None
    assert whole.document is not None
    assert row.document.header == whole.document.header
    for name in ("created_at", "updated_at"):
        assert getattr(row.document, name) == getattr(whole.document, name)


def test_times_in_what_was_written_are_not_those_of_messages() -> None:
    time = '"created_at": "2999-01-01T00:00:00.000Z"'
    conversation = talk(time, json.dumps(time), "\\" + time)
    document = read_row(encode(conversation), conversation.id).document
    assert document is not None
    assert document.header.last_activity == conversation.last_activity


def test_a_row_that_was_not_right_is_told_again(tmp_path: Path) -> None:
    chats = [talk(f"Number {at}") for at in range(MANY)]
    odd, empty = chats[7], chats[50]
    nested = b'"x_note": {"created_at": "2999-01-01T00:00:00.000Z"}, "role"'
    for each in chats:
        data = encode(each)
        if each is odd:
            data = data.replace(b'"role"', nested)
        if each is empty:
            data = data.replace(b'"Number 50"', b'"Number \xff50"', 2)
        (tmp_path / f"{each.id}.json").write_bytes(data)
    told: list[ConversationHeader] = []
    suspects: list[str] = []

    def tell(rows: Sequence[ConversationHeader]) -> None:
        told.extend(rows)

    listener = Listener(tell, lambda _: None, suspects.extend, lambda *_: None)
    connection = open_to_write(tmp_path / "cache")
    builder = IndexBuilder(connection, tmp_path, listener, Pace(lambda _: None, 1))
    builder.compare()
    assert {row.id for row in told} == {each.id for each in chats}
    told.clear()
    while builder.go_on():
        pass
    connection.close()
    assert {row.id: row.last_activity for row in told}[odd.id] == odd.last_activity
    assert not {row.id for row in told} - {odd.id, empty.id}
    assert set(suspects) == {empty.id}


def test_how_many_are_not_listed_yet_is_told_from_the_beginning(tmp_path: Path) -> None:
    chats = [talk(f"Number {at}") for at in range(250)]
    for each in chats:
        (tmp_path / f"{each.id}.json").write_bytes(encode(each))
    told: list[tuple[str, int, int, int]] = []
    listener = Listener(
        lambda rows: told.append(("rows", len(rows), 0, 0)),
        lambda _: None,
        lambda _: None,
        lambda *numbers: told.append(("progress", *numbers)),
    )
    connection = open_to_write(tmp_path / "cache")
    IndexBuilder(connection, tmp_path, listener, Pace(lambda _: None, 1)).compare()
    connection.close()
    assert told == [
        ("progress", 0, 250, 250),
        ("rows", 200, 0, 0),
        ("progress", 0, 250, 50),
        ("rows", 50, 0, 0),
        ("progress", 0, 250, 0),
    ]


def test_an_old_chat_that_went_on_today_is_among_the_first(tmp_path: Path) -> None:
    chats = sorted((talk(f"Number {at}") for at in range(250)), key=lambda each: each.id)
    day_s = 86_400
    for age, each in enumerate(reversed(chats)):
        path = tmp_path / f"{each.id}.json"
        path.write_bytes(encode(each))
        written = path.stat().st_mtime - age * day_s
        os.utime(path, (written, written))
    os.utime(tmp_path / f"{chats[0].id}.json")
    first: list[str] = []
    listener = Listener(
        lambda rows: first.extend(row.id for row in rows) if not first else None,
        lambda _: None,
        lambda _: None,
        lambda *_: None,
    )
    connection = open_to_write(tmp_path / "cache")
    IndexBuilder(connection, tmp_path, listener, Pace(lambda _: None, 1)).compare()
    connection.close()
    assert set(first) == {chats[0].id, *(each.id for each in chats[-199:])}
