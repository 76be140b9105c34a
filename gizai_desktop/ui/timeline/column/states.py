"""What is said of an answer that has not come to its end, or not to the one it should."""

import math

from PySide6.QtCore import QCoreApplication, QLocale

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.domain.turn import FinishReason
from gizai_desktop.ui.texts import failure_advice, failure_sentence
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.typesetting.plain import shown

_LONGEST = 600  # characters of a sentence that may come from a server


def has_notice(entry: TimelineEntry) -> bool:
    """Whether a notice says why there is no answer."""
    return entry.message.status is MessageStatus.FAILED


def is_quiet(entry: TimelineEntry) -> bool:
    """Whether a quiet line says that the answer ended early."""
    status = entry.message.status
    if status is MessageStatus.COMPLETE:
        return entry.cut
    return status in {MessageStatus.STOPPED, MessageStatus.INTERRUPTED}


def ending_of(entry: TimelineEntry) -> tuple[str, ...]:
    """What is said below an answer that did not come to its end, label by label."""
    if entry.message.status is MessageStatus.COMPLETE and not entry.cut:
        return ()
    if has_notice(entry):
        return notice_sentences(entry.message.failure or Failure(FailureKind.UNKNOWN))
    return (quiet_sentence(entry),) if is_quiet(entry) else ()


def notice_sentences(failure: Failure) -> tuple[str, str]:
    """What a notice says: what happened, and what to do."""
    kept = QCoreApplication.translate("FailureNotice", "Your message is kept.")
    advice = " ".join(filter(None, (kept, failure_advice(failure))))
    return _short(failure_sentence(failure)), _short(advice)


def waiting_sentence(entry: TimelineEntry) -> str:
    """Who is awaited, or what the service does meanwhile."""
    if entry.reading is not None:
        return reading_sentence(entry.reading)
    translate = QCoreApplication.translate
    name = entry.model_name
    if entry.message.content:
        if not name:
            return translate("WaitingRow", "The answer is coming")
        return translate("WaitingRow", "%1 is writing").replace("%1", name)
    if not name:
        return translate("WaitingRow", "Waiting for the answer")
    return translate("WaitingRow", "Waiting for %1").replace("%1", name)


def reading_sentence(share: float) -> str:
    """How much of the conversation the service has read; below 0 it does not tell."""
    if share < 0:
        return QCoreApplication.translate("WaitingRow", "Reading your conversation…")
    percent = QLocale().toString(math.floor(min(share, 1.0) * 100))
    words = QCoreApplication.translate("WaitingRow", "Reading your conversation… %1 %")
    return words.replace("%1", percent)


def quiet_sentence(entry: TimelineEntry) -> str:
    """How an answer ended that ended early."""
    message, translate = entry.message, QCoreApplication.translate
    if message.status is MessageStatus.COMPLETE:
        if message.finish_reason == FinishReason.LENGTH:
            return translate("QuietLine", "The answer was cut at its longest length.")
        return translate("QuietLine", "The service's filter ended the answer here.")
    if message.status is MessageStatus.STOPPED:
        return translate("QuietLine", "Stopped")
    if message.failure is not None:
        return failure_sentence(message.failure)
    if message.content:
        return translate("QuietLine", "The application ended before the rest arrived")
    return failure_sentence(Failure(FailureKind.INTERRUPTED))


def _short(text: str) -> str:
    plain = shown(" ".join(text.split()))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
