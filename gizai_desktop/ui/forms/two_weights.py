"""A paragraph whose beginning is bold, wrapped as one text."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QAccessible, QFont, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName


class TwoWeights(QWidget):
    """Plain text: `strong` at weight 600 in the main colour, then `rest` in the second one."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strong = ""
        self._rest = ""
        self._rest_color: ColorName = "text2"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._follow_theme)

    def set_words(self, strong: str, rest: str, rest_color: ColorName = "text2") -> None:
        """Show another text."""
        self._strong, self._rest, self._rest_color = strong, rest, rest_color
        self.setAccessibleName(self.text)
        self._follow_theme()

    @property
    def text(self) -> str:
        """The whole text."""
        return " ".join(filter(None, (self._strong, self._rest)))

    def sizeHint(self) -> QSize:
        """The size of the text on as few lines as a usual page has room for."""
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line; its words may wrap."""
        return QSize(self._theme.px(80), self._theme.line("ui"))

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        return self._laid_out(width)[1] * self._theme.line("ui")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        del event
        layout, lines = self._laid_out(self.width())
        line_height = self._theme.line("ui")
        with painting(self) as painter:
            for index in range(lines):
                line = layout.lineAt(index)
                slack = (line_height - line.height()) / 2
                line.setPosition(QPointF(0, index * line_height + slack))
            layout.draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text, self._theme.font("ui"))
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setForeground(self._theme.color("text"))
        rest = QTextCharFormat()
        rest.setForeground(self._theme.color(self._rest_color))
        layout.setFormats(
            [
                _range(0, len(self._strong), strong),
                _range(len(self._strong), len(self.text) - len(self._strong), rest),
            ]
        )
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            count += 1
        layout.endLayout()
        return layout, max(1, count)

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()


def _range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = length
    found.format = style
    return found
