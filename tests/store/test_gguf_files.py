"""The AI models of a folder and of single files, with their check sums."""

import asyncio
import hashlib
import os
from pathlib import Path

import pytest

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.model_file import FileFlaw, FileProblem, ModelFile
from gizai_desktop.store.models.model_files import ModelFiles
from tests.store.test_gguf import TEXT, header, pair, text
from tests.support.tiny_gguf import write_tiny_gguf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    models = tmp_path / "models"
    models.mkdir()
    write_tiny_gguf(models / "tiny.gguf")
    return models


async def entries(tmp_path: Path, folder: Path | str = "", *files: Path) -> tuple[ModelFile, ...]:
    found = ModelFiles(tmp_path / "cache").entries(str(folder), [str(file) for file in files])
    return await found


async def digest(tmp_path: Path, file: ModelFile) -> tuple[ModelFile, list[float]]:
    shares: list[float] = []
    found = await ModelFiles(tmp_path / "cache").digest(file, shares.append)
    return found, shares


def ids(found: tuple[ModelFile, ...]) -> list[str]:
    return [each.id for each in found]


async def test_a_folder_shows_its_models_and_nothing_else(tmp_path: Path, folder: Path) -> None:
    write_tiny_gguf(folder / "Another.GGUF")
    (folder / "readme.txt").write_text("no model")
    (folder / "folder.gguf").mkdir()
    (folder / "link.gguf").symlink_to(folder / "gone.gguf")
    found = await entries(tmp_path, folder)
    assert ids(found) == ["Another", "tiny"]
    assert found[1].path == folder / "tiny.gguf"
    assert found[1].size == (folder / "tiny.gguf").stat().st_size
    assert (found[1].name, found[1].info.quantisation) == ("Tiny", "F32")


async def test_single_files_are_added_and_none_twice(tmp_path: Path, folder: Path) -> None:
    single = write_tiny_gguf(tmp_path / "single.gguf")
    found = await entries(tmp_path, folder, single, folder / "tiny.gguf", single)
    assert ids(found) == ["tiny", "single"]


@pytest.mark.parametrize("where", ["", "gone", "models/tiny.gguf"])
async def test_a_folder_that_is_none_shows_nothing(
    tmp_path: Path, folder: Path, where: str
) -> None:
    assert await entries(tmp_path, where and tmp_path / where, tmp_path / "gone.gguf") == ()


async def test_files_of_one_name_have_ids_of_their_own_that_stay(
    tmp_path: Path, folder: Path
) -> None:
    first, second = tmp_path / "a" / "tiny.gguf", tmp_path / "b" / "tiny.gguf"
    for path in (first, second):
        path.parent.mkdir()
        write_tiny_gguf(path)
    both = ids(await entries(tmp_path, folder, first, second))
    assert both[0] == "tiny"
    assert len(set(both)) == 3
    assert ids(await entries(tmp_path, folder, second, first))[1:] == [both[2], both[1]]


async def test_a_split_model_is_one(tmp_path: Path, folder: Path) -> None:
    for number in (1, 2, 3):
        write_tiny_gguf(folder / f"big-0000{number}-of-00003.gguf")
    found = await entries(tmp_path, folder, folder / "big-00002-of-00003.gguf")
    assert ids(found) == ["big", "tiny"]
    assert found[0].path.name == "big-00001-of-00003.gguf"
    assert found[0].size == 3 * found[1].size
    assert found[0].info.parameters == 3 * 107_200
    assert found[0].problem is None


async def test_a_split_model_with_a_part_missing_says_so(tmp_path: Path, folder: Path) -> None:
    write_tiny_gguf(folder / "big-00002-of-00003.gguf")
    (found,) = (each for each in await entries(tmp_path, folder) if each.id == "big")
    assert found.problem == FileProblem(FileFlaw.PARTS_MISSING, {"missing": "2", "of": "3"})


async def test_a_damaged_file_is_shown_with_its_problem(tmp_path: Path, folder: Path) -> None:
    data = (folder / "tiny.gguf").read_bytes()
    (folder / "tiny.gguf").write_bytes(data[:1000])
    (found,) = await entries(tmp_path, folder)
    assert found.problem == FileProblem(FileFlaw.CUT_OFF)


async def test_files_that_cannot_answer_are_left_out(tmp_path: Path, folder: Path) -> None:
    parts = (
        ("projector", pair("general.architecture", TEXT, text(b"clip"))),
        ("lora", pair("general.type", TEXT, text(b"adapter"))),
    )
    for name, said in parts:
        (folder / f"{name}.gguf").write_bytes(header(said))
    assert ids(await entries(tmp_path, folder)) == ["tiny"]


async def test_the_check_sum_is_right_and_shows_its_progress(tmp_path: Path, folder: Path) -> None:
    path = folder / "tiny.gguf"
    with path.open("ab") as file:
        file.write(bytes(9 * 1024 * 1024))
    found, shares = await digest(tmp_path, (await entries(tmp_path, folder))[0])
    assert found.sha256 == (hashlib.sha256(path.read_bytes()).hexdigest(),)
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


async def test_a_check_sum_is_known_until_the_file_changes(tmp_path: Path, folder: Path) -> None:
    found, _ = await digest(tmp_path, (await entries(tmp_path, folder))[0])
    (again,) = await entries(tmp_path, folder)
    assert again == found
    assert await digest(tmp_path, again) == (found, [])
    write_tiny_gguf(folder / "tiny.gguf", name="New")
    (changed,) = await entries(tmp_path, folder)
    assert changed.sha256 == ()
    assert changed.name == "New"


@pytest.mark.parametrize("content", [b"", b"[]", b'{"version": 1, "files": []}', b"\xff"])
async def test_a_damaged_cache_is_an_empty_one(
    tmp_path: Path, folder: Path, content: bytes
) -> None:
    found, _ = await digest(tmp_path, (await entries(tmp_path, folder))[0])
    cache = tmp_path / "cache" / "model-files.json"
    assert cache.exists()
    cache.write_bytes(content)
    assert (await entries(tmp_path, folder))[0].sha256 == ()
    assert (await digest(tmp_path, (await entries(tmp_path, folder))[0]))[0] == found


async def test_a_cache_with_wrong_values_is_not_believed(tmp_path: Path, folder: Path) -> None:
    await entries(tmp_path, folder)
    cache = tmp_path / "cache" / "model-files.json"
    cache.write_text(cache.read_text().replace('"Tiny"', "17"))
    assert (await entries(tmp_path, folder))[0].name == "Tiny"


async def test_a_file_that_vanishes_fails_with_a_sentence(tmp_path: Path, folder: Path) -> None:
    (found,) = await entries(tmp_path, folder)
    found.path.unlink()
    with pytest.raises(StorageError) as caught:
        await digest(tmp_path, found)
    assert caught.value.failure.kind == FailureKind.NOT_READ


async def test_stopping_a_check_sum_stops_reading(tmp_path: Path, folder: Path) -> None:
    path = folder / "tiny.gguf"
    os.truncate(path, 1 << 32)

    files = ModelFiles(tmp_path / "cache")
    (found,) = await files.entries(str(folder), [])
    begun = asyncio.Event()
    shares: list[float] = []

    def told(share: float) -> None:
        shares.append(share)
        begun.set()

    async with asyncio.TaskGroup() as group:
        work = group.create_task(files.digest(found, told))
        await begun.wait()
        work.cancel()
    assert shares[-1] < 1
    assert (await entries(tmp_path, folder))[0].sha256 == ()
