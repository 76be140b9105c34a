"""A card that offers an example prompt."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.widgets.buttons import PaintedButton

_RADIUS = 12
_PADDING = 16
_ICON = 20


class ExampleCard(PaintedButton):
    """Icon, a title and a wrapped sentence, as a button; compact, the icon stands beside."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, _RADIUS, parent)
        self._icon_name = icon
        self._sentence = ""
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, title: str, sentence: str) -> None:
        """Say otherwise what the card offers."""
        self.setText(title)
        self._sentence = sentence
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._follow_theme()

    def set_compact(self, compact: bool) -> None:
        """Put the icon beside the words, or above them."""
        if compact != self._compact:
            self._compact = compact
            self._follow_theme()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the icon, the title and the sentence at that width."""
        lines = len(self._sentence_lines(width - self._left() - _PADDING))
        return self._sentence_top() + lines * self._theme.line("help") + _PADDING

    def sizeHint(self) -> QSize:
        """The size of the design."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        """Narrow ones wrap more."""
        return QSize(160, self._sentence_top())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card in its present state."""
        del event
        hovered = self.underMouse() or self.isDown()
        fill: ColorName = "surface"
        if hovered:
            fill = "pressed" if self.isDown() else "hover"
        with painting(self) as painter:
            line = self._theme.color("border_strong" if hovered else "border")
            box_round(painter, self.rect(), _RADIUS, self._theme.color(fill), line)
            self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        side = self._theme.px(_ICON)
        direction = self.layoutDirection()
        place = QStyle.visualRect(direction, self.rect(), QRect(_PADDING, _PADDING, side, side))
        self._theme.paint_icon(painter, place, self._icon_name, "accent_soft_text")
        left, top = self._left(), self._sentence_top()
        title = self._theme.line("ui_strong")
        width = self.width() - left - _PADDING
        place = QRect(left, top - 2 - title, width, title)
        self._paint_words(painter, place, self.text(), "ui_strong", "text")
        line = self._theme.line("help")
        for at, text in enumerate(self._sentence_lines(width)):
            place = QRect(left, top + at * line, width, line)
            self._paint_words(painter, place, text, "help", "text2")

    def _paint_words(
        self, painter: QPainter, place: QRect, text: str, step: TypeStep, color: ColorName
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.color(color))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        painter.drawText(place, QStyle.visualAlignment(self.layoutDirection(), flags), text)

    def _sentence_lines(self, width: int) -> list[str]:
        metrics = QFontMetrics(self._theme.font("help"))
        lines: list[str] = []
        for word in self._sentence.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _left(self) -> int:
        return _PADDING + (self._theme.px(_ICON) + 12 if self._compact else 0)

    def _sentence_top(self) -> int:
        above = 0 if self._compact else self._theme.px(_ICON) + 12
        return _PADDING + above + self._theme.line("ui_strong") + 2
