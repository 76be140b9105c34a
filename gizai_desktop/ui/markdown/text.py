"""The shown text of one piece of a source."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.pieces import Kind, Piece
from gizai_desktop.ui.markdown.runs import FROM_NOTE, Allowed, Look, RichText, Run
from gizai_desktop.ui.markdown.simple import cells_of

_TWICE = re.compile(r"(?<!\\)((?:\\\\)*)\\\\\|")
"""A bar in a cell takes one backslash, and what is left of two of them escapes it again."""
_BAR = "\ue000\ue001\ue002"
"""Such a bar while its cell is read: signs that no text has, and as many."""
_IN_TEXT = re.compile(f"({_BAR})")
_IN_CODE = re.compile(rf"({_BAR}|\\\|)")
PLACEHOLDER = "x"
"""Stands for a drawn formula: lines break around it as around a letter."""
BACK = "\u00a0\u2191"
"""Leads from a footnote to where it is referred to."""
DISPLAYED = True
"""A formula is as large as on a line of its own."""
LONGEST = 8000
"""Characters of a paragraph; the signs in a longer one stay what they are."""


def code_text(source: str, lines: tuple[tuple[int, int], ...]) -> RichText:
    """Code as it stands there."""
    return RichText(list(_plain(source, lines)))


def _never(source: str, display: bool) -> bool:
    del source, display
    return False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of a message is read with.

    Attributes:
        drawn: whether a formula, given as its source, is seen as a drawing.
    """

    parsers: Parsers
    references: Mapping[str, Any]
    notes: Mapping[str, int]
    allowed: Allowed
    drawn: Callable[[str, bool], bool] = _never


def rich_text(source: str, lines: tuple[tuple[int, int], ...], reading: Reading) -> RichText:
    """A paragraph with its emphasis, code and links."""
    if sum(end - start for start, end in lines) > LONGEST:
        return RichText(list(_plain(source, lines)))
    text = "\n".join(source[start:end] for start, end in lines)
    runs = reading.parsers.runs(text, reading.references, reading.allowed, reading.notes)
    start = lines[0][0]
    moved = [part for run in runs for part in _moved(_seen(run, reading), lines)]
    return RichText(moved or [Run("", start, start)])


def piece_text(source: str, piece: Piece, reading: Reading) -> RichText:
    """A paragraph; that of a footnote with the way back to the text."""
    text = rich_text(source, piece.lines, reading)
    note = next((marker.note for marker in piece.markers if marker.note), "")
    if not note:
        return text
    if note.casefold() in reading.notes:
        look = Look(link=FROM_NOTE + note.casefold())
        return RichText([*text.runs, Run(BACK, piece.end, piece.end, look, "")])
    return RichText([Run(f"[^{note}]: ", piece.start, piece.start), *text.runs])


def tex_of(source: str) -> str:
    """The TeX between the signs around a formula."""
    inside = 1 if source.startswith("$") and not source.startswith("$$") else 2
    return source[inside:-inside].strip()


def formula_text(source: str, piece: Piece, reading: Reading) -> RichText:
    """A formula on lines of its own: its drawing, or else its source."""
    text = "\n".join(source[start:end] for start, end in piece.lines)
    if not reading.drawn(text, DISPLAYED):
        return RichText(list(_plain(source, piece.lines)))
    look = Look(formula=True, display=True)
    return RichText([Run(PLACEHOLDER, piece.start, piece.end, look, text)])


def cell_texts(source: str, row: tuple[int, int], columns: int, reading: Reading) -> list[RichText]:
    """The cells in the range of a row, as many as its table has columns."""
    start, end = row
    cells = cells_of(source[start:end])[:columns]
    cells += [(end - start, end - start)] * (columns - len(cells))
    if "\\\\|" in source[start:end]:
        source = source[:start] + _TWICE.sub(rf"\1{_BAR}", source[start:end]) + source[end:]
    texts = []
    for first, last in cells:
        found = rich_text(source, ((start + first, start + last),), reading)
        texts.append(RichText([part for run in found.runs for part in _without_escapes(run)]))
    return texts


def piece_texts(source: str, piece: Piece, reading: Reading) -> list[RichText]:
    """The texts of a piece: of a row those of its cells, of a rule none."""
    if piece.kind is Kind.CODE:
        return [code_text(source, piece.lines)]
    if piece.kind is Kind.ROW and piece.table is not None:
        row = piece.start, piece.end
        return cell_texts(source, row, len(piece.table.aligns), reading)
    if piece.kind is Kind.FORMULA:
        return [formula_text(source, piece, reading)]
    return [] if piece.kind is Kind.RULE else [piece_text(source, piece, reading)]


def shown_text(source: str, piece: Piece, reading: Reading) -> str:
    """All words of a piece, as they are seen."""
    return "\t".join(rich.words() for rich in piece_texts(source, piece, reading))


def _seen(run: Run, reading: Reading) -> Run:
    """A formula as its drawing if there is one."""
    if not run.look.formula:
        return run
    if not reading.drawn(run.text, run.look.display):
        return replace(run, look=replace(run.look, formula=False))
    return replace(run, text=PLACEHOLDER, words=run.text)


def _plain(source: str, lines: tuple[tuple[int, int], ...]) -> Iterator[Run]:
    before = None
    for start, end in lines:
        if before is not None:
            yield Run("\n", before, start)
        yield Run(source[start:end], start, end)
        before = end


def _moved(run: Run, lines: tuple[tuple[int, int], ...]) -> Iterator[Run]:
    """A run of the joined lines, at its place in the source; one for each line of code."""
    start, end = _place(run.start, lines), _place(run.end, lines)
    if not run.exact or end - start == len(run.text) or len(run.text) < 2:
        yield Run(run.text, start, end, run.look, run.words)
        return
    at = 0
    while at < len(run.text):
        start = _place(run.start + at, lines)
        line_end = next(last for first, last in lines if first <= start <= last)
        count = min(len(run.text) - at, max(line_end - start, 1))
        end = _place(run.start + at + count, lines)
        yield Run(run.text[at : at + count], start, end, run.look)
        at += count


def _place(position: int, lines: tuple[tuple[int, int], ...]) -> int:
    for start, end in lines:
        if position <= end - start:
            return start + position
        position -= end - start + 1
    return lines[-1][1]


def _without_escapes(run: Run) -> Iterator[Run]:
    """A bar has a backslash before it, which is not shown; in code that has to be said."""
    signs = _IN_CODE if run.look.code else _IN_TEXT
    if not run.exact or not signs.search(run.text):
        words = None if run.words is None else run.words.replace(_BAR, "\\\\|")
        yield replace(run, text=run.text.replace(_BAR, "|"), words=words)
        return
    at = run.start
    for part in signs.split(run.text):
        if signs.fullmatch(part):
            shown = "\\|" if part == _BAR and run.look.code else "|"
            yield Run(shown, at, at + len(part), run.look)
        elif part:
            yield Run(part, at, at + len(part), run.look)
        at += len(part)
