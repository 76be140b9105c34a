"""What people on Windows and macOS download. Not tried there: see the README."""

import subprocess
from pathlib import Path

from places import BUILD, ROOT


def windows(bundle: Path, icon: Path, target: Path, version: str) -> None:
    """An installer by NSIS, whose `makensis` has to be found."""
    values = {
        "VERSION": version,
        "BUNDLE": str(bundle),
        "ICON": str(icon),
        "TARGET": str(target),
    }
    defined = [f"-D{name}={value}" for name, value in values.items()]
    script = str(ROOT / "packaging/windows/installer.nsi")
    subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, script], check=True
    )


def macos(application: Path, target: Path) -> None:
    """A disk image with the application and the folder that it is dragged to."""
    folder = BUILD / "image"
    folder.mkdir()
    subprocess.run(["ditto", str(application), str(folder / application.name)], check=True)
    (folder / "Applications").symlink_to("/Applications")
    options = ["-volname", application.stem, "-srcfolder", str(folder), "-format", "UDZO", "-ov"]
    subprocess.run(["hdiutil", "create", *options, str(target)], check=True)
