"""Draws the application's icon as desktops, Windows and macOS ask for it: icons.py FOLDER."""

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the .png files."""
OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
OF_MACOS: Mapping[bytes, int] = {
    b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    # The same places at twice the pixels.
    b"ic10": 1024, b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
}  # fmt: skip
"""Types of the entries in an .icns file, with their pixels; each holds a PNG."""
SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"


def main(folder: Path) -> None:
    """Write SIZE.png for each size, and gizai-desktop.ico and .icns with several in one."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    drawing = QSvgRenderer(str(SOURCE / "gizai-desktop.svg"))
    pictures = {size: draw(drawing, size) for size in {*SIZES, *OF_WINDOWS, *OF_MACOS.values()}}
    del application
    for size in SIZES:
        (folder / f"{size}.png").write_bytes(pictures[size])
    (folder / "gizai-desktop.ico").write_bytes(ico({n: pictures[n] for n in OF_WINDOWS}))
    entries = {kind: pictures[size] for kind, size in OF_MACOS.items()}
    (folder / "gizai-desktop.icns").write_bytes(icns(entries))


def draw(drawing: QSvgRenderer, size: int) -> bytes:
    """The icon as a PNG of this many pixels each way."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    with QPainter(picture) as painter:
        drawing.render(painter, QRectF(0, 0, size, size))
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(content, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes
        sys.exit(f"The icon of {size} pixels could not be drawn.")
    return bytes(content.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An icon for Windows: a directory, then a PNG for each size; 256 is written as 0."""
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(directory) + 16 * len(pictures)
    for size, content in pictures.items():
        side = size % 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), offset)
        offset += len(content)
    return directory + b"".join(pictures.values())


def icns(entries: Mapping[bytes, bytes]) -> bytes:
    """An icon for macOS: entries with their type and length, the eight bytes of both included."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in entries.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    main(Path(sys.argv[1]))
