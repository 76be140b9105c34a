"""The sidebar: New chat, the search, the conversations or what was found, Settings."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.look.painting import aligned, hairline, painting, set_ground
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.searching.filter_hints import FilterHints
from gizai_desktop.ui.sidebar.chats_pane import ChatsPane
from gizai_desktop.ui.sidebar.foot import Foot
from gizai_desktop.ui.sidebar.nav_row import NavRow
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.sidebar.view_menu import view_menu
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from gizai_desktop.ui.searching.results_panel import ResultsPanel

_BAR = 52
_SIDE = 8


def local_now() -> datetime:
    """The time with the computer's own time zone."""
    return datetime.now().astimezone()


class Sidebar(QWidget):
    """Says what the user wants and changes nothing itself.

    Attributes:
        chats: the conversations; they give way to `results` while something is searched.
        tags: gives the tags in use, the most used first, when they are to be offered.
    """

    new_chat_requested = Signal()
    searched = Signal(str)
    """Other words are to be searched; empty for none."""
    first_wanted = Signal()
    """Return was pressed on what is searched."""
    results_made = Signal()
    """There are `results` from now on."""
    result_chosen = Signal(SearchHit)
    asked = Signal(RowRequest)
    """Something is to be done with conversations."""
    trash_requested = Signal()
    settings_requested = Signal()
    collapse_requested = Signal()
    left = Signal()
    """Who was at work here is done: the keyboard should go back to the chat."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        set_ground(self, "sidebar")
        self.chats = ChatsPane(theme, now)
        self._now = now
        self._results: ResultsPanel | None = None
        self._open_id = ""
        self.tags: Callable[[], list[str]] = list
        self._new_chat = NavRow(theme, "new-chat", strong=True)
        self._collapse = IconButton(theme, "sidebar", "")
        self._search = SearchField(theme, "", "Ctrl+K")
        self._view = IconButton(theme, "sort", "")
        self._foot = Foot(theme)
        self._hints = FilterHints(theme, self._search.edit, self)
        self._lay_out()
        self._connect()
        self._retranslate()

    @property
    def results(self) -> "ResultsPanel":
        """What was found; made when it is asked for, since a window starts without it."""
        return self._results or self.make_results()

    def make_results(self) -> "ResultsPanel":
        """Make `results` before they are asked for: 10 ms that the first key would wait for."""
        if self._results is None:
            from gizai_desktop.ui.searching.results_panel import ResultsPanel  # noqa: PLC0415

            self._results = ResultsPanel(self._theme, self._now, self)
            self._join_results(self._results)
            self.results_made.emit()
        return self._results

    def set_open(self, conversation_id: str) -> None:
        """Mark the conversation that is open, wherever it is listed; "" for a new chat."""
        self._open_id = conversation_id
        self.chats.set_current(conversation_id)
        if self._results is not None:
            self._results.set_open(conversation_id)

    def update_header(self, header: ConversationHeader) -> None:
        """Show what changed in a conversation, wherever it is listed."""
        self.chats.update_header(header)
        if self._results is not None:
            self._results.follow(header)

    def remove_header(self, conversation_id: str) -> None:
        """Leave a conversation out everywhere."""
        self.chats.remove_header(conversation_id)
        if self._results is not None:
            self._results.remove(conversation_id)

    @property
    def search_text(self) -> str:
        """What is searched for."""
        return self._search.text

    def search(self, text: str) -> None:
        """Put that text into the search field."""
        self._search.edit.setText(text)

    def focus_search(self) -> None:
        """Put the keyboard into the search field, with its text selected."""
        self._search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.edit.selectAll()

    def show_search_keys(self, keys: str) -> None:
        """Say in the search field which keys lead to it."""
        self._search.set_shortcut(keys)

    def use_rename_keys(self, keys: Sequence[QKeySequence]) -> None:
        """Rename the conversation with the cursor by these keys."""
        self.chats.use_rename_keys(keys)

    def rename(self, conversation_id: str) -> None:
        """Open the field that renames a conversation in its row."""
        self._search.edit.clear()
        self.chats.rename(conversation_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the conversations; a focus proxy would hide the rest from Tab."""
        super().focusInEvent(event)
        nothing = self.chats.empty or self.chats.isHidden()
        (self._new_chat if nothing else self.chats).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the sidebar before it stops an answer."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif self.search_text.strip():
            self._search.clear()
        else:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_room_for_the_line()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the line at the end and the line above Settings."""
        del event
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("sidebar"))
            line = hairline(painter, 1.0)
            border = self._theme.color("border")
            edge = QRect(self.width() - 1, 0, 1, self.height())
            edge = QStyle.visualRect(self.layoutDirection(), self.rect(), edge)
            painter.fillRect(aligned(painter, edge), border)
            above = aligned(painter, QRect(0, self._foot_top(), self.width(), 1))
            above.setHeight(line)
            painter.fillRect(above, border)

    def _foot_top(self) -> int:
        return self.height() - self._theme.px(_BAR)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(4)
        self._top.addWidget(self._new_chat, 1)
        self._top.addWidget(self._collapse)
        middle = QHBoxLayout()
        middle.setContentsMargins(_SIDE, 0, _SIDE, 0)
        middle.setSpacing(4)
        middle.addWidget(self._search, 1)
        middle.addWidget(self._view)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(middle)
        column.addWidget(self.chats, 1)
        column.addWidget(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._leave_room_for_the_line()
        self._follow_theme()

    def _leave_room_for_the_line(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(int(rtl), 0, int(not rtl), 0)

    def _connect(self) -> None:
        self._theme.changed.connect(self._follow_theme)
        self._new_chat.clicked.connect(self.new_chat_requested)
        self._collapse.clicked.connect(self.collapse_requested)
        self._view.clicked.connect(self._open_view_menu)
        self._search.edited.connect(self._search_for)
        self._search.went_down.connect(self._focus_row)
        self._search.accepted.connect(self.first_wanted)
        self._hints.picked.connect(self._type)
        self._foot.settings_requested.connect(self.settings_requested)
        self._foot.trash_requested.connect(self.trash_requested)
        self._foot.asked.connect(self._ask_picked)
        self._foot.cancelled.connect(self.chats.clear_picks)
        self.chats.asked.connect(self.asked)
        self.chats.left.connect(self.left)
        self.chats.picked.connect(self._show_picks)
        self.chats.left_upwards.connect(self.focus_search)
        self.chats.typed.connect(self._type)

    def _join_results(self, results: "ResultsPanel") -> None:
        results.hide()
        results.set_open(self._open_id)
        self._column.insertWidget(self._column.indexOf(self.chats) + 1, results, 1)
        self.setTabOrder(self.chats.tab_stop, results.tab_stop)
        results.chosen.connect(self.result_chosen)
        results.delete_requested.connect(self._delete)
        results.menu_requested.connect(self._open_menu)
        results.left_upwards.connect(self.focus_search)
        results.typed.connect(self._type)

    def _retranslate(self) -> None:
        self._new_chat.set_text(self.tr("New chat"))
        self._collapse.set_name(self.tr("Close sidebar"))
        self._search.edit.setPlaceholderText(self.tr("Search chats"))
        self._search.edit.setAccessibleName(self.tr("Search chats"))
        self._view.set_name(self.tr("Sort and filter"))
        self._foot.retranslate()
        self._hints.retranslate()

    def _follow_theme(self) -> None:
        gap = self._theme.px(_BAR) - self._theme.px(34)
        self._top.setContentsMargins(_SIDE, gap // 2, _SIDE, gap - gap // 2)
        self.update()

    def _search_for(self, text: str) -> None:
        searching = bool(text.strip())
        if searching or self._results is not None:
            self.results.setVisible(searching)
        self.chats.setVisible(not searching)
        self._show_picks(0)
        self.searched.emit(text.strip())

    def _type(self, text: str) -> None:
        edit = self._search.edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.end(False)  # noqa: FBT003 (Qt takes it by place only)
        edit.insert(text)

    def _focus_row(self) -> None:
        (self.results if self.search_text.strip() else self.chats).focus_row()

    def _show_picks(self, count: int) -> None:
        self._foot.show_picks(count, archived=self.chats.choice.archived)

    def _ask_picked(self, action: RowAction) -> None:
        if action is RowAction.ARCHIVE and self.chats.choice.archived:
            action = RowAction.UNARCHIVE
        self.asked.emit(RowRequest(action, self.chats.concerned))

    def _delete(self, conversation_id: str) -> None:
        self.asked.emit(RowRequest(RowAction.DELETE, (conversation_id,)))

    def _open_menu(self, conversation_id: str, place: QPoint) -> None:
        headers = [hit.header for hit in self.results.hits if hit.header.id == conversation_id]
        self.chats.open_menu(headers[:1], place)

    def _open_view_menu(self) -> None:
        chats = self.chats
        menu = view_menu(self._theme, self, chats.choice, self.tags(), chats.choice_changed.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = self._view.rect().bottomLeft() if mirrored else self._view.rect().bottomRight()
        place = self._view.mapToGlobal(corner) + QPoint(0, 4)
        menu.popup(place if mirrored else place - QPoint(menu.sizeHint().width(), 0))
