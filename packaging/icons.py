"""Draws the application's icon in the sizes that desktops ask for: icons.py FOLDER."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"


def main(folder: Path) -> None:
    """Write SIZE.png for each size."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    drawing = QSvgRenderer(str(SOURCE / "gizai-desktop.svg"))
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(0)
        with QPainter(picture) as painter:
            drawing.render(painter, QRectF(0, 0, size, size))
        if not picture.save(str(folder / f"{size}.png")):
            sys.exit(f"{size}.png could not be written.")
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
