"""The groups of the sidebar: pinned, then by the day of the last activity."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from gizai_desktop.domain.library import ConversationHeader

_CONTEXT = "Sidebar"


class SectionKind(Enum):
    """What a group gathers."""

    PINNED = "pinned"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Section:
    """One group; year and month only for months."""

    kind: SectionKind
    year: int = 0
    month: int = 0


def section_of(header: ConversationHeader, today: date) -> Section:
    """The group of a conversation, by its day in local time; the future counts as today."""
    if header.pinned:
        return Section(SectionKind.PINNED)
    day = header.last_activity.astimezone().date()
    age = (today - day).days
    if age <= 0:
        return Section(SectionKind.TODAY)
    if age == 1:
        return Section(SectionKind.YESTERDAY)
    if age <= 7:
        return Section(SectionKind.WEEK)
    return Section(SectionKind.MONTH, day.year, day.month)


def section_title(section: Section) -> str:
    """The label of a group in the language of the window."""
    if section.kind is SectionKind.MONTH:
        name = QLocale().standaloneMonthName(section.month)
        return f"{name[:1].upper()}{name[1:]} {section.year}"
    return {
        SectionKind.PINNED: QCoreApplication.translate(_CONTEXT, "Pinned"),
        SectionKind.TODAY: QCoreApplication.translate(_CONTEXT, "Today"),
        SectionKind.YESTERDAY: QCoreApplication.translate(_CONTEXT, "Yesterday"),
        SectionKind.WEEK: QCoreApplication.translate(_CONTEXT, "Previous 7 days"),
    }[section.kind]


def milliseconds_to_midnight(now: datetime) -> int:
    """From a local time to the start of the next day, at least 1."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    return max(1, round((midnight - now).total_seconds() * 1000))
