"""A still icon."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName


class Glyph(QWidget):
    """An icon of `size` px in one colour; what it means has to stand beside it in words."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        color: ColorName = "text2",
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._color: ColorName = color
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    def set_icon(self, icon: str, color: ColorName) -> None:
        """Show another icon."""
        self._icon = icon
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        return QSize(self._theme.px(self._side), self._theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with QPainter(self) as painter:
            self._theme.paint_icon(painter, self.rect(), self._icon, self._color)

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
