"""A bar under the header that tells what is going on, with one thing to do about it."""

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.widgets.buttons import IconButton, LinkButton
from gizai_desktop.ui.widgets.glyph import Glyph
from gizai_desktop.ui.widgets.label import TextLabel

NoticeKind = Literal["warning", "success", "info", "danger"]


class _Look(NamedTuple):
    icon: str
    mark: ColorName
    fill: ColorName
    line: ColorName


_LOOKS: dict[NoticeKind, _Look] = {
    "warning": _Look("alert", "warning", "warning_soft", "warning_border"),
    "success": _Look("check", "success", "success_soft", "success_soft"),
    "info": _Look("info", "text2", "surface_soft", "border"),
    "danger": _Look("error", "danger", "danger_soft", "danger_border"),
}


class NoticeBar(QWidget):
    """Emits `acted()` when its action is clicked, `also_acted()` for its second one, and
    `closed()` when the user closes it.
    """

    accessible_role = QAccessible.Role.AlertMessage

    acted = Signal()
    also_acted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: NoticeKind,
        text: str,
        action: str = "",
        also: str = "",
        *,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = _LOOKS[kind]
        self._label = TextLabel(theme, text, "ui", "text", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 5, 5, 5)
        row.setSpacing(10)
        row.addWidget(Glyph(theme, self._look.icon, self._look.mark), 0, _MIDDLE)
        self._buttons: list[LinkButton] = []
        self._close_button: IconButton | None = None
        self._words = QVBoxLayout()
        self._words.addWidget(self._label)
        row.addLayout(self._words, 1)
        self._add_buttons(row, action, also)
        if closable:
            close = self._close_button = IconButton(theme, "close", self.tr("Close"), 28)
            close.clicked.connect(self._close)
            row.addWidget(close, 0, _MIDDLE)
        self.setAccessibleName(text)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def retranslate(self, text: str, *labels: str) -> None:
        """Say the same in another language; ``labels`` are those of the buttons that it has."""
        self.set_text(text)
        for button, label in zip(self._buttons, filter(None, labels), strict=True):
            button.setText(label)
        if self._close_button is not None:
            self._close_button.set_name(self.tr("Close"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        with painting(self) as painter:
            fill, line = self._theme.color(self._look.fill), self._theme.color(self._look.line)
            box_round(painter, self.rect(), 8, fill, line)

    def _add_buttons(self, row: QHBoxLayout, action: str, also: str) -> None:
        if also:
            # Two beside the text would leave too little of the row for it.
            row.setSpacing(2)
            self._label.setIndent(8)  # where the words of the buttons begin
            self._words.setContentsMargins(0, 5, 0, 0)
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 4)
            row.setSpacing(0)
            self._words.addLayout(row)
        for label, signal in ((action, self.acted), (also, self.also_acted)):
            if label:
                button = LinkButton(self._theme, label)
                self._buttons.append(button)
                button.clicked.connect(signal)
                row.addWidget(button, 0, _MIDDLE)
        if also:
            row.addStretch(1)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _follow_theme(self) -> None:
        self.setMinimumHeight(self._theme.px(40))
        self.update()


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
