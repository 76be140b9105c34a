"""The bar that asks what to find in the conversation, over its top at the right."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QWidget

from gizai_desktop.ui.look.painting import box_round, painting, set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.search_field import SearchField

_RADIUS = 10
_WIDTH = 420
_EDGE = 16
_NARROW_EDGE = 8
_NARROW_BELOW = 640
_TOP = 8
_USUAL_COUNT = "000 of 000"
_PAGES = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_RETURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindBar(QWidget):
    """Stands over another widget, and follows its size.

    Signals:
        query_changed(str): something else is typed.
        stepped(int): to the next hit (1) or the one before (-1).
        closed(): it is going away; the focus is back where it was.
    """

    query_changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self._theme = theme
        self._over = over
        self._former: QWidget | None = None
        self._shown = 0.0
        self._opened = False
        self._keys = ("", "")
        set_ground(self, "raised")
        self.field = SearchField(theme, self.tr("Find in conversation"))
        self._count = TextLabel(theme, "", "caption", "text2")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._previous = IconButton(theme, "chevron-up", "", 28)
        self._next = IconButton(theme, "chevron-down", "", 28)
        self._close = IconButton(theme, "close", "", 28)
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._follow_theme()
        self.hide()

    @property
    def opened(self) -> bool:
        """Whether it is there, or on its way."""
        return self._opened

    @property
    def covered(self) -> int:
        """How much of the top of what is below it is covered while it is open, in pixels."""
        return _TOP + self.sizeHint().height()

    def show_keys(self, keys: tuple[str, str]) -> None:
        """Say which keys go to the next match, and to the one before."""
        self._keys = keys
        self._retranslate()

    def open(self, query: str = "", *, focus: bool = True) -> None:
        """Show it with that query, or the one it had, ready to be typed over."""
        if not self._opened:
            self._former = QApplication.focusWidget()
        if query:
            self.field.edit.setText(query)
        self._move_to(opened=True)
        if focus:
            self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.edit.selectAll()

    def close_bar(self) -> None:
        """Hide it and give the focus back."""
        if not self._opened:
            return
        focused = QApplication.focusWidget()
        mine = focused is not None and (focused is self or self.isAncestorOf(focused))
        former, self._former = self._former, None
        self._move_to(opened=False)
        if mine:
            usable = former is not None and former.isVisible() and former.isEnabled()
            target = former if former is not None and usable else self._over
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def show_count(self, text: str, *, announce: bool) -> None:
        """Say how many hits there are, and which one this is; read it out if asked to."""
        if text != self._count.text():
            self._count.setText(text)
        if announce and text and self._opened:
            event = QAccessibleAnnouncementEvent(self.field.edit, text)
            QAccessible.updateAccessibility(event)

    def set_steps(self, usable: bool) -> None:
        """Whether there is a hit to go to."""
        self._previous.setEnabled(usable)
        self._next.setEnabled(usable)

    # -- Qt -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is below, and take the keys that mean something here."""
        if watched is self._over:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
                self._place()
            elif event.type() is QEvent.Type.Hide:
                self.close_bar()
        elif isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and its direction."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, wherever in the bar the focus is."""
        if not self._takes(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        del event
        fill, line = self._theme.color("raised"), self._theme.color("popup_border")
        with painting(self) as painter:
            box_round(painter, self.rect(), _RADIUS, fill, line)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.close_bar()
            # Claimed before the window's shortcuts, and not left to stop an answer.
            return True
        if event.key() in _PAGES:
            if event.type() is QEvent.Type.KeyPress:
                QApplication.sendEvent(self._over, event.clone())
            return event.type() is QEvent.Type.KeyPress
        if event.key() in _RETURNS and event.type() is QEvent.Type.KeyPress:
            if not self.field.edit.hasFocus():
                return False
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            return True
        return False

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self._count)
        row.addSpacing(4)
        for button in (self._previous, self._next, self._close):
            row.addWidget(button)

    def _connect(self) -> None:
        self.field.edited.connect(self.query_changed)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.close_bar)
        # After the field's own filter, and so before it.
        self.field.edit.installEventFilter(self)
        self._over.installEventFilter(self)
        self._theme.changed.connect(self._follow_theme)
        self._motion.valueChanged.connect(self._slide)
        self._motion.finished.connect(self._settle)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Find in conversation"))
        self.field.edit.setPlaceholderText(self.tr("Find in conversation"))
        self.field.edit.setAccessibleName(self.tr("Find in conversation"))
        forth, back = (f" ({keys})" if keys else "" for keys in self._keys)
        self._previous.set_name(self.tr("Previous match") + back)
        self._next.set_name(self.tr("Next match") + forth)
        self._close.set_name(self.tr("Close (Esc)"))

    def _follow_theme(self) -> None:
        # What stands beside the count does not move with every digit.
        width = QFontMetrics(self._theme.font("caption")).horizontalAdvance(_USUAL_COUNT)
        self._count.setMinimumWidth(width)
        self._place()
        self.update()

    def _move_to(self, *, opened: bool) -> None:
        if opened == self._opened:
            return
        self._opened = opened
        self._motion.stop()
        duration = self._theme.duration("popup_in")
        if not duration:
            self._shown = 1.0 if opened else 0.0
            self._settle()
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self._shown)
        self._motion.setEndValue(1.0 if opened else 0.0)
        self._place()
        self.show()
        self.raise_()
        self._motion.start()

    def _slide(self, value: float) -> None:
        self._shown = value
        self._place()

    def _settle(self) -> None:
        self._shown = 1.0 if self._opened else 0.0
        self._place()
        self.setVisible(self._opened)
        if self._opened:
            self.raise_()

    def _place(self) -> None:
        area = self._over.geometry()
        edge = _NARROW_EDGE if area.width() < _NARROW_BELOW else _EDGE
        width = min(self._theme.px(_WIDTH), area.width() - 2 * edge)
        height = self.sizeHint().height()
        # It comes from behind the header, which ends where the parent begins.
        top = area.top() + round(_TOP - (1.0 - self._shown) * (height + _TOP))
        place = QRect(area.right() + 1 - edge - width, top, width, height)
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), area, place))
