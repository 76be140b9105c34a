r"""Finds formulas: ``$…$`` and ``\(…\)`` in a line, ``$$…$$`` and ``\[…\]`` in one or alone.

Prices stay text: pandoc's rules for ``$``, and no letter or digit beside the formula.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

LONGEST = 2000
"""Characters of TeX."""
MOST_LINES = 60

_INLINE = re.compile(
    rf"\$\$(?P<dollars>(?:[^$\\]|\\.){{1,{LONGEST}}})\$\$"
    rf"|(?<![A-Za-z0-9$])\$(?P<dollar>(?!\s)(?:[^$`\\]|\\.){{1,{LONGEST}}}(?<!\s))\$(?![A-Za-z0-9$])"
    rf"|\\\((?P<round>(?:[^\\]|\\[^()]){{1,{LONGEST}}})\\\)"
    rf"|\\\[(?P<square>(?:[^\\]|\\[^\[\]]){{1,{LONGEST}}})\\\]",
    re.DOTALL,
)
_CLOSING = {"$$": "$$", "\\[": "\\]"}
_OPENING = tuple(_CLOSING)
_SIGN = re.compile(r"\w")
_PROSE = re.compile(r"\d[^\\^_={}]*\s[^\W\d]{2,}")
"""Two prices in a sentence: «$5 and 10$»."""


def inline_formula(state: StateInline, silent: bool) -> bool:
    """A formula in a line; its content is the source with the signs around it."""
    if state.src[state.pos] not in "$\\":
        return False
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if found is None or not _SIGN.search(found[0]):
        return False
    if found["dollar"] and _PROSE.match(found["dollar"]):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found[0]
        token.info = "display" if found["dollars"] or found["square"] else ""
    state.pos = found.end()
    return True


def block_formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula on lines of its own, none of them blank; `meta` has the lines."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(_OPENING, at) or state.is_code_block(start):
        return False
    first = _line(state, start)
    closing = _CLOSING[first[:2]]
    lines = [first]
    while not (len(lines[-1]) > (2 if len(lines) == 1 else 0) and lines[-1].endswith(closing)):
        number = start + len(lines)
        outside = number >= end or state.isEmpty(number) or state.sCount[number] < state.blkIndent
        if outside or len(lines) >= MOST_LINES:
            return False
        lines.append(_line(state, number))
    tex = "\n".join(lines)[2:-2]
    if closing in tex or first[:2] in tex or len(tex) > LONGEST or not _SIGN.search(tex):
        return False
    if not silent:
        state.line = start + len(lines)
        token = state.push("formula_block", "", 0)
        token.map = [start, state.line]
        token.meta = {"lines": lines}
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
