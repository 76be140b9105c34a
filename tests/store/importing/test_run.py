"""Whole imports: what is on disk afterwards, and what the report says."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.importing import ChatGrown, ImportEvent, ImportReport, SkipReason
from gizai_desktop.store import atomic
from gizai_desktop.store.conversations import files, trash
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.importing import pieces
from gizai_desktop.store.importing.run import Job, run_import
from gizai_desktop.store.locations import Locations
from tests.store.examples import answer, conversations, talk
from tests.store.importing import exports
from tests.store.importing.exports import simple_chatgpt, write_json, write_zip
from tests.store.importing.support import imported, library, snapshot, spoken


def reasons(report: ImportReport) -> list[SkipReason]:
    return [skipped.reason for skipped in report.skipped]


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A folder with an export of every program, in the files that they use."""
    folder = tmp_path / "exports"
    own = talk("My own", "prompt")
    write_json(folder / "own" / "any-name.json", json.loads(encode(own)))
    write_json(folder / "chatbox-exported-data-2026-3-1.json", exports.chatbox())
    write_json(folder / "webui.json", [exports.open_webui()])
    write_json(folder / "vivid.json", [exports.vividnode()])
    write_zip(
        folder / "data-2026-batch-0.zip",
        {
            "conversations.json": [exports.claude(exports.claude_message("1", "human", "Hi"))],
            "users.json": [{"uuid": "u"}],
            "projects.json": [],
        },
    )
    write_zip(
        folder / "chatgpt.zip",
        {
            "conversations-000.json": [simple_chatgpt("c-1", title="One")],
            "conversations-001.json": [simple_chatgpt("c-2", title="Two")],
            "conversation_asset_file_names.json": {"file_1": "a.png"},
            "shared_conversations.json": [{"id": "s", "conversation_id": "c-1", "title": "One"}],
            "chat.html": b"<html>",
            "file_1-sanitized.png": b"png",
        },
    )
    return folder


TITLES = {"My own", "Cooking", "Cooking – Cakes", "Choosing", "Trips", "Words", "One", "Two"}


def test_a_folder_with_everything(locations: Locations, everything: Path) -> None:
    report = imported(locations, everything)
    assert library(locations).keys() == TITLES
    assert len(report.added) == len(TITLES)
    assert report.by_origin == {
        "gizai": 1, "chatbox": 2, "open_webui": 1, "vividnode": 1, "claude": 1, "chatgpt": 2
    }  # fmt: skip
    assert {(s.name.rpartition("/")[2], s.reason) for s in report.skipped} == {
        ("users.json", SkipReason.NO_CHATS),
        ("projects.json", SkipReason.NO_CHATS),
        ("conversation_asset_file_names.json", SkipReason.NO_CHATS),
        ("shared_conversations.json", SkipReason.NO_CHATS),
    }


def test_a_second_import_adds_and_changes_nothing(locations: Locations, everything: Path) -> None:
    imported(locations, everything)
    before = snapshot(locations.conversations)
    report = imported(locations, everything)
    assert (report.added, report.grown, report.unchanged) == ((), (), len(TITLES))
    assert snapshot(locations.conversations) == before


def test_what_has_grown_is_merged_and_shown(locations: Locations, tmp_path: Path) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt(turns=2)])
    imported(locations, path)
    write_json(path, [simple_chatgpt(turns=4)])
    report = imported(locations, path)
    [shown] = library(locations).values()
    assert report.grown == (shown.id,)
    assert [text for _, text in spoken(shown)] == ["Sums 0", "Sums 1", "Sums 2", "Sums 3"]


def test_what_was_written_here_meanwhile_stays_in_sight(
    locations: Locations, tmp_path: Path
) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt(turns=2)])
    imported(locations, path)
    [shown] = library(locations).values()
    longer = shown.append(answer("Written here", shown.head)).renamed("Mine")
    files.write_once(files.path_of(locations.conversations, longer.id), longer)
    write_json(path, [simple_chatgpt(turns=4)])
    imported(locations, path)
    [merged] = library(locations).values()
    assert merged.title == "Mine"
    assert spoken(merged)[-1] == ("assistant", "Written here")
    assert {m.content for m in merged.messages.values()} >= {"Sums 3", "Written here"}


