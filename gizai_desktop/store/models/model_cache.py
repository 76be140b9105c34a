"""What is known of GGUF files, kept until they change."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from threading import Lock
from typing import Any

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.model_file import GgufInfo
from gizai_desktop.store.atomic import make_private_folder, write_atomically

_NAME = "model-files.json"
_VERSION = 1
_LARGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file does.

    Attributes:
        size: in bytes.
        changed_ns: when it was written last, in nanoseconds.
    """

    size: int
    changed_ns: int


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, or None if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


class ModelCache:
    """One JSON file in the cache folder; a damaged one is an empty one. Any thread may ask."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._lock = Lock()
        self._records: dict[str, dict[str, Any]] | None = None
        self._changed = False

    def info(self, path: Path, stamp: Stamp) -> GgufInfo | None:
        """What the header said."""
        return _info(self._record(path, stamp).get("info"))

    def digest(self, path: Path, stamp: Stamp | None) -> str:
        """The SHA-256, or empty."""
        found = self._record(path, stamp).get("sha256") if stamp is not None else None
        return found if isinstance(found, str) else ""

    def keep_info(self, path: Path, stamp: Stamp, info: GgufInfo) -> None:
        """Remember what the header says."""
        self._keep(path, stamp, "info", asdict(info))

    def keep_digest(self, path: Path, stamp: Stamp, digest: str) -> None:
        """Remember the SHA-256."""
        self._keep(path, stamp, "sha256", digest)

    def save(self) -> None:
        """Write what is new; a disk that takes nothing costs only the time to read again."""
        with self._lock:
            if not self._changed or self._records is None:
                return
            self._changed = False
            data = json.dumps({"version": _VERSION, "files": self._records}).encode()
        with suppress(StorageError):
            make_private_folder(self._path.parent)
            write_atomically(self._path, data)

    def _record(self, path: Path, stamp: Stamp | None) -> Mapping[str, Any]:
        with self._lock:
            if self._records is None:
                self._records = _read(self._path)
            record = self._records.get(str(path), {})
        if stamp is None or record.get("stamp") != [stamp.size, stamp.changed_ns]:
            return {}
        return record

    def _keep(self, path: Path, stamp: Stamp, name: str, value: object) -> None:
        known = self._record(path, stamp)
        with self._lock:
            records = self._records if self._records is not None else {}
            records[str(path)] = {**known, "stamp": [stamp.size, stamp.changed_ns], name: value}
            self._records = records
            self._changed = True


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        return {}
    files = data.get("files")
    if not isinstance(files, dict):
        return {}
    return {path: record for path, record in files.items() if isinstance(record, dict)}


def _info(data: object) -> GgufInfo | None:
    if not isinstance(data, dict) or set(data) != {each.name for each in fields(GgufInfo)}:
        return None
    info = GgufInfo(**data)
    for each in fields(GgufInfo):
        value, usual = getattr(info, each.name), each.default
        fitting = (int, type(None)) if usual is None else type(usual)
        if not isinstance(value, fitting):
            return None
    return info
