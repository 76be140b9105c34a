"""Reads sections with lists, quotes, headings and tables in them.

This module loads the Markdown library, so it is imported when the first answer needs it.
"""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as reference_rule
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from gizai_desktop.ui.markdown.formulas import block_formula
from gizai_desktop.ui.markdown.pieces import Kind, Piece, Table
from gizai_desktop.ui.markdown.simple import row_piece
from gizai_desktop.ui.markdown.walk import Walk

_ONLY_MARKS = re.compile(r"(?:[\s>*+\-]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)*\Z")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_ITEM_ENDS = frozenset({"list_item_close", "footnote_reference_close"})
_DEEPEST = 20


class StructureReader:
    """The parser for sections."""

    def __init__(self) -> None:
        options = {"html": False, "maxNesting": _DEEPEST}
        self._md = MarkdownIt("commonmark", options).enable("table")
        self._md.block.ruler.at("reference", _reference)
        ends = ["paragraph", "reference", "blockquote", "list"]
        self._md.block.ruler.before("fence", "formula", block_formula, {"alt": ends})
        self._md.block.ruler.before("reference", "note", footnote_def, {"alt": ends})

    def pieces(
        self, text: str, references: MutableMapping[str, Any], before: str = ""
    ) -> tuple[Piece, ...] | None:
        """The pieces of a section; its references are added. None if words would be lost.

        Args:
            before: lines that open what goes on in the section; they are no part of it.
        """
        if before:
            found = self.pieces(before + text, references)
            return None if found is None else _behind(found, len(before))
        env: dict[str, Any] = {}
        tokens: list[Token] = []
        source = text.replace("\r", " ").replace("\x00", "\ufffd")
        self._md.block.parse(source, self._md, env, tokens)
        known = dict(env.get("references", {}))
        reader = _Reader(text)
        for found in [*known.values(), *env.get("duplicate_refs", ())]:
            reader.cover(*found["map"])
        pieces = tuple(reader.read(tokens))
        if not reader.is_whole:
            return None
        for label, found in known.items():
            references.setdefault(label, found)
        return pieces


