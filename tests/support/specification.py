"""The examples of the Markdown specifications, from the archive that the set-up has fetched."""

import os
import re
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_FOLDER = Path(sys.prefix) / "specification"
_EXAMPLE = re.compile(
    r"^`{32} example[^\n]*\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^`{32}$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Example:
    """One example, numbered as in its specification, from 1."""

    number: int
    markdown: str
    html: str


def examples(name: str) -> list[Example]:
    """Those of `commonmark` or `gfm`; without the archive the test is skipped, except in CI."""
    archives = sorted(_FOLDER.glob("marko-*.tar.gz"))
    if not archives:
        outcome = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        outcome(f"no archive in {_FOLDER}; packaging/test fetches it")
    return list(_examples(_read(archives[-1], name)))


def _read(archive: Path, name: str) -> str:
    with tarfile.open(archive) as opened:
        for member in opened:
            file = opened.extractfile(member)
            if member.name.endswith(f"/tests/spec/{name}.txt") and file is not None:
                return file.read().decode("utf-8")
    raise AssertionError(f"{archive} has no {name}.txt")


def _examples(text: str) -> Iterator[Example]:
    for number, found in enumerate(_EXAMPLE.finditer(text), 1):
        # The specification writes tabs as arrows.
        yield Example(number, *(found[part].replace("→", "\t") for part in ("markdown", "html")))
