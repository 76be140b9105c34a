"""Finds web and mail addresses in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"\b(?:https?://|mailto:)[^\s<>\"'`\\\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]+",
    re.IGNORECASE,
)
_TAIL = ".,;:!?*_~…»”’"
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address at the range [start, end) of a text."""

    start: int
    end: int
    address: str


def links_in(text: str) -> Iterator[Link]:
    """The http, https and mailto addresses, without the sentence's signs after them."""
    if ":" not in text:
        return
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        if address.partition(":")[2].strip("/"):
            yield Link(found.start(), found.start() + len(address), address)


def _trimmed(address: str) -> str:
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        unpaired = opening is not None and address.count(last) > address.count(opening)
        if last not in _TAIL and not unpaired:
            break
        address = address[:-1]
    return address
