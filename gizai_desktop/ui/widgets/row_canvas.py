"""Writing and icons on one painted row of a list."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep

_ICON = 16


@dataclass(frozen=True, slots=True)
class RowCanvas:
    """A painter and the row that it is on; places are given as if written left to right."""

    painter: QPainter
    theme: Theme
    rect: QRect
    direction: Qt.LayoutDirection

    def text(
        self,
        span: tuple[int, int],
        words: str,
        look: tuple[TypeStep, ColorName],
        *,
        at_end: bool = False,
        underline: bool = False,
    ) -> None:
        """Write from one x to another, elided, in the middle of the height."""
        font = self.theme.font(look[0])
        font.setUnderline(underline)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(look[1]))
        width = max(0, span[1] - span[0])
        shown = self.theme.elided(look[0], words, width)
        place = QRect(self.rect.left() + span[0], self.rect.top(), width, self.rect.height())
        side = Qt.AlignmentFlag.AlignTrailing if at_end else Qt.AlignmentFlag.AlignLeading
        flags = QStyle.visualAlignment(self.direction, side | Qt.AlignmentFlag.AlignVCenter)
        # Every text runs as its own letters do: the end of an Arabic title is on its left.
        self.painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.painter.drawText(self.visual(place), flags, shown)

    def icon(self, left: int, name: str, color: ColorName) -> None:
        """Paint an icon in the middle of the height."""
        side = self.theme.px(_ICON)
        top = self.rect.center().y() - side // 2 + 1
        place = QRect(self.rect.left() + left, top, side, side)
        self.theme.paint_icon(self.painter, self.visual(place), name, color)

    def visual(self, place: QRect) -> QRect:
        """The place in the direction of the language."""
        return QStyle.visualRect(self.direction, self.rect, place)
