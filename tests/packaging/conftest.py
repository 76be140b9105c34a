"""A small checkout that the scripts of packaging/ set up without a network.

Its lock names no packages and it builds itself with a backend of its own, so that everything else
(.venv, pip, stamps, locks) is the real thing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "gizai-desktop"
version = "0"
"""

# With a file named "kill" beside it, it kills the whole set-up in the middle of pip, once.
BACKEND = """\
import os, pathlib, signal, zipfile

INFO = "gizai_desktop-0.dist-info/"
FILES = {
    "started.py": "def main():\\n    import sys\\n    print('started with', *sys.argv[1:])\\n",
    INFO + "METADATA": "Metadata-Version: 2.1\\nName: gizai-desktop\\nVersion: 0\\n",
    INFO + "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    INFO + "entry_points.txt": "[console_scripts]\\ngizai-desktop = started:main\\n",
    INFO + "RECORD": "",
}

def build_editable(folder, config_settings=None, metadata_directory=None):
    order = pathlib.Path("kill")
    if order.exists():
        order.unlink()
        os.killpg(0, signal.SIGKILL)
    name = "gizai_desktop-0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        for path, text in FILES.items():
            wheel.writestr(path, text)
    return name
"""

TOOLS = (
    *("cat", "cmp", "find", "grep", "id", "mkdir", "mv", "readlink", "rm", "sed", "sh"),
    *("touch", "tr"),
)

# Every package that is asked for is installed.
DPKG_QUERY = """\
#!/bin/sh
for name; do printf '%s:amd64:installed ' "$name"; done
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with packaging/ in it, and the folder whose programs its scripts find."""

    root: Path
    tools: Path

    def start(self, *arguments: str, cwd: Path | None = None) -> "subprocess.Popen[str]":
        """Start `packaging/run` in a process group of its own."""
        environment: Mapping[str, str] = {
            **{name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ},
            "PATH": str(self.tools),
            # No index: whatever asked the network would fail.
            "PIP_NO_INDEX": "1",
            "PIP_CONFIG_FILE": os.devnull,
        }
        return subprocess.Popen(
            ["/bin/sh", str(self.root / "packaging/run"), *arguments],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *arguments: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run `packaging/run` to its end."""
        with self.start(*arguments, cwd=cwd) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def moved_to(self, root: Path) -> "Checkout":
        """Rename the folder."""
        return replace(self, root=self.root.rename(root))

    def tool(self, name: str, text: str) -> None:
        """Put a script of this name first, whatever was there."""
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)


def link_tools(folder: Path) -> None:
    """Fill a folder with the programs that the scripts use; no sudo among them."""
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, f"{name} is missing"
        (folder / name).symlink_to(found)
    # The interpreter itself: what PATH calls python3 may be a script with needs of its own.
    (folder / "python3").symlink_to(Path(sys.executable).resolve())


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Give a checkout that was never set up, in a folder with spaces and accents."""
    root = tmp_path / "Gizáï Desktop ü"
    shutil.copytree(PACKAGING, root / "packaging")
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    (root / "resources/translations").mkdir(parents=True)
    (root / "resources/translations/gizai_desktop_ru.ts").write_text("<TS/>", encoding="utf-8")
    made = Checkout(root, tmp_path / "tools")
    link_tools(made.tools)
    made.tool("dpkg", "#!/bin/sh\necho amd64\n")
    made.tool("dpkg-query", DPKG_QUERY)
    return made


@pytest.fixture
def scripts() -> Callable[[], list[Path]]:
    """Give what lists the shell scripts of the project."""

    def listed() -> list[Path]:
        files = [path for path in PACKAGING.iterdir() if path.is_file()]
        shell = [p for p in files if p.read_bytes().startswith((b"#!/bin/sh", b"# shellcheck"))]
        return [*shell, PACKAGING.parent / ".ci/run"]

    return listed
