"""The entry that starts the application at a login."""

import plistlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.store.autostart import Autostart, quoted
from tests.end_to_end.screen import until
from tests.support.programs import needs

COMMAND = ("/opt/my apps/gizai-desktop",)


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "config"


async def put(entry: Autostart, *, there: bool) -> None:
    await entry.put(there=there)


async def is_there(entry: Autostart) -> bool:
    return await entry.there()


async def test_it_comes_and_goes_and_twice_is_no_error(config: Path) -> None:
    entry = Autostart(COMMAND, None, "linux")
    file = config / "autostart" / "gizai-desktop.desktop"
    assert not await is_there(entry)
    for there in (True, True, False, False):
        await put(entry, there=there)
        assert await is_there(entry) is file.exists() is there


async def renewed(entry: Autostart, file: Path) -> str:
    await entry.renew()
    (line,) = (each for each in file.read_text().splitlines() if each.startswith("Exec="))
    return line.removeprefix("Exec=")


async def test_an_entry_follows_a_program_that_has_moved(config: Path) -> None:
    await put(Autostart(COMMAND, None, "linux"), there=True)
    file = config / "autostart" / "gizai-desktop.desktop"
    file.write_text(file.read_text() + "X-GNOME-Autostart-Delay=5\n")
    moved = Autostart(("/home/me/gizai-desktop",), None, "linux")
    assert await renewed(moved, file) == '"/home/me/gizai-desktop" "--hidden"'
    assert "X-GNOME-Autostart-Delay=5\n" in file.read_text()
    before = file.stat().st_mtime_ns, file.stat().st_ino
    await renewed(moved, file)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


async def test_the_users_own_command_stays_while_its_program_is_there(config: Path) -> None:
    await put(Autostart(COMMAND, None, "linux"), there=True)
    file = config / "autostart" / "gizai-desktop.desktop"
    own = "/usr/bin/env QT_SCALE_FACTOR=2 /opt/gizai-desktop --hidden"
    file.write_text(file.read_text().replace(f"{quoted((*COMMAND, '--hidden'))}", own))
    assert await renewed(Autostart(COMMAND, None, "linux"), file) == own
    file.write_text(file.read_text().replace("/usr/bin/env", "/nowhere/env"))
    assert await renewed(Autostart(COMMAND, None, "linux"), file) == quoted((*COMMAND, "--hidden"))


async def test_an_entry_that_is_off_or_gone_stays_so(config: Path) -> None:
    entry = Autostart(COMMAND, None, "linux")
    await entry.renew()
    assert not (config / "autostart").exists()
    await put(entry, there=True)
    file = config / "autostart" / "gizai-desktop.desktop"
    file.write_text(file.read_text() + "Hidden=true\n")
    before = file.read_text()
    await renewed(Autostart(("/elsewhere",), None, "linux"), file)
    assert file.read_text() == before


@needs("desktop-file-validate")
async def test_the_entry_is_valid(config: Path) -> None:
    await put(Autostart(COMMAND, Path("/some/data 100%"), "linux"), there=True)
    (file,) = (config / "autostart").iterdir()
    done = subprocess.run(
        ["desktop-file-validate", file], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "100%%" in file.read_text()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
async def test_a_desktop_that_switched_it_off_is_heard(config: Path, line: str) -> None:
    entry = Autostart(COMMAND, None, "linux")
    await put(entry, there=True)
    file = config / "autostart" / "gizai-desktop.desktop"
    lines = [each for each in file.read_text().splitlines() if "enabled" not in each]
    file.write_text("\n".join([*lines, line]))
    assert not await is_there(entry)
    await put(entry, there=True)
    assert await is_there(entry)


async def test_each_data_folder_has_its_own(config: Path) -> None:
    usual, portable = Autostart(COMMAND, None), Autostart(COMMAND, Path("/media/stick/chats"))
    await put(portable, there=True)
    assert (await is_there(usual), await is_there(portable)) == (False, True)


async def test_what_cannot_be_written_says_so(config: Path) -> None:
    config.mkdir()
    (config / "autostart").write_text("in the way")
    with pytest.raises(StorageError):
        await put(Autostart(COMMAND, None, "linux"), there=True)


async def test_a_launch_agent_is_a_property_list(tmp_path: Path) -> None:
    await put(Autostart(COMMAND, None, "darwin"), there=True)
    file = tmp_path / "Library" / "LaunchAgents" / "gizai-desktop.plist"
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == [*COMMAND, "--hidden"]
    assert agent["RunAtLoad"] is True


@needs("gio")
@pytest.mark.parametrize(
    "words", [("plain",), ("with space", "100%"), ('"quotes"', "back\\slash", "$HOME", "`id`")]
)
def test_a_desktop_reads_the_command_as_it_was(tmp_path: Path, words: Sequence[str]) -> None:
    writer = tmp_path / "write.sh"
    writer.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "${0%write.sh}told.new"\n'
                      'mv "${0%write.sh}told.new" "${0%write.sh}told"\n')  # fmt: skip
    writer.chmod(0o755)
    entry = tmp_path / "try.desktop"
    command = quoted((str(writer), *words))
    entry.write_text(f"[Desktop Entry]\nType=Application\nName=Try\nExec={command}\n")
    subprocess.run(["gio", "launch", entry], check=True, timeout=20)
    told = tmp_path / "told"
    until(told.exists, "the command ran")
    assert told.read_text().splitlines() == [*words]
