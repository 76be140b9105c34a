"""What a screen reader, if there is one, says by itself: what is awaited, and how it ended."""

import textwrap

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline.access.spoken_text import ending, spoken_content
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.states import waiting_sentence

_FIRST_WORDS = 100  # characters


def announce_waiting(widget: QWidget, entry: TimelineEntry) -> None:
    """Say who is awaited."""
    _say(widget, waiting_sentence(entry))


def announce_end(widget: QWidget, page: Page, entry: TimelineEntry) -> None:
    """Say that the answer is there, with its first words, or what happened instead.

    A failure interrupts what is being said.
    """
    how = ending(entry)
    if entry.message.status is MessageStatus.COMPLETE:
        complete = QCoreApplication.translate("TimelineView", "Answer complete: %1")
        text = " ".join(spoken_content(page, entry).text.split())
        words = textwrap.shorten(text, _FIRST_WORDS, placeholder="…") if " " in text else text
        how = " ".join(filter(None, (complete.replace("%1", words[:_FIRST_WORDS]), how)))
    _say(widget, how, assertive=entry.message.status is MessageStatus.FAILED)


def _say(widget: QWidget, words: str, *, assertive: bool = False) -> None:
    event = QAccessibleAnnouncementEvent(widget, words)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
