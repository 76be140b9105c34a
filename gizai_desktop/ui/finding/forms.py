"""Markdown in the forms that hits are counted in, without parsing it.

All texts here are folded UTF-8. Many messages are one text, `END` between any two of them. The
count of a query is that in what is seen for sure, if it comes out the same in what may be seen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gizai_desktop.ui.finding.links import GONE
from gizai_desktop.ui.markdown.cut import MOST_PARSED
from gizai_desktop.ui.typesetting.matches import SIGNS

END = b"\n\n\0\n\n"
"""Between two messages; a paragraph ends there, too."""
PARTED = b"\0"
"""What is left of `END` in a form."""
CUT = b"\1"
"""Stands where something may be hidden; no hit goes across it."""
_GONE = b"\2"
"""Stands where something is hidden, and with it nothing between its neighbours."""
_ROW, _ROW_END = b"\3", b"\4"
_SPACES = bytes.maketrans(b"\n\t", b"  ")
_ANY_SPACES = bytes.maketrans(b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f", b" " * 9)
_LEFT_OUT = bytes(set(SIGNS.encode()) - set(b"\r")) + _GONE + _ROW + _ROW_END + GONE.encode()
_MANY_SPACES = re.compile(rb"  +")
_TO_END = rb"(?:[^\n]|\n(?![ \t]*\n))*"
_ADDRESS = rb"(?:<[^<>\n\0]*>|[^\s()<>\0]*(?:\([^\s()<>\0]*\)[^\s()<>\0]*)*)"
_TITLE = rb"(?:[ \t\n]+(?:\"[^\"\0]*\"|'[^'\0]*'|\([^()\0]*\)))?"
# Every choice begins with a sign, by which a pattern is quickly looked for.
_LINK = (
    rb"\]\([ \t\n]*" + _ADDRESS + _TITLE + rb"[ \t\n]*\)"
    rb"|\]\[[^\[\]\n]*(?:\]\[[^\[\]\n]*)*(?:(?=\]\()|\])|\[\^[^\]\s]*\]"
    rb"|\[x\](?![(\[])"
)  # fmt: skip
_HIDDEN = re.compile(
    rb"(\[[^\[\]\0]*\]:" + _TO_END + rb"|" + _LINK + rb"|\]\(" + _TO_END + rb"|\]:" + _TO_END
    + rb"|\$[^\0]*|\\\([^\0]*|\\\[[^\0]*)"
)  # fmt: skip
_INSIDE = re.compile(_LINK)
_NUMBERS = re.compile(rb"\n[ \t>*+-]*(?:\d{1,9}[.)][ \t>*+-]*)+")
_UNSURE_ROW = re.compile(rb"\x03[^\x04\0]*\x04?|[^\n\0\x03]*\x04")
_FENCES = re.compile(rb"```|~~~")
_PLAIN_FENCE = re.compile(rb"(?P<far>[ \t]*(?:(?:>|[*+-][ \t])[ \t]*)*)(?:```+[^`]*|~~~+[^\n]*)")


@dataclass(frozen=True, slots=True)
class Forms:
    """What messages show.

    Attributes:
        sure: what is seen, cut apart where that is not known.
        possible: without the signs, nothing in place of what is hidden with them.
        hidden: every different thing that is hidden, if its signs are what they seem to be.
    """

    sure: bytes
    possible: bytes
    hidden: bytes


class Prepared(NamedTuple):
    """A message with its code and rows marked.

    Attributes:
        fences: the lines that begin and end its code, which are taken out.
        plain: False if one of those lines may be a part of a paragraph.
    """

    text: bytes
    fences: tuple[bytes, ...] = ()
    plain: bool = True


def flat(text: bytes) -> bytes:
    """In one line; spaces in a row, which hardly anybody looks for, are cut out."""
    return _MANY_SPACES.sub(CUT, text.translate(_SPACES))


def bare(text: bytes) -> bytes:
    """Without the signs, one space between any two words."""
    text = text.translate(_ANY_SPACES, _LEFT_OUT)
    return _MANY_SPACES.sub(b" ", text) if b"  " in text else text


def without_links(text: bytes) -> bytes:
    """Without what the links in a text hide, if they are links."""
    return _INSIDE.sub(b"", text) if b"[" in text else text


def has_fence(text: bytes) -> bool:
    """Whether a line of the text may begin or end code."""
    return b"```" in text or b"~~~" in text


def outside_fences(text: bytes) -> bytes:
    """Cut apart where code begins and ends."""
    return _MANY_SPACES.sub(CUT, CUT.join(_outside(text, _fence_lines(text))))


def prepared(text: bytes) -> Prepared:
    """A message ready for `forms_of`."""
    text = _without_lonely(text)
    if b"|" in text:
        text = _with_unsure_rows(text)
    if not has_fence(text):
        return Prepared(text)
    lines = list(_fence_lines(text))
    plain = len(text) <= MOST_PARSED and all(_is_plain(text, *line) for line in lines)
    found = tuple(text[start:end] for start, end in lines)
    return Prepared((b"\n" + _GONE + b"\n").join(_outside(text, lines)), found, plain)


def _without_lonely(text: bytes) -> bytes:
    """Without signs of formulas that cannot be such, as those of prices."""
    if text.count(b"$") == 1:
        text = text.replace(b"$", _GONE)
    for opens, closes in ((b"\\(", b"\\)"), (b"\\[", b"\\]")):
        if opens in text and closes not in text:
            text = text.replace(opens, _GONE)
    return text


def forms_of(messages: Iterable[Prepared]) -> Forms:
    """What these messages show."""
    every = list(messages)
    parts = _HIDDEN.split(b"\n" + END.join([each.text for each in every]))
    hidden = {line for each in every for line in each.fences} | set(parts[1::2])
    # In what only seems to be hidden, something may be hidden in turn.
    hidden |= {_INSIDE.sub(b"", each[1:]) for each in hidden}
    sure = _NUMBERS.sub(b"\n" + CUT, CUT.join(parts[::2]))
    if _ROW in sure or _ROW_END in sure:
        sure = _UNSURE_ROW.sub(CUT, sure)
    within = bare(CUT.join(hidden)).split(CUT)
    return Forms(
        _MANY_SPACES.sub(CUT, sure), bare(b"".join(parts[::2])), CUT.join(sorted({*within}))
    )


def _fence_lines(text: bytes) -> Iterator[tuple[int, int]]:
    end = 0
    for at in _fences(text):
        if at >= end:
            start = text.rfind(b"\n", 0, at) + 1
            end = text.find(b"\n", at)
            end = len(text) if end < 0 else end
            yield start, end


def _fences(text: bytes) -> Iterator[int]:
    if b"~~~" in text:
        yield from (found.start() for found in _FENCES.finditer(text))
        return
    at = text.find(b"```")
    while at >= 0:
        yield at
        at = text.find(b"```", at + 3)


def _outside(text: bytes, lines: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    at = 0
    for start, end in lines:
        yield text[at:start]
        at = end
    yield text[at:]


def _is_plain(text: bytes, start: int, end: int) -> bool:
    """Whether that is no line of a paragraph with code in it."""
    found = _PLAIN_FENCE.fullmatch(text, start, end)
    if found is None:
        return False
    indent = found["far"]
    above = text.rfind(b"\n", 0, max(0, start - 1)) + 1
    near = b"    " not in indent and b"\t" not in indent
    return near or not text[above:start].strip()


def _with_unsure_rows(text: bytes) -> bytes:
    """With the rows marked if one of them may have more cells than its table shows."""
    lines = text.split(b"\n")
    rows = [line.strip() for line in lines if b"|" in line]
    edges = {(row.count(b"|"), row.startswith(b"|"), row.endswith(b"|")) for row in rows}
    if len(edges) == 1 and b"\\|" not in text:
        return text
    return b"\n".join([_ROW + line + _ROW_END if b"|" in line else line for line in lines])
