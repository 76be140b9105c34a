"""The notices under the header, and where they come from."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gizai_desktop.application.notices import Notice, NoticeAction, Notices, NoticeText
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import notice_text
from gizai_desktop.ui.widgets.notice_bar import NoticeBar, NoticeKind
from gizai_desktop.ui.widgets.scroll import ScrollArea

MOST = 3
"""Bars at the same time; an older one makes room."""

_QUIET = (NoticeText.SECRET_NOT_KEPT, NoticeText.RESCUED, NoticeText.COPIED, NoticeText.TAKEN_IN)


class NoticeArea(ScrollArea):
    """Shows what the application posts, newest last, until it is closed or withdrawn.

    It takes a third of the window's height at most, and scrolls then: the composer stays.
    """

    def __init__(
        self,
        theme: Theme,
        notices: Notices,
        actions: Mapping[NoticeAction, Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        super().__init__(content, parent)
        self._theme = theme
        self._actions = actions
        self._bars: dict[str, NoticeBar] = {}
        self._shown: dict[str, Notice] = {}
        self._work: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column.setContentsMargins(24, 12, 24, 0)
        self._column.setSpacing(8)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()
        notices.posted.connect(self.show_notice)
        notices.withdrawn.connect(self.withdraw)
        self.verticalScrollBar().rangeChanged.connect(self._show_newest)

    def hasHeightForWidth(self) -> bool:
        """The sentences wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all notices, as far as the composer keeps its room."""
        column = self._column
        # A bar of work alone has one line, whatever the width.
        wraps = column.hasHeightForWidth()
        wanted = column.totalHeightForWidth(width) if wraps else column.sizeHint().height()
        return min(wanted, self.window().height() // 3)

    def sizeHint(self) -> QSize:
        """As high as that, at the present width."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Never in the way of a narrower window."""
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another share of a window that gets higher or lower, and of other notices."""
        kind = event.type()
        outer = watched is self.window() and kind == QEvent.Type.Resize
        if outer or (watched is self.widget() and kind == QEvent.Type.LayoutRequest):
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window that it is in by now."""
        self.window().installEventFilter(self)
        super().showEvent(event)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of one with the same key."""
        key = notice.key or notice.sentence
        self.withdraw(key)
        for oldest in list(self._bars)[: 1 - MOST or None]:
            self.withdraw(oldest)
        sentence = notice_text(notice)
        kind: NoticeKind = "info" if notice.text in _QUIET else "warning"
        labels = self._label(notice.action), self._label(notice.also)
        bar = NoticeBar(self._theme, kind, sentence, *labels, closable=True)
        bar.closed.connect(lambda: self.withdraw(key))
        if notice.action in self._actions:
            bar.acted.connect(self._actions[notice.action])
        if notice.also in self._actions:
            bar.also_acted.connect(self._actions[notice.also])
        self._bars[key], self._shown[key] = bar, notice
        self._column.addWidget(bar)
        self.updateGeometry()
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bar, sentence))

    def changeEvent(self, event: QEvent) -> None:
        """Say what is shown in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            for key, notice in self._shown.items():
                labels = self._label(notice.action), self._label(notice.also)
                self._bars[key].retranslate(notice_text(notice), *labels)

    def show_work(self, bar: QWidget) -> None:
        """Show how far something is, above the notices, until `end_work`."""
        self._work = bar
        self._column.insertWidget(0, bar)
        self.updateGeometry()
        self.show()
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(bar, bar.accessibleName())
            QAccessible.updateAccessibility(event)

    def end_work(self) -> None:
        """Take that away."""
        bar, self._work = self._work, None
        if bar is not None:
            self._take_away(bar)

    def withdraw(self, key: str) -> None:
        """Take the notice of this key away."""
        self._shown.pop(key, None)
        bar = self._bars.pop(key, None)
        if bar is not None:
            self._take_away(bar)

    def _show_newest(self) -> None:
        if self._bars:
            newest = list(self._bars.values())[-1]
            self.verticalScrollBar().setValue(newest.y() - self._column.spacing())

    def _take_away(self, bar: QWidget) -> None:
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(bool(self._bars) or self._work is not None)

    def _label(self, action: NoticeAction) -> str:
        match action:
            case NoticeAction.RETRY_SAVING:
                return self.tr("Retry")
            case NoticeAction.SAVE_ELSEWHERE:
                return self.tr("Save a copy elsewhere…")
            case NoticeAction.OPEN_DAMAGED_FOLDER:
                return self.tr("Open folder")
            case NoticeAction.OPEN_LOG:
                return self.tr("Open log")
            case NoticeAction.COPY_DETAILS | NoticeAction.COPY_CRASH:
                return self.tr("Copy details")
            case NoticeAction.NONE:
                return ""
