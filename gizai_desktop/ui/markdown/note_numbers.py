"""Which number a footnote has: that of its first reference."""

import re
from collections.abc import Collection, Mapping

_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?P<colon>:)?")
_MARKS = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)])*\Z")
_FURTHEST_IN = 200  # characters of marks before the definition of a footnote


def note_numbers(source: str, labels: Collection[str]) -> Mapping[str, int]:
    """The footnotes with these labels, in the order in which they are referred to."""
    numbers: dict[str, int] = {}
    for found in _NOTE.finditer(source) if labels else ():
        label = found["label"].casefold()
        if label in labels and not _defines(source, found):
            numbers.setdefault(label, len(numbers) + 1)
    return numbers


def _defines(source: str, found: re.Match[str]) -> bool:
    """Whether a footnote begins there, instead of being referred to."""
    line = source.rfind("\n", 0, found.start()) + 1
    near = found.start() - line <= _FURTHEST_IN
    return bool(found["colon"] and near and _MARKS.match(source, line, found.start()))
