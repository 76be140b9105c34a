"""What is known of a file that was written here, with an answer in it that still grows."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.store.conversations import encoder, known
from gizai_desktop.store.conversations.known import KnownContent
from gizai_desktop.store.conversations.looking import look
from gizai_desktop.store.conversations.saving import Saver
from gizai_desktop.store.locations import Locations
from tests.benchmarks.conversation.corpus import conversation
from tests.store.examples import opened

LONG = conversation(450)


def answering(found: Conversation, content: str) -> Conversation:
    last = found.messages[found.head or ""]
    return found.with_message(replace(last, content=content, status=MessageStatus.RUNNING))


@pytest.fixture
def saver(tmp_path: Path) -> Saver:
    return Saver(tmp_path / "damaged", tmp_path / "backup")


def test_no_digest_is_reckoned_while_an_answer_grows(
    saver: Saver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"{LONG.id}.json"
    saver.save(path, answering(LONG, "a"))
    monkeypatch.setattr(known, "digest_of", lambda *_: pytest.fail("reckoned"))
    for number in range(3):
        saver.save(path, answering(LONG, "word " * number))


@pytest.mark.parametrize("keep", [True, False])
def test_only_the_same_content_is_known(tmp_path: Path, keep: bool) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one,two")
    there = look(path)
    assert there is not None
    mine = KnownContent.written([b"one", b",two"], path.stat(), keep=keep)
    assert mine.is_in(there)
    for other in (b"one,twO", b"one,tw", b"one,two\n", b"", b"One,two"):
        path.write_bytes(other)
        there = look(path)
        assert there is not None
        assert not mine.is_in(there)
    path.write_bytes(b"one,two")
    mine.settle()
    there = look(path)
    assert there is not None
    assert mine.is_in(there)


async def test_a_change_in_place_while_an_answer_grows_is_not_written_over(
    locations: Locations,
) -> None:
    state = answering(LONG, "begun")
    path = locations.conversations / f"{LONG.id}.json"

    async with opened(locations) as store:
        await store.save(state)
        before = path.stat()
        data = path.read_bytes()
        path.write_bytes(data.replace(b"lorem", b"LOREM", 1))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        saved = await store.save(answering(state, "begun and more"))
        assert any("LOREM" in each.content for each in saved.messages.values())


def test_parts_that_nobody_keeps_are_let_go(
    saver: Saver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"{LONG.id}.json"
    saver.save(path, answering(LONG, "a"))
    mine = saver.known[LONG.id]
    assert mine._parts
    monkeypatch.setattr(encoder, "KEPT_BYTES", 0)
    other = replace(answering(LONG, "b"), id="other")
    saver.save(tmp_path / "other.json", other)
    assert not mine._parts
    there = look(path)
    assert there is not None
    assert mine.is_in(there)
