"""Jobs and events of an export as lines of JSON between two processes."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gizai_desktop.domain.exporting import (
    ChatExported,
    ExportEvent,
    ExportFormat,
    ExportOptions,
    ExportProgress,
    ExportReport,
    ExportWords,
)
from gizai_desktop.store.exporting.backup import BackupJob
from gizai_desktop.store.exporting.run import ExportJob
from gizai_desktop.store.importing.wire import failure_from_json, failure_to_json


def job_to_line(job: ExportJob | BackupJob) -> bytes:
    """One line."""
    kind = "export" if isinstance(job, ExportJob) else "backup"
    return json.dumps({kind: asdict(job)}, default=str).encode() + b"\n"


def job_from_line(line: bytes) -> ExportJob | BackupJob:
    """Read what `job_to_line` wrote."""
    raw: Mapping[str, Any] = json.loads(line)
    if "backup" in raw:
        return BackupJob(**{name: Path(value) for name, value in raw["backup"].items()})
    job = raw["export"]
    options = job["options"]
    return ExportJob(
        tuple(job["ids"]),
        Path(job["folder"]),
        Path(job["target"]),
        ExportOptions(
            ExportFormat(options["format"]),
            options["reasoning"],
            ExportWords(**options["words"]),
        ),
        job["together"],
        job["replace"],
    )


def event_to_line(event: ExportEvent) -> bytes:
    """One line."""
    raw = asdict(event)
    if isinstance(event, ExportReport):
        raw["failure"] = failure_to_json(event.failure)
    return json.dumps({type(event).__name__: raw}, default=str).encode() + b"\n"


def event_from_line(line: bytes) -> ExportEvent:
    """Read what `event_to_line` wrote."""
    [(kind, raw)] = json.loads(line).items()
    if kind == ExportProgress.__name__:
        return ExportProgress(**raw)
    if kind == ChatExported.__name__:
        return ChatExported(**raw)
    path = raw["path"]
    return ExportReport(
        None if path is None else Path(path),
        raw["count"],
        tuple(raw["missing"]),
        raw["cancelled"],
        failure_from_json(raw["failure"]),
    )
