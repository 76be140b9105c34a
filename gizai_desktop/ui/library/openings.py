"""What opens over the window for conversations, imported and built when it is asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from gizai_desktop.application.notices import Notice, NoticeText
from gizai_desktop.application.steps import StepKind
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.copies import continued_from, duplicate
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.ui.chat.presenter import ChatPresenter
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.library.row_actions import RowActions
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import WindowParts
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.widgets.toast import Toast


class Openings(QObject):
    """Signals:
    opened(str): id of a conversation to show.
    """

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        shell: Window,
        actions: RowActions,
        chat: ChatPresenter,
        parts: WindowParts,
    ) -> None:
        super().__init__(shell)
        self._theme = theme
        self._shell = shell
        self._actions = actions
        self._chat = chat
        self._parts = parts

    def take(self, request: RowRequest) -> bool:
        """Do what needs a sheet, or makes a new conversation; False for everything else."""
        first = request.ids[0]
        match request.action:
            case RowAction.TAGS:
                self.tags(request.ids)
            case RowAction.BRANCHES:
                self._start_with(first, self._open_branches)
            case RowAction.DUPLICATE:
                for each in request.ids:
                    self._start_with(each, lambda at: self._add(duplicate(at)))
            case RowAction.SUGGEST_TITLE:
                self._start_with(first, self._suggest_title)
            case _:
                return False
        return True

    def switcher(self, current: str) -> None:
        """Let the user go to a conversation by some letters of its title."""
        from gizai_desktop.ui.library.switcher import Switcher  # noqa: PLC0415

        parts = self._parts
        switcher = Switcher(self._theme, self._shell, parts.tasks)
        switcher.chosen.connect(self.opened)
        switcher.open_with(parts.library.headers.values(), current)

    def trash(self) -> None:
        """Show what was deleted."""
        from gizai_desktop.ui.library.trash_sheet import TrashSheet  # noqa: PLC0415

        parts = self._parts
        days = parts.preferences.settings.trash_days
        sheet = TrashSheet(self._theme, self._shell, parts.trash, parts.tasks, days)
        sheet.restored.connect(self.opened)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def tags(self, ids: tuple[str, ...]) -> None:
        """Let the user change the tags of conversations."""
        from gizai_desktop.ui.library.tags_sheet import TagsSheet  # noqa: PLC0415

        headers = self._parts.library.headers
        chosen = [headers[known] for known in ids if known in headers]
        if not chosen:
            return
        known = [tag for header in headers.values() for tag in header.tags]
        sheet = TagsSheet(self._theme, self._shell, [header.tags for header in chosen], known)
        sheet.saved.connect(lambda change: self._actions.edit(StepKind.TAG, ids, change.apply))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _start_with(self, conversation_id: str, then: Callable[[Conversation], None]) -> None:
        self._parts.tasks.start(self._read(conversation_id, then), "open conversation")

    async def _read(self, conversation_id: str, then: Callable[[Conversation], None]) -> None:
        try:
            conversation = await self._parts.library.open(conversation_id)
        except StorageError as error:
            header = self._parts.library.headers.get(conversation_id)
            params = {"title": header.title if header else ""}
            notice = Notice(NoticeText.NOT_OPENED, params, failure=error.failure)
            self._parts.notices.post(notice)
        else:
            then(conversation)

    def _open_branches(self, conversation: Conversation) -> None:
        from gizai_desktop.ui.library.branches_sheet import BranchesSheet  # noqa: PLC0415

        sheet = BranchesSheet(self._theme, self._shell, conversation)
        known = conversation.id
        sheet.chosen.connect(partial(self._show_branch, known))
        sheet.copied.connect(lambda at: self._add(continued_from(sheet.conversation, at)))
        sheet.deleted.connect(partial(self._actions.delete_branch, known))
        sheet.closed.connect(self._parts.library.changed.connect(sheet.follow))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _show_branch(self, conversation_id: str, message_id: str) -> None:
        if self._parts.turns.busy(conversation_id):
            words = self.tr("Stop the answer, or wait for it, to show another branch.")
            Toast(self._theme, self._shell, words).open()
            return
        self._actions.edit(
            StepKind.SWITCH, (conversation_id,), lambda at: at.switched_to(message_id)
        )
        self._chat.show(conversation_id, message_id)

    def _add(self, conversation: Conversation) -> None:
        self._parts.tasks.start(self._keep(conversation), "add conversation")

    async def _keep(self, conversation: Conversation) -> None:
        try:
            await self._parts.library.add(conversation)
        except StorageError as error:
            params = {"title": conversation.title}
            notice = Notice(NoticeText.NOT_COPIED, params, failure=error.failure)
            self._parts.notices.post(notice)
            return
        self.opened.emit(conversation.id)
        Toast(self._theme, self._shell, self.tr("This is a new chat with a copy.")).open()

    def _suggest_title(self, conversation: Conversation) -> None:
        from gizai_desktop.ui.library.title_sheet import TitleSheet  # noqa: PLC0415

        parts = self._parts
        sheet = TitleSheet(
            self._theme,
            self._shell,
            conversation.title,
            lambda: parts.suggest_title(conversation),
            parts.tasks,
        )
        sheet.accepted.connect(partial(self._actions.rename, conversation.id))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()
