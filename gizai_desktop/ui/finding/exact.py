"""The hits in one message, exactly as its pieces show their text."""

from collections.abc import Iterator

from gizai_desktop.ui.markdown.cut import STEP, Cutter
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.pieces import Kind
from gizai_desktop.ui.markdown.text import Reading, piece_texts
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.states import ending_of
from gizai_desktop.ui.typesetting.blocks import Block, parse
from gizai_desktop.ui.typesetting.links import allowed_links, links_in, without_signs
from gizai_desktop.ui.typesetting.matches import Field, Hit, Query, found_in, spans_in
from gizai_desktop.ui.typesetting.plain import shown
from gizai_desktop.ui.typesetting.rich_blocks import section_blocks


class ExactReader:
    """Reads messages as the page does that shows them, without laying them out."""

    def __init__(self, parsers: Parsers) -> None:
        self._parsers = parsers

    def hits(
        self, entry: TimelineEntry, query: Query, schemes: frozenset[str]
    ) -> Iterator[list[Hit]]:
        """The hits, piece after piece, so that whoever asks can pause between two of them.

        Args:
            schemes: of the links that an answer may have.
        """
        reasoning = entry.message.reasoning
        if reasoning:
            thoughts = spans_in(reasoning, query)
            yield [Hit(entry.id, Field.REASONING, *span) for span in thoughts]
        pieces = self._plain if entry.by_user else self._rich
        for spans in pieces(entry, query, schemes):
            yield [Hit(entry.id, Field.CONTENT, *span) for span in spans]
        at = 0
        for sentence in ending_of(entry):
            spans = [(at + start, at + end) for start, end in spans_in(sentence, query)]
            yield [Hit(entry.id, Field.NOTICE, *span) for span in spans]
            at += len(sentence)

    def _rich(
        self, entry: TimelineEntry, query: Query, schemes: frozenset[str]
    ) -> Iterator[list[tuple[int, int]]]:
        content = entry.message.content
        cutter = Cutter(self._parsers, step=STEP)
        cut = cutter.cut(content)
        while cutter.waits:
            yield []
            cut = cutter.cut(content)
        if cut is None:
            yield from self._plain(entry, query, schemes)
            return
        for start in cutter.unread():
            yield []
            cutter.read([start])
        cut = cutter.cut(content) or cut
        reading = Reading(self._parsers, cut.references, cut.notes, allowed_links(schemes))
        for section in cut.sections:
            yield []
            for block in section_blocks(content, section):
                yield list(_found(content, block, reading, query))

    def _plain(
        self, entry: TimelineEntry, query: Query, schemes: frozenset[str]
    ) -> Iterator[list[tuple[int, int]]]:
        content = entry.message.content
        for block in parse(content):
            code = block.fence is not None
            text = _plain_text(content, block, frozenset() if entry.by_user else schemes)
            yield [
                (block.start + start, block.start + end)
                for start, end in spans_in(text, query, code=code)
            ]


def _found(content: str, block: Block, reading: Reading, query: Query) -> Iterator[tuple[int, int]]:
    """The hits in what a block shows."""
    if block.piece is None:
        return
    code = block.piece.kind is Kind.CODE
    for rich in piece_texts(content, block.piece, reading):
        for found in found_in(rich, query, code=code):
            yield found.start, found.end


def _plain_text(content: str, block: Block, schemes: frozenset[str]) -> str:
    code = block.fence is not None
    text = shown(content[block.start : block.end], code=code)
    return text if code or not schemes else without_signs(text, list(links_in(text, schemes)))
