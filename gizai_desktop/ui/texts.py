"""Texts of the lower layers in the language of the window."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gizai_desktop.application.notices import Notice
from gizai_desktop.domain.errors import Failure, fill, joined


def failure_sentence(failure: Failure) -> str:
    """What happened, translated, without a full stop."""
    return fill(QCoreApplication.translate("Failure", failure.text.sentence), failure.params)


def failure_advice(failure: Failure) -> str:
    """What to do next, translated, after the server's own sentence."""
    advice = fill(QCoreApplication.translate("Failure", failure.text.advice), failure.params)
    return joined(failure.message, advice)


def failure_text(failure: Failure) -> str:
    """What happened and what to do next, as one text."""
    return joined(f"{failure_sentence(failure)}.", failure_advice(failure))


def notice_text(notice: Notice) -> str:
    """A notice, translated together with its reason."""
    reason = failure_text(notice.failure) if notice.failure is not None else ""
    template = QCoreApplication.translate("Notice", notice.text.value)
    return fill(template, {**notice.params, "reason": reason})


def count_text(count: int) -> str:
    """A number of things for people, grouped as the language does it: ``4,999``."""
    return QLocale().toString(count)


def seconds_text(milliseconds: int) -> str:
    """A duration for people: ``8.2 s``, with the decimal sign of the language."""
    seconds = milliseconds / 1000
    number = QLocale().toString(seconds, "f", 1 if seconds < 100 else 0)
    return QCoreApplication.translate("Units", "%1 s").replace("%1", number)


def time_text(moment: datetime) -> str:
    """A moment in the user's own time, as the language writes it."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    date = QLocale().toString(local.date(), QLocale.FormatType.LongFormat)
    return f"{date}, {QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)}"
