"""What others make of Markdown, as text; and what we show."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from gizai_desktop.ui.markdown.cut import Cut, Cutter
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.markdown.text import Reading, shown_text

PARSERS = Parsers()
RENDERER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            known = dict(attrs)
            self.found.append(known.get("alt") or known.get("src") or "")


def words_of(html: str) -> str:
    """The text of HTML without any spaces."""
    words = _Words()
    words.feed(html)
    words.close()
    return tight("".join(words.found))


def tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def rendered(source: str) -> str:
    """The words that the library's own renderer shows, raw HTML as text."""
    return words_of(RENDERER.render(source))


def every_link(address: str, words: str) -> bool:
    return True


def cut(source: str) -> Cut:
    cutter = Cutter(PARSERS)
    assert cutter.cut(source) is not None
    cutter.read(cutter.unread())
    found = cutter.cut(source)
    assert found is not None
    return found


def shown(source: str) -> list[str]:
    """The words of every piece that we show; all links are allowed."""
    found = cut(source)
    reading = Reading(PARSERS, found.references, found.notes, every_link)
    return [
        shown_text(source[section.start :], piece, reading)
        for section in found.sections
        for piece in section.pieces
    ]
