"""The groups of the sidebar: pinned, then by the day of the last activity."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from gizai_desktop.domain.library import ConversationHeader


class SectionKind(Enum):
    """What a group gathers."""

    PINNED = "pinned"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Section:
    """One group; year and month only for months."""

    kind: SectionKind
    year: int = 0
    month: int = 0


_RANKS = tuple(SectionKind)
_AGES = {SectionKind.TODAY: 0, SectionKind.YESTERDAY: 1, SectionKind.WEEK: 7}
"""The age in days of the oldest conversations in a group."""


def section_of(header: ConversationHeader, today: date, *, by_day: bool = True) -> Section:
    """The group of a conversation, by its day in local time; the future counts as today.

    Args:
        by_day: False for a list that is sorted otherwise; it has only pinned and others.
    """
    if header.pinned:
        return Section(SectionKind.PINNED)
    if not by_day:
        return Section(SectionKind.ALL)
    day = header.last_activity.astimezone().date()
    age = (today - day).days
    if age <= 0:
        return Section(SectionKind.TODAY)
    if age == 1:
        return Section(SectionKind.YESTERDAY)
    if age <= 7:
        return Section(SectionKind.WEEK)
    return Section(SectionKind.MONTH, day.year, day.month)


def section_start(section: Section, today: date) -> float:
    """The moment at which a day's, week's or month's group begins; seconds since the epoch."""
    if section.kind is SectionKind.MONTH:
        day = date(section.year, section.month, 1)
    else:
        day = today - timedelta(days=_AGES[section.kind])
    return datetime.combine(day, time()).astimezone().timestamp()


def rank(section: Section) -> tuple[int, int, int]:
    """What groups are ordered by."""
    return (_RANKS.index(section.kind), -section.year, -section.month)


def section_title(section: Section) -> str:
    """The label of a group in the language of the window."""
    if section.kind is SectionKind.MONTH:
        name = QLocale().standaloneMonthName(section.month)
        return f"{name[:1].upper()}{name[1:]} {section.year}"
    return {
        SectionKind.PINNED: QCoreApplication.translate("Sidebar", "Pinned"),
        SectionKind.TODAY: QCoreApplication.translate("Sidebar", "Today"),
        SectionKind.YESTERDAY: QCoreApplication.translate("Sidebar", "Yesterday"),
        SectionKind.WEEK: QCoreApplication.translate("Sidebar", "Previous 7 days"),
        SectionKind.ALL: QCoreApplication.translate("Sidebar", "By title"),
    }[section.kind]


def milliseconds_to_midnight(now: datetime) -> int:
    """From a local time to the start of the next day, at least 1."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    return max(1, round((midnight - now).total_seconds() * 1000))
