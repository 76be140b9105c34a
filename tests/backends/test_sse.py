"""Server-sent events as real servers send them, in any pieces."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gizai_desktop.backends.sse import ServerEvent, SseDecoder

LINES = st.sampled_from(
    [
        b"data: a",
        b"data:b",
        b"data",
        b"data: ",
        b"data:  two",
        b": comment",
        b"event: error",
        b"id: 7",
        b"id: a\0b",
        b"retry: 10",
        b"x",
        b"",
        b"",
        "data: \u2028ф🙂".encode(),
        b"data: \xff",
        b"\xef\xbb\xbf",
    ]
)
ENDS = st.sampled_from([b"\n", b"\r", b"\r\n"])
STREAMS = st.lists(st.tuples(LINES, ENDS)).map(lambda found: b"".join(a + b for a, b in found))


def decoded(*pieces: bytes, flush: bool = False) -> list[ServerEvent]:
    decoder = SseDecoder()
    found = [event for piece in pieces for event in decoder.feed(piece)]
    return found + (decoder.flush() if flush else [])


def data(*pieces: bytes, flush: bool = False) -> list[str]:
    return [event.data for event in decoded(*pieces, flush=flush)]


@pytest.mark.parametrize(
    ("stream", "texts"),
    [
        (b"data: a\n\ndata: b\n\n", ["a", "b"]),
        (b"data:a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
        (b"data: a\r\rdata: b\r\r", ["a", "b"]),
        (b"data: a\ndata: b\n\n", ["a\nb"]),
        (b"data: a\ndata\ndata:\ndata: b\n\n", ["a\n\n\nb"]),
        (b"data:  a \n\n", [" a "]),
        (b": OPENROUTER PROCESSING\n\n:\n\ndata: a\n\n", ["a"]),
        (b"data\n\n", [""]),
        (b"event: x\n\ndata: a\n\n", ["a"]),
        ("data: a\u2028b\u2029c\x0bd\x0ce\x85f\n\n".encode(), ["a\u2028b\u2029c\x0bd\x0ce\x85f"]),
        ("\ufeffdata: a\n\n".encode(), ["a"]),
        ("\ufeff\ufeffdata: a\n\ndata: b\n\n".encode(), ["b"]),
        (b"data: \xff\xe2\x82\n\n", ["\ufffd\ufffd"]),
        (b"\n\n\ndata: a\n\n", ["a"]),
        (b"unknown: x\nnothing\ndata: a\n\n", ["a"]),
    ],
)
def test_events_come_out_as_the_standard_says(stream: bytes, texts: list[str]) -> None:
    assert data(stream) == texts


def test_an_event_has_its_type_and_the_last_id() -> None:
    stream = b"id: 1\nevent: error\ndata: a\n\nretry: 5\ndata: b\n\nid: x\0\nid\ndata: c\n\n"
    assert decoded(stream) == [
        ServerEvent("error", "a", "1"),
        ServerEvent("", "b", "1"),
        ServerEvent("", "c", ""),
    ]


def test_an_event_comes_out_with_the_byte_that_ends_it() -> None:
    decoder = SseDecoder()
    assert decoder.feed(b"data: a\r") == []
    assert decoder.feed(b"\r") == [ServerEvent("", "a")]
    assert decoder.feed(b"\ndata: b\n\n") == [ServerEvent("", "b")]


def test_a_return_and_a_feed_in_two_pieces_end_one_line() -> None:
    assert data(b"data: a\r", b"\ndata: b\r", b"", b"\n\r", b"\n") == ["a\nb"]


def test_half_an_event_at_the_end_is_kept_only_on_request() -> None:
    assert data(b"data: a\n\ndata: b") == ["a"]
    assert data(b"data: a\n\ndata: b", flush=True) == ["a", "b"]
    assert data(b"data: a\ndata: b\n", flush=True) == ["a\nb"]
    assert data(b"data: a\r", flush=True) == ["a"]
    assert data(b"data: a\n\n", flush=True) == ["a"]


@given(STREAMS | st.binary(), st.lists(st.integers(0, 10_000)))
@example(b"data: a\r\n\r\n", [8])
@example("\ufeffdata: ф\n\n".encode(), [1, 2, 10])
def test_where_the_pieces_end_makes_no_difference(stream: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    pieces = [stream[a:b] for a, b in itertools.pairwise(edges)]
    whole = decoded(stream, flush=True)
    assert decoded(*pieces, flush=True) == whole
    assert decoded(*(bytes([byte]) for byte in stream), flush=True) == whole


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", codec="utf-8"))), ENDS)
def test_no_text_is_lost(lines: list[str], end: bytes) -> None:
    stream = b"".join(b"data: " + line.encode() + end for line in lines) + end
    assert data(stream) == (["\n".join(lines)] if lines else [])


@pytest.mark.parametrize(
    "pieces",
    [
        [b"data: " + b"x" * 101],
        [b"data: " + b"x" * 60, b"x" * 60],
        [b"data: " + b"x" * 60 + b"\n"] * 2,
        [b"x" * 101],
    ],
)
def test_an_endless_event_stops_the_decoder_but_not_what_came_before(pieces: list[bytes]) -> None:
    decoder = SseDecoder(limit=100)
    found = [event for piece in (b"data: a\n\n", *pieces) for event in decoder.feed(piece)]
    assert found == [ServerEvent("", "a")]
    assert decoder.too_large
    assert decoder.feed(b"\n\ndata: b\n\n") == []


def test_many_events_together_may_be_larger_than_one() -> None:
    decoder = SseDecoder(limit=100)
    assert len(decoder.feed(b"data: " + b"x" * 50 + b"\n\n")) == 1
    assert len(decoder.feed((b"data: " + b"x" * 50 + b"\n\n") * 9)) == 9
    assert not decoder.too_large