def _behind(pieces: Sequence[Piece], start: int) -> tuple[Piece, ...] | None:
    """The pieces from there on, as if the text began there; None if one goes across it."""
    if any(each.start < start < each.end for each in pieces):
        return None
    return tuple(each.moved(-start, each.above) for each in pieces if each.start >= start)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A reference; but not a footnote, whose text would not be seen then."""
    if state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
        return False
    return reference_rule(state, start, end, silent)


class _Reader:
    """Turns the tokens of one section into pieces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._tops = [0]
        for line in self._lines:
            self._tops.append(self._tops[-1] + len(line) + 1)
        self._covered = [False] * len(self._lines)
        self._walk = Walk()

    @property
    def is_whole(self) -> bool:
        """Whether no line with words in it is missing."""
        pairs = zip(self._covered, self._lines, strict=True)
        return all(known or _ONLY_MARKS.match(line) is not None for known, line in pairs)

    def cover(self, first: int, last: int) -> None:
        """These lines are known."""
        count = min(last, len(self._lines)) - first
        self._covered[first : first + count] = [True] * count

    def read(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        """The pieces in order."""
        table: list[Token] = []
        before = None
        for token in tokens:
            if table or token.type == "table_open":
                table.append(token)
                if token.type == "table_close":
                    yield from map(self._walk.place, self._rows(table))
                    table = []
            elif not self._nest(token):
                yield from map(self._walk.place, self._pieces(token, before))
                if token.type in _ITEM_ENDS:
                    self._walk.leave_item()
            before = token

    def _nest(self, token: Token) -> bool:
        """Follow a list, an item or a quote; an empty item becomes a piece nevertheless."""
        walk = self._walk
        match token.type:
            case "blockquote_open":
                walk.open_quote()
            case "blockquote_close":
                walk.close_quote()
            case "bullet_list_open":
                walk.open_list(None)
            case "ordered_list_open":
                walk.open_list(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                walk.close_list()
            case "list_item_open":
                walk.open_item(token.markup, token.map[0] if token.map else 0)
            case "footnote_reference_open":
                walk.open_note(str(token.meta["label"]), token.map[0] if token.map else 0)
            case _:
                return False
        return True

    def _pieces(self, token: Token, before: Token | None) -> Iterator[Piece]:
        if token.type == "inline":
            yield self._text_piece(token, before)
        elif token.type in {"fence", "code_block"}:
            yield self._code_piece(token)
        elif token.type == "formula_block":
            first = (token.map or [0])[0]
            lines = [self._line(first + row, line) for row, line in enumerate(token.meta["lines"])]
            yield Piece(Kind.FORMULA, tuple(lines), self._outer(token))
        elif token.type == "hr":
            outer = self._outer(token)
            yield Piece(Kind.RULE, (outer,), outer)
        elif token.type in _ITEM_ENDS:
            empty = self._walk.close_item()
            if empty is not None:
                end = self._tops[empty] + len(self._lines[empty].rstrip())
                yield Piece(Kind.TEXT, ((end, end),), (self._tops[empty], end))

    def _text_piece(self, token: Token, before: Token | None) -> Piece:
        heading = before is not None and before.type == "heading_open"
        outer = self._outer(token)
        content = token.content.split("\n")
        first = self._first_line(token, content)
        lines = [self._line(first + row, line) for row, line in enumerate(content)]
        level = 0
        if heading and before is not None:
            level = int(before.tag[1])
            outer = self._outer(before)
            if before.markup.startswith("#"):
                lines = [self._title(first, token.content)]
        elif self._walk.at_item_start:
            lines[0] = self._task(lines[0])
        return Piece(Kind.TEXT, tuple(lines), outer, level=level)

    def _first_line(self, token: Token, content: Sequence[str]) -> int:
        """Where the content begins: lines of nothing but no-break spaces are cut off."""
        first, last = token.map or (0, 1)
        start = content[0].strip()
        for number in range(first, max(first, last - len(content)) + 1):
            if self._lines[number].rstrip().endswith(start):
                return number
        return first

    def _line(self, number: int, content: str) -> tuple[int, int]:
        """The range of a line, whose content is the end of a source line."""
        end = len(self._lines[number].rstrip())
        start = max(0, end - len(content.rstrip().lstrip(" \t")))
        return self._tops[number] + start, self._tops[number] + end

    def _title(self, number: int, content: str) -> tuple[int, int]:
        """The range of a heading, which may have signs at both sides."""
        line = self._lines[number]
        sign = line.find("#")
        at = line.find(content, sign + 1) if content else len(line.rstrip())
        if at < 0:
            return self._line(number, line[sign:].lstrip("#"))
        return self._tops[number] + at, self._tops[number] + at + len(content)

    def _task(self, line: tuple[int, int]) -> tuple[int, int]:
        found = _TASK.match(self._text, *line)
        if found is None:
            return line
        self._walk.check_item(found[1] != " ")
        return found.end(), line[1]

    def _code_piece(self, token: Token) -> Piece:
        outer = self._outer(token)
        first = (token.map or [0])[0] + (1 if token.type == "fence" else 0)
        if token.content:
            content = token.content.removesuffix("\n").split("\n")
            lines = tuple(self._code_line(first + row, line) for row, line in enumerate(content))
        else:
            end = self._tops[first - 1] + len(self._lines[first - 1].rstrip())
            lines = ((end, end),)
        words = token.info.split()
        return Piece(Kind.CODE, lines, outer, language=words[0][:40] if words else "")

    def _code_line(self, number: int, content: str) -> tuple[int, int]:
        if number >= len(self._lines):
            return len(self._text), len(self._text)
        line = self._lines[number]
        end = len(line) - line.endswith("\r")
        start = len(line) - len(content)
        if start < 0 or line[start:end].strip() != content.strip():
            # A tab before it became spaces.
            start = max(0, len(line.rstrip()) - len(content.strip()))
        return self._tops[number] + min(start, end), self._tops[number] + end

    def _rows(self, table: Sequence[Token]) -> Iterator[Piece]:
        rows: list[tuple[int, int, str]] = []
        aligns: list[str] = []
        line = 0
        cells: list[str] = []
        for token in table:
            if token.type == "tr_open":
                line, cells = (token.map or [0])[0], []
            elif token.type == "th_open":
                style = str(token.attrs.get("style", ""))
                aligns.append(style.removeprefix("text-align:"))
            elif token.type == "inline":
                cells.append(token.content)
            elif token.type == "tr_close":
                rows.append((line, *self._row(line, cells)))
        self.cover(*(table[0].map or (0, 0)))
        made = Table(rows[0][1], tuple(aligns))
        for line, start, text in rows:
            last = line + 1 if start == made.start else line
            outer = self._tops[line], self._tops[last] + len(self._lines[last].rstrip())
            yield row_piece(start, text, made, outer)

    def _row(self, number: int, cells: Sequence[str]) -> tuple[int, str]:
        """Where a row begins in its line, behind the signs of lists and quotes."""
        line = self._lines[number]
        first = next((cell.replace("|", "\\|") for cell in cells if cell), "|")
        at = max(0, line.find(first))
        before = line[:at].rstrip()
        start = len(before) - 1 if before.endswith("|") else at
        empty = next((index for index, cell in enumerate(cells) if cell), 0)
        for _ in range(empty):
            start = max(0, line.rfind("|", 0, start))
        return self._tops[number] + start, line[start:].rstrip()

    def _outer(self, token: Token) -> tuple[int, int]:
        first, last = token.map or (0, 1)
        self.cover(first, last)
        start, end = self._tops[first], min(self._tops[last] - 1, len(self._text))
        return start, max(start, start + len(self._text[start:end].rstrip()))
