"""Finds links in a text: plain addresses, and Markdown links where they are allowed."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from gizai_desktop.ui.markdown.runs import FROM_NOTE, TO_NOTE

APP_SCHEME = "gizai-desktop"
"""Links of the manual that lead into the application."""
WEB_SCHEMES = frozenset({"http", "https", "mailto"})

_UNSAFE = r"\s<>\"'`\\\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd"
_ADDRESS = re.compile(rf"\b(?:https?://|mailto:)[^{_UNSAFE}]+", re.IGNORECASE)
_TAIL = ".,;:!?*_~…»”’"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MARKDOWN = re.compile(
    r"(?<![!\\])\[(?P<words>[^\[\]\u2028]{1,300})\]"
    rf"\((?P<address>(?P<scheme>[a-z-]{{1,20}}):[^{_UNSAFE}()]{{1,2000}})\)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(`+)[^`\u2028]+\1")
_HIDDEN = "\u2060"  # takes no room, and no line breaks at it


@dataclass(frozen=True, slots=True)
class Link:
    """An address at the range [start, end) of a text.

    Attributes:
        first, last: the range with the signs around it that are not shown.
    """

    start: int
    end: int
    address: str
    first: int
    last: int


def links_in(text: str, schemes: Collection[str] = ()) -> Iterator[Link]:
    """The http, https and mailto addresses, without the sentence's signs after them.

    Markdown links of these schemes are links too, unless their words pretend to be another
    address.
    """
    if ":" not in text:
        return
    named = list(markdown_links(text, schemes)) if schemes else []
    yield from named
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        inside = any(link.first <= found.start() < link.last for link in named)
        if not inside and address.partition(":")[2].strip("/"):
            end = found.start() + len(address)
            yield Link(found.start(), end, address, found.start(), end)


def markdown_links(text: str, schemes: Collection[str]) -> Iterator[Link]:
    """The links ``[words](address)`` outside of code."""
    if "](" not in text:
        return
    code = [found.span() for found in _CODE.finditer(text)]
    for found in _MARKDOWN.finditer(text):
        honest = "://" not in found["words"] or found["words"] == found["address"]
        quoted = any(start <= found.start() < end for start, end in code)
        if found["scheme"].lower() in schemes and honest and not quoted:
            start, end = found.span("words")
            yield Link(start, end, found["address"], *found.span())


@cache
def allowed_links(schemes: frozenset[str]) -> Callable[[str, str], bool]:
    """Tells links that lead where their words say, or whose words are no address."""

    def allowed(address: str, words: str) -> bool:
        honest = "://" not in words or words.rstrip("/") == address.rstrip("/")
        return honest and address.partition(":")[0].lower() in schemes

    return allowed


def leads_outside(address: str) -> bool:
    """Whether a link leads out of the application, so that people want to see where to."""
    return not address.startswith((f"{APP_SCHEME}:", TO_NOTE, FROM_NOTE))


def without_signs(text: str, links: Collection[Link]) -> str:
    """The text with as many characters, in which only the words of links are seen."""
    for link in links:
        if link.last - link.first > link.end - link.start:
            before, after = link.start - link.first, link.last - link.end
            words = text[link.start : link.end]
            whole = _HIDDEN * before + words + _HIDDEN * after
            text = text[: link.first] + whole + text[link.last :]
    return text


def _trimmed(address: str) -> str:
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        unpaired = opening is not None and address.count(last) > address.count(opening)
        if last not in _TAIL and not unpaired:
            break
        address = address[:-1]
    return address
