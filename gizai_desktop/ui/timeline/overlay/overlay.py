"""The real widgets over the painted text: made only for the messages on the screen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.box import MessageBox
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.timeline.column.page import Page
from gizai_desktop.ui.timeline.column.spots import Shown
from gizai_desktop.ui.timeline.overlay.action_bar import ActionBar, overhang
from gizai_desktop.ui.timeline.overlay.answer_head import AnswerHead, Thinking, head_height
from gizai_desktop.ui.timeline.overlay.code_overlay import CodeOverlay
from gizai_desktop.ui.timeline.overlay.notice import FailureNotice
from gizai_desktop.ui.timeline.overlay.pool import Pool
from gizai_desktop.ui.timeline.overlay.quiet_line import QuietLine
from gizai_desktop.ui.timeline.overlay.waiting import WaitingRow
from gizai_desktop.ui.typesetting.marks import Marked


@dataclass(frozen=True, slots=True)
class Attention:
    """Which messages have their actions shown: the last, the hovered, the focused one."""

    last: int
    hovered: int | None
    focused: int | None

    def has(self, index: int) -> bool:
        """Whether that message is one of them."""
        return index in {self.last, self.hovered, self.focused}


@dataclass(slots=True)
class _Wanted:
    heads: set[str] = field(default_factory=set)
    bars: set[str] = field(default_factory=set)
    notices: set[str] = field(default_factory=set)
    quiet: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    above: dict[str, list[QWidget]] = field(default_factory=dict)
    below: dict[str, list[QWidget]] = field(default_factory=dict)

    def end(self, message_id: str) -> list[QWidget]:
        """What stands below a message, to be added to."""
        return self.below.setdefault(message_id, [])


class Overlay(QObject):
    """Places heads, action rows, notices, waiting rows and the Copy buttons of code."""

    edit_requested = Signal(str)
    regenerate_requested = Signal(str)
    regenerate_with_requested = Signal(str, QPoint)
    continue_requested = Signal(str)
    branch_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    step_requested = Signal(str, object)
    details_toggled = Signal(str)
    thoughts_toggled = Signal(str)

    def __init__(
        self,
        theme: Theme,
        viewport: QWidget,
        give_focus: Callable[[], None],
        page_turns: Callable[[], bool],
    ) -> None:
        super().__init__(viewport)
        self._theme = theme
        self._viewport = viewport
        self._give_focus = give_focus
        self._page_turns = page_turns
        self._expanded: set[str] = set()
        self._order: list[QWidget] = []
        self.busy_reason = ""
        self.marked = Marked()
        self.thinking = Thinking()
        self.heads = Pool(self._make_head)
        self.bars = Pool(self._make_bar)
        self.notices = Pool(self._make_notice)
        self.quiet = Pool(self._make_quiet)
        self.waiting = Pool(lambda: WaitingRow(theme, viewport))
        self.codes = CodeOverlay(theme, viewport)

    def notice_height(self, entry: TimelineEntry, width: int) -> int:
        """How high the notice of that message is."""
        return self._notice(entry).arrange(width)

    def head_height(self, entry: TimelineEntry, width: int) -> int:
        """How high that is what stands above the text of an answer."""
        if not entry.message.reasoning and not entry.message.left_out:
            return 0
        return head_height(self._theme, entry, width, opened=self.thinking.opened(entry))

    def place(self, shown: Iterable[Shown], page: Page, attention: Attention) -> list[QWidget]:
        """Put every widget where its message is now; returns them in Tab order.

        That is message by message: what is above it, the buttons of its code, what is below.
        """
        wanted = _Wanted()
        parts = list(shown)
        for part in parts:
            if part.part == 0 and part.box.head_height:
                self._place_head(part, page, wanted)
            if part.part == part.box.parts - 1:
                self._place_status(part, page, wanted)
            if part.part == part.box.parts - 1 or part.box.entry.by_user:
                self._place_bar(part, page, attention, wanted)
        codes = self.codes.place(parts)
        order: list[QWidget] = []
        for message_id in dict.fromkeys(part.box.entry.id for part in parts):
            for group in (wanted.above, codes, wanted.below):
                order.extend(group.get(message_id, ()))
        self._take_back(wanted, order)
        return order

    def stops_above(self, box: MessageBox) -> list[QWidget]:
        """What Tab reaches above a message whose beginning is on the screen."""
        head = self.heads.lent(box.entry.id)
        return head.stops if head is not None else []

    def stops_at(self, box: MessageBox, part: int) -> list[QWidget]:
        """What Tab reaches in a part of a message that is on the screen."""
        if part < len(box.blocks):
            return self.codes.buttons_at(box, part)
        notice, line = self.notices.lent(box.entry.id), self.quiet.lent(box.entry.id)
        bar = self.bars.lent(box.entry.id)
        found: list[QWidget] = notice.stops if notice is not None and box.has_notice else []
        found += line.buttons if line is not None and box.is_quiet else []
        return found + (bar.buttons if bar is not None else [])

    @property
    def order(self) -> list[QWidget]:
        """Everything that Tab reaches on the screen."""
        return self._order

    # -- placing ------------------------------------------------------------------------------

    def _place_head(self, shown: Shown, page: Page, wanted: _Wanted) -> None:
        entry = shown.box.entry
        hang = overhang(self._theme)
        head = self.heads.lend(entry.id)
        head.setGeometry(page.left - hang, shown.y, page.width + hang, shown.box.head_height)
        head.show_entry(entry, page.width, hang)
        head.thoughts.mark(self.marked, entry.id)
        head.show()
        wanted.heads.add(entry.id)
        wanted.above[entry.id] = head.stops

    def _place_bar(self, shown: Shown, page: Page, attention: Attention, wanted: _Wanted) -> None:
        box, entry = shown.box, shown.box.entry
        if entry.id in wanted.bars or not (entry.by_user or box.has_row):
            return
        bar = self.bars.lent(entry.id)
        whole = attention.has(shown.index) or (bar is not None and _has_focus(bar))
        if not whole and not entry.branched:
            return
        bar = self.bars.lend(entry.id)
        bar.show_entry(entry, self.busy_reason, narrow=page.narrow, whole=whole)
        height = self._theme.px(sizes.ROW)
        if entry.by_user:
            bar.setGeometry(_beside_bubble(shown, page, bar.natural_width(), height))
        else:
            left = page.left - overhang(self._theme)
            top = shown.y + box.row_top
            bar.setGeometry(left, top, page.left + page.width - left, height)
        bar.show()
        wanted.bars.add(entry.id)
        wanted.end(entry.id).extend(bar.buttons)

    def _place_status(self, shown: Shown, page: Page, wanted: _Wanted) -> None:
        box, entry = shown.box, shown.box.entry
        place = QRect(page.left, shown.y + box.status_top, page.width, box.status_height)
        if entry.running and not entry.by_user:
            row = self.waiting.lend(entry.id)
            row.show_entry(entry)
            row.setGeometry(place)
            row.show()
            wanted.waiting.add(entry.id)
        elif box.has_notice:
            notice = self._notice(entry)
            notice.arrange(page.width)
            notice.mark(self.marked)
            notice.setGeometry(place)
            notice.show()
            wanted.notices.add(entry.id)
            wanted.end(entry.id).extend(notice.stops)
        elif box.is_quiet:
            line = self.quiet.lend(entry.id)
            line.show_entry(entry, self.busy_reason)
            line.mark(self.marked)
            line.setGeometry(place)
            line.show()
            wanted.quiet.add(entry.id)
            wanted.end(entry.id).extend(line.buttons)

    def _take_back(self, wanted: _Wanted, order: list[QWidget]) -> None:
        focus = QApplication.focusWidget()
        self.heads.keep(wanted.heads)
        self.bars.keep(wanted.bars)
        self.notices.keep(wanted.notices)
        self.quiet.keep(wanted.quiet)
        self.waiting.keep(wanted.waiting)
        lost = focus is not None and self._viewport.isAncestorOf(focus)
        if focus is not None and lost and not focus.isVisible():
            self._give_focus()
        if order != self._order:
            before = self._viewport.parentWidget() or self._viewport
            for after in order:
                QWidget.setTabOrder(before, after)
                before = after
            self._order = order

    # -- making -------------------------------------------------------------------------------

    def _notice(self, entry: TimelineEntry) -> FailureNotice:
        notice = self.notices.lend(entry.id)
        notice.show_entry(entry, self.busy_reason, expanded=entry.id in self._expanded)
        return notice

    def _make_head(self) -> AnswerHead:
        head = AnswerHead(self._theme, self.thinking, self._page_turns, self._viewport)
        head.toggled.connect(lambda message_id, _: self.thoughts_toggled.emit(message_id))
        return head

    def _make_bar(self) -> ActionBar:
        bar = ActionBar(self._theme, self._viewport)
        bar.edit_requested.connect(self.edit_requested)
        bar.regenerate_requested.connect(self.regenerate_requested)
        bar.regenerate_with_requested.connect(self.regenerate_with_requested)
        bar.branch_requested.connect(self.branch_requested)
        bar.menu_requested.connect(self.menu_requested)
        return bar

    def _make_notice(self) -> FailureNotice:
        notice = FailureNotice(self._theme, self._page_turns, self._viewport)
        notice.retry_requested.connect(self.regenerate_requested)
        notice.continue_requested.connect(self.continue_requested)
        notice.step_requested.connect(self.step_requested)
        notice.details_toggled.connect(self._toggle_details)
        return notice

    def _make_quiet(self) -> QuietLine:
        line = QuietLine(self._theme, self._viewport)
        line.retry_requested.connect(self.regenerate_requested)
        line.continue_requested.connect(self.continue_requested)
        return line

    def _toggle_details(self, message_id: str, expanded: bool) -> None:
        if expanded:
            self._expanded.add(message_id)
        else:
            self._expanded.discard(message_id)
        self.details_toggled.emit(message_id)


def _has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)


def _beside_bubble(shown: Shown, page: Page, width: int, height: int) -> QRect:
    """At the left of the first line, or of what is seen of the bubble; else below it."""
    box = shown.box
    top = shown.y - box.part_top(shown.part)
    bottom = top + box.bubble_height
    if not box.row_fits_beside:
        lift = 0 if box.row_below else 2
        return QRect(page.left + page.width - width, bottom + 4 - lift, width, height)
    first = top + sizes.BUBBLE_Y + (page.text.line - height) // 2
    y = max(first, min(8, bottom - height - 6))
    return QRect(box.content_left - sizes.BUBBLE_X - 4 - width, y, width, height)
