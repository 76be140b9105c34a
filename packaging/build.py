"""Builds dist/ from this checkout; `packaging/build` calls it when the system's tools are there.

On Linux: the bundle, .deb, .rpm and .tar.xz. On Windows and macOS, where it has not been tried:
the bundle and an installer, by `python packaging/build.py`; Windows needs NSIS for it.

Two builds of one commit with the same Python, on the same system, are the same byte for byte: every
file has the time of the commit. What the system gives is carried as it is, so that another release
of these makes another bundle: libpython and its modules, OpenSSL, SQLite, the X11 libraries, and
strip of binutils. .tar.xz and .deb also depend on the release of liblzma, the .dmg on macOS's own
tool, and the .exe of NSIS carries times of the files.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import installers
import linux_packages
from places import BUILD, BUNDLE, DIST, NAME, ROOT
from reproducible import archive, level, size, sums, time_of

SYSTEM = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]


def main() -> None:
    """Build everything, step by step; the first that fails ends the build."""
    parser = argparse.ArgumentParser(prog="sh packaging/build")
    parser.add_argument("--screenshots", metavar="URL", default="", help="where the pictures are")
    screenshots = parser.parse_args().screenshots.rstrip("/")
    os.chdir(ROOT)
    os.environ |= {"SOURCE_DATE_EPOCH": _commit_time(), "PYTHONHASHSEED": "0"}
    for folder in (BUILD, DIST):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    step("Python packages")
    runtime, tools = (
        _environment("runtime", "requirements.lock"),
        _environment("tools", "packaging/requirements.lock"),
    )
    version = run(runtime, "-c", "import gizai_desktop; print(gizai_desktop.__version__)").strip()
    label = f"{NAME}-{version}-{SYSTEM}-{platform.machine().lower()}"
    step("Bill of materials")
    run(tools, "-m", "cyclonedx_py", "environment", str(runtime), "--pyproject", "pyproject.toml",
        "--output-reproducible", "-o", f"dist/{label}.cdx.json")  # fmt: skip
    step("Bundle")
    _install(runtime, "packaging/requirements.lock")
    run(runtime, "packaging/icons.py", str(BUILD / "icons"))
    run(runtime, "packaging/translations.py", "compile")
    run(runtime, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "--workpath=build/work",
        "packaging/bundle.spec")  # fmt: skip
    step("Packages")
    built_at = time_of(os.environ["SOURCE_DATE_EPOCH"])
    if SYSTEM == "linux":
        level(BUNDLE, NAME, built_at)
        archive(BUNDLE, DIST / f"{label}.tar.xz", label)
        linux_packages.make(DIST / f"{label}.cdx.json", version, screenshots, tools, built_at)
        step("Checks")
        linux_packages.check()
    elif SYSTEM == "windows":
        icon = BUILD / "icons/gizai-desktop.ico"
        installers.windows(BUNDLE, icon, DIST / f"{label}-setup.exe", version)
    else:
        installers.macos(DIST / "GizAI Desktop.app", DIST / f"{label}.dmg")
    sums(DIST)
    for path in sorted(DIST.iterdir()):
        print(f"{size(path) / 1e6:8.1f} MB  {path.relative_to(ROOT)}")


def step(name: str) -> None:
    """Say what comes now."""
    print(f"== {name}", flush=True)


def run(python: Path, *arguments: str) -> str:
    """Run a Python with these arguments and return what it printed; what it says passes through."""
    done = subprocess.run(
        [python, *arguments], check=False, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{arguments[0]} {arguments[1]} failed.")
    return done.stdout


def _commit_time() -> str:
    asked = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def _environment(name: str, lock: str) -> Path:
    folder = BUILD / name
    venv.create(folder, with_pip=True, symlinks=SYSTEM != "windows")
    python = folder / ("Scripts/python.exe" if SYSTEM == "windows" else "bin/python")
    _install(python, lock)
    return python


def _install(python: Path, lock: str) -> None:
    options = ("--quiet", "--disable-pip-version-check", "--root-user-action=ignore")
    safely = ("--require-hashes", "--only-binary=:all:", "-r", lock)
    run(python, "-I", "-m", "pip", "install", *options, *safely)


if __name__ == "__main__":
    main()
