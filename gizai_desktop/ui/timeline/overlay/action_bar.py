"""The row of actions of one message: copy, edit or ask again, more, and its branches."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.look.painting import painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import seconds_text, time_text
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.sizes import ROW
from gizai_desktop.ui.timeline.overlay.tabular import digits_width, draw_digits
from gizai_desktop.ui.widgets.buttons import IconButton

_CHEVRON = 24
_OVERHANG = 6  # the icon, not the button's edge, stands in line with the text


class ActionBar(QWidget):
    """Shows the actions for one entry at a time; its owner places it.

    `menu_requested` and `regenerate_with_requested` carry the message id and the place for a
    menu, on the screen.
    """

    accessible_role = QAccessible.Role.ToolBar

    edit_requested = Signal(str)
    regenerate_requested = Signal(str)
    regenerate_with_requested = Signal(str, QPoint)
    branch_requested = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: TimelineEntry | None = None
        self._busy_reason = ""
        self._narrow = False
        self._whole = True
        self.setAccessibleName(self.tr("Actions of the message"))
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.timeout.connect(self._show_copy)
        self._copy = IconButton(theme, "copy", self.tr("Copy message"), ROW, self)
        self._edit = IconButton(theme, "edit", self.tr("Edit message"), ROW, self)
        self._again = IconButton(theme, "retry", self.tr("Ask again"), ROW, self)
        other = self.tr("Regenerate with…")
        self._other = IconButton(theme, "chevron-down", other, _CHEVRON, self)
        self._more = IconButton(theme, "more", self.tr("More actions"), ROW, self)
        previous, following = self.tr("Previous branch"), self.tr("Next branch")
        self._previous = IconButton(theme, "chevron-left", previous, _CHEVRON, self)
        self._next = IconButton(theme, "chevron-right", following, _CHEVRON, self)
        self._copy.clicked.connect(self.copy_message)
        self._edit.clicked.connect(lambda: self.edit_requested.emit(self._id))
        self._again.clicked.connect(lambda: self.regenerate_requested.emit(self._id))
        self._other.clicked.connect(self._open_models)
        self._more.clicked.connect(self._open_menu)
        self._previous.clicked.connect(lambda: self._switch(-1))
        self._next.clicked.connect(lambda: self._switch(1))
        theme.changed.connect(self._arrange)

    @property
    def buttons(self) -> list[IconButton]:
        """The buttons that are shown, in Tab order."""
        every = (
            self._copy,
            self._edit,
            self._again,
            self._other,
            self._more,
            self._previous,
            self._next,
        )
        return [button for button in every if not button.isHidden()]

    def show_entry(
        self, entry: TimelineEntry, busy_reason: str, *, narrow: bool, whole: bool
    ) -> None:
        """Show the actions of this message.

        A busy reason, if any, takes the place of the tooltips of what cannot be done now.
        Without `whole`, only the branches are there, which are never hidden.
        """
        state = (entry, busy_reason, narrow, whole)
        if state == (self._entry, self._busy_reason, self._narrow, self._whole):
            return
        if self._entry is None or entry.id != self._entry.id:
            self._show_copy()
        self._entry, self._busy_reason, self._narrow, self._whole = state
        self.setToolTip(time_text(entry.message.created_at))
        self._copy.setVisible(whole and self._copies)
        self._edit.setVisible(whole and entry.by_user)
        self._again.setVisible(whole and not entry.by_user)
        self._other.setVisible(whole and not entry.by_user)
        self._more.setVisible(whole)
        self._previous.setVisible(entry.branched)
        self._next.setVisible(entry.branched)
        self._enable()
        self._arrange()

    def copy_message(self) -> None:
        """Copy the source of the message, and say so for a moment."""
        if self._entry is None:
            return
        QGuiApplication.clipboard().setText(self._entry.message.content)
        self._copy.set_icon("check", "success")
        self._copy.set_name(self.tr("Copied"))
        self._copied.start(self._theme.duration("copied_mark"))

    def natural_width(self) -> int:
        """The width that the buttons take."""
        return self._place_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write which branch this is, and at right which model gave the answer."""
        del event
        entry = self._entry
        if entry is None:
            return
        with painting(self) as painter:
            painter.setFont(self._theme.font("caption"))
            if entry.branched:
                painter.setPen(self._theme.color("text2"))
                draw_digits(painter, self._counter_place(), self._counter())
            caption = self._caption(entry)
            if not entry.by_user and self._whole and caption:
                painter.setPen(self._theme.color("text3"))
                left = self._place_buttons() + 8
                room = QRect(left, 0, self.width() - left, self.height())
                shown = painter.fontMetrics().elidedText(
                    caption, Qt.TextElideMode.ElideRight, room.width()
                )
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(room, int(flags), shown)

    @property
    def _copies(self) -> bool:
        return self._entry is not None and bool(self._entry.message.content)

    @property
    def _id(self) -> str:
        return self._entry.id if self._entry is not None else ""

    def _caption(self, entry: TimelineEntry) -> str:
        elapsed = entry.message.elapsed_ms
        seconds = seconds_text(elapsed) if elapsed is not None else ""
        if self._narrow and seconds:
            return seconds
        return " · ".join(filter(None, (entry.model_name, entry.service_name, seconds)))

    def _enable(self) -> None:
        free = not self._busy_reason
        index = self._sibling_index()
        self._set_usable(self._edit, self.tr("Edit message"), free)
        self._set_usable(self._again, self.tr("Ask again"), free)
        self._set_usable(self._other, self.tr("Regenerate with…"), free)
        self._set_usable(self._previous, self.tr("Previous branch"), free)
        self._set_usable(self._next, self.tr("Next branch"), free)
        if free and self._entry is not None:
            self._previous.setEnabled(index > 0)
            self._next.setEnabled(index < len(self._entry.siblings) - 1)

    def _set_usable(self, button: IconButton, name: str, usable: bool) -> None:
        button.setEnabled(usable)
        button.set_name(name)
        if not usable:
            button.setToolTip(self._busy_reason)

    def _sibling_index(self) -> int:
        entry = self._entry
        if entry is None or entry.id not in entry.siblings:
            return 0
        return entry.siblings.index(entry.id)

    def _switch(self, step: int) -> None:
        if self._entry is not None:
            index = self._sibling_index() + step
            if 0 <= index < len(self._entry.siblings):
                self.branch_requested.emit(self._entry.siblings[index])

    def _open_models(self) -> None:
        place = self._other.mapToGlobal(QPoint(0, self._other.height()))
        self.regenerate_with_requested.emit(self._id, place)

    def _open_menu(self) -> None:
        place = self._more.mapToGlobal(QPoint(0, self._more.height()))
        self.menu_requested.emit(self._id, place)

    def _show_copy(self) -> None:
        self._copied.stop()
        self._copy.set_icon("copy")
        self._copy.set_name(self.tr("Copy message"))

    def _counter(self) -> str:
        return f"{self._sibling_index() + 1}/{len(self._entry.siblings) if self._entry else 0}"

    def _counter_place(self) -> QRect:
        left = self._previous.geometry().right() + 1
        return QRect(left, 0, self._next.x() - left, self.height())

    def _arrange(self) -> None:
        self._place_buttons()
        self.update()

    def _place_buttons(self) -> int:
        height = self._theme.px(ROW)
        # Under an answer the branches stay where they are when the other actions come.
        hidden = self._entry is not None and not self._entry.by_user and not self._whole
        others = (3 if self._copies else 2) * height + self._theme.px(_CHEVRON)
        x = others if hidden else 0
        for button in self.buttons:
            size = button.sizeHint()
            if button is self._next:
                metrics = QFontMetrics(self._theme.font("caption"))
                x += digits_width(metrics, self._counter()) + 6
            button.setGeometry(x, (height - size.height()) // 2, size.width(), size.height())
            x += size.width()
        return x


def overhang(theme: Theme) -> int:
    """How far the row begins left of the column, so that its first icon is in line with it."""
    return theme.px(_OVERHANG)
