"""The values of a GGUF header, read with bounds on everything that the file claims."""

import struct
from typing import BinaryIO

from gizai_desktop.domain.model_file import FileFlaw, FileProblem

Value = str | int | float | tuple[int, ...] | None
"""What is kept of a value; lists of other things than numbers are passed over."""

_FORMATS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}
_TEXT, _LIST = 8, 9
_WHOLE = frozenset({0, 1, 2, 3, 4, 5, 10, 11})
_LONGEST_KEPT = 64 * 1024
_LONGEST_LIST_KEPT = 4096
_MOST_ITEMS = 4_000_000
"""Items that are walked one by one; the largest vocabularies have about 600,000 words and
pairs of words."""
_MOST_BYTES = 512 * 1024 * 1024
_DEEPEST = 4
_BLOCK = 1024 * 1024


class UnreadableGguf(Exception):  # noqa: N818 - it says what the file is
    """A file is no GGUF file that can be read.

    Attributes:
        problem: why.
    """

    def __init__(self, flaw: FileFlaw, **marks: str) -> None:
        super().__init__(flaw.value)
        self.problem = FileProblem(flaw, marks)


class GgufReader:
    """Reads forward through a file of ``size`` bytes.

    Every method raises `UnreadableGguf` where the file ends too early or claims the impossible.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = min(size, _MOST_BYTES)
        self._position = 0
        self._items = 0

    @property
    def position(self) -> int:
        """Bytes from the beginning of the file."""
        return self._position

    def take(self, count: int) -> bytes:
        """The next bytes; at most as many as a caller bounds."""
        self._check(count)
        data = self._file.read(count)
        if len(data) != count:
            raise UnreadableGguf(FileFlaw.CUT_OFF)
        self._position += count
        return data

    def number(self, form: str) -> int:
        """One whole number of a `struct` format."""
        number: int = struct.unpack(form, self.take(struct.calcsize(form)))[0]
        return number

    def count(self, most: int) -> int:
        """A 64-bit count that must not be above ``most``."""
        count = self.number("<Q")
        if count > most:
            raise UnreadableGguf(FileFlaw.DAMAGED)
        return count

    def text(self) -> str:
        """A text, which is kept only as far as anybody would read it."""
        length = self.number("<Q")
        self._check(length)
        kept = self.take(min(length, _LONGEST_KEPT))
        self._skip(length - len(kept))
        return kept.decode("utf-8", errors="replace")

    def value(self, *, keep: bool) -> Value:
        """The value of a key; None where it is not kept."""
        kind = self.number("<I")
        if kind == _LIST:
            return self._list(0, keep=keep)
        if kind == _TEXT:
            return self.text()
        number: int | float = struct.unpack(_form(kind), self.take(_width(kind)))[0]
        return number

    def _list(self, depth: int, *, keep: bool) -> tuple[int, ...] | None:
        kind, count = self.number("<I"), self.number("<Q")
        if kind not in (_TEXT, _LIST):
            self._check(count * _width(kind))
            if keep and kind in _WHOLE and count <= _LONGEST_LIST_KEPT:
                data = self.take(count * _width(kind))
                return tuple(item for (item,) in struct.iter_unpack(_form(kind), data))
            self._skip(count * _width(kind))
            return None
        self._items += count
        if self._items > _MOST_ITEMS or depth >= _DEEPEST:
            raise UnreadableGguf(FileFlaw.DAMAGED)
        if kind == _TEXT:
            self._skip_texts(count)
        else:
            for _ in range(count):
                self._list(depth + 1, keep=False)
        return None

    def _skip_texts(self, count: int) -> None:
        """Pass over texts; in blocks, since vocabularies have hundreds of thousands."""
        length_of = struct.Struct("<Q").unpack_from
        while count:
            block = self._file.read(min(_BLOCK, self._size - self._position))
            at, end = 0, len(block) - 8
            while count and at <= end:
                at += 8 + length_of(block, at)[0]
                count -= 1
            if not at:
                raise UnreadableGguf(FileFlaw.CUT_OFF)
            self._check(at)
            self._position += at
            self._file.seek(self._position)

    def _skip(self, count: int) -> None:
        self._check(count)
        self._position += count
        self._file.seek(self._position)

    def _check(self, count: int) -> None:
        if count > self._size - self._position:
            raise UnreadableGguf(FileFlaw.CUT_OFF)


def _form(kind: int) -> str:
    form = _FORMATS.get(kind)
    if form is None:
        raise UnreadableGguf(FileFlaw.DAMAGED)
    return form


def _width(kind: int) -> int:
    return struct.calcsize(_form(kind))
