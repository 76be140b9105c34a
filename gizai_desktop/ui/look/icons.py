"""The project's icons: drawn from SVG at the screen's own resolution, in a theme colour."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconPainter:
    """Draws icons by name. Files are read at first use; pixmaps are kept per size and colour."""

    def __init__(self, icons_dir: Path) -> None:
        self._dir = icons_dir
        self._renderers: dict[str, QSvgRenderer] = {}
        self._pixmaps: dict[tuple[str, int, float, int], QPixmap] = {}

    def pixmap(self, name: str, size: int, ratio: float, color: QColor) -> QPixmap:
        """A square pixmap of `size` logical pixels for a screen of that device pixel ratio."""
        key = (name, size, ratio, color.rgba())
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, size, ratio, color)
        return found

    def paint(self, painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
        """Draw the icon centred in rect, as large as its shorter side allows."""
        size = min(rect.width(), rect.height())
        if size <= 0:
            return
        ratio = painter.device().devicePixelRatioF()
        place = QRect(0, 0, size, size)
        place.moveTopLeft(
            QPoint(rect.x() + (rect.width() - size) // 2, rect.y() + (rect.height() - size) // 2)
        )
        painter.drawPixmap(place, self.pixmap(name, size, ratio, color))

    def forget_colors(self) -> None:
        """Drop the drawn pixmaps, which are of no use after the colours have changed."""
        self._pixmaps.clear()

    def _render(self, name: str, size: int, ratio: float, color: QColor) -> QPixmap:
        pixels = max(1, round(size * ratio))
        image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            self._renderer(name).render(painter, QRectF(0, 0, pixels, pixels))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(image.rect(), color)
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def _renderer(self, name: str) -> QSvgRenderer:
        renderer = self._renderers.get(name)
        if renderer is None:
            renderer = QSvgRenderer(str(self._dir / f"{name}.svg"))
            self._renderers[name] = renderer
        return renderer
