"""Builds dist/ from this checkout; `packaging/build` calls it when the system's tools are there.

Every file gets the time of the last commit, so that two builds of one commit are the same. The
exceptions are named in the README.
"""

import argparse
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
BUNDLE = DIST / "gizai-desktop"
SHARE = BUILD / "share"
NAME = "gizai-desktop"
METAINFO = "ai.giz.Desktop.metainfo.xml"
SCREENSHOTS = re.compile(r"\s*<screenshots>.*</screenshots>", re.DOTALL)
SCREENSHOT_BASE = "@SCREENSHOTS@"


def main() -> None:
    """Build everything, step by step; the first that fails ends the build."""
    parser = argparse.ArgumentParser(prog="sh packaging/build")
    parser.add_argument("--screenshots", metavar="URL", default="", help="folder with the pictures")
    screenshots = parser.parse_args().screenshots.rstrip("/")
    os.chdir(ROOT)
    os.environ |= {"SOURCE_DATE_EPOCH": str(_commit_time()), "PYTHONHASHSEED": "0"}
    for folder in (BUILD, DIST):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    step("Python packages")
    runtime, tools = (
        _environment("runtime", "requirements.lock"),
        _environment("tools", "packaging/requirements.lock"),
    )
    version = run(runtime, "-c", "import gizai_desktop; print(gizai_desktop.__version__)").strip()
    label = f"{NAME}-{version}-linux-{platform.machine()}"
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
    _share(DIST / f"{label}.cdx.json", version, screenshots)
    _same_times(BUNDLE)
    _same_times(SHARE)
    _archive(DIST / f"{label}.tar.xz", label)
    _deb(version)
    _rpm(tools, version)
    step("Checks")
    _check()
    _sums()
    for path in sorted(DIST.iterdir()):
        print(f"{_size(path) / 1e6:8.1f} MB  {path.relative_to(ROOT)}")


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


def _commit_time() -> int:
    asked = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def _built_at() -> datetime:
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def _environment(name: str, lock: str) -> Path:
    folder = BUILD / name
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    _install(python, lock)
    return python


def _install(python: Path, lock: str) -> None:
    options = ("--quiet", "--disable-pip-version-check", "--root-user-action=ignore")
    safely = ("--require-hashes", "--only-binary=:all:", "-r", lock)
    run(python, "-I", "-m", "pip", "install", *options, *safely)


def _share(bill: Path, version: str, screenshots: str) -> None:
    """What goes to /usr/share."""
    resources = ROOT / "resources"
    _copy(resources / "desktop" / f"{NAME}.desktop", SHARE / "applications")
    _copy(resources / "icons" / "app" / f"{NAME}.svg", SHARE / "icons/hicolor/scalable/apps")
    symbolic = resources / "icons" / "app" / f"{NAME}-symbolic.svg"
    _copy(symbolic, SHARE / "icons/hicolor/symbolic/apps")
    for picture in (BUILD / "icons").glob("*.png"):
        size = picture.stem
        _copy(picture, SHARE / f"icons/hicolor/{size}x{size}/apps", f"{NAME}.png")
    (SHARE / "metainfo").mkdir()
    metainfo = (resources / "desktop" / METAINFO).read_text("utf-8")
    if screenshots:
        metainfo = metainfo.replace(SCREENSHOT_BASE, screenshots)
    else:
        metainfo = SCREENSHOTS.sub("", metainfo)
    (SHARE / "metainfo" / METAINFO).write_text(metainfo, "utf-8")
    manual = (resources / "desktop" / f"{NAME}.1").read_bytes()
    _compressed(manual, SHARE / "man/man1" / f"{NAME}.1.gz")
    documents = SHARE / "doc" / NAME
    _copy(ROOT / "packaging/linux/copyright", documents)
    _compressed((ROOT / "CHANGELOG.md").read_bytes(), documents / "changelog.gz")
    changes = _filled("changelog", VERSION=version, DATE=format_datetime(_built_at()))
    _compressed(changes.encode(), documents / "changelog.Debian.gz")
    _copy(bill, documents, "sbom.cdx.json")
    _copy(ROOT / "packaging/linux/lintian-overrides", SHARE / "lintian/overrides", NAME)


def _copy(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))


def _compressed(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def _same_times(folder: Path) -> None:
    """Give everything below the commit's time, and modes that do not depend on the builder's."""
    moment = _built_at().timestamp()
    for path in _below(folder):
        if not path.is_symlink():
            program = path.name == NAME and os.access(path, os.X_OK)
            path.chmod(0o755 if program or path.is_dir() else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _below(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"))
    yield folder


def _archive(target: Path, top: str) -> None:
    """The portable archive, in an order and with owners that do not depend on the builder."""

    def neutral(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(target, "w:xz", preset=6) as archive:
        for path in reversed(list(_below(BUNDLE))):
            name = str(Path(top) / path.relative_to(BUNDLE))
            archive.add(path, name, recursive=False, filter=neutral)


def _rpm(tools: Path, version: str) -> None:
    moment = _built_at().strftime("%Y-%m-%dT%H:%M:%SZ")
    config = BUILD / "rpm.yaml"
    config.write_text(_filled("rpm.yaml", VERSION=version, MTIME=moment), "utf-8")
    nfpm = str(tools.parent / "nfpm")
    command = [nfpm, "package", "--packager", "rpm", "--config", str(config), "--target", str(DIST)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _deb(version: str) -> None:
    """With dpkg's own xz: another packer's .deb was a fifth larger."""
    tree = BUILD / "deb"
    shutil.copytree(BUNDLE, tree / "usr/lib" / NAME, symlinks=True, copy_function=os.link)
    shutil.copytree(SHARE, tree / "usr/share", copy_function=os.link)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    size = str(_size(tree) // 1024)
    needs = ", ".join(_debian_needs())
    control.write_text(_filled("control", VERSION=version, SIZE=size, DEPENDS=needs), "utf-8")
    _same_times(tree)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(tree), str(DIST)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _filled(name: str, **words: str) -> str:
    """A file of packaging/linux with its variables filled in."""
    text = (ROOT / "packaging/linux" / name).read_text("utf-8")
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    for variable, word in {"ARCH": architecture, **words}.items():
        text = text.replace(f"${{{variable}}}", word)
    return text


def _debian_needs() -> Sequence[str]:
    """The lines of debian-packages.txt in the words of a dependency."""
    lines = (ROOT / "packaging/debian-packages.txt").read_text("utf-8").splitlines()
    needs = [line.partition("#")[0].strip() for line in lines]
    # The bundle has no library for models on this computer, which alone wants libgomp1.
    own = ["libc6 (>= 2.34)", "libstdc++6", "libgcc-s1", "libx11-6", "zlib1g"]
    return own + [need.replace("|", " | ") for need in needs if need and need != "libgomp1"]


def _check() -> None:
    """Let the desktop's own tools judge the parts, and lintian the .deb."""
    desktop = SHARE / "applications" / f"{NAME}.desktop"
    (package,) = DIST.glob("*.deb")
    for command in (
        ("desktop-file-validate", str(desktop)),
        ("appstreamcli", "validate", "--no-net", str(SHARE / "metainfo" / METAINFO)),
        ("lintian", "--fail-on=error", "--allow-root", str(package)),
    ):
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"{command[0]} found errors.")


def _sums() -> None:
    files = sorted(path for path in DIST.iterdir() if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (DIST / "SHA256SUMS").write_text("".join(lines))


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if not each.is_symlink())


if __name__ == "__main__":
    main()
