"""A message as words: what a screen reader says of it, and the links in it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.markdown.cut import LONGEST, Cutter
from gizai_desktop.ui.markdown.pieces import Kind, Marker, Piece
from gizai_desktop.ui.markdown.runs import RichText, Run
from gizai_desktop.ui.markdown.text import Reading, piece_texts
from gizai_desktop.ui.texts import failure_advice, failure_sentence
from gizai_desktop.ui.timeline.access.spoken_nodes import Node, NodeBuilder, NodeKind, SpokenPiece
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.notes import is_note_link
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.states import quiet_sentence, waiting_sentence
from gizai_desktop.ui.typesetting.languages import language_name
from gizai_desktop.ui.typesetting.links import allowed_links, links_in
from gizai_desktop.ui.typesetting.rich_layouts import links_of

_BETWEEN = "; "  # two cells


@dataclass(frozen=True, slots=True)
class SaidText:
    """A text in what is said, from the character `at` on; its positions count from `base`."""

    at: int
    base: int
    text: RichText


@dataclass(frozen=True)
class Spoken:
    """A text without the signs of Markdown, what is in it, and where its words come from."""

    text: str
    nodes: tuple[Node, ...] = ()
    texts: tuple[SaidText, ...] = ()

    @property
    def links(self) -> tuple[Node, ...]:
        """All links."""
        return tuple(link for node in self.nodes for link in node.links())

    @cached_property
    def units(self) -> bytes:
        """The text as Qt counts it: two bytes for each unit."""
        return self.text.encode("utf-16-le", "surrogatepass")

    @cached_property
    def is_plain(self) -> bool:
        """Whether Qt counts its characters as Python does."""
        return len(self.units) == 2 * len(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where the texts begin."""
        return [said.at for said in self.texts]

    @cached_property
    def sources(self) -> list[int]:
        """Where the texts begin in the source."""
        return [said.base + said.text.to_source(0) for said in self.texts]


class _Speaker:
    """Says one piece after the other, and remembers what came from where."""

    def __init__(self, reading: Reading, notes: Mapping[str, int], schemes: frozenset[str]) -> None:
        self._reading = reading
        self._notes = notes
        self._schemes = schemes
        self._lines: list[str] = []
        self._length = 0
        self._texts: list[SaidText] = []
        self._nodes = NodeBuilder()

    def say(self, source: str, piece: Piece, base: int) -> None:
        """Say a piece, whose positions count from `base`."""
        texts = piece_texts(source, piece, self._reading)
        words = [text.words() for text in texts]
        line = " ".join([*(_mark(marker, self._notes) for marker in piece.markers), ""])
        if piece.kind is Kind.CODE:
            unnamed = QCoreApplication.translate("ReadingColumn", "Code")
            line += f"{language_name(piece.language) or unnamed}:\n"
        for number, (text, said) in enumerate(zip(texts, words, strict=True)):
            line += _BETWEEN if number else ""
            self._texts.append(SaidText(self._length + len(line), base, text))
            line += said
        if line.strip():
            self._lines.append(line)
            self._length += len(line) + 1
        cells = tuple(self._cell(text, said, base) for text, said in zip(texts, words, strict=True))
        table = base + piece.table.start if piece.table is not None else -1
        if piece.kind is not Kind.RULE:
            at = base + piece.start, base + piece.end
            self._nodes.add(SpokenPiece(piece, line, *at, table, cells))

    def spoken(self) -> Spoken:
        """All that was said."""
        return Spoken("\n".join(self._lines), self._nodes.nodes(), tuple(self._texts))

    def _cell(self, text: RichText, words: str, base: int) -> Node:
        links = tuple(_links(text, base, self._schemes))
        first = base + text.to_source(0)
        last = max(first, base + text.end_in_source(len(text.text)))
        return Node(NodeKind.HEAD_CELL, words, first, last, links)


