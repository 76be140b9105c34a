"""Jobs and events of an import as lines of JSON between two processes."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.identity import time_from_text, time_to_text
from gizai_desktop.domain.importing import (
    ChatGrown,
    ChatsAdded,
    ImportEvent,
    ImportProgress,
    ImportReport,
    Skipped,
    SkipReason,
)
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.importing.run import Job


def job_to_line(job: Job) -> bytes:
    """One line."""
    return _line(
        {
            "paths": [str(path) for path in job.paths],
            "conversations": str(job.conversations),
            "trash": str(job.trash),
            "grown": None if job.grown is None else str(job.grown),
            "asks": [job.asks.service, job.asks.model],
        }
    )


def job_from_line(line: bytes) -> Job:
    """Read what `job_to_line` wrote."""
    raw = json.loads(line)
    grown = raw["grown"]
    return Job(
        tuple(Path(path) for path in raw["paths"]),
        Path(raw["conversations"]),
        Path(raw["trash"]),
        None if grown is None else Path(grown),
        ModelRef(*raw["asks"]),
    )


def event_to_line(event: ImportEvent) -> bytes:
    """One line."""
    if isinstance(event, ImportProgress):
        return _line({"progress": [event.done, event.total, event.chats]})
    if isinstance(event, ChatsAdded):
        return _line({"added": [_row(header) for header in event.headers]})
    if isinstance(event, ChatGrown):
        return _line({"grown": [event.conversation_id, str(event.path)]})
    return _line({"report": report_to_json(event)})


def event_from_line(line: bytes) -> ImportEvent:
    """Read what `event_to_line` wrote.

    Raises:
        ValueError, KeyError, TypeError: it is not such a line.
    """
    raw = json.loads(line)
    if "progress" in raw:
        return ImportProgress(*raw["progress"])
    if "added" in raw:
        return ChatsAdded(tuple(_header(row) for row in raw["added"]))
    if "grown" in raw:
        return ChatGrown(raw["grown"][0], Path(raw["grown"][1]))
    return _report(raw["report"])


def report_to_json(report: ImportReport) -> dict[str, Any]:
    """The report as an object, each skipped thing with its sentence."""
    skipped = [{**asdict(each), "sentence": each.sentence} for each in report.skipped]
    return {
        "added": report.added,
        "grown": report.grown,
        "unchanged": report.unchanged,
        "messages": report.messages,
        "by_origin": dict(report.by_origin),
        "notes": dict(report.notes),
        "skipped": skipped,
        "skipped_count": report.skipped_count,
        "cancelled": report.cancelled,
        "failure": failure_to_json(report.failure),
    }


def failure_to_json(failure: Failure | None) -> dict[str, Any] | None:
    """What a failure's sentence is made of."""
    if failure is None:
        return None
    sentence = f"{failure.sentence}. {failure.advice}"
    return {"kind": failure.kind, "params": dict(failure.params), "sentence": sentence}


def failure_from_json(raw: Mapping[str, Any] | None) -> Failure | None:
    """Read what `failure_to_json` made."""
    return None if raw is None else Failure(raw["kind"], raw["params"])


def _report(raw: Mapping[str, Any]) -> ImportReport:
    skipped = (
        Skipped(each["name"], SkipReason(each["reason"]), each["detail"]) for each in raw["skipped"]
    )
    return ImportReport(
        tuple(raw["added"]),
        tuple(raw["grown"]),
        raw["unchanged"],
        raw["messages"],
        MappingProxyType(raw["by_origin"]),
        MappingProxyType(raw["notes"]),
        tuple(skipped),
        raw["skipped_count"],
        raw["cancelled"],
        failure_from_json(raw["failure"]),
    )


def _row(header: ConversationHeader) -> dict[str, Any]:
    return {**header._asdict(), "last_activity": time_to_text(header.last_activity)}


def _header(row: dict[str, Any]) -> ConversationHeader:
    row["last_activity"] = time_from_text(row["last_activity"])
    row["tags"] = tuple(row["tags"])
    return ConversationHeader(**row)


def _line(value: Mapping[str, Any]) -> bytes:
    # File names of any bytes are carried as lone surrogates, which ASCII JSON can hold.
    return json.dumps(value).encode() + b"\n"
