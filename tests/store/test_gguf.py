"""What GGUF files say of themselves, and that no file can do harm."""

import struct
from pathlib import Path

import gguf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.model_file import GgufInfo
from gizai_desktop.store.models.gguf import read_gguf
from gizai_desktop.store.models.gguf_numbers import BLOCKS, QUANTISATIONS
from gizai_desktop.store.models.gguf_reader import UnreadableGguf
from tests.support.tiny_gguf import write_tiny_gguf

U32, TEXT, LIST, U64 = 4, 8, 9, 10


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("models") / "tiny.gguf", context=1024)


def text(words: bytes) -> bytes:
    return struct.pack("<Q", len(words)) + words


def header(*pairs: bytes, tensors: int = 0, keys: int | None = None, version: int = 3) -> bytes:
    count = len(pairs) if keys is None else keys
    return b"GGUF" + struct.pack("<IQQ", version, tensors, count) + b"".join(pairs)


def pair(key: str, kind: int, value: bytes) -> bytes:
    return text(key.encode()) + struct.pack("<I", kind) + value


def written(folder: Path, data: bytes, *, size: int = 0) -> Path:
    """A file of these bytes, and zeros up to a size."""
    path = folder / "made.gguf"
    path.write_bytes(data)
    if size:
        with path.open("r+b") as file:
            file.truncate(size)
    return path


def test_a_file_says_what_it_is(tiny: Path) -> None:
    assert read_gguf(tiny) == GgufInfo(
        name="Tiny",
        size_label="100K",
        quantisation="F32",
        context_length=1024,
        licence="mit",
        architecture="llama",
        kind="model",
        parameters=107_200,
        kv_bytes_per_token=2 * 2 * (16 + 16) * 2,
    )


def test_the_same_arguments_make_the_same_model(tiny: Path, tmp_path: Path) -> None:
    again = write_tiny_gguf(tmp_path / "again.gguf", context=1024)
    assert again.read_bytes() == tiny.read_bytes()
    assert 300_000 < again.stat().st_size < 700_000


def test_every_quantisation_is_called_as_its_makers_call_it() -> None:
    theirs = {
        kind.value: kind.name.removeprefix("MOSTLY_").removeprefix("ALL_").removesuffix("_MOE")
        for kind in gguf.LlamaFileType
        if kind is not gguf.LlamaFileType.GUESSED
    }
    assert dict(QUANTISATIONS) == theirs


def test_every_kind_of_tensor_has_the_size_that_its_makers_give_it() -> None:
    assert dict(BLOCKS) == {kind.value: size for kind, size in gguf.GGML_QUANT_SIZES.items()}


def test_a_file_that_says_nothing_is_read_as_nothing(tmp_path: Path) -> None:
    assert read_gguf(written(tmp_path, header())) == GgufInfo()


def test_version_two_is_read_like_version_three(tmp_path: Path) -> None:
    name = pair("general.name", TEXT, text(b"Old"))
    assert read_gguf(written(tmp_path, header(name, version=2))).name == "Old"


def test_heads_that_differ_by_layer_are_added_up(tmp_path: Path) -> None:
    heads = struct.pack("<IQ3I", U32, 3, 8, 0, 4)
    data = header(
        pair("general.architecture", TEXT, text(b"mixed")),
        pair("mixed.block_count", U32, struct.pack("<I", 3)),
        pair("mixed.embedding_length", U32, struct.pack("<I", 256)),
        pair("mixed.attention.head_count", U32, struct.pack("<I", 8)),
        pair("mixed.attention.head_count_kv", LIST, heads),
    )
    assert read_gguf(written(tmp_path, data)).kv_bytes_per_token == 2 * (32 + 32) * (8 + 0 + 4)


def test_a_name_that_would_break_a_row_is_put_on_one_line(tmp_path: Path) -> None:
    name = pair("general.name", TEXT, text(b"A\nB\x00 \xff" + b"c" * 5000))
    read = read_gguf(written(tmp_path, header(name))).name
    assert read.startswith("A B")
    assert len(read) == 500


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.01, 0.02, 0.5, 0.98, 0.99999])
def test_a_cut_file_is_no_model(tiny: Path, tmp_path: Path, share: float) -> None:
    data = tiny.read_bytes()
    with pytest.raises(UnreadableGguf, match="cut_off"):
        read_gguf(written(tmp_path, data[: int(len(data) * share)]))


HOSTILE = {
    "version 1": header(version=1),
    "other byte order": b"GGUF" + struct.pack(">IQQ", 3, 0, 0),
    "endless keys": header(keys=2**63),
    "endless tensors": header(tensors=2**63),
    "endless text": header(pair("general.name", TEXT, struct.pack("<Q", 2**63))),
    "endless key": header(struct.pack("<Q", 2**62), keys=1),
    "endless numbers": header(pair("a", LIST, struct.pack("<IQ", U64, 2**61))),
    "endless texts": header(pair("a", LIST, struct.pack("<IQ", TEXT, 2**61))),
    "four billion empty texts": header(pair("a", LIST, struct.pack("<IQ", TEXT, 2**32))),
    "endless lists": header(pair("a", LIST, struct.pack("<IQ", LIST, 2**61))),
    "lists in lists": header(pair("a", LIST, struct.pack("<IQ", LIST, 1) * 100_000)),
    "unknown kind": header(pair("a", 99, b"")),
    "list of unknown kind": header(pair("a", LIST, struct.pack("<IQ", 99, 1))),
    "too many dimensions": header(tensors=1) + text(b"t") + struct.pack("<I", 2**31),
    "tensor beyond the end": header(tensors=1) + text(b"t") + struct.pack("<IIQ", 0, 0, 2**40),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("size", [0, 2**33], ids=["short", "8 GiB"])
def test_a_hostile_file_is_refused(tmp_path: Path, what: str, size: int) -> None:
    with pytest.raises(UnreadableGguf):
        read_gguf(written(tmp_path, HOSTILE[what], size=size))


def test_a_huge_text_is_not_kept(tmp_path: Path) -> None:
    length = 400 * 1024 * 1024
    name = pair("general.name", TEXT, struct.pack("<Q", length) + b"a" * 1000)
    path = written(tmp_path, header(name), size=2**29)
    assert len(read_gguf(path).name) == 500


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 255)), max_size=8))
def test_any_damage_ends_in_values_or_one_known_error(
    tiny: Path, tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(tiny.read_bytes())
    for place, byte in changes:
        data[place] = byte
    try:
        info = read_gguf(written(tmp_path, bytes(data)))
    except UnreadableGguf:
        return
    assert isinstance(info, GgufInfo)
