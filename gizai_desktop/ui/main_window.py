"""The window: builds its parts and joins them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.message import Message
from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.actions import ActionName, Actions
from gizai_desktop.ui.chat_page import ChatPage
from gizai_desktop.ui.chat_parts import ChatParts, ChatWidgets
from gizai_desktop.ui.chat_presenter import ChatPresenter
from gizai_desktop.ui.composer import Composer
from gizai_desktop.ui.connection_presenter import ConnectionPresenter
from gizai_desktop.ui.edit_actions import connect_edit_actions
from gizai_desktop.ui.finding.at_hand import FindAtHand
from gizai_desktop.ui.header import Header
from gizai_desktop.ui.keys import writes
from gizai_desktop.ui.leads import SERVICE_PAGE, Leads, open_folder, open_link
from gizai_desktop.ui.notice_actions import notice_actions
from gizai_desktop.ui.notice_area import NoticeArea
from gizai_desktop.ui.overlays import Overlays
from gizai_desktop.ui.row_actions import RowActions
from gizai_desktop.ui.search_presenter import SearchParts, SearchPresenter
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.sidebar_presenter import SidebarParts, SidebarPresenter
from gizai_desktop.ui.text_size import TextSize
from gizai_desktop.ui.theme import Scheme, Theme
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.window import Window
from gizai_desktop.ui.window_body import WindowBody
from gizai_desktop.ui.window_body_parts import Content
from gizai_desktop.ui.window_exchanges import WindowExchanges
from gizai_desktop.ui.window_layout import WindowLayout
from gizai_desktop.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from gizai_desktop.ui.settings.check_run import CheckOutcome

OVER_SHEETS = (
    ActionName.QUIT,
    ActionName.SETTINGS,
    ActionName.PROXY_SETTINGS,
    ActionName.SHORTCUTS,
    ActionName.ABOUT,
    ActionName.LARGER_TEXT,
    ActionName.SMALLER_TEXT,
    ActionName.NORMAL_TEXT,
)
"""Actions whose keys work while a sheet is open."""


class MainWindow(QObject):
    """Everything a person sees in the window; wiring only.

    Attributes:
        shell: the window itself.
    """

    def __init__(self, theme: Theme, shell: Window, parts: WindowParts) -> None:
        super().__init__(shell)
        self.shell = shell
        self._theme = theme
        self._parts = parts
        self.actions_by_name = Actions(theme, shell)
        self.sidebar = Sidebar(theme)
        self.header = Header(theme)
        self.composer = Composer(theme)
        self.timeline = TimelineView(theme)
        self.page = ChatPage(theme, self.timeline, self.composer)
        self.find = FindAtHand(theme, self.timeline, self)
        self.notice_area = NoticeArea(theme, parts.notices, notice_actions(parts))
        self.body = WindowBody(theme, self.sidebar, self._content())
        self.overlays = Overlays(theme, shell, parts.overlays)
        self._widgets = ChatWidgets(
            self.header, self.page, self.timeline, self.composer, theme.frames
        )
        self.chat = ChatPresenter(self._widgets, self._chat_parts(), self)
        self._leads = Leads(
            theme,
            shell,
            header=self.header,
            chat=self.chat,
            overlays=self.overlays,
            actions=self.actions_by_name,
            preferences=parts.preferences,
        )
        self._text_size = TextSize(parts.preferences, self)
        self._rows = SidebarPresenter(self.sidebar, self._sidebar_parts(), self)
        self._row_actions = RowActions(theme, shell, self.sidebar.chats, self._sidebar_parts())
        self._finder = SearchPresenter(self.sidebar, SearchParts(parts.search, parts.tasks), self)
        self.exchanges = WindowExchanges(theme, shell, parts)
        self._layout = WindowLayout(shell, self.body, self._widgets, self.actions_by_name, parts)
        self._route = ConnectionPresenter(self.header, parts.connection, self)
        self.actions_by_name.fill_menu_bar(shell.menuBar())
        self._connect_widgets()
        self._connect_actions()
        self._follow_preferences()
        self.chat.begin()
        self._layout.fit()

    def reveal(self) -> None:
        """Put everything into the window, ready to be typed into."""
        self.shell.fill(self.body, self._take_key)
        self._layout.fit()
        self._text_size.watch(self.shell)
        self.composer.focus_text()
        self.shell.type_early_keys()

    def keep_draft(self) -> None:
        """Keep what was typed, even if the window was closed before it could show that."""
        self.shell.type_early_keys()
        self.chat.drafts.keep()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Stop the answer with Esc and write into the composer, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.chat.stop()
            return True
        if writes(event) and not self.overlays.sheet_open:
            self.composer.write(event)
            return True
        return False

    def _retranslate(self) -> None:
        self.actions_by_name.retranslate()
        self.shell.menuBar().clear()
        self.actions_by_name.fill_menu_bar(self.shell.menuBar())
        self._route.refresh()
        self.chat.refresh()

    def _content(self) -> QWidget:
        content = Content(self.composer)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice_area)
        column.addWidget(self.page, 1)
        return content

    def _sidebar_parts(self) -> SidebarParts:
        parts = self._parts
        return SidebarParts(parts.library, parts.turns, parts.notices, parts.tasks, parts.state)

    def _chat_parts(self) -> ChatParts:
        parts = self._parts
        return ChatParts(
            parts.library,
            parts.turns,
            parts.services,
            parts.preferences,
            parts.state,
            parts.notices,
            parts.tasks,
            parts.page_title,
        )

    def _connect_widgets(self) -> None:
        self.shell.closing.connect(self.chat.drafts.keep)
        self.shell.closing.connect(self._layout.keep_geometry)
        self.shell.language_changed.connect(self._retranslate)
        sidebar, header = self.sidebar, self.header
        sidebar.new_chat_requested.connect(self._new_chat)
        sidebar.chats.conversation_chosen.connect(self._choose)
        sidebar.result_chosen.connect(self._choose_result)
        sidebar.asked.connect(self._row_actions.carry_out)
        self._row_actions.export_asked.connect(self.exchanges.export)
        sidebar.settings_requested.connect(lambda: self._open_settings(PageName.GENERAL))
        sidebar.collapse_requested.connect(self.body.toggle)
        sidebar.left.connect(self._leave_sidebar)
        header.sidebar_toggled.connect(self.body.toggle)
        header.new_chat_requested.connect(self._new_chat)
        header.rename_requested.connect(self._rename)
        header.model_button_clicked.connect(self._choose_model)
        header.proxy_clicked.connect(lambda: self._open_settings(PageName.NETWORK))
        header.menu_requested.connect(self._open_header_menu)
        self.composer.instructions_requested.connect(self._open_instructions)
        self.timeline.step_requested.connect(self._leads.take_step)
        self.timeline.regenerate_with_requested.connect(self._leads.regenerate_with)
        self.timeline.quote_requested.connect(self.composer.quote)
        self.timeline.link_activated.connect(self._leads.follow_link)
        self.chat.shown.connect(self._rows.set_current)
        self._row_actions.deleted.connect(self._follow_deletion)
        self._row_actions.restored.connect(self.chat.show)
        self.overlays.model_chosen.connect(self.chat.choose_model)
        self.overlays.instructions_saved.connect(self.chat.change_instructions)
        self.overlays.data_folder_requested.connect(lambda: open_folder(self._parts.data_folder))
        self.overlays.connection_tested.connect(self._note_test)
        self._parts.preferences.changed.connect(lambda _: self._follow_preferences())
        self._parts.turns.ended.connect(self._note_turn)

    def _connect_actions(self) -> None:
        connect_edit_actions(self.actions_by_name, self.timeline)
        handlers = {
            ActionName.NEW_CHAT: self._new_chat,
            ActionName.NEW_FROM_PERSONA: self._leads.offer_personas,
            ActionName.IMPORT: self.exchanges.open_import,
            ActionName.EXPORT: lambda: self.exchanges.export_current(self.chat.current),
            ActionName.BACK_UP: self.exchanges.back_up,
            ActionName.RESTORE: self.exchanges.restore,
            ActionName.SETTINGS: lambda: self._open_settings(PageName.GENERAL),
            ActionName.PROXY_SETTINGS: lambda: self._open_settings(PageName.NETWORK),
            ActionName.QUIT: self.shell.close,
            ActionName.FIND: self.find.open,
            ActionName.FIND_NEXT: lambda: self.find.step(1),
            ActionName.FIND_PREVIOUS: lambda: self.find.step(-1),
            ActionName.WRITE: self.composer.focus_text,
            ActionName.CHOOSE_MODEL: self._choose_model,
            ActionName.INSTRUCTIONS: self._open_instructions,
            ActionName.STOP: self.chat.stop,
            ActionName.NEXT_CHAT: lambda: self._step_chat(1),
            ActionName.PREVIOUS_CHAT: lambda: self._step_chat(-1),
            ActionName.RENAME: self._rename,
            ActionName.DELETE: self._delete,
            ActionName.SEARCH_CHATS: self._search,
            ActionName.SIDEBAR: self.body.toggle,
            ActionName.LARGER_TEXT: lambda: self._text_size.step(1),
            ActionName.SMALLER_TEXT: lambda: self._text_size.step(-1),
            ActionName.NORMAL_TEXT: self._text_size.reset,
            ActionName.MENU_BAR: self._layout.toggle_menu_bar,
            ActionName.SHORTCUTS: lambda: self._open_settings(PageName.SHORTCUTS),
            ActionName.SERVICE_PAGE: lambda: open_link(SERVICE_PAGE),
            ActionName.ABOUT: lambda: self._open_settings(PageName.ABOUT),
        }
        for name, handler in handlers.items():
            action = self.actions_by_name[name]
            action.triggered.connect(lambda _=False, of=name, do=handler: self._act(of, do))

    def _act(self, name: ActionName, do: Callable[[], object]) -> None:
        # What lies under a sheet is out of reach for the mouse, so it is for the keys.
        if name in OVER_SHEETS or not self.overlays.sheet_open:
            do()

    def _follow_preferences(self) -> None:
        settings = self._parts.preferences.settings
        self._theme.set_scheme(Scheme(settings.color_scheme))
        self._theme.set_zoom(settings.zoom)
        self._layout.show_menu_bar()

    def _new_chat(self) -> None:
        self.chat.show_new()
        self.body.close_overlay()

    def _choose(self, conversation_id: str) -> None:
        self.chat.show(conversation_id)
        self._leave_sidebar()

    def _choose_result(self, hit: SearchHit) -> None:
        self.chat.show(hit.header.id)
        self._leave_sidebar()

    def _leave_sidebar(self) -> None:
        self.body.close_overlay()
        self.composer.focus_text()

    def _step_chat(self, step: int) -> None:
        other = self.sidebar.chats.neighbour(self.chat.current.id, step)
        if other is not None:
            self.chat.show(other)

    def _search(self) -> None:
        self.body.set_sidebar_visible(True, animate=True)
        self.sidebar.focus_search()

    def _rename(self) -> None:
        if not self.chat.is_new:
            self.body.set_sidebar_visible(True, animate=False)
            self._rows.rename(self.chat.current.id)

    def _delete(self) -> None:
        self._ask(RowAction.DELETE)

    def _ask(self, action: RowAction) -> None:
        """Do something with what is picked in the sidebar, or else with the shown chat."""
        shown = () if self.chat.is_new else (self.chat.current.id,)
        ids = self.sidebar.chats.concerned or shown
        if ids:
            self._row_actions.carry_out(RowRequest(action, ids))

    def _follow_deletion(self, gone: tuple[str, ...], following: str) -> None:
        if self.chat.current.id in gone:
            if following:
                self.chat.show(following)
            else:
                self.chat.show_new()

    def _choose_model(self) -> None:
        asked = self._parts.services.catalog.resolve(self.chat.current.ref)
        self.overlays.open_model_picker(self.header.model_button, asked)

    def _open_instructions(self) -> None:
        self.overlays.open_instructions(self.chat.current)

    def _open_settings(self, page: PageName) -> None:
        self.overlays.open_settings(page)

    def _open_header_menu(self, end: QPoint) -> None:
        menu = self.actions_by_name.header_menu(self.shell)
        menu.aboutToHide.connect(menu.deleteLater)
        mirrored = self.shell.layoutDirection() is Qt.LayoutDirection.RightToLeft
        menu.popup(end if mirrored else end - QPoint(menu.sizeHint().width(), 0))

    def _note_turn(self, end: tuple[str, Message]) -> None:
        answer = end[1]
        service = self._parts.services.get(answer.backend or "")
        self._parts.connection.note_turn(answer, service)

    def _note_test(self, outcome: "CheckOutcome") -> None:
        self._parts.connection.note_test(outcome.failure, outcome.round_trip_ms)
