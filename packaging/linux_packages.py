"""The .deb and the .rpm from the bundle, and what they put into /usr/share."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

import metainfo
from places import BUILD, BUNDLE, DIST, NAME, ROOT
from reproducible import compressed, level, size

SHARE = BUILD / "share"
"""Becomes /usr/share."""
MOST_BYTES = {"bundle": 135_000_000, ".deb": 42_000_000}


def make(bill: Path, version: str, screenshots: str, tools: Path, built_at: datetime) -> None:
    """Write both packages into dist/.

    Args:
        bill: the bill of materials.
        version: the application's.
        screenshots: address of the folder with the pictures, or nothing: then they are installed.
        tools: the Python beside which nfpm is.
        built_at: the time that all files get.
    """
    _share(bill, version, screenshots, built_at)
    level(SHARE, NAME, built_at)
    _deb(version, built_at)
    _rpm(tools, version, built_at)


def check() -> None:
    """Let the desktop's own tools judge the parts, and lintian the .deb; nothing is too large."""
    desktop = SHARE / "applications" / f"{NAME}.desktop"
    (package,) = DIST.glob("*.deb")
    metainfo.check(SHARE)
    for command in (
        ("desktop-file-validate", str(desktop)),
        ("lintian", "--fail-on=error", "--allow-root", str(package)),
    ):
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"{command[0]} found errors.")
    for what, path in (("bundle", BUNDLE), (".deb", package)):
        found, most = size(path) / 1e6, MOST_BYTES[what] / 1e6
        print(f"The {what} has {found:.1f} MB of {most:.0f} MB.")
        if found > most:
            sys.exit(f"The {what} is too large: leave out in bundle.spec what has come.")


def _share(bill: Path, version: str, screenshots: str, built_at: datetime) -> None:
    """What goes to /usr/share."""
    resources = ROOT / "resources"
    _copy(resources / "desktop" / f"{NAME}.desktop", SHARE / "applications")
    _copy(resources / "icons" / "app" / f"{NAME}.svg", SHARE / "icons/hicolor/scalable/apps")
    symbolic = resources / "icons" / "app" / f"{NAME}-symbolic.svg"
    _copy(symbolic, SHARE / "icons/hicolor/symbolic/apps")
    for picture in (BUILD / "icons").glob("*.png"):
        pixels = picture.stem
        _copy(picture, SHARE / f"icons/hicolor/{pixels}x{pixels}/apps", f"{NAME}.png")
    metainfo.write(SHARE, screenshots)
    manual = (resources / "desktop" / f"{NAME}.1").read_bytes()
    compressed(manual, SHARE / "man/man1" / f"{NAME}.1.gz")
    documents = SHARE / "doc" / NAME
    _copy(ROOT / "packaging/linux/copyright", documents)
    compressed((ROOT / "CHANGELOG.md").read_bytes(), documents / "changelog.gz")
    changes = _filled("changelog", VERSION=version, DATE=format_datetime(built_at))
    compressed(changes.encode(), documents / "changelog.Debian.gz")
    _copy(bill, documents, "sbom.cdx.json")
    _copy(ROOT / "packaging/linux/lintian-overrides", SHARE / "lintian/overrides", NAME)


def _copy(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))


def _rpm(tools: Path, version: str, built_at: datetime) -> None:
    moment = built_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    config = BUILD / "rpm.yaml"
    config.write_text(_filled("rpm.yaml", VERSION=version, MTIME=moment), "utf-8")
    nfpm = str(tools.parent / "nfpm")
    command = [nfpm, "package", "--packager", "rpm", "--config", str(config), "--target", str(DIST)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _deb(version: str, built_at: datetime) -> None:
    """With dpkg's own xz: another packer's .deb was a fifth larger."""
    tree = BUILD / "deb"
    shutil.copytree(BUNDLE, tree / "usr/lib" / NAME, symlinks=True, copy_function=os.link)
    shutil.copytree(SHARE, tree / "usr/share", copy_function=os.link)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    installed = str(size(tree) // 1024)
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    needs = ", ".join(_debian_needs())
    control.write_text(_filled("control", VERSION=version, SIZE=installed, DEPENDS=needs), "utf-8")
    level(tree, NAME, built_at)
    # One thread: with several, the packed bytes depend on how many processors there are.
    options = ["--root-owner-group", "-Zxz", "-z9", "--threads-max=1"]
    command = ["dpkg-deb", *options, "--build", str(tree), str(DIST)]
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
