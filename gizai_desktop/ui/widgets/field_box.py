"""The frame of every text field: 32 px high, radius 8, line in the colour of its state."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, painting, stroke_round
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName


class FieldBox(QWidget):
    """Holds the editing widget, and what stands beside it, in its layout `row`.

    A height of 0 leaves the height to the owner.
    """

    def __init__(self, theme: Theme, editor: QWidget, height: int = 32) -> None:
        super().__init__()
        self._theme = theme
        self._editor = editor
        self._height = height
        self._wrong = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(11, 0, 4, 0)
        self.row.setSpacing(4)
        self.row.addWidget(editor, 1)
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_wrong(self, wrong: bool) -> None:
        """Draw the line in the danger colour, or as usual again."""
        self._wrong = wrong
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if event.type() in {
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
            QEvent.Type.EnabledChange,
        }:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the control in its present state."""
        del event
        focused = self._editor.hasFocus()
        fill: ColorName = "surface" if self._editor.isEnabled() else "surface_soft"
        with painting(self) as painter:
            line = self._theme.color(self._line_color())
            box_round(painter, self.rect(), 8, self._theme.color(fill), line)
            if focused:
                stroke_round(painter, self.rect(), 8, line, self._theme.ring_px)

    def _line_color(self) -> ColorName:
        if not self._editor.isEnabled():
            return "border"
        if self._wrong:
            return "danger"
        return "focus" if self._editor.hasFocus() else "border_strong"

    def _follow_theme(self) -> None:
        if self._height:
            self.setFixedHeight(self._theme.px(self._height))
        self.update()


def clear_base(editor: QWidget) -> None:
    """Let the box shine through the editor; its other colours keep following the palette."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    editor.setPalette(palette)
