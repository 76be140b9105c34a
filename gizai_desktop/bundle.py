"""What differs where the application runs from a bundle and not from a Python installation."""

import sys
from pathlib import Path


def is_bundle() -> bool:
    """Whether PyInstaller's starter runs this: pip cannot add to it."""
    return bool(getattr(sys, "frozen", False))


def extras_dir() -> Path:
    """Where a bundle looks for Python packages that a person adds to it."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - wanted by bundles and one page only

    return PlatformDirs("gizai-desktop", appauthor=False).user_data_path / "extras"
