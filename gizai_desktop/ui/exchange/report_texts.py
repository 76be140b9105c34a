"""The report of an import in the user's language."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale

from gizai_desktop.domain.errors import fill
from gizai_desktop.domain.importing import NOTE_TEXTS, SKIP_TEXTS, ImportReport, NoteKind, Skipped
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.texts import failure_text

_NEW = QT_TRANSLATE_NOOP("Import", "New chats: {count}")
_GROWN = QT_TRANSLATE_NOOP("Import", "Chats with new messages: {count}")
_SAME = QT_TRANSLATE_NOOP("Import", "Chats that were here already: {count}")
_SKIPPED = QT_TRANSLATE_NOOP("Import", "Not imported: {count}")
_MORE = QT_TRANSLATE_NOOP("Import", "and {count} more")
_CANCELLED = QT_TRANSLATE_NOOP(
    "Import", "The import was cancelled. What had been imported until then is kept."
)
_NOTHING = QT_TRANSLATE_NOOP("Import", "Nothing new was found.")


def result(report: ImportReport) -> str:
    """What came, a line each."""
    lines = [failure_text(report.failure)] if report.failure else []
    if report.cancelled:
        lines.append(_translated(_CANCELLED))
    counts = ((_NEW, len(report.added)), (_GROWN, len(report.grown)), (_SAME, report.unchanged))
    lines += [_counted(text, count) for text, count in counts if count]
    if not report.added and not report.grown and not report.failure and not report.cancelled:
        lines.insert(0, _translated(_NOTHING))
    return "\n".join(lines)


def details(report: ImportReport) -> str:
    """What is otherwise than it was there, and what was not imported and why, a line each."""
    lines = [
        _counted(NOTE_TEXTS[NoteKind(kind)], count) for kind, count in sorted(report.notes.items())
    ]
    if report.skipped_count:
        lines.append(_counted(_SKIPPED, report.skipped_count))
    lines += [f"– {name}: {why}" for name, why in _skipped(report.skipped)]
    if report.skipped_count > len(report.skipped):
        lines.append(f"– {_counted(_MORE, report.skipped_count - len(report.skipped))}")
    return "\n".join(lines)


def _skipped(skipped: tuple[Skipped, ...]) -> Iterator[tuple[str, str]]:
    for each in skipped:
        text = _translated(SKIP_TEXTS[each.reason])
        yield each.name, fill(text, {"detail": each.detail.rstrip(".")})


def _counted(text: str, count: int) -> str:
    return fill(_translated(text), {"count": QLocale().toString(count)})


def _translated(text: str) -> str:
    return QCoreApplication.translate("Import", text)
