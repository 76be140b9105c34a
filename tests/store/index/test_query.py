"""Whatever texts there are: the index finds what a look at every text finds."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search_query import SearchQuery, parse_query
from gizai_desktop.store.conversations.codec import decode, encode
from gizai_desktop.store.index import query as query_module
from gizai_desktop.store.index.builder import IndexBuilder, Listener
from gizai_desktop.store.index.documents import read_document
from gizai_desktop.store.index.pace import Pace
from gizai_desktop.store.index.reader import IndexReader
from gizai_desktop.store.index.scan import FolderScan
from gizai_desktop.store.index.schema import open_to_read, open_to_write
from gizai_desktop.store.index.words import Piece, Place, pieces_of, words_of
from tests.store.examples import talk

PIECES = (
    *("cat", "CATS", "concat", "a", "I", "don't", "x_1", "C++", "e.g.", "z" * 70, "q" * 140),
    *("кот", "Ёжик", "йод", "КОТЁЛ", "我", "我们", "们去", "中文字", "カタカナ", "がぎ", "한국어"),
    *(
        "é",
        "e\u0301",
        "Ä",
        "ß",
        "ﬃ",
        "İ",
        "👍🏽",
        "👨‍👩‍👧",
        "\u0301",
        "ไทย",
        "עברית",
        "\x02",
        "\x00",
    ),
)
JOINTS = ("", " ", "  ", "\n", "-", "，", "。", "»", "\u00a0")
texts = st.lists(
    st.tuples(st.sampled_from(PIECES) | st.text(max_size=3), st.sampled_from(JOINTS)), max_size=8
).map(lambda parts: "".join(piece + joint for piece, joint in parts))


def naively(texts: Iterable[str], looked_for: str) -> bool:
    return any(looked_for in fold(text) for text in texts)


def built(folder: Path, conversations: Sequence[Conversation]) -> IndexReader:
    (folder / "conversations").mkdir()
    for each in conversations:
        (folder / "conversations" / f"{each.id}.json").write_bytes(encode(each))
    connection = open_to_write(folder / "cache")
    quiet = Listener(lambda _: None, lambda _: None, lambda _: None, lambda *_: None)
    builder = IndexBuilder(connection, folder / "conversations", quiet, Pace(lambda _: None, 1))
    builder.compare()
    while builder.go_on():
        pass
    connection.close()
    return IndexReader(open_to_read(folder / "cache"), folder / "conversations")


def all_found(reader: IndexReader | FolderScan, query: SearchQuery, limit: int = 2) -> list[str]:
    found: list[str] = []
    position = ""
    while True:
        page = reader.search(query, position, limit, lambda: None)
        found += (hit.header.id for hit in page.rows)
        if not page.position:
            return found
        assert page.position != position
        position = page.position


@settings(deadline=None, derandomize=True, database=None, max_examples=60)
@given(st.lists(st.lists(texts, min_size=1, max_size=3), max_size=6), st.data())
def test_the_index_finds_what_a_look_at_every_text_finds(
    chats: list[list[str]], data: st.DataObject
) -> None:
    conversations = [talk(*chat).renamed("T") for chat in chats]
    said = {c.id: [c.title, *(m.content for m in c.messages.values())] for c in conversations}
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        # Otherwise the newest are looked at without asking the index.
        patch.setattr(query_module, "FIRST_WINDOW", data.draw(st.sampled_from([1, 256])))
        patch.setattr(query_module, "FEW", data.draw(st.sampled_from([1, 4000])))
        reader = built(Path(name), conversations)
        scan = FolderScan(Path(name) / "conversations")
        try:
            for _ in range(6):
                written = data.draw(st.sampled_from([t for chat in chats for t in chat] or [""]))
                start = data.draw(st.integers(0, len(written)))
                length = data.draw(st.integers(1, 6) | st.just(200))
                words = {fold(written[start : start + length]), data.draw(st.just("") | texts)}
                query = SearchQuery(tuple(word for each in words if (word := _clean(each))))
                wanted = {
                    each
                    for each, text in said.items()
                    if all(naively(text, w) for w in query.words)
                }
                found = all_found(reader, query)
                assert len(found) == len({*found})
                assert {*found} == wanted
                assert {*all_found(scan, query)} == wanted
        finally:
            reader.close()


def _clean(text: str) -> str:
    """As a typed text is: folded, without what nobody can type."""
    return fold(text).translate(dict.fromkeys(range(32))).strip()


@settings(deadline=None, derandomize=True, database=None)
@given(texts, st.data())
def test_every_piece_of_a_part_is_in_the_words_of_the_whole(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    part = folded[start : data.draw(st.integers(start, len(folded)))]
    whole, pairs = words_of([folded])
    words = {word.decode() for word in whole | pairs}
    fits = {
        Place.WHOLE: lambda word, piece: word == piece,
        Place.START: str.startswith,
        Place.END: str.endswith,
        Place.INSIDE: str.__contains__,
    }
    for piece in pieces_of(part):
        assert any(fits[piece.place](word, piece.text) for word in words), piece


def test_pieces_say_where_in_a_word_they_must_be() -> None:
    assert pieces_of("at the cat") == [
        Piece("at", Place.END),
        Piece("the", Place.WHOLE),
        Piece("cat", Place.START),
    ]
    assert pieces_of("cat") == [Piece("cat", Place.INSIDE)]
    assert pieces_of("我") == [Piece("我", Place.START)]
    assert pieces_of("我们去") == [Piece("我们", Place.WHOLE), Piece("们去", Place.WHOLE)]
    assert pieces_of("...") == []


FILTERED = [
    talk("Apple pie", "bake").tagged(["Work", "To do"]),
    talk("Apple tree", "```py\ncode\n```").tagged(["home"]),
    talk("Pear", "No apple").marked(archived=True),
]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("tag:work", ["Apple pie"]),
        ('tag:"TO DO" apple', ["Apple pie"]),
        ("tag:wor", []),
        ("-tag:work apple", ["Apple tree", "Pear"]),
        ("has:code", ["Apple tree"]),
        ("-has:code", ["Apple pie", "Pear"]),
        ("model:GEMINI", ["Apple pie", "Apple tree", "Pear"]),
        ("model:gpt", []),
        ("-model:gemini", []),
        ("before:2026", []),
        ("before:9999", ["Apple pie", "Apple tree", "Pear"]),
        ("after:2026-01-01 pie", ["Apple pie"]),
        ("after:9998-12-31", []),
        ("apple -no", ["Apple pie", "Apple tree"]),
        ("-apple", []),
    ],
)
def test_filters_narrow_with_an_index_and_without(
    tmp_path: Path, typed: str, titles: list[str]
) -> None:
    reader = built(tmp_path, FILTERED)
    for each in (reader, FolderScan(tmp_path / "conversations")):
        found = all_found(each, parse_query(typed))
        by_id = {chat.id: chat.title for chat in FILTERED}
        assert sorted(by_id[each] for each in found) == titles
    reader.close()


def test_results_come_newest_first_page_by_page(tmp_path: Path) -> None:
    chats = [talk(f"Apple {at}") for at in range(700)]
    reader = built(tmp_path, chats)
    newest_first = sorted(chats, key=lambda c: c.last_activity, reverse=True)
    for typed in ("apple", "-pear", "after:2020"):
        found = all_found(reader, parse_query(typed), 90)
        assert len(found) == 700
        times = {chat.id: chat.last_activity for chat in chats}
        assert [times[each] for each in found] == [chat.last_activity for chat in newest_first]
    reader.close()


@pytest.mark.parametrize(
    "damage",
    [
        {"messages": None},
        {"messages": [1, None, {"id": []}]},
        {"tags": "work"},
        {"tags": [1]},
        {"title": 5},
        {"model": {}},
        {"created_at": "2026-02-30T00:00:00.000Z"},
        {"updated_at": 5},
        {"version": 2},
        {"pinned": 1},
    ],
)
def test_an_odd_file_is_read_as_the_window_reads_it(damage: dict[str, object]) -> None:
    data = json.dumps(json.loads(encode(talk("Hello", "Hi"))) | damage).encode()
    document, decoded = read_document(data, "x").document, decode(data, "x")
    if decoded.conversation is None:
        assert document is None
        return
    assert document is not None
    expected = ConversationHeader.of(decoded.conversation, read_only=decoded.read_only)
    assert document.header == expected
    assert document.messages == [(m.id, m.content) for m in decoded.conversation.messages.values()]
