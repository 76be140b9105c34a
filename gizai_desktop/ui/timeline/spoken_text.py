"""A message as words: what a screen reader says of it, and the links in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.markdown.cut import Cutter
from gizai_desktop.ui.markdown.pieces import Kind, Marker, Piece
from gizai_desktop.ui.markdown.runs import RichText
from gizai_desktop.ui.markdown.text import Reading, piece_texts
from gizai_desktop.ui.texts import failure_advice, failure_sentence
from gizai_desktop.ui.timeline.entry import TimelineEntry
from gizai_desktop.ui.timeline.languages import language_name
from gizai_desktop.ui.timeline.links import allowed_links, links_in
from gizai_desktop.ui.timeline.page import Page
from gizai_desktop.ui.timeline.rich_layouts import links_of
from gizai_desktop.ui.timeline.states import quiet_sentence, waiting_sentence


@dataclass(frozen=True, slots=True)
class NamedLink:
    """The words of a link, and where it leads."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text without the signs of Markdown, and the links in it."""

    text: str
    links: tuple[NamedLink, ...] = ()


def spoken(page: Page, entry: TimelineEntry) -> Spoken:
    """The words of a message as they are seen, and how it ended."""
    content = spoken_content(page, entry)
    return Spoken("\n".join(filter(None, (content.text, ending(entry)))), content.links)


def spoken_content(page: Page, entry: TimelineEntry) -> Spoken:
    """The words of a message as they are seen; code and tables too."""
    content = entry.message.content
    cut = None if entry.by_user else Cutter(page.parsers).cut(content)
    if cut is None:
        return Spoken(content, tuple(_plain_links(content, page.style_of(entry).schemes)))
    schemes = page.style_of(entry).schemes
    reading = Reading(page.parsers, cut.references, cut.notes, allowed_links(schemes))
    lines: list[str] = []
    found: list[NamedLink] = []
    starts = [*(section.start for section in cut.sections), len(content)]
    for section, (start, end) in zip(cut.sections, pairwise(starts), strict=True):
        source = content[start:end]
        for piece in section.pieces:
            texts = piece_texts(source, piece, reading)
            lines.append(_line(piece, texts, cut.notes))
            if piece.kind is not Kind.CODE:
                found += [link for text in texts for link in _links(text, schemes)]
    return Spoken("\n".join(filter(None, lines)), tuple(found))


def ending(entry: TimelineEntry) -> str:
    """Why an answer is not there, or not whole; empty for one that is."""
    message = entry.message
    if entry.running:
        return waiting_sentence(entry)
    if message.status is MessageStatus.FAILED:
        failure = message.failure or Failure(FailureKind.UNKNOWN)
        return ". ".join(filter(None, (failure_sentence(failure), failure_advice(failure))))
    if message.status is MessageStatus.COMPLETE:
        return quiet_sentence(entry) if entry.cut else ""
    return quiet_sentence(entry)


def _plain_links(content: str, schemes: frozenset[str]) -> Iterator[NamedLink]:
    return (NamedLink(content[at.start : at.end], at.address) for at in links_in(content, schemes))


def _line(piece: Piece, texts: list[RichText], notes: Mapping[str, int]) -> str:
    """What is said of a piece, with what stands before it."""
    words = "; ".join(text.words() for text in texts)
    if piece.kind is Kind.CODE:
        unnamed = QCoreApplication.translate("ReadingColumn", "Code")
        words = f"{language_name(piece.language) or unnamed}:\n{words}"
    return " ".join([*(_mark(marker, notes) for marker in piece.markers), words])


def _mark(marker: Marker, notes: Mapping[str, int]) -> str:
    if marker.note:
        return f"[{notes.get(marker.note.casefold(), marker.note)}]"
    if marker.checked is None:
        return marker.text or "•"
    return "☑" if marker.checked else "☐"


def _links(text: RichText, schemes: frozenset[str]) -> Iterator[NamedLink]:
    named, bare = links_of(text, text.text)
    for link in sorted([*named, *bare], key=lambda link: link.start):
        if link.address.partition(":")[0].lower() in schemes:
            yield NamedLink(text.text[link.start : link.end], link.address)
