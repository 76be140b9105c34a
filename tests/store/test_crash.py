"""What is left when the process dies at any moment, or the disk gives out."""

import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import write_atomically
from gizai_desktop.store.locations import Locations
from tests.store.examples import opened, prompt, talk
from tests.store.processes import next_line, running

SAVER = """
import asyncio, sys
from pathlib import Path
from gizai_desktop.store.locations import Locations
from tests.store.examples import opened, prompt, talk

async def main():
    async with opened(Locations.of(Path(sys.argv[1]))) as store:
        conversation = talk("first " * 5000)
        while True:
            conversation = conversation.append(prompt("again", conversation.head))
            await store.save(conversation)
            print(conversation.id, len(conversation.messages), flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
async def test_a_killed_process_leaves_every_message_it_said_was_saved(
    locations: Locations, acknowledged: int
) -> None:
    with running(SAVER, str(locations.data)) as process:
        lines = [next_line(process) for _ in range(acknowledged)]
        process.kill()
        assert process.stdout is not None
        lines += process.stdout.read().splitlines()
    conversation_id, count = lines[-1].split()

    async with opened(locations) as store:
        headers, reports = await store.headers()
        assert [header.id for header in headers] == [conversation_id]
        assert reports == []
        assert len((await store.load(conversation_id)).messages) >= int(count)
    assert [path.suffix for path in locations.conversations.iterdir()] == [".json"]


def test_data_reaches_the_disk_before_its_name_does_and_the_name_before_the_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def record_fsync(descriptor: int) -> None:
        calls.append("folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "data")  # noqa: PTH112
        fsync(descriptor)

    def record_replace(source: Path, target: Path) -> None:
        calls.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", record_fsync)
    monkeypatch.setattr(os, "replace", record_replace)
    write_atomically(tmp_path / "file", b"data")
    assert calls == ["data", "rename", "folder"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def make_read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


async def save_and_grow(locations: Locations) -> str:
    """Save a small conversation, then fail to save a large one; the kind of the failure."""
    small = talk("Hello", "Hi")
    large = small.append(prompt("word " * 40_000, small.head))
    async with opened(locations) as store:
        await store.save(small)
        before = sorted(locations.conversations.iterdir())
        with pytest.raises(StorageError) as error:
            await store.save(large)
        assert await store.load(small.id) == small, "the former file was touched"
        assert sorted(locations.conversations.iterdir()) == before, "something was left behind"
        return error.value.failure.kind


async def test_a_full_disk_leaves_the_former_file(small_disk: Path) -> None:
    locations = Locations.of(small_disk / "data")
    assert await save_and_grow(locations) == FailureKind.DISK_FULL


async def test_a_limit_on_files_leaves_the_former_file(locations: Locations) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        assert await save_and_grow(locations) == FailureKind.DISK_FULL
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_disk_that_can_only_be_read_says_so(small_disk: Path) -> None:
    locations = Locations.of(small_disk / "data")
    conversation = talk("Hello")

    async with opened(locations) as store:
        await store.save(conversation)
        make_read_only(small_disk)
        with pytest.raises(StorageError, match="can only be read") as error:
            await store.save(conversation)
        assert error.value.failure.kind == FailureKind.READ_ONLY_DISK
        with pytest.raises(StorageError):
            await store.trash(conversation.id)
        assert await store.load(conversation.id) == conversation


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(StorageError, match="could not be written"):
        Locations.of(tmp_path / "data").make_folders()


@pytest.fixture
def forbidden_folder() -> Iterator[Path]:
    """A folder that this process may read only; root becomes nobody meanwhile."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_without_permission_says_so(forbidden_folder: Path) -> None:
    with pytest.raises(StorageError, match="may not write") as error:
        write_atomically(forbidden_folder / "file", b"data")
    assert error.value.failure.kind == FailureKind.NO_PERMISSION


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles"
    target.write_bytes(b"old")
    link = tmp_path / "settings.json"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
