"""Key caps, for the Shortcuts page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme

_GAP = 4


class KeyLabel(QWidget):
    """Paints a shortcut such as "Ctrl+Shift+Tab" as one cap a key."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys: list[str] = []
        self.set_keys(shortcut)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)

    def set_keys(self, shortcut: str) -> None:
        """Show other keys."""
        native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = _split(native or shortcut)
        self.setAccessibleName(native or shortcut)
        self._follow_theme()

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        width = sum(self._widths()) + _GAP * (len(self._keys) - 1)
        return QSize(width, self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """As small as the text allows."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            painter.setFont(self._theme.font("key"))
            left = 0.0
            for key, width in zip(self._keys, self._widths(), strict=True):
                cap = QRectF(left, 0, width, self.height())
                fill, line = self._theme.color("surface"), self._theme.color("border_strong")
                box_round(painter, cap, 5, fill, line)
                painter.setPen(self._theme.color("text2"))
                painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
                left += width + _GAP

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._theme.font("key"))
        least = self._theme.px(22)
        return [max(least, metrics.horizontalAdvance(key) + 14) for key in self._keys]

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()


def _split(shortcut: str) -> list[str]:
    """Split at the pluses; a last one is the plus key itself."""
    keys = shortcut.split("+")
    if shortcut.endswith("+"):
        keys = [*keys[:-2], "+"]
    return [key for key in keys if key]