def test_one_export_in_several_files_is_one_conversation(
    locations: Locations, tmp_path: Path
) -> None:
    old = write_json(tmp_path / "old.json", [simple_chatgpt(turns=2)])
    new = write_json(tmp_path / "new.json", [simple_chatgpt(turns=4)])
    report = imported(locations, new, old, old)
    assert len(report.added) == 1
    [shown] = library(locations).values()
    assert len(shown.path()) == 4


def test_what_is_in_the_trash_stays_there_and_is_told(locations: Locations, tmp_path: Path) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt()])
    [conversation_id] = imported(locations, path).added
    trash.put(files.path_of(locations.conversations, conversation_id), locations.trash)
    report = imported(locations, path)
    assert reasons(report) == [SkipReason.IN_TRASH]
    assert not library(locations)


def test_newer_and_damaged_files_here_are_never_written_over(
    locations: Locations, tmp_path: Path
) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt()])
    [conversation_id] = imported(locations, path).added
    here = files.path_of(locations.conversations, conversation_id)
    newer = json.loads(here.read_text()) | {"version": 99, "messages": []}
    for content, reason in (
        (json.dumps(newer).encode(), SkipReason.NEWER_VERSION),
        (b"\0" * 100, SkipReason.DAMAGED_HERE),
    ):
        here.write_bytes(content)
        assert reasons(imported(locations, path)) == [reason]
        assert here.read_bytes() == content


