"""Sections that need no parser: paragraphs, fenced code, and tables."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gizai_desktop.ui.markdown.pieces import Above, Kind, Nesting, Piece, Table

_SPECIAL = re.compile(
    r"^(?:[ \t]*(?:>|#{1,6}(?=[ \t\r]|$)|```|~~~|[*+\-](?=[ \t\r]|$)|\[|\||\$\$|\\\["
    r"|=+[ \t\r]*$|-+[ \t\r]*$"
    r"|[*_\-](?:[ \t]*[*_\-]){2,}[ \t\r]*$|\d{1,9}[.)](?=[ \t\r]|$))|[ ]{4}|[ ]{0,3}\t)"
    r"|^[ ]{0,3}[-:|][-:| \t\r]*$",
    re.MULTILINE,
)
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})([^\n]*)(?:\n|\Z)")
_DELIMITERS = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*\Z")
_ENDS_TABLE = re.compile(r"[ \t]*(?:[>#`~*+\-=_]|\[\^|\d{1,9}[.)])|[ ]{4}|[ ]{0,3}\t")
_BARRED = re.compile(r"\|[^\n]*")
_LINE = re.compile(r"[^\n]+")
_SPACED = "\n ", "\n\t", "\n\n", "\r"
_FLAT = Nesting()
_PIPE = re.compile(r"(?<!\\)\|")


def lines_of(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The ranges of the lines, without spaces before and line breaks after them."""
    whole = text[start:end]
    edges = not whole or whole[0].isspace() or whole[-1] == "\n"
    if not edges and not any(sign in whole for sign in _SPACED):
        return tuple([line.span() for line in _LINE.finditer(text, start, end)])
    found: list[tuple[int, int]] = []
    at = start
    for line in whole.split("\n"):
        # At the very beginning every kind of space is left out, as the parser does.
        inside = len(line) - len(line.lstrip(" \t") if found else line.lstrip())
        found.append((at + inside, max(at + inside, at + len(line.rstrip("\r")))))
        at += len(line) + 1
    return tuple(found)


def simple_pieces(text: str) -> tuple[Piece, ...] | None:
    """The pieces of a section, None if it needs the parser."""
    found = _FENCE.match(text)
    if found is not None and not (found[2][0] == "`" and "`" in found[3]):
        return _code(text, found)
    table = _table(text)
    if table is not None:
        return table
    # Only where a line begins anything special can begin.
    special = _SPECIAL.search(text) if "\n" in text else _SPECIAL.match(text)
    return None if special else paragraphs(text)


def paragraphs(text: str) -> tuple[Piece, ...]:
    """Nothing but paragraphs, whatever the signs in them mean."""
    pieces = []
    for found in re.finditer(r"(?:[^\S\n]*\S[^\n]*(?:\n|\Z))+", text):
        start, end = found.start(), len(text[: found.end()].rstrip())
        end = max(end, start)
        pieces.append(Piece(Kind.TEXT, lines_of(text, start, end), (start, end)))
    return tuple(pieces)


