"""Which list items are open where a long list is cut in two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ITEM = re.compile(r"^( *)([-*+]|(\d{1,9})[.)])(?:( +)(?=\S)|(?=[ \r]*$))", re.MULTILINE)
_TOP_ITEM = re.compile(r"\n( {0,3})([-*+]|(\d{1,9})[.)])(?:( {1,4})(?! )|(?=[ \t\r\n]))")
_SIGNS = re.compile(r"\n( {0,3}[-*+\d]\S*)")
"""The same where nothing but items stands at the left edge; with spaces where others do."""
_UNCLEAR = re.compile(
    r"\t|```|~~~|^ *(?:[-*+]|\d{1,9}[.)])(?:[ \r]*$| +(?:>|[-*+] |\d+[.)] ))", re.MULTILINE
)
"""Code, empty items, and items that begin in the line of another one."""
_BULLETS = "-*+"
_DEEPEST = 12
_CODE_INDENT = 4
"""Spaces further in than an item's text that make a line code; also the most after a sign."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item whose text goes on: where its sign and its text stand, and its number.

    Attributes:
        sign: "-", "*", "+", or what stands after a number.
        written: the number in the source, which says how wide the sign is there.
    """

    indent: int
    inside: int
    sign: str
    number: int | None = None
    written: str = ""

    @property
    def line(self) -> str:
        """A source line that opens such an item."""
        sign = f"{self.number}{self.sign}" if self.written else self.sign
        return " " * self.indent + sign.ljust(self.inside - self.indent) + "x\n"

    @property
    def is_as_wide(self) -> bool:
        """Whether the number that is shown is as wide as the one that is written."""
        return not self.written or len(str(self.number)) == len(self.written)

    @property
    def numbered_line(self) -> str:
        """The same with the number that is shown, for an item that no line stands in any more."""
        number = "" if self.number is None else str(min(self.number, 999_999_999))
        sign = f"{number}{self.sign} ".ljust(min(self.inside - self.indent, len(number) + 5))
        return f"{' ' * self.indent}{sign}x\n"


def opened(source: str, start: int, at: int, before: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """The items around that of the line at `at`, and the item before it in its list.

    Args:
        start: where the section or its list begins.
        before: the items that are open there.

    Returns:
        None where the line is no certain item of a list that has an item already; nothing
        where it begins another list.
    """
    if " " in (source[start], source[at]) or len(before) > 1 or any(item.indent for item in before):
        return _nested(source, start, at, before)
    sign = _sign(source, at)
    last = source.rfind("\n", start, at - 1) + 1 or start
    if sign in _BULLETS and last < at and source.startswith(f"{sign} ", last):
        return (Item(0, 2, sign),)
    end = source.find("\n", at) + 1 or len(source)
    part = f"\n{source[start:end]}"
    simple = _SIGNS.findall(part)
    if not any(written[0] == " " for written in simple):
        return _top(sign, simple[:-1], before)
    items = _TOP_ITEM.findall(part)
    nested = [len(item[0]) for item in items if item[0]]
    tops = [item for item in items if not item[0]]
    if nested and max(len(item[1]) + len(item[3]) for item in tops) > min(nested):
        return _nested(source, start, at, before)
    return _top(sign, [item[1] for item in tops[:-1]], before)


def _top(sign: str, items: Sequence[str], before: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """The item before one with that sign, after those with these signs and numbers."""
    if not items and not before:
        return None
    others = (n for n, written in enumerate(reversed(items)) if written[-1] != sign)
    count = next(others, len(items))
    goes_on = count == len(items) and bool(before) and before[0].sign == sign
    if not count:
        return before if goes_on else ()
    if sign in _BULLETS:
        return (Item(0, 2, sign),)
    written = items[-count]
    number = (before[0].number or 0) + 1 if goes_on else int(written[:-1])
    return (Item(0, len(written) + 1, sign, number + count - 1, written[:-1]),)


def _sign(source: str, at: int) -> str:
    """The sign of the item that begins there, at the left edge."""
    while source[at].isdigit():
        at += 1
    return source[at]


def _nested(source: str, start: int, at: int, before: tuple[Item, ...]) -> tuple[Item, ...] | None:
    if _UNCLEAR.search(source, start, at):
        return None
    stack = list(before)
    for found in _ITEM.finditer(source, start):
        item, sibling = _place(stack, found)
        if found.start() < at:
            stack += [item] if item is not None else []
            continue
        if found.start() > at or item is None or sibling is None or len(stack) > _DEEPEST:
            return None
        same = sibling.sign == item.sign
        if not stack:
            return (sibling,) if same else ()
        # A paragraph between them may have ended the list: only its number says that it did not.
        counted = item.number is None or str(item.number) == found[3]
        known = same and counted and all(around.is_as_wide for around in stack)
        return (*stack, sibling) if known else None
    return None


def _place(stack: list[Item], found: re.Match[str]) -> tuple[Item | None, Item | None]:
    """The item of a line, and the one before it in its list; closes what it is not in."""
    indent, sign = len(found[1]), found[2][-1]
    depth = len(stack)
    while depth and indent < stack[depth - 1].inside:
        depth -= 1
    if indent - (stack[depth - 1].inside if depth else 0) >= _CODE_INDENT:
        return None, None
    sibling = stack[depth] if depth < len(stack) else None
    del stack[depth:]
    number = None if found[3] is None else int(found[3])
    if number is not None and sibling is not None and sibling.sign == sign:
        number = (sibling.number or 0) + 1
    spaces = len(found[4] or " ")
    width = len(found[2]) + (spaces if spaces <= _CODE_INDENT else 1)
    return Item(indent, indent + width, sign, number, found[3] or ""), sibling
