"""What software centres say and show of the application: its AppStream metainfo, with pictures."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from places import NAME, ROOT

METAINFO = "ai.giz.Desktop.metainfo.xml"
PLACE = "@SCREENSHOTS@"
"""Stands in the source for the address of the folder with the pictures."""
FOLDER = f"{NAME}/screenshots"
"""Where the pictures are, below /usr/share."""
INSTALLED = f"file:///usr/share/{FOLDER}"
COMPLAINT = re.compile(r"^[EW]: \S+ (\S+)", re.MULTILINE)
"""A line of appstreamcli's, which ends with status 3 then: severity, place, and what is wrong."""


def write(share: Path, address: str) -> None:
    """Write the metainfo below a folder that becomes /usr/share.

    Args:
        address: where the pictures can be fetched; without it, they are installed and shown from
            there (tried in GNOME Software 43 and Discover 5.27).
    """
    text = (ROOT / "resources/desktop" / METAINFO).read_text("utf-8")
    (share / "metainfo").mkdir(parents=True)
    (share / "metainfo" / METAINFO).write_text(text.replace(PLACE, address or INSTALLED), "utf-8")
    if not address:
        shutil.copytree(ROOT / "resources/screenshots/store", share / FOLDER)


def check(share: Path) -> None:
    """End the program if appstreamcli finds errors, or if pictures are missing."""
    path = share / "metainfo" / METAINFO
    shown = [image.text or "" for image in ET.parse(path).iter("image")]
    here = [address for address in shown if address.startswith(INSTALLED)]
    files = [share / FOLDER / address.removeprefix(f"{INSTALLED}/") for address in here]
    if not shown or not all(file.is_file() for file in files):
        sys.exit("The metainfo names no pictures, or some that are not there.")
    command = ["appstreamcli", "validate", "--no-net", str(path)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    # A picture shall have a web address, which nobody has given us yet. appstreamcli refuses to
    # let this pass by --override.
    excused = {"web-url-expected"} if here else set()
    wrong = set(COMPLAINT.findall(done.stdout)) - excused
    if wrong or done.returncode not in (0, 3):
        sys.exit(f"{done.stdout}appstreamcli found errors.")