def grown_code(text: str, before: str, known: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
    """The piece of code that has more lines now, None if it is no code.

    Args:
        before: the text that had the pieces `known`.
    """
    if len(known) != 1 or known[0].kind is not Kind.CODE:
        return None
    *lines, (last, _) = known[0].lines
    at = text.rfind("\n", 0, last) + 1
    opening = _FENCE.match(text)
    if opening is None or at < opening.end() or not text.startswith(before[:last]):
        return None
    return _code(text, opening, lines, at)


def _code(
    text: str,
    opening: re.Match[str],
    known: Sequence[tuple[int, int]] = (),
    at: int = 0,
) -> tuple[Piece, ...] | None:
    """Code as a piece; what is before `at` are the lines `known`."""
    indent, marker = len(opening[1]), opening[2]
    least = min(len(marker), 1000)
    closing = re.compile(rf"^ {{0,3}}{marker[0]}{{{least},}}[ \t\r]*$", re.MULTILINE)
    closed = closing.search(text, max(at, opening.end()))
    last = closed.start() - 1 if closed is not None else len(text)
    if closed is not None and text[closed.end() :].strip():
        return None
    words = opening[3].split()
    language = words[0][:40] if words else ""
    begin = max(at, opening.end())
    if closed is None and text.endswith("\n"):
        last = len(text) - 1
    more = last >= begin or not known
    lines = (*known, *(_code_lines(text, begin, last, indent) if more else ()))
    end = closed.end() if closed is not None else max(lines[-1][1], begin)
    return (Piece(Kind.CODE, lines, (0, end), language=language),)


def _code_lines(text: str, start: int, end: int, indent: int) -> tuple[tuple[int, int], ...]:
    if end < start:
        return ((start, start),)
    found = []
    at = start
    for line in text[start:end].split("\n"):
        cut = min(indent, len(line) - len(line.lstrip(" "))) if indent else 0
        stop = at + len(line) - line.endswith("\r")
        found.append((at + cut, max(at + cut, stop)))
        at += len(line) + 1
    return tuple(found)


def is_table_head(line: str, below: str) -> bool:
    """Whether a table begins with these two lines."""
    if "|" not in below or not _DELIMITERS.match(below) or _ENDS_TABLE.match(line):
        return False
    return len(cells_of(line)) == len(cells_of(below))


def _table(text: str) -> tuple[Piece, ...] | None:
    if "|" not in text:
        return None
    lines = [(found.start(), found[0]) for found in _LINE.finditer(text) if found[0].strip()]
    if len(lines) < 2 or "|" not in lines[0][1] or not _DELIMITERS.match(lines[1][1]):
        return None
    blank = any(not line.strip() for line in text.strip().split("\n"))
    if blank or "|" not in lines[1][1] or _ENDS_TABLE.match(lines[0][1]):
        return None
    if any(_ENDS_TABLE.match(line) for _, line in lines[2:]):
        return None
    aligns = alignments(lines[1][1])
    if len(cells_of(lines[0][1])) != len(aligns):
        return None
    table = Table(lines[0][0], aligns)
    delimiters = lines[1][0] + len(lines[1][1].rstrip())
    pieces = [row_piece(*lines[0], table, (lines[0][0], delimiters))]
    for start, line in lines[2:]:
        pieces.append(row_piece(start, line, table, (start, start + len(line.rstrip()))))
    return tuple(pieces)


def grown_table(text: str, before: str, known: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
    """The pieces of a table that has more rows now; those that it had are the same objects.

    Args:
        before: the text that had the pieces `known`.
    """
    if len(known) < 2 or known[-1].table is None or known[-1].table is not known[0].table:
        return None
    at = known[-1].start
    if not known[0].head or not text.startswith(before[:at]) or "\n\n" in text[at:].rstrip():
        return None
    pieces = list(known[:-1])
    for found in _LINE.finditer(text, at):
        line = found[0]
        if not line.strip() or _ENDS_TABLE.match(line):
            return None
        start = found.start()
        pieces.append(row_piece(start, line, known[0].table, (start, start + len(line.rstrip()))))
    return tuple(pieces)


def more_rows(text: str, table: Table) -> tuple[Piece, ...] | None:
    """The pieces of a section in which a table goes on, None if there is anything else in it."""
    pieces = []
    for found in _LINE.finditer(text, 0, len(text.rstrip())):
        start, line = found.start(), found[0]
        if _ENDS_TABLE.match(line) or not line.strip() or text[start - 2 : start] == "\n\n":
            return None
        pieces.append(row_piece(start, line, table, (start, start + len(line.rstrip()))))
    return tuple(pieces)


def table_rows(source: str, start: int, most: int) -> list[str]:
    """The first rows of a table that begins there, if it stands for itself: what has bars."""
    if start and source[start - 1] != "\n":
        return []
    found: list[str] = []
    for line in _BARRED.finditer(source, start):
        if line.start() != start or len(found) > most:
            break
        found.append(line[0].rstrip())
        start = line.end() + 1
    return found[:1] + found[2:]


def row_piece(start: int, line: str, table: Table, outer: tuple[int, int]) -> Piece:
    """One row of a table; what its head stands for includes the line below it."""
    lines = ((start, start + len(line.rstrip())),)
    head = start == table.start
    above = Above.PARAGRAPH if head else Above.NONE
    return Piece(Kind.ROW, lines, outer, above, _FLAT, (), 0, "", table, head)


def alignments(line: str) -> tuple[str, ...]:
    """What the line under a table's head says about its columns."""
    signs = {(True, True): "center", (False, True): "right", (True, False): "left"}
    cells = [line[start:end] for start, end in cells_of(line)]
    return tuple(signs.get((cell.startswith(":"), cell.endswith(":")), "") for cell in cells)


def cells_of(line: str) -> list[tuple[int, int]]:
    """The ranges of the cells in the line of a row, without the spaces around them."""
    bounds = [found.start() for found in _PIPE.finditer(line)]
    return [_trim(line, start, end) for start, end in _between(line, bounds)]


def _between(line: str, bounds: list[int]) -> list[tuple[int, int]]:
    edges = [-1, *bounds, len(line)]
    found = [(before + 1, after) for before, after in pairwise(edges)]
    if found and not line[slice(*found[0])].strip():
        found = found[1:]
    if found and not line[slice(*found[-1])].strip():
        found = found[:-1]
    return found


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    cell = line[start:end]
    inside = len(cell) - len(cell.lstrip())
    if not cell.strip():
        return start, start
    return start + inside, start + inside + len(cell.strip())
