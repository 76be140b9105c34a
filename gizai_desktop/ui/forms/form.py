"""What the pages are made of: the scrolling column, headings, and when errors are shown."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gizai_desktop.ui.forms.problems import Problem
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.application import running_application
from gizai_desktop.ui.widgets.field import TextArea, TextField
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.scroll import ScrollArea

SIDE = 24
SECTION_GAP = 20
FIELD_GAP = 12


class Heading(TextLabel):
    """The name of a section: the interface font at weight 600."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, "ui", wrap=True)
        self._heading_theme = theme
        theme.changed.connect(self._embolden)
        self._embolden()

    def _embolden(self) -> None:
        font = self._heading_theme.font("ui")
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def help_label(theme: Theme, text: str) -> TextLabel:
    """A sentence that explains a control."""
    return TextLabel(theme, text, "help", "text2", wrap=True)


class _Content(QWidget):
    """Never wider than the page: its labels wrap and its rows get the chance to stack."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Page(QWidget):
    """A page: `column` scrolls when the sheet is too low for it.

    The focused control is always scrolled into sight.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        content = _Content()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(SIDE, 4, SIDE, SIDE)
        self.column.setSpacing(8)
        self.scroll_area = ScrollArea(content)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.scroll_area, 1)
        running_application().focusChanged.connect(self._follow_focus)
        # Later, when every control has its new size and has done with the key that chose it.
        theme.changed.connect(self._fit, Qt.ConnectionType.QueuedConnection)

    def add_heading(self, text: str) -> Heading:
        """Begin a section."""
        if self.column.count():
            self.column.addSpacing(SECTION_GAP - 8)
        heading = Heading(self.theme, text)
        self.column.addWidget(heading)
        return heading

    def fit(self, room: int) -> None:
        """Lay out for so many pixels; pages with something wide override this."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the page how much room it has."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.fit(self.width() - 2 * SIDE)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        content = self.scroll_area.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self.scroll_area.ensureWidgetVisible(new, 0, self.theme.px(28))


class FieldErrors(QObject):
    """Shows each field's sentence at the right moment.

    While one types for what can no longer become right, else when the field is left.
    `edited` comes when the user types in any of the fields.
    """

    edited = Signal()

    def __init__(self, fields: Mapping[str, TextField | TextArea], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields
        self._left: set[str] = set()
        self._problems: Mapping[str, Problem] = {}
        for name, field in fields.items():
            field.edited.connect(self.edited)
            if isinstance(field, TextField):
                field.left.connect(lambda name=name: self._leave(name))

    def show(self, problems: Mapping[str, Problem]) -> None:
        """Take what is wrong now; sentences of fields that became right go away."""
        self._problems = problems
        self._left &= problems.keys()
        for name, field in self._fields.items():
            problem = problems.get(name)
            if problem is None or (problem.unfinished and name not in self._left):
                field.set_error(None)
            else:
                field.set_error(problem.sentence)

    def show_all(self) -> None:
        """Show every sentence and go to the first wrong field."""
        self._left.update(self._problems)
        self.show(self._problems)
        first = next((self._fields[name] for name in self._fields if name in self._problems), None)
        if first is not None:
            first.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.edit.selectAll()

    def forget_left(self) -> None:
        """Start anew, as if no field had been left."""
        self._left.clear()
        self.show(self._problems)

    def _leave(self, name: str) -> None:
        self._left.add(name)
        self.show(self._problems)


def has_focus_inside(widget: QWidget) -> bool:
    """Whether the focus is on a part of this widget."""
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)