def spoken(page: Page, entry: TimelineEntry) -> Spoken:
    """The words of a message as they are seen, and how it ended."""
    content = spoken_content(page, entry)
    text = "\n".join(filter(None, (content.text, ending(entry))))
    return Spoken(text, content.nodes, content.texts)


def spoken_content(page: Page, entry: TimelineEntry) -> Spoken:
    """The words of a message as they are seen; code and tables too."""
    content = entry.message.content
    schemes = page.style_of(entry).schemes
    plain = entry.by_user or len(content) > LONGEST
    cut = None if plain else Cutter(page.parsers, lazy=False).cut(content)
    if cut is None:
        text = RichText((Run(content, 0, len(content)),))
        return Spoken(content, tuple(_plain_links(content, schemes)), (SaidText(0, 0, text),))
    reading = Reading(page.parsers, cut.references, cut.notes, allowed_links(schemes))
    speaker = _Speaker(reading, cut.notes, schemes)
    starts = [*(section.start for section in cut.sections), len(content)]
    for section, (start, end) in zip(cut.sections, pairwise(starts), strict=True):
        source = content[start:end]
        for piece in section.pieces:
            speaker.say(source, piece, start)
    return speaker.spoken()


def source_of(spoken: Spoken, at: int) -> int | None:
    """Where the character of what is said stands in the source, or the nearest one after it."""
    number = bisect_right(spoken.starts, at) - 1
    if not spoken.texts:
        return None
    said = spoken.texts[max(0, number)]
    inside = max(0, at - said.at)
    for run in said.text.runs:
        words = run.text if run.words is None else run.words
        if inside < len(words):
            return said.base + run.start + (inside if run.exact and run.words is None else 0)
        inside -= len(words)
    # What is between two texts, such as the number of an item, is nearer to the second.
    following = spoken.texts[number + 1 : number + 2]
    return following[0].base + following[0].text.to_source(0) if following else _last(said)


def said_at(spoken: Spoken, source: int) -> int | None:
    """Where a position of the source is said."""
    if not spoken.texts:
        return None
    said = spoken.texts[max(0, bisect_right(spoken.sources, source) - 1)]
    at, position = said.at, source - said.base
    for run in said.text.runs:
        words = run.text if run.words is None else run.words
        if position < run.end:
            exact = run.exact and run.words is None
            return at + (max(0, position - run.start) if exact else 0)
        at += len(words)
    return at


def _last(said: SaidText) -> int:
    return said.base + max(0, said.text.end_in_source(len(said.text.text)) - 1)


def ending(entry: TimelineEntry) -> str:
    """Why an answer is not there, or not whole; empty for one that is."""
    message = entry.message
    if entry.running:
        return waiting_sentence(entry)
    if message.status is MessageStatus.FAILED:
        failure = message.failure or Failure(FailureKind.UNKNOWN)
        return ". ".join(filter(None, (failure_sentence(failure), failure_advice(failure))))
    if message.status is MessageStatus.COMPLETE:
        return quiet_sentence(entry) if entry.cut else ""
    return quiet_sentence(entry)


def _plain_links(content: str, schemes: frozenset[str]) -> Iterator[Node]:
    for at in links_in(content, schemes):
        words = content[at.start : at.end]
        yield Node(NodeKind.LINK, words, at.start, at.end, address=at.address)


def _mark(marker: Marker, notes: Mapping[str, int]) -> str:
    if marker.note:
        return f"[{notes.get(marker.note.casefold(), marker.note)}]"
    if marker.checked is None:
        return marker.text or "•"
    return "☑" if marker.checked else "☐"


def _links(text: RichText, base: int, schemes: frozenset[str]) -> Iterator[Node]:
    named, bare = links_of(text, text.text)
    for link in sorted([*named, *bare], key=lambda link: link.start):
        outside = link.address.partition(":")[0].lower() in schemes
        if outside or is_note_link(link.address):
            first = base + text.to_source(link.start)
            last = base + text.end_in_source(link.end)
            words = text.text[link.start : link.end].strip()
            yield Node(NodeKind.LINK, words, first, last, address=link.address)
