"""A second start and the process that has the data folder."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Client
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory

import pytest

from gizai_desktop.domain.wishes import Wishes
from gizai_desktop.store import handover
from gizai_desktop.store.handover import Handover, address_for, hand_over

FULL = Wishes("Привет\n你好", "an-id", toggle=True, files=(Path("/tmp/é x.zip"),), activation="t")


@pytest.fixture(autouse=True)
def _runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(handover, "ANSWER_S", 1.0)
    monkeypatch.setattr(handover, "SILENCE_S", 0.1)
    # A socket's address is short; pytest's folders are not.
    with TemporaryDirectory(prefix="run") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture
def told() -> "Queue[Wishes]":
    return Queue()


@pytest.fixture
def open_one(tmp_path: Path, told: "Queue[Wishes]") -> Iterator[Handover]:
    made = Handover(tmp_path, told.put)
    made.start()
    yield made
    made.close()


@pytest.mark.parametrize("wishes", [Wishes(), FULL])
def test_what_a_start_wants_arrives_whole(
    open_one: Handover, told: "Queue[Wishes]", tmp_path: Path, wishes: Wishes
) -> None:
    for _ in range(3):
        assert hand_over(tmp_path, wishes)
        assert told.get(timeout=5) == wishes


def test_another_folder_is_another_place(open_one: Handover, tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "other", Wishes())


def test_nobody_listens_after_the_end(open_one: Handover, tmp_path: Path) -> None:
    open_one.close()
    open_one.close()
    assert not hand_over(tmp_path, Wishes())
    assert not Path(address_for(tmp_path)).exists()


def test_what_a_killed_process_left_is_no_obstacle(tmp_path: Path, told: "Queue[Wishes]") -> None:
    place = Path(address_for(tmp_path))
    place.parent.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place))
    assert not hand_over(tmp_path, Wishes())
    after = Handover(tmp_path, told.put)
    after.start()
    assert hand_over(tmp_path, FULL)
    after.close()


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\x00\xff", b"[]", b"null", b"[" * 5000, b'{"files": 3, "new_chat": [], "toggle": 1}'],
)
def test_rubbish_asks_for_nothing_and_hurts_nobody(
    open_one: Handover, told: "Queue[Wishes]", tmp_path: Path, rubbish: bytes
) -> None:
    with Client(address_for(tmp_path)) as there:
        there.send_bytes(rubbish)
    assert hand_over(tmp_path, FULL)
    arrived = [told.get(timeout=5)]
    while not told.empty():
        arrived.append(told.get())
    assert arrived[-1] == FULL
    assert all(wishes in (Wishes(), FULL) for wishes in arrived)


def test_a_visitor_who_says_nothing_is_left(
    open_one: Handover, told: "Queue[Wishes]", tmp_path: Path
) -> None:
    with Client(address_for(tmp_path)):
        assert hand_over(tmp_path, FULL)
    assert told.get(timeout=5) == FULL


def test_more_than_anybody_would_write_is_refused(open_one: Handover, tmp_path: Path) -> None:
    with Client(address_for(tmp_path)) as there:
        with suppress(OSError):  # it may close before all has been sent
            there.send_bytes(json.dumps({"new_chat": "x" * handover.MOST_BYTES}).encode())
    assert hand_over(tmp_path, Wishes())


def test_only_this_user_can_reach_it(open_one: Handover, tmp_path: Path) -> None:
    folder = Path(address_for(tmp_path)).parent
    assert folder.stat().st_mode & 0o077 == 0
    assert folder.stat().st_uid == os.getuid()


def test_the_address_is_short_whatever_the_folder_is(tmp_path: Path) -> None:
    assert len(Path(address_for(tmp_path / ("long" * 100))).name) < 40


def test_a_folder_of_somebody_else_is_no_place_to_meet(
    told: "Queue[Wishes]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    runtime = Path(os.environ["XDG_RUNTIME_DIR"])
    (runtime / "gizai-desktop").symlink_to(elsewhere)
    made = Handover(tmp_path, told.put)
    made.start()
    assert not hand_over(tmp_path, FULL)
    made.close()
    assert list(elsewhere.iterdir()) == []


def test_without_a_runtime_folder_they_meet_below_the_temporary_one(
    told: "Queue[Wishes]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    made = Handover(tmp_path, told.put)
    made.start()
    assert hand_over(tmp_path, FULL)
    made.close()


def test_however_the_folder_is_reached_its_window_is_found(
    open_one: Handover, tmp_path: Path, told: "Queue[Wishes]"
) -> None:
    (tmp_path / "inside").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path, target_is_directory=True)
    for way in (link, tmp_path / "inside" / ".."):
        assert hand_over(way, Wishes(new_chat=str(way)))
        assert told.get(timeout=5).new_chat == str(way)
