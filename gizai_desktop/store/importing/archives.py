"""What a user hands over to be imported: files, folders and archives, and what is in them.

Nothing is ever unpacked to disk, and archives that try anything are refused as a whole.
"""

import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

from gizai_desktop.domain.importing import Skipped, SkipReason
from gizai_desktop.store.backup_layout import CONVERSATIONS, MANIFEST, TRASH

ENTRIES_LIMIT = 200_000
"""Most files in an archive."""
UNPACKED_LIMIT = 8 << 30
"""Most bytes of all files that are read in one archive."""
RATIO_LIMIT = 200
"""Most times that a large file in an archive may grow; JSON grows 5 to 30 times."""
DEPTH_LIMIT = 32
"""Most folders inside each other."""

_LARGE = 64 << 20
_JSON = ".json"
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst")
_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_DIRECTORY_LIMIT = 64 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON file, wherever it is.

    Attributes:
        name: as a report calls it.
        size: bytes, as they will be read.
        chosen: the user named this very file.
        trashed: it is in the trash of a backup.
        open: opens it for reading; what it raises and its reading raise is an `OSError`, a
            `zipfile.BadZipFile`, or another error of `READ_ERRORS`.
    """

    name: str
    size: int
    chosen: bool
    open: Callable[[], IO[bytes]]
    trashed: bool = False


READ_ERRORS = (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading an entry can raise: Python's archives have no error of their own."""


class RefusedArchiveError(Exception):
    """An archive that is not opened.

    Attributes:
        reason: why.
    """

    def __init__(self, reason: SkipReason) -> None:
        super().__init__(reason)
        self.reason = reason


