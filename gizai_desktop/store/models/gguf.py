"""What a GGUF file says of itself, read without trusting it.

The format, versions 2 and 3: docs/gguf.md of github.com/ggml-org/ggml.
"""

import math
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from gizai_desktop.domain.model_file import FileFlaw, GgufInfo
from gizai_desktop.store.models.gguf_numbers import BLOCKS, QUANTISATIONS
from gizai_desktop.store.models.gguf_reader import GgufReader, UnreadableGguf, Value

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MOST_KEYS = 65_536
_MOST_TENSORS = 65_536
_MOST_DIMENSIONS = 4
_MOST_LAYERS = 65_536
_LONGEST_TEXT = 500
_ALIGNMENT = 32


def read_gguf(path: Path) -> GgufInfo:
    """Read the header of one file; takes little memory and a bounded time, whatever it holds.

    Raises:
        UnreadableGguf: it is no whole GGUF file of a known version.
        OSError: the system does not give it.
    """
    with path.open("rb") as file:
        return _read(file, path.stat().st_size)


def _read(file: BinaryIO, size: int) -> GgufInfo:
    reader = GgufReader(file, size)
    if reader.take(len(_MAGIC)) != _MAGIC:
        raise UnreadableGguf(FileFlaw.NOT_GGUF)
    version = reader.number("<I")
    if version not in _VERSIONS:
        # A file of the other byte order shows a version above any real one.
        raise UnreadableGguf(FileFlaw.UNKNOWN_VERSION, version=str(version))
    tensors = reader.count(_MOST_TENSORS)
    keys = reader.count(_MOST_KEYS)
    values: dict[str, Value] = {}
    for _ in range(keys):
        key = reader.text()
        values[key] = reader.value(keep=_matters(key))
    parameters, end = _tensors(reader, tensors)
    alignment = _whole(values.get("general.alignment")) or _ALIGNMENT
    begin = math.ceil(reader.position / alignment) * alignment
    if tensors and begin + end > size:
        raise UnreadableGguf(FileFlaw.CUT_OFF)
    return _info(values, parameters or None)


def _matters(key: str) -> bool:
    """Lists of words are long, and nobody asks for them here."""
    return not key.startswith("tokenizer.")


def _tensors(reader: GgufReader, count: int) -> tuple[int, int]:
    """How many numbers the tensors hold, and where the last one ends after the header."""
    numbers, last = 0, 0
    for _ in range(count):
        reader.text()
        dimensions = reader.number("<I")
        if dimensions > _MOST_DIMENSIONS:
            raise UnreadableGguf(FileFlaw.DAMAGED)
        shape = struct.unpack(f"<{dimensions}Q", reader.take(8 * dimensions))
        # Of kinds that are newer than this program, one byte is there in any case.
        per_block, block_bytes = BLOCKS.get(reader.number("<I"), (0, 1))
        held = math.prod(shape)
        numbers += held
        packed = held // per_block * block_bytes if per_block else block_bytes
        last = max(last, reader.number("<Q") + packed)
    return numbers, last


def _info(values: Mapping[str, Value], parameters: int | None) -> GgufInfo:
    architecture = _text(values.get("general.architecture"))
    context = _whole(values.get(f"{architecture}.context_length"))
    given = _whole(values.get("general.parameter_count"))
    return GgufInfo(
        name=_text(values.get("general.name")),
        size_label=_text(values.get("general.size_label")),
        quantisation=QUANTISATIONS.get(_whole(values.get("general.file_type"), -1), ""),
        context_length=context or None,
        licence=_text(values.get("general.license")),
        architecture=architecture,
        kind=_text(values.get("general.type")) or ("mmproj" if architecture == "clip" else "model"),
        parameters=given or parameters,
        kv_bytes_per_token=_kv_bytes(values, architecture),
    )


def _kv_bytes(values: Mapping[str, Value], architecture: str) -> int | None:
    """Keys and values of every layer for one token, as llama.cpp's default 16-bit numbers."""
    layers = _whole(values.get(f"{architecture}.block_count"))
    heads = values.get(f"{architecture}.attention.head_count")
    kv_heads = values.get(f"{architecture}.attention.head_count_kv", heads)
    width = _whole(values.get(f"{architecture}.embedding_length"))
    most_heads = max(heads, default=0) if isinstance(heads, tuple) else _whole(heads)
    if not 0 < layers <= _MOST_LAYERS or most_heads <= 0:
        return None
    usual = width // most_heads
    key = _whole(values.get(f"{architecture}.attention.key_length"), usual)
    value = _whole(values.get(f"{architecture}.attention.value_length"), usual)
    each = kv_heads if isinstance(kv_heads, tuple) else (_whole(kv_heads),) * layers
    return max(0, 2 * (key + value) * sum(each))


def _text(value: Value) -> str:
    return " ".join(value.split())[:_LONGEST_TEXT] if isinstance(value, str) else ""


def _whole(value: Value, otherwise: int = 0) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
