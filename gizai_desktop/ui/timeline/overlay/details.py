"""What a service really answered, for those who want to know."""

import math
from collections.abc import Callable

from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.errors import Failure
from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.overlay.inner_text import InnerText
from gizai_desktop.ui.typesetting.plain import shown
from gizai_desktop.ui.widgets.buttons import IconButton

_PADDING = 8
_LINES = 12


class FailureDetails(QWidget):
    """Status and body as plain text that can be selected and copied; nothing is rendered."""

    def __init__(self, theme: Theme, page_turns: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = InnerText(page_turns, self)
        self.text.setAccessibleName(self.tr("Details"))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.document().setDocumentMargin(4)
        self.copy = IconButton(theme, "copy", self.tr("Copy details"), 28, self)
        self.copy.clicked.connect(self._copy_all)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_failure(self, failure: Failure) -> None:
        """Tell everything that is known."""
        self.text.setPlainText(shown(self._describe(failure)).replace("\u2028", "\n"))

    def height_for(self, width: int) -> int:
        """The height for that width: the text's, but at most a dozen lines."""
        self.text.setFont(self._theme.font("code"))
        line = math.ceil(QFontMetricsF(self.text.font()).lineSpacing())
        chars = max(20, self._room(width) // max(1, self.text.fontMetrics().averageCharWidth()))
        lines = sum(1 + len(line) // chars for line in self.text.toPlainText().split("\n"))
        return max(28, min(lines, _LINES) * line + 16) + 2 * _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the text and the button."""
        super().resizeEvent(event)
        size = self.copy.sizeHint()
        self.copy.setGeometry(self.width() - size.width() - 4, 4, size.width(), size.height())
        inner = self.rect().adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        inner.setWidth(self._room(self.width()))
        self.text.setGeometry(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        del event
        fill, border = self._theme.color("surface"), self._theme.color("danger_border")
        with painting(self) as painter:
            box_round(painter, self.rect(), 8, fill, border)

    def _room(self, width: int) -> int:
        return width - 2 * _PADDING - self.copy.sizeHint().width()

    def _describe(self, failure: Failure) -> str:
        head = [self.tr("Kind: %1").replace("%1", failure.kind)]
        if failure.status is not None:
            head.append(self.tr("HTTP status: %1").replace("%1", str(failure.status)))
        head += [f"{name}: {value}" for name, value in failure.params.items()]
        if failure.message:
            head.append(failure.message)
        return "\n".join(head) + (f"\n\n{failure.body}" if failure.body else "")

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _follow_theme(self) -> None:
        self.text.setFont(self._theme.font("code"))
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("surface"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text2"))
        self.text.setPalette(palette)
