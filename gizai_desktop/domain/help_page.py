"""A page of the manual, and how it is written."""

import re
from dataclasses import dataclass

SCHEME = "gizai-desktop:"
"""Begins the links from the manual into the application."""
PAGE_TARGET = SCHEME + "help/"
"""Begins the links to pages of the manual: ``gizai-desktop:help/<page>#<section>``."""

_KEYWORDS = "Keywords:"
_LINK = re.compile(r"\[([^\]]+)\]\(" + re.escape(SCHEME) + r"[^)\s]*\)")
_HEADING = re.compile(r"^## (?P<title>.+?)(?: \{#(?P<anchor>[a-z0-9-]+)\})?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A part of a page below a heading of the second level.

    Attributes:
        anchor: what links name it; the same in every language. Empty for a page's beginning.
        title: the heading; empty for a page's beginning.
        text: Markdown without the heading.
    """

    anchor: str
    title: str
    text: str

    @property
    def markdown(self) -> str:
        """The section as it is read, with its heading."""
        return f"### {self.title}\n\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One topic.

    Attributes:
        name: what links call it; the same in every language.
        language: ``en`` or ``ru``.
        keywords: words and phrases that people look for, with commas; searched, not shown.
        sections: the beginning first.
    """

    name: str
    language: str
    title: str
    keywords: str
    sections: tuple[HelpSection, ...]

    @property
    def text(self) -> str:
        """All sections, without the title."""
        return "\n\n".join(part.markdown for part in self.sections if part.markdown)

    @property
    def target(self) -> str:
        """The address that links to this page have."""
        return PAGE_TARGET + self.name


def parse_page(name: str, language: str, source: str) -> HelpPage:
    """Read a page: ``# Title``, then lines of ``Keywords: …``, if any, then Markdown.

    Its sections begin with ``## Heading {#anchor}``.

    Nothing is an error; a page without a title has its name for one.
    """
    head, _, body = source.replace("\r\n", "\n").strip().partition("\n")
    title = head.removeprefix("# ").strip() or name
    keywords = []
    while (line := body.lstrip()).startswith(_KEYWORDS):
        words, _, body = line.removeprefix(_KEYWORDS).partition("\n")
        keywords.append(words.strip())
    return HelpPage(name, language, title, ", ".join(keywords), tuple(_sections(body.strip())))


def _sections(body: str) -> list[HelpSection]:
    found = list(_HEADING.finditer(body))
    ends = [heading.start() for heading in found] + [len(body)]
    sections = [HelpSection("", "", body[: ends[0]].strip())]
    for heading, end in zip(found, ends[1:], strict=True):
        text = body[heading.end() : end].strip()
        sections.append(HelpSection(heading["anchor"] or "", heading["title"], text))
    return sections


def without_links(text: str) -> str:
    """The Markdown with the words of links into the application, for where no window can follow."""
    return _LINK.sub(r"\1", text)
