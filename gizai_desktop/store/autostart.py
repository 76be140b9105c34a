"""What makes the system start the application when its user logs in."""

import asyncio
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import make_private_folder, storage_error, write_atomically

NAME = "gizai-desktop"
_ENTRY = """\
[Desktop Entry]
Type=Application
Name=GizAI Desktop
Icon=gizai-desktop
Exec={command}
Terminal=false
StartupNotify=false
X-GNOME-Autostart-enabled=true
"""
_OFF = ("hidden=true", "x-gnome-autostart-enabled=false")
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class _Entry(Protocol):
    """The entry of one system; all methods may wait for a disk."""

    def there(self) -> bool:
        """Whether the system would start the application."""
        ...

    def put(self, *, there: bool) -> None:
        """Write the entry, or remove it.

        Raises:
            StorageError: it is as before.
        """
        ...

    def renew(self) -> None:
        """Have an entry that is there start this installation, if it has moved since.

        Raises:
            StorageError: it is as before.
        """
        ...


class Autostart:
    """The entry of this system, read and written beside the window's thread."""

    def __init__(
        self, command: Sequence[str], data_dir: Path | None, platform: str = sys.platform
    ) -> None:
        """Take how this installation starts, and the folder that `--data-dir` named.

        Each such folder has an entry of its own.
        """
        name = NAME
        if data_dir is not None:
            folder = str(data_dir.expanduser().absolute())
            command = (*command, "--data-dir", folder)
            name = f"{NAME}-{sha256(os.fsencode(folder)).hexdigest()[:8]}"
        self._entry = _entry(name, (*command, "--hidden"), platform)

    async def there(self) -> bool:
        """Whether the system would start the application."""
        return await asyncio.to_thread(self._entry.there)

    async def put(self, *, there: bool) -> None:
        """Write the entry, or remove it.

        Raises:
            StorageError: it is as before.
        """
        await asyncio.to_thread(lambda: self._entry.put(there=there))

    async def renew(self) -> None:
        """Have an entry that is there start this installation, if it has moved since.

        What the user wrote into it stays, as long as the program that it names exists.

        Raises:
            StorageError: it is as before.
        """
        await asyncio.to_thread(self._entry.renew)


def _entry(name: str, command: Sequence[str], platform: str) -> _Entry:
    if platform == "win32":
        return _RegistryValue(name, command)
    if platform == "darwin":
        return _FileEntry(
            Path.home() / "Library" / "LaunchAgents" / f"{name}.plist", _agent(name, command)
        )
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return _DesktopEntry(config / "autostart" / f"{name}.desktop", quoted(command))


class _FileEntry:
    """A file in a folder that the system reads at a login."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content

    def there(self) -> bool:
        with suppress(OSError):
            lines = self._path.read_text("utf-8", "replace").lower().splitlines()
            return not any(line.replace(" ", "") in _OFF for line in lines)
        return False

    def put(self, *, there: bool) -> None:
        if there:
            make_private_folder(self._path.parent)
            write_atomically(self._path, self._content)
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, self._path, FailureKind.WRITE_FAILED) from error

    def renew(self) -> None:
        try:
            old = self._path.read_bytes()
        except OSError:
            return
        new = self._renewed(old)
        if new != old and self.there():
            write_atomically(self._path, new)

    def _renewed(self, old: bytes) -> bytes:
        del old
        return self._content


class _DesktopEntry(_FileEntry):
    """A desktop entry, of which only the command is renewed."""

    def __init__(self, path: Path, command: str) -> None:
        super().__init__(path, _ENTRY.format(command=command).encode())
        self._command = command

    def _renewed(self, old: bytes) -> bytes:
        lines = old.decode("utf-8", "surrogateescape").splitlines(keepends=True)
        for at, line in enumerate(lines):
            key, _, value = line.partition("=")
            if key.strip() == "Exec" and _outdated(value.strip()):
                lines[at] = f"Exec={self._command}\n"
        return "".join(lines).encode("utf-8", "surrogateescape")


def _outdated(command: str) -> bool:
    """Whether an entry's command is one of ours, or names a program that is gone."""
    if command.startswith('"') and command.endswith('"--hidden"'):
        return True
    with suppress(ValueError):
        program = next(iter(shlex.split(command.replace("\\\\", "\\"))), "")
        return program.startswith("/") and not Path(program).exists()
    return False


def quoted(command: Sequence[str]) -> str:
    """A command as the value of ``Exec``: quoted, then escaped as a string of that file.

    The Desktop Entry Specification 1.5 has both steps, and doubles the percent sign.
    """
    words = []
    for word in command:
        safe = word
        for special in '\\"`$':
            safe = safe.replace(special, f"\\{special}")
        words.append(f'"{safe}"'.replace("%", "%%"))
    return " ".join(words).replace("\\", "\\\\")


def _agent(name: str, command: Sequence[str]) -> bytes:
    """The property list of a launch agent; not tried on macOS."""
    import plistlib  # noqa: PLC0415 - on macOS only

    return plistlib.dumps({"Label": name, "ProgramArguments": [*command], "RunAtLoad": True})


class _RegistryValue:
    """A value below the user's Run key; not tried on Windows."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._name = name
        self._command = subprocess.list2cmdline(command)

    def there(self) -> bool:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 - on Windows only

            with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.QueryValueEx(key, self._name)
                return True
        return False

    def renew(self) -> None:
        if self.there():
            self.put(there=True)

    def put(self, *, there: bool) -> None:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 - on Windows only

            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                    if there:
                        winreg.SetValueEx(key, self._name, 0, winreg.REG_SZ, self._command)
                    else:
                        with suppress(FileNotFoundError):
                            winreg.DeleteValue(key, self._name)
            except OSError as error:
                raise storage_error(error, Path(_RUN), FailureKind.WRITE_FAILED) from error
