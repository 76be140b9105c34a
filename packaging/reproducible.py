"""Files that come out the same from the same commit, wherever and whenever they are made."""

import gzip
import hashlib
import os
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path


def below(folder: Path) -> Iterator[Path]:
    """Everything in a folder, sorted, then the folder."""
    yield from sorted(folder.rglob("*"))
    yield folder


def level(folder: Path, program: str, built_at: datetime) -> None:
    """Give everything below one time, and modes that do not depend on the builder's.

    Args:
        program: name of the file that stays executable where it is.
        built_at: the time that all files get.
    """
    moment = built_at.timestamp()
    for path in below(folder):
        if not path.is_symlink():
            runs = path.name == program and os.access(path, os.X_OK)
            path.chmod(0o755 if runs or path.is_dir() else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def archive(folder: Path, target: Path, top: str) -> None:
    """Write a .tar.xz of a folder, in an order and with owners that do not depend on the builder.

    Args:
        top: what the folder is called in the archive.
    """

    def neutral(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(target, "w:xz", preset=6) as written:
        for path in reversed(list(below(folder))):
            name = str(Path(top) / path.relative_to(folder))
            written.add(path, name, recursive=False, filter=neutral)


def compressed(content: bytes, target: Path) -> None:
    """Write a .gz without a time in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def sums(folder: Path) -> None:
    """Write SHA256SUMS of the files in a folder."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def size(path: Path) -> int:
    """Bytes of a file, or of a folder as ``du -sb`` counts them."""
    return sum(each.lstat().st_size for each in below(path))


def time_of(epoch: str) -> datetime:
    """The time in the variable SOURCE_DATE_EPOCH."""
    return datetime.fromtimestamp(int(epoch), UTC)