def test_an_own_file_of_a_newer_version_is_not_cut_to_this_one(
    locations: Locations, tmp_path: Path
) -> None:
    raw = json.loads(encode(talk("New"))) | {"version": 2}
    assert reasons(imported(locations, write_json(tmp_path / "n.json", raw))) == [
        SkipReason.NEWER_VERSION
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", SkipReason.NOT_AN_EXPORT),
        (b"no json", SkipReason.NOT_AN_EXPORT),
        (b"[]", SkipReason.NOT_AN_EXPORT),
        (b'{"a": 1}', SkipReason.NOT_AN_EXPORT),
        (b"[" * 100_000, SkipReason.BROKEN),
        (b'{"a":' * 100_000, SkipReason.BROKEN),
        (b'[{"mapping": {"a": {"message": null}}}]', SkipReason.EMPTY),
        (b'[{"title": "cut', SkipReason.BROKEN),
        (b"PK\x03\x04 but no archive", SkipReason.BAD_ARCHIVE),
        (b"\xff\xfe\x00", SkipReason.NOT_AN_EXPORT),
    ],
)
def test_files_that_are_no_exports(
    locations: Locations, tmp_path: Path, content: bytes, reason: SkipReason
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    report = imported(locations, path)
    assert reasons(report) == [reason]
    assert report.skipped[0].sentence.endswith(".")


@pytest.mark.parametrize("depth", [*range(300, 1000, 50)])
def test_nesting_as_deep_as_can_just_be_read(
    locations: Locations, tmp_path: Path, depth: int
) -> None:
    deep = '{"x":' * depth + "1" + "}" * depth
    own = json.dumps(json.loads(encode(talk("Own"))))[:-1] + f', "deep": {deep}}}'
    part = f'{{"content_type": "new", "value": {deep}}}'
    foreign = json.dumps([simple_chatgpt("c-1", title="After")])[:-1]
    node = f'{{"id": "a", "message": {{"author": {{"role": "user"}}, "content": {part}}}}}'
    chat = f'{{"title": "Deep", "mapping": {{"a": {node}}}}}'
    (tmp_path / "own.json").write_text(own)
    (tmp_path / "foreign.json").write_text(f"{foreign}, {chat}]")
    report = imported(locations, tmp_path / "own.json", tmp_path / "foreign.json")
    assert report.failure is None
    assert "After" in library(locations)
    assert len(report.added) + report.skipped_count == 3


def test_damage_in_the_middle_costs_only_what_is_damaged(
    locations: Locations, tmp_path: Path
) -> None:
    chats = [json.dumps(simple_chatgpt(f"c-{i}", title=f"Chat {i}")) for i in range(6)]
    chats[2] = chats[2][:200] + "\0" * 50 + chats[2][250:]
    path = tmp_path / "c.json"
    path.write_text("[" + ", ".join(chats) + "]")
    report = imported(locations, path)
    assert library(locations).keys() == {f"Chat {i}" for i in (0, 1, 3, 4, 5)}
    assert reasons(report) == [SkipReason.BROKEN]


def test_a_download_that_broke_off_gives_what_is_whole(
    locations: Locations, tmp_path: Path
) -> None:
    text = json.dumps([simple_chatgpt(f"c-{i}", title=f"Chat {i}") for i in range(4)])
    path = tmp_path / "c.json"
    path.write_text(text[:-300])
    report = imported(locations, path)
    assert library(locations).keys() == {f"Chat {i}" for i in range(3)}
    assert reasons(report) == [SkipReason.BROKEN]


def test_pieces_of_every_size_across_the_ends_of_blocks(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 97)
    raw = [simple_chatgpt(f"c-{i}", turns=i + 1, title="Ünïcode 😀 " * i) for i in range(9)]
    imported(locations, write_json(tmp_path / "c.json", raw))
    assert sorted(len(c.messages) for c in library(locations).values()) == list(range(1, 10))


def test_a_chat_that_is_too_big_is_passed_over(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 1000)
    monkeypatch.setattr(pieces, "PIECE_LIMIT", 4000)
    raw = [
        simple_chatgpt("c-1", title="One"),
        simple_chatgpt("c-2", turns=99),
        simple_chatgpt("c-3"),
    ]
    report = imported(locations, write_json(tmp_path / "c.json", raw))
    assert library(locations).keys() == {"One", "Sums"}
    assert reasons(report) == [SkipReason.TOO_BIG]


def test_the_oldest_chatbox_backups_have_one_list(locations: Locations, tmp_path: Path) -> None:
    session = exports.chatbox()["session:s-1"]
    bare = {"id": "s-2", "name": "Bare", "messages": [{"role": "user", "content": "Old"}]}
    raw = {"settings": {}, "chat-sessions": [session, bare]}
    imported(locations, write_json(tmp_path / "old.json", raw))
    assert library(locations).keys() == {"Cooking", "Cooking – Cakes", "Bare"}


def test_a_file_with_a_byte_order_mark_and_one_in_utf_16(
    locations: Locations, tmp_path: Path
) -> None:
    for place, encoding in enumerate(("utf-8-sig", "utf-16")):
        text = json.dumps([simple_chatgpt(f"c-{place}", title=encoding)])
        (tmp_path / f"{place}.json").write_text(text, encoding=encoding)
    imported(locations, tmp_path / "0.json", tmp_path / "1.json")
    assert library(locations).keys() == {"utf-8-sig", "utf-16"}


def test_links_in_a_folder_are_not_followed(locations: Locations, tmp_path: Path) -> None:
    outside = write_json(tmp_path / "outside.json", [simple_chatgpt()])
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "link.json").symlink_to(outside)
    (folder / "around").symlink_to(folder)
    report = imported(locations, folder)
    assert reasons(report) == [SkipReason.LINK, SkipReason.LINK]
    assert not library(locations)


