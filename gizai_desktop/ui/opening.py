"""Opens in other programs what this one only names: pages of the web, and folders."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_LINK_SCHEMES = ("http", "https", "mailto")


def open_link(link: str) -> None:
    """Open a page of the web or a letter; anything else is left alone."""
    url = QUrl(link)
    if url.scheme().lower() in _LINK_SCHEMES:
        QDesktopServices.openUrl(url)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
