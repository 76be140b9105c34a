"""Reads the text of a paragraph that grows: what can mean nothing else any more, only once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from gizai_desktop.ui.markdown.runs import Allowed, Run

WORTH = 80
"""Characters of a text of which the beginning is kept."""
_OPENS = re.compile(r"[\[`$\\]|<(?=[A-Za-z]|\Z)")
"""Signs in a text that become something else if their other half comes."""
_PLACES = re.compile(r"(?<=[^\s]) (?=[^\s])")
"""Spaces at which a text may be taken apart: no line breaks are read from them."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The beginning of a text, its runs, and what they were read with.

    Attributes:
        cut: whether the last run goes on after it.
    """

    text: str
    runs: tuple[Run, ...]
    cut: bool
    allowed: Allowed
    names: tuple[Mapping[str, Any], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tokens of a text, and what the parser still had open at its end."""

    tokens: Sequence[Token]
    state: StateInline


class GrowingReader:
    """Keeps the beginning of the long text that was read last.

    Args:
        parse: gives the tokens of a text.
        runs: makes them runs.
    """

    def __init__(
        self,
        parse: Callable[[str, Mapping[str, Any], Mapping[str, int]], Parsed],
        runs: Callable[[str, Sequence[Token], Allowed], list[Run]],
    ) -> None:
        self._parse = parse
        self._runs = runs
        self._kept: _Kept | None = None

    def read(
        self,
        text: str,
        references: Mapping[str, Any],
        allowed: Allowed,
        notes: Mapping[str, int],
    ) -> list[Run]:
        """The runs of a text, the same as if it were read as a whole."""
        known = self._known(text, allowed, (references, notes))
        at = len(known.text) if known is not None else 0
        rest = text[at:]
        parsed = self._parse(rest, references, notes)
        found = self._runs(rest, parsed.tokens, allowed)
        runs = _joined(known, found) if known is not None else found
        if len(text) >= WORTH:
            settled = at + settled_length(rest, parsed)
            if settled > at:
                begun = _beginning(runs, settled)
                cut = bool(begun) and begun[-1] is not runs[len(begun) - 1]
                names = references, notes
                self._kept = _Kept(text[:settled], tuple(begun), cut, allowed, names)
        return runs

    def _known(
        self, text: str, allowed: Allowed, names: tuple[Mapping[str, Any], Mapping[str, int]]
    ) -> _Kept | None:
        kept = self._kept
        if kept is None or kept.allowed is not allowed or not text.startswith(kept.text):
            return None
        return kept if kept.names == names else None


def settled_length(text: str, parsed: Parsed) -> int:
    """How much of a text stays what it is, whatever follows: up to a space between two words."""
    tokens, limit = parsed.tokens, len(text)
    for open_ in parsed.state.delimiters:
        if open_.open and open_.end < 0:
            limit = min(limit, int(tokens[open_.token].meta["at"]))
    depth, place = 0, 0
    for token in tokens:
        at = int(token.meta["at"])
        if at >= limit:
            break
        depth += token.nesting
        if token.type not in {"text", "text_special"}:
            continue
        end = int(token.meta.get("end", at + len(token.content)))
        opens = _OPENS.search(text, at, end)
        if opens is not None:
            limit = min(limit, opens.start())
        if not depth and token.type == "text" and text.startswith(token.content, at):
            for space in _PLACES.finditer(text, at, min(end, limit)):
                place = space.start()
    return place


def _beginning(runs: Sequence[Run], end: int) -> list[Run]:
    """The runs of a text up to a place in a plain one."""
    found = []
    for run in runs:
        if run.end > end:
            if run.start < end:
                found.append(replace(run, text=run.text[: end - run.start], end=end))
            break
        found.append(run)
    return found


def _joined(kept: _Kept, after: Sequence[Run]) -> list[Run]:
    """The runs of the beginning of a text, and those of the rest."""
    at = len(kept.text)
    moved = [replace(run, start=run.start + at, end=run.end + at) for run in after]
    if not kept.cut or not moved:
        return [*kept.runs, *moved]
    last, first = kept.runs[-1], moved[0]
    return [
        *kept.runs[:-1],
        replace(last, text=last.text + first.text, end=first.end),
        *moved[1:],
    ]