def test_a_pipe_is_no_export(locations: Locations, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert reasons(imported(locations, tmp_path / "pipe.json")) == [SkipReason.NOT_AN_EXPORT]
    assert reasons(imported(locations, tmp_path)) == [SkipReason.NO_CHATS]


def test_ten_thousand_folders_inside_each_other(locations: Locations, tmp_path: Path) -> None:
    before = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(2000):
            Path("deeper").mkdir()
            os.chdir("deeper")
    finally:
        os.chdir(before)
    assert SkipReason.TOO_DEEP in reasons(imported(locations, tmp_path / "deeper"))
    # Python cannot remove them: it calls itself once a folder.
    subprocess.run(["rm", "-r", tmp_path / "deeper"], check=True)


def test_a_full_disk_ends_the_import_with_its_sentence(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    path = write_json(tmp_path / "c.json", [simple_chatgpt()])
    monkeypatch.setattr(atomic, "_write_new", full)
    report = imported(locations, path)
    assert report.failure is not None
    assert report.failure.kind == FailureKind.DISK_FULL
    assert not report.added
    monkeypatch.undo()
    assert not [*locations.conversations.iterdir()]
    assert len(imported(locations, path).added) == 1


def test_stopping_keeps_and_tells_what_was_imported(locations: Locations, tmp_path: Path) -> None:
    raw = [simple_chatgpt(f"c-{i}", title=f"Chat {i}") for i in range(200)]
    path = write_json(tmp_path / "c.json", raw)
    events: list[ImportEvent] = []
    calls = iter(range(10**6))
    job = Job((path,), locations.conversations, locations.trash)
    run_import(job, events.append, lambda: next(calls) > 100)
    report = events[-1]
    assert isinstance(report, ImportReport)
    assert report.cancelled
    assert 0 < len(report.added) == len(library(locations)) < 200


def test_what_grew_is_handed_over_where_a_window_has_it(
    locations: Locations, tmp_path: Path
) -> None:
    path = write_json(tmp_path / "c.json", [simple_chatgpt(turns=2)])
    imported(locations, path)
    before = snapshot(locations.conversations)
    write_json(path, [simple_chatgpt(turns=4)])
    events: list[ImportEvent] = []
    job = Job((path,), locations.conversations, locations.trash, tmp_path / "grown")
    run_import(job, events.append, lambda: False)
    [grown] = [event for event in events if isinstance(event, ChatGrown)]
    found = files.read(grown.path).conversation
    assert found is not None
    assert len(found.messages) == 4
    assert snapshot(locations.conversations) == before


@settings(max_examples=25, deadline=None)
@given(chats=st.lists(conversations(), max_size=4))
def test_any_own_conversations_come_back_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, chats: list[Conversation]
) -> None:
    folder = tmp_path_factory.mktemp("own")
    locations = Locations.of(folder / "data")
    locations.make_folders()
    source = folder / "source"
    kept = {}
    for chat in chats:
        if chat.messages:
            kept[chat.id] = encode(chat)
            files.write_once(files.path_of(source, chat.id), chat)
    source.mkdir(exist_ok=True)
    imported(locations, source)
    found = snapshot(locations.conversations)
    assert {name: json.loads(data) for name, data in found.items()} == {
        f"{name}.json": json.loads(data) for name, data in kept.items()
    }
    again = imported(locations, source)
    assert (again.added, again.grown, again.unchanged) == ((), (), len(kept))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@st.composite
def chatgpt_trees(draw: st.DrawFn) -> dict[str, object]:
    """Trees of any form, of which some messages are hidden, steps, or empty."""
    nodes = [exports.node("n0", None, children=None)]
    for place in range(1, draw(st.integers(1, 12))):
        parent = f"n{draw(st.integers(0, place - 1))}"
        role = draw(st.sampled_from(["user", "assistant", "system", "tool"]))
        kind = draw(st.sampled_from(["text", "code", "thoughts", "strange"]))
        content = {"content_type": kind, "parts": [draw(texts)], "text": draw(texts)}
        nodes.append(exports.node(f"n{place}", parent, role=role, children=None, content=content))
    current = draw(st.sampled_from([node["id"] for node in nodes]))
    return exports.chatgpt(nodes, current, draw(st.sampled_from(["c-1", "c-2"])))


@settings(max_examples=40, deadline=None)
@given(raw=st.lists(chatgpt_trees(), min_size=1, max_size=4))
def test_any_chatgpt_export_is_imported_once(
    tmp_path_factory: pytest.TempPathFactory, raw: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    locations = Locations.of(folder / "data")
    locations.make_folders()
    path = write_json(folder / "conversations.json", raw)
    imported(locations, path)
    before = snapshot(locations.conversations)
    again = imported(locations, path)
    assert not again.added
    assert not again.grown
    assert snapshot(locations.conversations) == before
