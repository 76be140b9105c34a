"""Tells where the link under the mouse leads, before it can be clicked."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from gizai_desktop.ui.typesetting.links import leads_outside


class LinkTip:
    """A tip at the mouse, at once and not after a while."""

    def __init__(self, viewport: QWidget) -> None:
        self._viewport = viewport
        self._told: str | None = None

    def follow(self, link: str | None, point: QPoint) -> None:
        """The mouse is at that point of the viewport, over that link or over none."""
        if link == self._told:
            return
        self._told = link
        self.tell(link, point)

    def tell(self, link: str | None, point: QPoint) -> None:
        """Show the address, if it is that of a link which leads out of the application."""
        if link is not None and leads_outside(link):
            QToolTip.showText(self._viewport.mapToGlobal(point), link, self._viewport)
        else:
            QToolTip.hideText()
