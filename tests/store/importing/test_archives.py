"""Archives that try something: each is refused with a sentence, and nothing else happens."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gizai_desktop.domain.importing import SkipReason
from gizai_desktop.store.importing import archives
from gizai_desktop.store.locations import Locations
from tests.store.importing.exports import simple_chatgpt, write_zip
from tests.store.importing.support import imported, library


def climbing(path: Path) -> None:
    write_zip(path, {"../../evil.json": [simple_chatgpt()]})


def climbing_backwards(path: Path) -> None:
    write_zip(path, {"..\\evil.json": [simple_chatgpt()]})


def absolute(path: Path) -> None:
    write_zip(path, {"/etc/evil.json": [simple_chatgpt()]})


def on_a_drive(path: Path) -> None:
    write_zip(path, {"C:/evil.json": [simple_chatgpt()]})


def link(path: Path) -> None:
    info = zipfile.ZipInfo("conversations.json")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")


def twice(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("conversations.json", "[]")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("conversations.json", "[1]")


def encrypted(path: Path) -> None:
    write_zip(path, {"conversations.json": [simple_chatgpt()]})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark) + place
        data[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", data, at)[0] | 1)
    path.write_bytes(data)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("conversations.json", "w", force_zip64=True) as file:
            for _ in range(100):
                file.write(b" " * (1 << 20))


def overlapping(path: Path) -> None:
    """Two names for the same bytes."""
    write_zip(path, {"a.json": b"x" * 5000, "b.json": b"y" * 5000})
    with zipfile.ZipFile(path) as archive:
        first, second = archive.infolist()
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02") + 42  # where the list says that the second file begins
    assert struct.unpack_from("<I", data, at)[0] == second.header_offset
    struct.pack_into("<I", data, at, first.header_offset)
    path.write_bytes(data)


def huge_directory(path: Path) -> None:
    write_zip(path, {"conversations.json": b"[]"})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x05\x06") + 12
    data[at : at + 4] = struct.pack("<I", 0x7FFFFFFF)
    path.write_bytes(data)


def cut(path: Path) -> None:
    write_zip(path, {"conversations.json": [simple_chatgpt(turns=50)]})
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (climbing, SkipReason.CLIMBS),
        (climbing_backwards, SkipReason.CLIMBS),
        (absolute, SkipReason.CLIMBS),
        (on_a_drive, SkipReason.CLIMBS),
        (link, SkipReason.LINK_INSIDE),
        (twice, SkipReason.TWICE_INSIDE),
        (encrypted, SkipReason.ENCRYPTED),
        (bomb, SkipReason.BOMB),
        (overlapping, SkipReason.BOMB),
        (huge_directory, SkipReason.BOMB),
        (cut, SkipReason.BAD_ARCHIVE),
    ],
)
def test_hostile_archives_are_refused(
    locations: Locations, tmp_path: Path, make: Callable[[Path], None], reason: SkipReason
) -> None:
    path = tmp_path / "export.zip"
    make(path)
    files = {*tmp_path.rglob("*")}
    report = imported(locations, path)
    assert [skipped.reason for skipped in report.skipped] == [reason]
    assert report.skipped[0].sentence.endswith(".")
    assert not library(locations)
    assert {*tmp_path.rglob("*")} == files


def test_a_wrong_check_sum_is_told(locations: Locations, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("conversations.json", b'[{"mapping": {}}, "abcdefgh"]')
    path.write_bytes(path.read_bytes().replace(b"abcdefgh", b"abcdefgX"))
    report = imported(locations, path)
    assert SkipReason.BAD_ARCHIVE in [skipped.reason for skipped in report.skipped]


def test_archives_inside_archives_are_not_opened(locations: Locations, tmp_path: Path) -> None:
    """Ten thousand of them, one inside the other in pairs: it takes no time."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("conversations.json", "[]")
    path = write_zip(tmp_path / "export.zip", {f"{i}.zip": inner.getvalue() for i in range(10_000)})
    report = imported(locations, path)
    assert report.skipped_count == 10_000
    assert {skipped.reason for skipped in report.skipped} == {SkipReason.NESTED}


def test_more_files_than_an_archive_can_have(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "ENTRIES_LIMIT", 3)
    path = write_zip(tmp_path / "export.zip", {f"{i}.json": b"[]" for i in range(4)})
    assert [s.reason for s in imported(locations, path).skipped] == [SkipReason.BOMB]


def test_names_of_any_script_and_deep_folders_are_fine(
    locations: Locations, tmp_path: Path
) -> None:
    files = {"Экспорт/" + "a/" * 200 + "чаты.json": [simple_chatgpt()]}
    assert len(imported(locations, write_zip(tmp_path / "чаты.zip", files)).added) == 1


def test_what_macos_puts_beside_the_files_is_nobodys(locations: Locations, tmp_path: Path) -> None:
    files = {"conversations.json": [simple_chatgpt()], "__MACOSX/._conversations.json": b"\0\5"}
    report = imported(locations, write_zip(tmp_path / "export.zip", files))
    assert (len(report.added), report.skipped_count) == (1, 0)
