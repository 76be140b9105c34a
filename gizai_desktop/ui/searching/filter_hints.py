"""What can be typed into the search beside words, shown while nothing is typed yet."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gizai_desktop.ui.look.painting import box_round, fill_round, painting, set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.widgets.buttons import PaintedButton
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.row_canvas import RowCanvas

_RADIUS = 10
_ROW = 28
_INSET = 10


class FilterHints(QWidget):
    """Lies over what is below the field; a click on a row types its filter."""

    picked = Signal(str)

    def __init__(self, theme: Theme, field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field = field
        set_ground(self, "raised")
        self._title = TextLabel(theme, "", "caption", "text3")
        self._title.setContentsMargins(_INSET, 6, _INSET, 2)
        self._rows = [_HintRow(theme, prefix) for prefix in _PREFIXES]
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 6)
        column.setSpacing(0)
        column.addWidget(self._title)
        for row in self._rows:
            column.addWidget(row)
            row.clicked.connect(lambda _=False, row=row: self.picked.emit(row.prefix))
        self.hide()
        field.installEventFilter(self)
        field.textChanged.connect(lambda _: self._follow())
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language in use."""
        self._title.setText(self.tr("Words and filters"))
        words = (
            (self.tr('"two words"'), self.tr("this phrase")),
            (self.tr("-word"), self.tr("without it")),
            (self.tr("tag:work"), self.tr("with a tag")),
            ("model:gemini", self.tr("by a model")),
            ("before:2026-01", self.tr("begun before")),
            ("has:code", self.tr("with code")),
        )
        for row, (example, meaning) in zip(self._rows, words, strict=True):
            row.set_words(example, meaning)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keyboard in the field."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._follow(focused=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        del event
        with painting(self) as painter:
            fill, line = self._theme.color("raised"), self._theme.color("popup_border")
            box_round(painter, self.rect(), _RADIUS, fill, line)

    def _follow(self, *, focused: bool | None = None) -> None:
        wanted = self._field.hasFocus() if focused is None else focused
        if wanted and not self._field.text():
            self._place()
            self.show()
            self.raise_()
        else:
            self.hide()

    def _place(self) -> None:
        parent, field = self.parentWidget(), self._field.parentWidget()
        if parent is not None and field is not None:
            corner = field.mapTo(parent, QPoint(0, field.height() + 4))
            self.setGeometry(8, corner.y(), parent.width() - 17, self.sizeHint().height())


class _HintRow(PaintedButton):
    """A filter as it is written, and what it finds."""

    def __init__(self, theme: Theme, prefix: str) -> None:
        super().__init__(theme, 7, None)
        self.prefix = prefix
        self._example = self._meaning = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, example: str, meaning: str) -> None:
        """Say otherwise how it is written, and what it finds."""
        self._example, self._meaning = example, meaning
        self.setAccessibleName(f"{meaning}: {self._example}")
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(160), self._theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the sidebar gets; the meaning is elided."""
        return QSize(self._theme.px(80), self._theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the filter in code letters, and its meaning at the end."""
        del event
        with painting(self) as painter:
            fill = self._fill(None)
            if fill is not None:
                fill_round(painter, self.rect(), 7, self._theme.color(fill))
            rect = QRect(0, 0, self.width(), self.height())
            canvas = RowCanvas(painter, self._theme, rect, self.layoutDirection())
            code = QFontMetrics(self._theme.font("inline_code"))
            split = _INSET + code.horizontalAdvance(self._example) + 1
            canvas.text((_INSET, split), self._example, ("inline_code", "text"))
            look: tuple[TypeStep, ColorName] = ("caption", "text3")
            canvas.text((split + 8, rect.width() - _INSET), self._meaning, look, at_end=True)


_PREFIXES = ('"', "-", "tag:", "model:", "before:", "has:code ")
"""What a click types."""
