"""Joins the saved conversations with the window: list, search, and what is done with them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.chat.presenter import ChatPresenter
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.finding.at_hand import FindAtHand
from gizai_desktop.ui.frame.body import WindowBody
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.library.closing import Closing
from gizai_desktop.ui.library.openings import Openings
from gizai_desktop.ui.library.row_actions import Gone, RowActionParts, RowActions
from gizai_desktop.ui.library.search_presenter import SearchParts, SearchPresenter
from gizai_desktop.ui.library.sidebar_presenter import SidebarParts, SidebarPresenter
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import WindowParts
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class DeskWidgets:
    """The parts of the window that show conversations."""

    shell: Window
    body: WindowBody
    sidebar: Sidebar
    composer: Composer
    find: FindAtHand


class LibraryDesk(QObject):
    """Carries out everything that has to do with more than the shown message.

    Attributes:
        handlers: what the window's actions do here.
    """

    def __init__(
        self, theme: Theme, widgets: DeskWidgets, chat: ChatPresenter, parts: WindowParts
    ) -> None:
        super().__init__(widgets.shell)
        self._widgets = widgets
        self._chat = chat
        sidebar = widgets.sidebar
        self._rows = SidebarPresenter(
            sidebar,
            SidebarParts(parts.library, parts.turns, parts.tasks, parts.search, parts.state),
            self,
        )
        self.actions = RowActions(
            theme,
            widgets.shell,
            sidebar.chats,
            RowActionParts(parts.library, parts.history, parts.tasks),
        )
        self._search = SearchPresenter(sidebar, SearchParts(parts.search, parts.tasks), self)
        self._openings = Openings(theme, widgets.shell, self.actions, chat, parts)
        self._openings.opened.connect(self._choose)
        self._closing = Closing(theme, widgets.shell, parts)
        self._connect(sidebar)
        self.handlers: dict[ActionName, Callable[[], object]] = {
            ActionName.NEXT_CHAT: lambda: self._step(1),
            ActionName.PREVIOUS_CHAT: lambda: self._step(-1),
            ActionName.RENAME: self.rename,
            ActionName.SEARCH_CHATS: self._focus_search,
            ActionName.SWITCHER: lambda: self._openings.switcher(self._chat.current.id),
            ActionName.TRASH: self._openings.trash,
            ActionName.UNDO: lambda: self._move(self.actions.undo),
            ActionName.REDO: lambda: self._move(self.actions.redo),
            ActionName.PIN: self._toggle_pin,
            ActionName.ARCHIVE: self._toggle_archive,
            ActionName.TAGS: lambda: self._ask(RowAction.TAGS),
            ActionName.BRANCHES: lambda: self._ask(RowAction.BRANCHES),
            ActionName.DUPLICATE: lambda: self._ask(RowAction.DUPLICATE),
            ActionName.SUGGEST_TITLE: lambda: self._ask(RowAction.SUGGEST_TITLE),
            ActionName.DELETE: lambda: self._ask(RowAction.DELETE),
        }
        self._library = parts.library

    def rename(self) -> None:
        """Let the user give the shown conversation another title."""
        if not self._chat.is_new:
            self._widgets.body.set_sidebar_visible(True, animate=False)
            self._rows.rename(self._chat.current.id)

    def leave_sidebar(self) -> None:
        """Give the keyboard back to the message that is written."""
        self._widgets.body.close_overlay()
        self._widgets.composer.focus_text()

    def _connect(self, sidebar: Sidebar) -> None:
        sidebar.chats.conversation_chosen.connect(self._choose)
        sidebar.result_chosen.connect(self._choose_result)
        sidebar.asked.connect(self._carry_out)
        sidebar.trash_requested.connect(self._openings.trash)
        sidebar.left.connect(self.leave_sidebar)
        self._chat.shown.connect(self._rows.set_current)
        self.actions.deleted.connect(self._follow_deletion)
        self.actions.restored.connect(self._chat.show)

    def _choose(self, conversation_id: str) -> None:
        self._chat.show(conversation_id)
        self.leave_sidebar()

    def _choose_result(self, hit: SearchHit) -> None:
        self._chat.show(hit.header.id, hit.message_id)
        if hit.message_id:
            words = hit.snippet[slice(*hit.ranges[0])] if hit.ranges else ""
            self._widgets.find.reveal(hit.message_id, words)
        self.leave_sidebar()

    def _step(self, step: int) -> None:
        other = self._widgets.sidebar.chats.neighbour(self._chat.current.id, step)
        if other is not None:
            self._chat.show(other)

    def _focus_search(self) -> None:
        self._widgets.body.set_sidebar_visible(True, animate=True)
        self._widgets.sidebar.focus_search()

    @property
    def concerned(self) -> tuple[str, ...]:
        """What is picked in the sidebar, or else the shown conversation."""
        shown = () if self._chat.is_new else (self._chat.current.id,)
        return self._widgets.sidebar.chats.concerned or shown

    def _ask(self, action: RowAction) -> None:
        ids = self.concerned
        if ids:
            self._carry_out(RowRequest(action, ids))

    def _move(self, do: Callable[[], None]) -> None:
        # What lies under a sheet does not change behind it.
        if not any(sheet.isVisible() for sheet in self._widgets.shell.findChildren(Sheet)):
            do()

    def _toggle_pin(self) -> None:
        headers = [self._library.headers.get(known) for known in self.concerned]
        pinned = all(header is not None and header.pinned for header in headers)
        self._ask(RowAction.UNPIN if pinned else RowAction.PIN)

    def _toggle_archive(self) -> None:
        headers = [self._library.headers.get(known) for known in self.concerned]
        archived = all(header is not None and header.archived for header in headers)
        self._ask(RowAction.UNARCHIVE if archived else RowAction.ARCHIVE)

    def _carry_out(self, request: RowRequest) -> None:
        if not self._openings.take(request):
            self.actions.carry_out(request)

    def _follow_deletion(self, gone: Gone) -> None:
        if self._chat.current.id != gone.id:
            return
        if gone.following:
            self._chat.show(gone.following)
        else:
            self._chat.show_new()
