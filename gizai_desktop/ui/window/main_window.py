"""The window: builds its parts and joins them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.message import Message
from gizai_desktop.domain.settings import Contrast
from gizai_desktop.ui.actions.keys import writes
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.window_actions import Actions
from gizai_desktop.ui.chat.connection_presenter import ConnectionPresenter
from gizai_desktop.ui.chat.header import Header
from gizai_desktop.ui.chat.page import ChatPage
from gizai_desktop.ui.chat.parts import ChatParts, ChatWidgets
from gizai_desktop.ui.chat.presenter import ChatPresenter
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.finding.at_hand import FindAtHand
from gizai_desktop.ui.frame.body import WindowBody
from gizai_desktop.ui.frame.body_parts import Content
from gizai_desktop.ui.frame.notice_area import NoticeArea
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.library.desk import DeskWidgets, LibraryDesk
from gizai_desktop.ui.library.work_presenter import WorkPresenter
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.opening import open_folder, open_link
from gizai_desktop.ui.parts import WindowParts
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.window.edit_actions import TEXT_ACTIONS, EditActions
from gizai_desktop.ui.window.exchanges import WindowExchanges
from gizai_desktop.ui.window.layout import WindowLayout
from gizai_desktop.ui.window.leads import SERVICE_PAGE, Leads
from gizai_desktop.ui.window.notice_actions import notice_actions
from gizai_desktop.ui.window.overlays import Overlays
from gizai_desktop.ui.window.text_size import TextSize

if TYPE_CHECKING:
    from gizai_desktop.ui.settings.checking.check_run import CheckOutcome

OVER_SHEETS = (
    ActionName.QUIT,
    ActionName.SETTINGS,
    ActionName.PROXY_SETTINGS,
    ActionName.SHORTCUTS,
    ActionName.ABOUT,
    ActionName.LARGER_TEXT,
    ActionName.SMALLER_TEXT,
    ActionName.NORMAL_TEXT,
    *TEXT_ACTIONS,
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
        self.notice_area = NoticeArea(theme, parts.notices, notice_actions(parts, shell))
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
        self.exchanges = WindowExchanges(theme, shell, parts)
        desk = DeskWidgets(shell, self.body, self.sidebar, self.composer, self.find)
        self.desk = LibraryDesk(theme, desk, self.chat, parts)
        self._work = WorkPresenter(theme, self.notice_area, parts.history)
        self._edit = EditActions(self.actions_by_name, self.timeline, parts.history, self)
        self._layout = WindowLayout(shell, self.body, self._widgets, self.actions_by_name, parts)
        theme.changed.connect(self._layout.fit)
        self._route = ConnectionPresenter(self.header, parts.connection, self)
        self._fill_menu_bar()
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

    def begin_chat(self, text: str) -> None:
        """Show a new chat with this text in its composer, before what was typed there."""
        self.chat.show_new()
        typed = self.composer.text()
        if text and text != typed:
            self.composer.set_text(f"{text}\n{typed}" if typed else text)

    def keep_draft(self) -> None:
        """Keep what was typed, even if the window was closed before it could show that."""
        self.shell.type_early_keys()
        self.chat.drafts.keep()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Esc stops the answer or closes the find bar; what is typed goes into the composer."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if not self.chat.stop():
                self.find.close()
            return True
        if writes(event) and not self.overlays.sheet_open:
            self.composer.write(event)
            return True
        return False

    def _retranslate(self) -> None:
        self.actions_by_name.retranslate()
        self.shell.menuBar().clear()
        self._fill_menu_bar()
        self._route.refresh()
        self.chat.refresh()
        self.find.follow_language()

    def _content(self) -> QWidget:
        content = Content(self.composer)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice_area)
        column.addWidget(self.page, 1)
        return content

    def _chat_parts(self) -> ChatParts:
        parts = self._parts
        return ChatParts(
            parts.library,
            parts.turns,
            parts.history,
            parts.services,
            parts.preferences,
            parts.state,
            parts.notices,
            parts.tasks,
            parts.page_title,
        )

    def _fill_menu_bar(self) -> None:
        for menu in self.actions_by_name.fill_menu_bar(self.shell.menuBar()):
            self._edit.follow(menu)

    def _connect_widgets(self) -> None:
        self.shell.closing.connect(self.chat.drafts.keep)
        self.shell.closing.connect(self._layout.keep_geometry)
        self.shell.language_changed.connect(self._retranslate)
        sidebar, header = self.sidebar, self.header
        sidebar.new_chat_requested.connect(self._new_chat)
        self.desk.actions.export_asked.connect(self.exchanges.export)
        self.exchanges.removal_asked.connect(self.desk.actions.delete)
        sidebar.settings_requested.connect(lambda: self._open_settings(PageName.GENERAL))
        sidebar.collapse_requested.connect(self.body.toggle)
        header.sidebar_toggled.connect(self.body.toggle)
        header.new_chat_requested.connect(self._new_chat)
        header.rename_requested.connect(self.desk.rename)
        header.model_button_clicked.connect(self._choose_model)
        header.proxy_clicked.connect(lambda: self._open_settings(PageName.NETWORK))
        header.menu_requested.connect(self._open_header_menu)
        self.composer.instructions_requested.connect(self._open_instructions)
        self.timeline.step_requested.connect(self._leads.take_step)
        self.timeline.regenerate_with_requested.connect(self._leads.regenerate_with)
        self.timeline.quote_requested.connect(self.composer.quote)
        self.timeline.link_activated.connect(self._leads.follow_link)
        self.overlays.model_chosen.connect(self.chat.choose_model)
        self.overlays.instructions_saved.connect(self.chat.change_instructions)
        self.overlays.data_folder_requested.connect(lambda: open_folder(self._parts.data_folder))
        self.overlays.connection_tested.connect(self._note_test)
        self._parts.preferences.changed.connect(lambda _: self._follow_preferences())
        self._parts.turns.ended.connect(self._note_turn)

    def _connect_actions(self) -> None:
        handlers = {
            **self.desk.handlers,
            **self._edit.handlers(self.desk.handlers),
            ActionName.NEW_CHAT: self._new_chat,
            ActionName.NEW_FROM_PERSONA: self._leads.offer_personas,
            ActionName.IMPORT: self.exchanges.open_import,
            ActionName.EXPORT: lambda: self.exchanges.export_meant(self.desk.concerned),
            ActionName.EXPORT_ALL: lambda: self.exchanges.export_all(self.desk.concerned),
            ActionName.BACK_UP: self.exchanges.back_up,
            ActionName.RESTORE: self.exchanges.restore,
            ActionName.SETTINGS: lambda: self._open_settings(PageName.GENERAL),
            ActionName.PROXY_SETTINGS: lambda: self._open_settings(PageName.NETWORK),
            ActionName.QUIT: self.shell.leave,
            ActionName.FIND: self.find.open,
            ActionName.FIND_NEXT: lambda: self.find.step(1),
            ActionName.FIND_PREVIOUS: lambda: self.find.step(-1),
            ActionName.WRITE: self.composer.focus_text,
            ActionName.CHOOSE_MODEL: self._choose_model,
            ActionName.INSTRUCTIONS: self._open_instructions,
            ActionName.STOP: self.chat.stop,
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
        self._theme.set_high_contrast(settings.contrast is Contrast.HIGH)
        self._theme.set_zoom(settings.zoom)
        self._layout.show_menu_bar()
        self._show_keys(settings.shortcuts)

    def _show_keys(self, chosen: Sequence[tuple[str, str]]) -> None:
        actions = self.actions_by_name
        actions.use(chosen)
        self.sidebar.show_search_keys(actions.keys(ActionName.SEARCH_CHATS))
        self.sidebar.use_rename_keys(actions[ActionName.RENAME].shortcuts())
        self.overlays.favourite_keys = actions[ActionName.PIN].shortcuts()
        forth, back = ActionName.FIND_NEXT, ActionName.FIND_PREVIOUS
        self.find.show_keys((actions.keys(forth), actions.keys(back)))

    def _new_chat(self) -> None:
        self.chat.show_new()
        self.body.close_overlay()

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
