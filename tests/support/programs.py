"""Programs of the machine that tests run: without one a developer's test skips and CI's fails."""

import os
import shutil
from collections.abc import Iterable

import pytest

SCREEN = ("Xvfb", "openbox", "xdotool")
"""What a virtual screen with hands needs."""


def path_of(name: str) -> str | None:
    """Where the program is, if it is there; servers of Debian are in sbin."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def missing(names: Iterable[str]) -> list[str]:
    """Which of the programs are not on this machine."""
    return [name for name in names if path_of(name) is None]


def needs(*names: str, packages: Iterable[str] = ()) -> pytest.MarkDecorator:
    """Mark a test that runs these programs; ``packages`` are known to lack besides."""
    lacking = [*missing(names), *packages]
    return pytest.mark.skipif(
        bool(lacking) and "CI" not in os.environ, reason=f"not installed: {', '.join(lacking)}"
    )


def need(name: str) -> str:
    """The path of a program, inside a test or a fixture that cannot go on without it."""
    found = path_of(name)
    if found is None:
        outcome = pytest.fail if "CI" in os.environ else pytest.skip
        outcome(f"not installed: {name}")
    return found
