"""The commands list and search, as scripts use them: real processes, with a window and without."""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.store.index.schema import FILE_NAME
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.lock import DataFolderLock
from tests.cli.test_exchanging import run
from tests.store.examples import talk
from tests.store.index.watching import indexed, path_in, put


def later(conversation: Conversation) -> Conversation:
    """The same conversation, some minutes after the others."""
    messages = {
        each.id: replace(each, created_at=each.created_at + timedelta(minutes=5))
        for each in conversation.messages.values()
    }
    return replace(conversation, messages=messages)


CATS = talk("Cats", "The Siamese sleeps.\n```\ncode\n```").tagged(["Pets"])
DOGS = later(talk("Собаки и ещё", "A *good* dog: 好狗。"))


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    found = Locations.of(tmp_path / "data")
    put(found, CATS, DOGS)
    return found


def objects(done: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def titles(done: "subprocess.CompletedProcess[str]") -> list[object]:
    return [each["title"] for each in objects(done)]


def test_chats_are_listed_without_an_index(tmp_path: Path, locations: Locations) -> None:
    dogs, cats = objects(run(tmp_path, "list", "--json"))
    assert (dogs["id"], dogs["title"]) == (DOGS.id, "Собаки и ещё")
    assert cats["updated_at"] == time_to_text(CATS.updated_at)
    assert (cats["tags"], cats["messages"]) == (["Pets"], 2)
    done = run(tmp_path, "list")
    assert done.stdout.splitlines()[1].startswith(CATS.id)
    assert not locations.cache.joinpath(FILE_NAME).exists(), "only the window builds the index"


@pytest.mark.parametrize(
    ("typed", "titles_found"),
    [
        (["siamese"], ["Cats"]),
        (["ЕЩЕ"], ["Собаки и ещё"]),
        (["好狗"], ["Собаки и ещё"]),
        (["a"], ["Собаки и ещё", "Cats"]),
        (["tag:pets", "sleeps"], ["Cats"]),
        (["has:code"], ["Cats"]),
        (["dog -has:code"], ["Собаки и ещё"]),
        (["before:2020"], []),
    ],
)
def test_the_same_is_found_with_an_index_and_without(
    tmp_path: Path, locations: Locations, typed: list[str], titles_found: list[str]
) -> None:
    assert titles(run(tmp_path, "search", "--json", *typed)) == titles_found
    asyncio.run(built(locations))
    assert titles(run(tmp_path, "search", "--json", *typed)) == titles_found


async def built(locations: Locations) -> None:
    async with indexed(locations):
        pass


def test_what_the_index_does_not_know_yet_is_read_from_the_files(
    tmp_path: Path, locations: Locations
) -> None:
    asyncio.run(built(locations))
    put(locations, CATS.renamed("Tigers"), later(talk("Birds", "They sleeps not.")))
    path_in(locations, DOGS.id).unlink()
    assert titles(run(tmp_path, "list", "--json")) == ["Birds", "Tigers"]
    assert titles(run(tmp_path, "search", "sleeps", "--json")) == ["Birds", "Tigers"]
    assert titles(run(tmp_path, "search", "dog", "--json")) == []
    assert titles(run(tmp_path, "search", "tigers", "--json")) == ["Tigers"]


def test_it_works_beside_the_window(tmp_path: Path, locations: Locations) -> None:
    async def search() -> None:
        async with indexed(locations) as (index, watcher):
            runs = [asyncio.to_thread(run, tmp_path, "search", "dog", "--json") for _ in range(3)]
            for at in range(50):
                put(locations, talk(f"Chat {at}", "more"))
                index.compare()
            for done in await asyncio.gather(*runs):
                assert titles(done) == ["Собаки и ещё"]
            assert watcher.ends == 0

    with DataFolderLock(locations.lock_file):
        asyncio.run(search())


def test_a_damaged_index_costs_time_but_no_result(tmp_path: Path, locations: Locations) -> None:
    asyncio.run(built(locations))
    path = locations.cache / FILE_NAME
    with path.open("r+b") as file:
        for at in range(4096, path.stat().st_size, 4096):
            file.seek(at)
            file.write(os.urandom(4000))
    assert titles(run(tmp_path, "search", "dog", "--json")) == ["Собаки и ещё"]
    assert titles(run(tmp_path, "list", "--json")) == ["Собаки и ещё", "Cats"]


def test_a_result_says_where_it_is(tmp_path: Path, locations: Locations) -> None:
    (hit,) = objects(run(tmp_path, "search", "good dog", "dog", "--json"))
    assert (hit["hits"], hit["message_id"]) == (2, DOGS.head)
    assert hit["snippet"] == "A *good* dog: 好狗。"
    assert hit["ranges"] == [[3, 7], [9, 12]]
    text = run(tmp_path, "search", "siamese").stdout
    assert text.splitlines()[1] == "    The Siamese sleeps. ``` code ```"
    assert len(objects(run(tmp_path, "search", "a", "--limit", "1", "--json"))) == 1


def test_wrong_usage_is_told_in_a_sentence(tmp_path: Path, locations: Locations) -> None:
    done = run(tmp_path, "search", "before:soon")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "“before:soon” has no date. Write one such as before:2026-01-31.\n"
    assert run(tmp_path, "search", " ").returncode == 2
    assert run(tmp_path, "search").returncode == 2
    none = run(tmp_path, "search", "x", "--limit", "0")
    assert (none.returncode, none.stderr.endswith("'0' is no number above 0\n")) == (2, True)


def test_an_empty_folder_is_an_empty_list_and_an_unreadable_one_an_error(tmp_path: Path) -> None:
    done = run(tmp_path, "list")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "conversations").write_text("a file")
    done = run(tmp_path, "list", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "could not be read" in done.stderr


def test_a_reader_that_goes_away_is_no_error_message(tmp_path: Path, locations: Locations) -> None:
    put(locations, *(talk(f"Chat {at} " + "long " * 20, "x") for at in range(500)))
    command = [sys.executable, "-m", "gizai_desktop", "list", "--data-dir", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
