"""Text that is only read: never rich text, so no answer can load anything through it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep


class TextLabel(QLabel):
    """Plain text in one step of the type scale and one colour."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        step: TypeStep = "ui",
        color: ColorName = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step: TypeStep = step
        self._color: ColorName = color
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_color(self, color: ColorName) -> None:
        """Write in another colour."""
        self._color = color
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font(self._step))
        palette = self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, self._theme.color(self._color))
        disabled = self._theme.color("text_disabled")
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        self.setPalette(palette)
        if not self.wordWrap():
            self.setMinimumHeight(self._theme.line(self._step))


class ElidedLabel(QWidget):
    """One line that ends in … when there is no room; the tooltip then has the whole text."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        step: TypeStep = "ui",
        color: ColorName = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step: TypeStep = step
        self._color: ColorName = color
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)
        self.set_text(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; line breaks become spaces."""
        line = " ".join(text.splitlines())
        if line != self._text:
            self._text = line
            self.setAccessibleName(line)
            self._follow_theme()

    def sizeHint(self) -> QSize:
        """The size that fits the text and the zoom."""
        width = self._metrics().horizontalAdvance(self._text) + 1
        return QSize(width, self._theme.line(self._step))

    def minimumSizeHint(self) -> QSize:
        """As small as the text allows."""
        return QSize(self._metrics().horizontalAdvance("…"), self._theme.line(self._step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            painter.setFont(self._theme.font(self._step))
            color: ColorName = self._color if self.isEnabled() else "text_disabled"
            painter.setPen(self._theme.color(color))
            shown = self._metrics().elidedText(
                self._text, Qt.TextElideMode.ElideRight, self.width()
            )
            self.paint_text(painter, shown)

    def paint_text(self, painter: QPainter, shown: str) -> None:
        """Paint what there is room for; the font and the pen are set."""
        place = QRect(0, 0, self.width(), self.height())
        # As its own letters run, whatever the direction of the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, QStyle.visualAlignment(self.layoutDirection(), side), shown)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(self._step))

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self._update_tooltip()
        self.update()

    def _update_tooltip(self) -> None:
        fits = self._metrics().horizontalAdvance(self._text) <= self.width()
        self.setToolTip("" if fits else self._text)
