"""The AI models that lie on this computer as GGUF files."""

import asyncio
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.model_file import FileFlaw, FileProblem, GgufInfo, ModelFile
from gizai_desktop.store.atomic import storage_error
from gizai_desktop.store.models.gguf import read_gguf
from gizai_desktop.store.models.gguf_reader import UnreadableGguf
from gizai_desktop.store.models.model_cache import ModelCache, Stamp, stamp_of

_SUFFIX = ".gguf"
_PART = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<of>\d{5})")
_MOST_PARTS = 1000
_BLOCK = 4 * 1024 * 1024
_ANSWERING = frozenset({"", "model"})


class ModelFiles:
    """Finds the files, reads what they say of themselves, and counts their check sums.

    What was read is kept in ``cache`` until a file changes; everything in it can be deleted.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = ModelCache(cache)

    async def entries(self, folder: str, files: Sequence[str]) -> tuple[ModelFile, ...]:
        """Every AI model of a folder, then the single files; by name, each once.

        A folder that is gone or cannot be read has none; a single file that is gone is left
        out as well.

        Args:
            folder: `Settings.models_folder`; empty for none.
            files: `Settings.model_files`.
        """
        return await asyncio.to_thread(self._entries, folder, tuple(files))

    async def digest(self, file: ModelFile, progress: Callable[[float], None]) -> ModelFile:
        """The same entry with the SHA-256 of each part; cancelling ends it soon.

        Args:
            progress: told the share that is done, from 0 to 1, on the caller's loop.

        Raises:
            StorageError: a part cannot be read.
        """
        if file.sha256:
            return file
        loop = asyncio.get_running_loop()
        stopped = Event()

        def tell(share: float) -> None:
            # A loop that is closed has nobody who wants to know.
            if not loop.is_closed():
                loop.call_soon_threadsafe(progress, share)

        try:
            digests = await asyncio.to_thread(self._digests, file, tell, stopped)
        finally:
            stopped.set()
        return replace(file, sha256=digests)

    def _entries(self, folder: str, files: tuple[str, ...]) -> tuple[ModelFile, ...]:
        found: dict[Path, ModelFile] = {}
        ids: set[str] = set()
        for path in (*_in_folder(folder), *(Path(file) for file in files)):
            first = _first_part(path).absolute()
            if first in found or not (first.is_file() or path.is_file()):
                continue
            entry = self._entry(first, ids)
            if entry.info.kind in _ANSWERING:
                found[first] = entry
                ids.add(entry.id)
        self._cache.save()
        return tuple(found.values())

    def _entry(self, first: Path, ids: set[str]) -> ModelFile:
        parts = _parts(first)
        stamps = [stamp_of(part) for part in parts]
        whole = [stamp for stamp in stamps if stamp is not None]
        info, problem = GgufInfo(), None
        if len(whole) < len(parts):
            marks = {"missing": str(len(parts) - len(whole)), "of": str(len(parts))}
            problem = FileProblem(FileFlaw.PARTS_MISSING, marks)
        else:
            info, problem = self._info(parts, whole)
        digests = [
            self._cache.digest(part, stamp) for part, stamp in zip(parts, stamps, strict=True)
        ]
        return ModelFile(
            _free_id(first, ids),
            parts,
            sum(stamp.size for stamp in whole),
            info,
            problem,
            tuple(digests) if all(digests) else (),
        )

    def _info(
        self, parts: tuple[Path, ...], stamps: Sequence[Stamp]
    ) -> tuple[GgufInfo, FileProblem | None]:
        known = self._cache.info(parts[0], stamps[0])
        if known is not None:
            return known, None
        try:
            infos = [read_gguf(part) for part in parts]
        except UnreadableGguf as error:
            return GgufInfo(), error.problem
        except PermissionError:
            return GgufInfo(), FileProblem(FileFlaw.NOT_ALLOWED)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return GgufInfo(), FileProblem(FileFlaw.NOT_READ, {"reason": reason})
        info = infos[0]
        if len(infos) > 1:
            info = replace(info, parameters=sum(part.parameters or 0 for part in infos) or None)
        self._cache.keep_info(parts[0], stamps[0], info)
        return info, None

    def _digests(
        self, file: ModelFile, tell: Callable[[float], None], stopped: Event
    ) -> tuple[str, ...]:
        done = 0
        digests = []
        for part in file.parts:
            stamp = stamp_of(part)
            digest = hashlib.sha256()
            try:
                for block in _blocks(part):
                    if stopped.is_set():
                        return ()
                    digest.update(block)
                    done += len(block)
                    tell(min(1.0, done / max(1, file.size)))
            except OSError as error:
                raise storage_error(error, part, FailureKind.NOT_READ) from error
            digests.append(digest.hexdigest())
            # What changed meanwhile has another sum by now.
            if stamp is not None and stamp == stamp_of(part):
                self._cache.keep_digest(part, stamp, digests[-1])
        self._cache.save()
        return tuple(digests)


def _in_folder(folder: str) -> list[Path]:
    if not folder:
        return []
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are enough
    except OSError:
        return []
    return [Path(folder, name) for name in names if name.lower().endswith(_SUFFIX)]


def _first_part(path: Path) -> Path:
    part = _PART.fullmatch(path.stem)
    if part is None:
        return path
    return path.with_name(f"{part['stem']}-00001-of-{part['of']}{path.suffix}")


def _parts(first: Path) -> tuple[Path, ...]:
    part = _PART.fullmatch(first.stem)
    if part is None or not 0 < int(part["of"]) <= _MOST_PARTS:
        return (first,)
    names = (f"{part['stem']}-{number:05}-of-{part['of']}" for number in _numbers(part["of"]))
    return tuple(first.with_name(name + first.suffix) for name in names)


def _numbers(of: str) -> range:
    return range(1, int(of) + 1)


def _free_id(first: Path, taken: set[str]) -> str:
    """The file's name; of equal names in other folders, with a mark made of the whole path."""
    part = _PART.fullmatch(first.stem)
    name = part["stem"] if part is not None else first.stem
    if name not in taken:
        return name
    return f"{name}~{hashlib.sha256(os.fsencode(first)).hexdigest()[:8]}"


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            yield block
