"""Reads the text of a paragraph; every run knows where in it it stands.

This module loads the Markdown library, so it is imported when the first answer is laid out.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from gizai_desktop.ui.markdown.formulas import inline_formula
from gizai_desktop.ui.markdown.growing_text import GrowingReader, Parsed
from gizai_desktop.ui.markdown.runs import PLAIN, TO_NOTE, Allowed, Look, Run

_MOST_BRACKETS = 400
"""With more of them a paragraph stays plain: looking for links takes squared time."""
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"'`*\]\\]+", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_FOR_REAL = False  # a rule's second argument: not only a look
_PAIRED = {
    "strong_open": (0, 1), "strong_close": (0, -1),
    "em_open": (1, 1), "em_close": (1, -1),
    "s_open": (2, 1), "s_close": (2, -1),
}  # fmt: skip


class _State(StateInline):
    """Remembers where text that waits to become a token begins."""

    waiting_from = 0

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self.waiting_from
        return token


class _Inline(ParserInline):
    """Marks every token with the range of the text that it was made from."""

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        return list(self.parsed(src, md, env, tokens).tokens)

    def parsed(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> Parsed:
        """The tokens, and how the parser has ended."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return Parsed(state.tokens, state)

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        deepest = state.md.options["maxNesting"]
        while state.pos < state.posMax:
            start, before = state.pos, len(state.tokens)
            if isinstance(state, _State) and not state.pending:
                state.waiting_from = start
            for rule in rules if state.level < deepest else ():
                if rule(state, _FOR_REAL):
                    break
            else:
                state.append_pending(state.src[start])
                state.pos = start + 1
            _mark(state.tokens[before:], start, state.pos)
        if state.pending:
            state.pushPending()


def _mark(tokens: Sequence[Token], start: int, end: int) -> None:
    at = start
    for token in tokens:
        if "at" in token.meta:
            continue
        token.meta["at"] = at
        token.meta["end"] = end
        if token.type == "text":  # signs of emphasis, one token for each
            at += len(token.content)


def _address(state: StateInline, silent: bool) -> bool:
    """A bare address, so that its underscores do not become emphasis."""
    if state.src[state.pos] not in "hHfF:":
        return False
    start = state.pos
    if state.src[start] == ":":
        word = _SCHEME.search(state.src[max(0, start - 6) : start])
        waiting = state.waiting_from if isinstance(state, _State) else start
        if word is None or start - len(word[0]) < waiting:
            return False
        start -= len(word[0])
    found = _ADDRESS.match(state.src, start, state.posMax)
    if found is None or found.end() <= state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : found.end()])
    state.pos = found.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """A reference to a footnote that there is."""
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None or found[1].casefold() not in state.env["notes"]:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content = found[1].casefold()
        token.info = str(state.env["notes"][token.content])
    state.pos = found.end()
    return True


class InlineReader:
    """The parser for the text of paragraphs, headings and cells."""

    def __init__(self) -> None:
        self._md = MarkdownIt("commonmark", {"html": False})
        inline = _Inline()
        inline.ruler.before("text", "address", _address)
        inline.ruler.before("escape", "formula", inline_formula)
        inline.ruler.before("link", "note", _note)
        inline.ruler2.disable("fragments_join")
        inline.ruler.disable(["linkify", "html_inline"])
        self._md.inline = self._parser = inline
        self._growing = GrowingReader(self._parsed, lambda *found: list(_runs(*found)))

    def runs(
        self,
        text: str,
        references: Mapping[str, Any],
        allowed: Allowed,
        notes: Mapping[str, int],
    ) -> list[Run]:
        """The runs of a text with their positions in it; refused links stay what they are."""
        if text.count("[") > _MOST_BRACKETS:
            return _lines(text)
        return self._growing.read(text, references, allowed, notes)

    def _parsed(self, text: str, references: Mapping[str, Any], notes: Mapping[str, int]) -> Parsed:
        known = {"references": references, "notes": notes}
        return self._parser.parsed(text, self._md, known, [])


def _lines(text: str) -> list[Run]:
    runs = []
    at = 0
    for line in text.split("\n"):
        if at:
            runs.append(Run("\n", at - 1, at))
        runs.append(Run(line, at, at + len(line)))
        at += len(line) + 1
    return runs


def _runs(text: str, tokens: Sequence[Token], allowed: Allowed) -> Iterator[Run]:
    look = PLAIN
    depths = [0, 0, 0]
    refused_until = 0
    for number, token in enumerate(tokens):
        if token.meta["at"] < refused_until:
            continue
        paired = _PAIRED.get(token.type)
        if paired is not None:
            depths[paired[0]] += paired[1]
            look = Look(depths[0] > 0, depths[1] > 0, depths[2] > 0, link=look.link)
        elif _is_refused(token, tokens[number + 1 :], allowed):
            refused_until = int(token.meta["end"])
            yield Run(text[token.meta["at"] : refused_until], token.meta["at"], refused_until)
        elif token.type == "link_open":
            look = replace(look, link=str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            look = replace(look, link="")
        elif token.type in {"formula", "note"}:
            yield _special(text, token)
        else:
            run = _run(text, token, look)
            if run.text:
                yield run


def _special(text: str, token: Token) -> Run:
    """A formula, as it was written; or the number of a footnote."""
    start, end = int(token.meta["at"]), int(token.meta["end"])
    if token.type == "formula":
        return Run(token.content, start, end, Look(formula=True, display=bool(token.info)))
    look = Look(link=TO_NOTE + token.content, note=True)
    return Run(token.info, start, end, look, text[start:end])


def _is_refused(token: Token, after: Sequence[Token], allowed: Allowed) -> bool:
    if token.type == "image":
        return not allowed(str(token.attrs.get("src", "")), "")
    if token.type != "link_open":
        return False
    inside = takewhile(lambda other: other.type != "link_close", after)
    words = "" if token.info == "auto" else "".join(other.content for other in inside)
    return not allowed(str(token.attrs.get("href", "")), words)


def _run(text: str, token: Token, look: Look) -> Run:
    start = int(token.meta["at"])
    end = int(token.meta.get("end", start + len(token.content)))
    if token.type in {"softbreak", "hardbreak"}:
        return Run("\n", start, end)
    if token.type == "code_inline":
        shown = token.content
        at = _inside_code(text[start:end].replace("\n", " "), shown)
        return Run(shown, start + at, start + at + len(shown), replace(look, code=True))
    if token.type == "image":
        address = str(token.attrs.get("src", ""))
        words = "".join(_words(token.children or ())) or address
        return Run(words, start, end, replace(look, link=look.link or address))
    verbatim = text[start : start + len(token.content)] == token.content
    if token.type == "text" and verbatim:
        return Run(token.content, start, start + len(token.content), look)
    if token.type == "text" and text[start + 1 : end - 1] == token.content:  # <address>
        return Run(token.content, start + 1, end - 1, look)
    return Run(token.content, start, end, look)


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield "\n" if token.type in {"softbreak", "hardbreak"} else token.content
        if token.type == "image":
            continue
        yield from _words(token.children or ())


def _inside_code(source: str, shown: str) -> int:
    signs = len(source) - len(source.lstrip("`"))
    padded = len(source) - 2 * signs != len(shown)
    return signs + (1 if padded else 0)
