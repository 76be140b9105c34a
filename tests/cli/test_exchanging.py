"""The commands import and export, as scripts use them: real processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gizai_desktop.store.locations import Locations
from gizai_desktop.store.lock import DataFolderLock
from tests.store.importing.exports import simple_chatgpt, write_json, write_zip

ROOT = Path(__file__).parents[2]
NO_QT = """\
import sys
from gizai_desktop.__main__ import main
status = main(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith(("PySide6", "qasync", "aiohttp"))]
sys.exit(status)
"""


def run(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a command with a data folder of its own; it must not import Qt."""
    return subprocess.run(
        [sys.executable, "-c", NO_QT, *map(str, arguments), "--data-dir", str(folder / "data")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def export_file(tmp_path: Path) -> Path:
    chats = [simple_chatgpt(f"c-{i}", title=f"Chat {i}") for i in range(3)]
    return write_zip(tmp_path / "export.zip", {"conversations.json": chats})


def test_import_and_export_and_import_again(tmp_path: Path, export_file: Path) -> None:
    done = run(tmp_path, "import", export_file, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    *chats, report = map(json.loads, done.stdout.splitlines())
    assert [chat["title"] for chat in chats] == ["Chat 0", "Chat 1", "Chat 2"]
    assert {*chats[0]} >= {"id", "title", "updated_at"}
    assert len(report["report"]["added"]) == 3

    out = tmp_path / "out"
    done = run(tmp_path, "export", "--format", "json", "--output", out, "--json")
    assert done.returncode == 0
    assert {json.loads(line)["name"] for line in done.stdout.splitlines()} == {
        "Chat 0.json", "Chat 1.json", "Chat 2.json"
    }  # fmt: skip

    done = run(tmp_path, "import", out)
    assert done.returncode == 0
    assert "here already: 3" in done.stdout

    one = run(tmp_path, "export", chats[1]["id"], "--output", tmp_path / "one.md")
    assert one.stdout.strip() == str(tmp_path / "one.md")
    assert (tmp_path / "one.md").read_text().startswith("# Chat 1\n")


def test_a_backup_can_be_imported(tmp_path: Path, export_file: Path) -> None:
    run(tmp_path, "import", export_file)
    backup = tmp_path / "all.zip"
    done = run(tmp_path, "backup", "--output", backup, "--json")
    assert json.loads(done.stdout) == {"path": str(backup), "chats": 3}
    again = run(tmp_path, "backup", "--output", backup)
    assert again.returncode == 1
    assert str(backup) in again.stderr
    restored = run(tmp_path / "other", "import", backup)
    assert restored.returncode == 0
    assert "New chats: 3" in restored.stdout


def test_errors_are_one_sentence_and_one(tmp_path: Path, export_file: Path) -> None:
    nothing = run(tmp_path, "import", tmp_path / "nowhere.zip")
    assert nothing.returncode == 1
    assert nothing.stderr.count("\n") == 1
    missing = run(tmp_path, "export", "no-such-id", "--output", tmp_path / "x.md")
    assert missing.returncode == 1
    assert missing.stderr.count("\n") == 1
    there = run(tmp_path, "export", "--output", export_file)
    assert there.returncode == 1
    assert str(export_file) in there.stderr


@pytest.mark.parametrize(
    "arguments",
    [["import"], ["backup"], ["export", "x"], ["export", "x", "--output", "y", "--format", "docx"]],
)
def test_wrong_usage_is_two(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path, *arguments).returncode == 2


def test_a_window_with_the_folder_imports_by_itself(tmp_path: Path, export_file: Path) -> None:
    locations = Locations.of(tmp_path / "data")
    with DataFolderLock(locations.lock_file):
        done = run(tmp_path, "import", export_file)
    assert done.returncode == 1
    assert "already open" in done.stderr
    assert not locations.conversations.exists()


def test_part_of_an_import_is_no_error_but_is_told(tmp_path: Path) -> None:
    write_json(tmp_path / "in" / "a.json", [simple_chatgpt()])
    write_json(tmp_path / "in" / "b.json", {"something": "else"})
    done = run(tmp_path, "import", tmp_path / "in")
    assert done.returncode == 0
    assert "New chats: 1" in done.stdout
    assert "b.json: There are no chats in it." in done.stdout
