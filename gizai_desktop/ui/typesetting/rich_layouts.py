"""Lays out pieces of Markdown; positions are those of the source, as in plain pieces."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat

from gizai_desktop.ui.markdown.runs import Look, RichText, Run
from gizai_desktop.ui.typesetting.layouts import BlockLayout
from gizai_desktop.ui.typesetting.links import Link, links_in
from gizai_desktop.ui.typesetting.matches import Found, Query, found_in
from gizai_desktop.ui.typesetting.plain import shown
from gizai_desktop.ui.typesetting.rich_segments import RichSegment, Stretch, formula_stretch
from gizai_desktop.ui.typesetting.rich_style import RichStyle
from gizai_desktop.ui.typesetting.segments import TextStyle

_SHORT = re.compile(
    r"(?<![\w./:@+-])(?:www\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?:[/?#][^\s<>\"'`\\]*)?"
    r"|(?P<mail>[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+))",
    re.IGNORECASE | re.ASCII,
)
_TAIL = ".,;:!?*_~-)"
_JOINED = 2
"""Characters at the end of a text whose place and look depend on what comes next."""

Paint = tuple[int, int, str]
"""A range of code, and the name of its colour."""


class RichLayout(BlockLayout):
    """A paragraph, a heading, a cell, or code, whose shown text is not its source.

    Args:
        extent: where the piece begins and ends in the message.
        paints: the colours of code, which count from the beginning of the shown text.
        centered: whether it is a formula on a line of its own.
    """

    def __init__(
        self,
        rich: RichText,
        extent: tuple[int, int],
        style: TextStyle,
        look: RichStyle,
        *,
        width: int,
        paints: Sequence[Paint] = (),
        centered: bool = False,
    ) -> None:
        self._rich = rich
        self._centered = centered
        self._room = math.inf if centered else width
        self._base, self._stop = extent
        self._bare: list[Link] = []
        self._look = look
        self._paints = paints
        super().__init__(rich.text, style, width)

    def draw_ground(self, painter: QPainter, at: QPointF, clip: QRectF) -> None:
        """Draw the pills behind code."""
        for segment in self._segments:
            top = at.y() + segment.top
            seen = top <= clip.bottom() and top + segment.height >= clip.top()
            if seen and isinstance(segment, RichSegment):
                segment.draw_ground(painter, QPointF(at.x(), top))

    def first_change(self, before: BlockLayout) -> int:
        """How many pixels at its top look as they did in a layout of the same piece."""
        if not isinstance(before, RichLayout) or self._centered or self._width != before._width:
            return 0
        if list(self._paints) != list(before._paints):
            return 0
        same = self._same_text(before)
        for mine, old in zip(self._segments, before._segments, strict=False):
            # What comes after it may take the last character of a line to the next one.
            if mine.end >= same - _JOINED or mine.end != old.end:
                return mine.top + mine.first_change(old, same - _JOINED)
        return min(self.height, before.height)

    def _same_text(self, before: "RichLayout") -> int:
        """How much of the shown text is the same and looks the same."""
        same = 0
        for mine, old in zip(self._rich.runs, before._rich.runs, strict=False):
            if mine.look is not old.look and mine.look != old.look:
                break
            if mine.text != old.text:
                same += _same_beginning(mine.text, old.text)
                break
            same += len(mine.text)
        links = zip_longest(self._bare, before._bare)
        other = next(((a, b) for a, b in links if a != b), (None, None))
        return min([same, *(link.start for link in other if link is not None)])

    def position_at(self, x: float, y: float) -> int:
        """The position in the source that is nearest to a point."""
        return self._to_source(super().position_at(x, y))

    def line_top(self, position: int) -> int:
        """Where the line with that position begins."""
        return super().line_top(self._to_shown(position))

    def selection_boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """Boxes behind the range; an end past the piece marks its line break too."""
        beyond = end + self._base > self._stop
        last = len(self._text) + 1 if beyond else self._to_shown(end)
        yield from super().selection_boxes(self._to_shown(start), last)

    def word_at(self, position: int) -> tuple[int, int]:
        """The range of the word, the space or the sign at a position."""
        return self._range(*super().word_at(self._to_shown(position)))

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """The range of the line at a position."""
        return self._range(*super().paragraph_at(self._to_shown(position)))

    def is_at_start(self, position: int) -> bool:
        """Whether nothing is seen before that position."""
        return position <= self._to_source(0)

    def is_at_end(self, position: int) -> bool:
        """Whether nothing is seen after that position."""
        return self._to_shown(position) >= len(self._rich.text)

    def box_of(self, position: int) -> QRectF:
        """Where the character at a position is; a line break is a place without a width."""
        return super().box_of(self._to_shown(position))

    def link_start(self, number: int) -> int:
        """The position that the words of a link begin at."""
        return self._to_source(super().link_start(number))

    def text_in(self, start: int, end: int) -> str:
        """The words of a range; formulas as they are in the source."""
        return self._rich.words(self._to_shown(start), self._to_shown(end))

    def _find(self, query: Query) -> Iterator[Found]:
        for found in found_in(self._rich, query, code=self._code):
            start, end = found.start - self._base, found.end - self._base
            yield replace(found, start=start, end=end)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """A shown range in the source, without the signs after it."""
        first = self._to_source(start)
        if end <= start:
            return first, first
        return first, max(first, self._rich.end_in_source(end) - self._base)

    def _to_source(self, position: int) -> int:
        return self._rich.to_source(position) - self._base

    def _to_shown(self, position: int) -> int:
        return self._rich.to_shown(position + self._base)

    def _break(self, width: int) -> None:
        super()._break(width)
        if self._centered and self.natural > width:  # it scrolls to the side
            super()._break(self.natural)

    def _prepare(self, source: str, style: TextStyle) -> tuple[str, list[Link]]:
        text = shown(source, code=style.code)
        if style.code:
            return text, []
        named, self._bare = links_of(self._rich, text)
        return text, named + self._bare

    def _split(self, style: TextStyle) -> Iterator[RichSegment]:
        stretches = list(self._stretches(style))
        if style.code:
            yield RichSegment(self._text, 0, style, stretches, self._look)
            return
        start = 0
        for line in self._source.split("\n"):
            end = start + len(line)
            inside = [s for s in stretches if s.start < end and s.end > start]
            words = self._text[start:end]
            yield RichSegment(words, start, style, inside, self._look, centered=self._centered)
            start = end + 1

    def _stretches(self, style: TextStyle) -> Iterator[Stretch]:
        for start, end, name in self._paints:
            color = QTextCharFormat()
            color.setForeground(self._look.syntax[name])
            yield Stretch(start, end, color)
        at = 0
        for run in () if style.code else self._rich.runs:
            end = at + len(run.text)
            if run.look.formula:
                yield self._formula(run, at, style)
            else:
                for start, stop, look in _with_links(run, at, end, self._bare):
                    yield Stretch(start, stop, self._look.format(look, style), look.code)
            at = end

    def _formula(self, run: Run, at: int, style: TextStyle) -> Stretch:
        formula = self._look.formulas.find(run.words or "", run.look.display)
        if formula is None:
            raise ValueError("The formula is not drawn")
        return formula_stretch(formula, at, run.text, style, self._room)


def _same_beginning(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    short = min(len(one), len(other))
    if one[:short] == other[:short]:
        return short
    return next(at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)


def links_of(rich: RichText, text: str) -> tuple[list[Link], list[Link]]:
    """The links with words of their own, and the bare addresses, as ranges of the text."""
    bare = text
    named: list[Link] = []
    at = 0
    for run in rich.runs:
        end = at + len(run.text)
        if run.look.link:
            goes_on = bool(named) and (named[-1].end, named[-1].address) == (at, run.look.link)
            first = named.pop().start if goes_on else at  # words that look different are one link
            named.append(Link(first, end, run.look.link, first, end))
        if run.look.link or run.look.code or run.look.formula:
            bare = bare[:at] + " " * (end - at) + bare[end:]
        at = end
    return named, sorted(_bare_links(bare), key=lambda link: link.start)


def _bare_links(text: str) -> Iterator[Link]:
    """Addresses without signs around them; those of mail and of www. need no scheme."""
    yield from links_in(text)
    for found in _SHORT.finditer(text):
        words = found[0].rstrip(_TAIL)
        address = f"mailto:{words}" if found["mail"] else f"https://{words}"
        end = found.start() + len(words)
        yield Link(found.start(), end, address, found.start(), end)


def _with_links(
    run: Run, start: int, end: int, links: Sequence[Link]
) -> Iterator[tuple[int, int, Look]]:
    """The parts of a run that are in a bare address, and those that are not."""
    at = start
    for link in links:
        first, last = max(link.start, at), min(link.end, end)
        if first < last:
            if at < first:
                yield at, first, run.look
            yield first, last, replace(run.look, link=link.address)
            at = last
    if at < end:
        yield at, end, run.look
