"""The files that an installation starts from."""

import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.programs import needs

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements.lock", ROOT / "tests/requirements.lock"]
OTHERS = [ROOT / "tests/specification.lock", ROOT / "packaging/requirements.lock"]


@needs("shellcheck")
def test_shellcheck_has_nothing_to_say(scripts: Callable[[], list[Path]]) -> None:
    command = ["shellcheck", "--external-sources", *map(str, scripts())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


@pytest.mark.parametrize(
    "lock", [*LOCKS, *OTHERS], ids=["run", "test", "specification", "packages"]
)
def test_every_locked_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.findall(r"^[a-z0-9-]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^[a-z]", text, re.MULTILINE))


def test_the_locks_name_every_dependency_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[ =<>;]", line)[0].lower() for line in project["dependencies"]}
    run, test = (set(re.findall(r"^\S+==\S+", p.read_text("utf-8"), re.M)) for p in LOCKS)
    assert wanted <= {line.split("==")[0] for line in run}
    assert run <= test


def test_the_broken_pyside_never_meets_python_3_11() -> None:
    lines = [
        line for line in LOCKS[0].read_text("utf-8").split("\n") if "pyside6-essentials==" in line
    ]
    assert [line.split(" ;")[0] for line in lines if "< '3.12'" in line] == [
        "pyside6-essentials==6.11.3"
    ]
    assert all("python_full_version" in line for line in lines)
