"""The pieces of the packages: the same twice, and in the form that each system reads."""

import hashlib
import os
import struct
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.packaging.scripts import PACKAGING, run
from tests.support.programs import needs

PNG = b"\x89PNG\r\n\x1a\n"
COMMITTED = datetime(2026, 11, 22, 6, 11, 42, tzinfo=UTC)
SCRIPT = """\
    from reproducible import archive, compressed, level, sums, time_of

    bundle, out = Path(sys.argv[2]), Path(sys.argv[3])
    level(bundle, "program", time_of(sys.argv[4]))
    archive(bundle, out / "a.tar.xz", "program-1")
    compressed(b"what is new", out / "changelog.gz")
    sums(out)
"""


INSTALLER = """\
    from installers import windows

    windows(Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), "0.1.0")
"""


def built(folder: Path, *, mode: int, names: list[str]) -> Path:
    """What the writers make of the same files, written in another order with another mode."""
    bundle, out = folder / "bundle", folder / "out"
    (bundle / "_internal").mkdir(parents=True)
    out.mkdir()
    for name in names:
        (bundle / name).write_bytes(name.encode() * 1000)
        (bundle / name).chmod(mode)
        os.utime(bundle / name, (mode, mode))
    (bundle / "program").chmod(mode | 0o100)
    (bundle / "_internal/link").symlink_to("a")
    epoch = str(int(COMMITTED.timestamp()))
    done = run(SCRIPT, bundle, out, epoch)
    assert done.returncode == 0, done.stderr
    return out


def test_the_archive_is_the_same_whoever_builds_it(tmp_path: Path) -> None:
    names = ["program", "_internal/a", "_internal/b", "Ä.txt"]
    one = built(tmp_path / "one", mode=0o600, names=names)
    other = built(tmp_path / "other place", mode=0o664, names=names[::-1])
    for name in ("a.tar.xz", "changelog.gz", "SHA256SUMS"):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_the_archive_unpacks_to_a_program_that_runs(tmp_path: Path) -> None:
    out = built(tmp_path, mode=0o600, names=["program", "_internal/a"])
    with tarfile.open(out / "a.tar.xz") as archive:
        members = {member.name: member for member in archive}
    assert next(iter(members)) == "program-1"
    assert members["program-1/program"].mode == 0o755
    assert members["program-1/_internal/a"].mode == 0o644
    assert members["program-1/_internal/link"].linkname == "a"
    assert {member.mtime for member in members.values()} == {COMMITTED.timestamp()}
    assert {(m.uid, m.gid, m.uname, m.gname) for m in members.values()} == {(0, 0, "", "")}


def test_the_sums_are_in_the_form_that_sha256sum_checks(tmp_path: Path) -> None:
    out = built(tmp_path, mode=0o600, names=["program"])
    lines = (out / "SHA256SUMS").read_text().splitlines()
    found = hashlib.sha256((out / "a.tar.xz").read_bytes()).hexdigest()
    assert lines[0] == f"{found}  a.tar.xz"
    assert len(lines) == 2


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    subprocess.run([sys.executable, PACKAGING / "icons.py", folder], check=True)
    return folder


def pixels(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_icon_for_windows_has_every_size(icons: Path) -> None:
    content = (icons / "gizai-desktop.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind) == (0, 1)
    end, sizes = 6 + 16 * count, []
    for place in range(6, end, 16):
        width, height, _, _, _, bits, length, offset = struct.unpack_from(
            "<BBBBHHII", content, place
        )
        assert offset == end
        assert bits == 32
        assert pixels(content[offset : offset + length]) == (width or 256, height or 256)
        sizes.append(width or 256)
        end = offset + length
    assert end == len(content)
    assert sizes == [16, 24, 32, 48, 64, 128, 256]


def test_the_icon_for_macos_has_every_size_also_for_fine_screens(icons: Path) -> None:
    content = (icons / "gizai-desktop.icns").read_bytes()
    assert struct.unpack_from(">4sI", content) == (b"icns", len(content))
    place, sizes = 8, {}
    while place < len(content):
        kind, length = struct.unpack_from(">4sI", content, place)
        sizes[kind] = pixels(content[place + 8 : place + length])[0]
        place += length
    assert place == len(content)
    assert {size for kind, size in sizes.items() if kind < b"ic10"} == {128, 256, 512}
    assert sizes[b"ic10"] == 1024
    assert {16, 32, 64} <= set(sizes.values())


@needs("makensis")
def test_the_installer_for_windows_compiles(icons: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "gizai-desktop.exe").write_bytes(b"MZ")
    (bundle / "_internal/python.dll").write_bytes(b"MZ")
    target = tmp_path / "gizai-desktop-0.1.0-setup.exe"
    done = run(INSTALLER, bundle, icons / "gizai-desktop.ico", target)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"MZ")
