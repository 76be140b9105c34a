"""The sidebar: New chat, the filter, the conversations, Settings."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.model import Mark, SidebarModel
from gizai_desktop.ui.sidebar.nav_row import NavRow
from gizai_desktop.ui.sidebar.sections import milliseconds_to_midnight
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.menu import ThemedMenu
from gizai_desktop.ui.widgets.painting import aligned, hairline, painting, set_ground
from gizai_desktop.ui.widgets.search_field import SearchField

_BAR = 52
_SIDE = 8
# A sleeping computer stops timers: look again at least this often.
_LONGEST_WAIT_MS = 600_000
_NOTE_MARGINS = 56


def local_now() -> datetime:
    """The time with the computer's own time zone."""
    return datetime.now().astimezone()


class Sidebar(QWidget):
    """Follows the headers it is given; says what the user wants and changes nothing itself."""

    new_chat_requested = Signal()
    conversation_chosen = Signal(str)
    renamed = Signal(str, str)
    """Id and new title, trimmed and never empty."""
    delete_requested = Signal(str)
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
        self._now = now
        set_ground(self, "sidebar")
        self._model = SidebarModel(now, self)
        self._new_chat = NavRow(theme, "new-chat", strong=True)
        self._collapse = IconButton(theme, "sidebar", "")
        self._filter = SearchField(theme, "", "Ctrl+K")
        self._list = ChatList(theme, self._model)
        self._note = TextLabel(theme, "", "help", "text3", wrap=True)
        self._settings = NavRow(theme, "settings")
        self._midnight = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show_note()

    @property
    def filter_text(self) -> str:
        """What the titles are filtered by."""
        return self._filter.text

    def set_filter(self, text: str) -> None:
        """Put that text into the filter."""
        self._filter.edit.setText(text)

    def set_headers(self, headers: Sequence[ConversationHeader]) -> None:
        """Show these conversations, in any order; selection and place stay."""
        with self._list.keeping_place():
            self._model.set_headers(headers)
        self._show_note()

    def update_header(self, header: ConversationHeader) -> None:
        """Add a conversation or show what changed in it."""
        with self._list.keeping_place():
            self._model.update_header(header)
        self._show_note()

    def remove_header(self, conversation_id: str) -> None:
        """Leave a conversation out."""
        with self._list.keeping_place():
            self._model.remove_header(conversation_id)
        self._show_note()

    def set_current(self, conversation_id: str) -> None:
        """Mark the conversation that is open; "" for a new chat."""
        self._list.set_open(conversation_id)

    def set_running(self, ids: frozenset[str]) -> None:
        """Answers are on their way in these."""
        self._model.set_marked(Mark.RUNNING, ids)

    def set_failed(self, ids: frozenset[str]) -> None:
        """The last turn of these failed."""
        self._model.set_marked(Mark.FAILED, ids)

    def set_unread(self, ids: frozenset[str]) -> None:
        """These have an answer that was not seen yet."""
        self._model.set_marked(Mark.UNREAD, ids)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter, with its text selected."""
        self._filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.edit.selectAll()

    def rename(self, conversation_id: str) -> None:
        """Open the field that renames a conversation in its row."""
        if self._model.row_of(conversation_id) < 0:
            self._filter.clear()
        self._list.rename(conversation_id, from_outside=True)

    def neighbour(self, conversation_id: str, step: int) -> str | None:
        """The conversation `step` rows further in the order shown, going round; or None."""
        shown = self._model.shown_ids
        if not shown or shown == [conversation_id]:
            return None
        if conversation_id not in shown:
            return shown[0 if step > 0 else -1]
        return shown[(shown.index(conversation_id) + step) % len(shown)]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the conversations; a focus proxy would hide the rest from Tab."""
        super().focusInEvent(event)
        (self._new_chat if self._list.isHidden() else self._list).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the sidebar before it stops an answer."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_note()
            self._model.retranslate()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_room_for_the_line()

    def showEvent(self, event: QShowEvent) -> None:
        """Group by the day it is now."""
        super().showEvent(event)
        self._regroup()

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
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._settings)
        middle = QHBoxLayout()
        middle.setContentsMargins(_SIDE, 0, _SIDE, 0)
        middle.addWidget(self._filter)
        self._note.setContentsMargins(20, 16, 20, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(middle)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        column.addStretch()
        column.addLayout(self._foot)
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
        self._settings.clicked.connect(self.settings_requested)
        self._filter.edited.connect(self._filter_titles)
        self._filter.went_down.connect(self._list.focus_row)
        self._filter.accepted.connect(self._choose_first)
        self._list.chosen.connect(self.conversation_chosen)
        self._list.renamed.connect(self.renamed)
        self._list.delete_requested.connect(self.delete_requested)
        self._list.menu_requested.connect(self._open_menu)
        self._list.rename_left.connect(self.left)
        self._list.left_upwards.connect(self.focus_filter)
        self._midnight.timeout.connect(self._regroup)

    def _retranslate(self) -> None:
        self._new_chat.set_text(self.tr("New chat"))
        self._collapse.set_name(self.tr("Close sidebar"))
        self._filter.edit.setPlaceholderText(self.tr("Search chats"))
        self._filter.edit.setAccessibleName(self.tr("Search chats"))
        self._list.setAccessibleName(self.tr("Chats"))
        self._settings.set_text(self.tr("Settings"))

    def _follow_theme(self) -> None:
        gap = self._theme.px(_BAR) - self._theme.px(34)
        self._top.setContentsMargins(_SIDE, gap // 2, _SIDE, gap - gap // 2)
        self._foot.setContentsMargins(_SIDE, gap // 2 + 1, _SIDE, gap - gap // 2 - 1)
        self.update()

    def _filter_titles(self, text: str) -> None:
        self._model.set_query(text)
        self._list.verticalScrollBar().setValue(0)
        with self._list.keeping_place():
            pass
        self._show_note()

    def _choose_first(self) -> None:
        shown = self._model.shown_ids
        if shown and self._filter.text.strip():
            self.conversation_chosen.emit(shown[0])

    def _show_note(self) -> None:
        empty = not self._model.shown_ids
        if not self._model.has_conversations:
            text = self.tr("Your chats will appear here. They stay on this computer.")
        else:
            # A word that is wider than the sidebar would not wrap.
            metrics = QFontMetrics(self._theme.font("help"))
            room = max(80, self.width() - _NOTE_MARGINS)
            query = self._model.query.strip()
            query = metrics.elidedText(query, Qt.TextElideMode.ElideRight, room)
            text = self.tr("Nothing found for “%1”").replace("%1", query)
        self._note.setText(text)
        self._note.setVisible(empty)
        self._list.setVisible(not empty)

    def _regroup(self) -> None:
        with self._list.keeping_place():
            self._model.regroup()
        self._midnight.start(min(milliseconds_to_midnight(self._now()), _LONGEST_WAIT_MS))

    def _open_menu(self, conversation_id: str, place: QPoint) -> None:
        menu = ThemedMenu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.add_item(self.tr("Rename"), "edit", "F2")
        rename.triggered.connect(lambda: self._list.rename(conversation_id))
        menu.addSeparator()
        delete = menu.add_item(self.tr("Delete"), "trash", "Del", danger=True)
        delete.triggered.connect(lambda: self.delete_requested.emit(conversation_id))
        menu.popup(place)
