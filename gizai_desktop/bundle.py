"""What differs where the application runs from a bundle and not from a Python installation."""

import sys
from pathlib import Path

RUNNING = Path("/proc/self/exe")
"""The file that Linux runs here, also when another one has taken its place."""


def is_bundle() -> bool:
    """Whether PyInstaller's starter runs this: pip cannot add to it."""
    return bool(getattr(sys, "frozen", False))


def is_outdated() -> bool:
    """Whether another version has been installed since this one was started."""
    if not is_bundle() or not RUNNING.exists():
        return False
    try:
        return not RUNNING.samefile(sys.executable)
    except FileNotFoundError:  # it has been removed, or is being replaced
        return False


def start_command() -> tuple[str, ...]:
    """How the system starts this installation again, wherever it is told to."""
    if is_bundle():
        return (sys.executable,)
    return (sys.executable, "-m", "gizai_desktop")


def extras_dir() -> Path:
    """Where a bundle looks for Python packages that a person adds to it."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - wanted by bundles and one page only

    return PlatformDirs("gizai-desktop", appauthor=False).user_data_path / "extras"