class HandedOver:
    """The JSON files in what was handed over, and what was left out of it; close it at the end.

    Attributes:
        entries: in the order of their names within each file or folder.
        skipped: what cannot hold conversations by its kind is not listed, only counted.
        others: how many files were no JSON.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.entries: list[Entry] = []
        self.skipped: list[Skipped] = []
        self.others = 0
        self._open = ExitStack()
        for path in paths:
            try:
                self._add(path)
            except OSError as error:
                self.skip(path.name, SkipReason.UNREADABLE, error.strerror or str(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.close()

    def skip(self, name: str, reason: SkipReason, detail: str = "") -> None:
        """Note that something is not imported."""
        self.skipped.append(Skipped(name, reason, detail))

    def _add(self, path: Path) -> None:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            self._add_folder(path)
        elif not stat.S_ISREG(mode):
            self.skip(path.name, SkipReason.NOT_AN_EXPORT)
        elif _is_zip(path):
            self._add_archive(path)
        else:
            self._add_file(path, path.name, chosen=True)

    def _add_file(self, path: Path, name: str, *, chosen: bool) -> None:
        size = path.stat().st_size
        self.entries.append(Entry(name, size, chosen, lambda: path.open("rb")))

    def _add_folder(self, folder: Path) -> None:
        todo = [(folder, folder.name, 0)]
        while todo:
            at, name, depth = todo.pop()
            if depth > DEPTH_LIMIT:
                self.skip(name[-200:], SkipReason.TOO_DEEP)
                continue
            with os.scandir(at) as listed:
                found = sorted(listed, key=lambda each: each.name)
            below = []
            for each in found:
                inner = f"{name}/{each.name}"
                if each.is_symlink():
                    self.skip(inner, SkipReason.LINK)
                elif each.is_dir():
                    below.append((Path(each.path), inner, depth + 1))
                elif each.is_file():
                    self._add_found(Path(each.path), inner)
            todo += reversed(below)

    def _add_found(self, path: Path, name: str) -> None:
        if _is_apples(path.name):
            return
        if path.suffix.lower() == _JSON:
            self._add_file(path, name, chosen=False)
        elif path.suffix.lower() == ".zip" and _is_zip(path):
            self._add_archive(path)
        else:
            self.others += 1

    def _add_archive(self, path: Path) -> None:
        try:
            archive = self._open.enter_context(opened_archive(path))
        except RefusedArchiveError as error:
            self.skip(path.name, error.reason)
            return
        if MANIFEST in archive.namelist():
            self._add_backup(path, archive)
            return
        for info in sorted(archive.infolist(), key=lambda each: each.filename):
            if info.is_dir() or _is_apples(info.filename):
                continue
            name = f"{path.name}/{info.filename}"
            if info.filename.lower().endswith(_JSON):
                self.entries.append(
                    Entry(name, info.file_size, chosen=False, open=_opener(archive, info))
                )
            elif info.filename.lower().endswith(_ARCHIVES):
                self.skip(name, SkipReason.NESTED)
            else:
                self.others += 1

    def _add_backup(self, path: Path, archive: zipfile.ZipFile) -> None:
        """Only what is a conversation; the rest comes by restoring."""
        for info in archive.infolist():
            trashed = info.filename.startswith(TRASH)
            if trashed or info.filename.startswith(CONVERSATIONS):
                name, opener = f"{path.name}/{info.filename}", _opener(archive, info)
                entry = Entry(name, info.file_size, chosen=False, open=opener, trashed=trashed)
                self.entries.append(entry)


def opened_archive(path: Path) -> zipfile.ZipFile:
    """Open a zip archive that is what it should be.

    Raises:
        RefusedArchiveError: it is damaged, hostile, or wants a password.
        OSError: it cannot be read.
    """
    if _directory_size(path) > _DIRECTORY_LIMIT:
        raise RefusedArchiveError(SkipReason.BOMB)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
        raise RefusedArchiveError(SkipReason.BAD_ARCHIVE) from error
    reason = _refusal(archive.infolist())
    if reason is not None:
        archive.close()
        raise RefusedArchiveError(reason)
    return archive


def _refusal(infos: Sequence[zipfile.ZipInfo]) -> SkipReason | None:
    if len(infos) > ENTRIES_LIMIT:
        return SkipReason.BOMB
    if len({info.filename for info in infos}) < len(infos):
        return SkipReason.TWICE_INSIDE
    found = next(filter(None, map(_entry_refusal, infos)), None)
    unpacked = sum(info.file_size for info in _json_files(infos))
    if found is None and (unpacked > UNPACKED_LIMIT or _overlap(infos)):
        return SkipReason.BOMB
    return found


def _entry_refusal(info: zipfile.ZipInfo) -> SkipReason | None:
    if _climbs(info.orig_filename) or _climbs(info.filename):
        return SkipReason.CLIMBS
    if stat.S_ISLNK(info.external_attr >> 16):
        return SkipReason.LINK_INSIDE
    if info.flag_bits & _ENCRYPTED:
        return SkipReason.ENCRYPTED
    if info.file_size > _LARGE and info.file_size > RATIO_LIMIT * max(info.compress_size, 1):
        return SkipReason.BOMB
    return None


def _json_files(infos: Sequence[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    return (info for info in infos if info.filename.lower().endswith(_JSON))


def _is_apples(name: str) -> bool:
    """Whether a file is what macOS puts beside another one."""
    return name.rpartition("/")[2].startswith("._") or name.startswith("__MACOSX/")


def _climbs(name: str) -> bool:
    """Whether a path leads out of the folder that it would be unpacked to, on any system."""
    plain = name.replace("\\", "/")
    return (
        plain.startswith("/")
        or "\0" in plain
        or ".." in plain.split("/")
        or (len(plain) > 1 and plain[1] == ":" and plain[0].isalpha())
    )


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether files share their bytes, as in archives that grow without an end."""
    placed = sorted((info.header_offset, info.compress_size) for info in infos)
    ends = (start + size + _LOCAL_HEADER for start, size in placed)
    return any(end > start for end, (start, _) in zip(ends, placed[1:], strict=False))


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in {b"PK\x03\x04", _END, b"PK\x07\x08"}


def _directory_size(path: Path) -> int:
    """Bytes of the list of files, read before Python builds it in memory; 0 if it is not found."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 65536 - _END_SIZE))
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) < at + _END_SIZE:
            return 0
        entries, listed = struct.unpack_from("<HI", tail, at + 10)
        if listed == 0xFFFFFFFF or entries == 0xFFFF:
            return _directory_size_64(cast(BinaryIO, file), tail, at, listed)
        return int(listed)


def _directory_size_64(file: BinaryIO, tail: bytes, at: int, listed: int) -> int:
    if at < 20 or tail[at - 20 : at - 16] != b"PK\x06\x07":
        return 0 if listed == 0xFFFFFFFF else listed
    (place,) = struct.unpack_from("<Q", tail, at - 12)
    try:
        file.seek(place)
        record = file.read(56)
    except (OSError, OverflowError, ValueError):
        return 0
    if len(record) < 56 or not record.startswith(b"PK\x06\x06"):
        return 0
    return int(struct.unpack_from("<Q", record, 40)[0])
