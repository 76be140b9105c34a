"""Every way in which a file can be damaged, from the disk to what is shown and kept."""

import json
from collections.abc import Callable

import pytest

from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.store.conversations import codec, saving
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.locations import Locations
from tests.store.examples import opened, talk

WHOLE = talk("Hello", "Hi", "More", "Yes")
DATA = encode(WHOLE)
RAW = json.loads(DATA)
IDS = [*WHOLE.messages]


def raw(**changes: object) -> bytes:
    return json.dumps({**RAW, **changes}).encode()


def message(place: int, **changes: object) -> list[object]:
    listed: list[object] = [{**each} for each in RAW["messages"]]
    listed[place] = {**RAW["messages"][place], **changes}
    return listed


def with_hole(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    lines[2] = b"\0" * len(lines[2])
    return b"".join(lines)


EVERYTHING = ["Hello", "Hi", "More", "Yes"]
DAMAGED: dict[str, tuple[bytes, list[str]]] = {
    "truncated": (DATA[:-100], EVERYTHING[:3]),
    "a block of zeros": (with_hole(DATA), ["Hello", "More", "Yes"]),
    "only zeros": (b"\0" * 4096, []),
    "empty": (b"", []),
    "wrong types": (raw(title=5, pinned="no", tags=7, created_at=[]), EVERYTHING),
    "wrong types in a message": (raw(messages=message(1, role=7, status=[])), EVERYTHING),
    "an id twice": (raw(messages=message(3, id=IDS[1])), EVERYTHING),
    "a circle": (raw(messages=message(0, parent=IDS[3])), EVERYTHING),
    "an orphan": (raw(messages=message(2, parent="gone")), EVERYTHING),
    "bad UTF-8": (DATA.replace(b"Hello", b"\xffHello"), ["\ufffdHello", *EVERYTHING[1:]]),
    "a hundred thousand levels": (
        DATA.replace(b'"title"', b'"deep": ' + b"[" * 100_000 + b"]" * 100_000 + b', "title"', 1),
        EVERYTHING,
    ),
    "as many in a message": (
        DATA.replace(
            b'"content": "Hi"', b'"deep": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 1
        ),
        ["Hello", "More", "Yes"],
    ),
    "text instead": (b"Dear diary,", []),
}
FINE = {
    "a byte-order mark": b"\xef\xbb\xbf" + DATA,
    "a head that is not there": raw(head="gone"),
    "no head": raw(head=None),
    "a newer version": raw(version=2, new={"x": 1}),
}


async def loaded(locations: Locations, data: bytes) -> tuple[list[str], list[DamageReport]]:
    """The texts that the application gets when it starts with this file, and what it says."""
    path = locations.conversations / f"{WHOLE.id}.json"
    path.write_bytes(data)
    async with opened(locations) as store:
        headers, reports = await store.headers()
        if not headers:
            return [], [*reports]
        found = await store.load(WHOLE.id)
        for each in found.messages:
            assert found.path(each)[0].parent is None
        return [each.content for each in found.messages.values()], [*reports]


@pytest.mark.parametrize("name", DAMAGED)
async def test_what_can_be_read_is_open_and_the_original_is_kept(
    locations: Locations, name: str
) -> None:
    data, wanted = DAMAGED[name]
    texts, reports = await loaded(locations, data)
    assert sorted(texts) == sorted(wanted)
    (kept,) = locations.damaged.iterdir()
    assert kept.read_bytes() == data
    (report,) = reports
    assert (report.file_name, report.kept, report.set_aside) == (kept.name, len(wanted), True)
    assert await loaded_again(locations) == sorted(wanted), "the rescued file is whole"


async def loaded_again(locations: Locations) -> list[str]:
    path = locations.conversations / f"{WHOLE.id}.json"
    if not path.exists():
        return []
    texts, reports = await loaded(locations, path.read_bytes())
    assert reports == []
    return sorted(texts)


@pytest.mark.parametrize("name", FINE)
async def test_what_only_looks_odd_is_no_damage(locations: Locations, name: str) -> None:
    texts, reports = await loaded(locations, FINE[name])
    assert (texts, reports) == (EVERYTHING, [])
    assert [*locations.damaged.iterdir()] == []
    assert (locations.conversations / f"{WHOLE.id}.json").read_bytes() == FINE[name]


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes this program the next version of itself."""

    def upgrade() -> None:
        version = codec.VERSION + 1
        for module in (codec, saving):
            monkeypatch.setattr(module, "VERSION", version)

    return upgrade


async def test_a_file_of_an_older_format_is_copied_before_it_is_written(
    locations: Locations, next_version: Callable[[], None]
) -> None:
    path = locations.conversations / f"{WHOLE.id}.json"
    path.write_bytes(DATA)
    next_version()

    async with opened(locations) as store:
        at = await store.load(WHOLE.id)
        assert not locations.backup.exists(), "reading changes nothing"
        for title in ("One", "Two"):
            at = await store.save(at.renamed(title))
    (copy,) = locations.backup.iterdir()
    assert copy.name == f"{WHOLE.id}.v1.json"
    assert copy.read_bytes() == DATA
    assert json.loads(path.read_bytes())["version"] == 2
