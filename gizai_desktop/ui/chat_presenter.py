"""Joins the shown conversation's widgets with the library and the turns."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.turns import RunningTurn, TurnController
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.settings import WindowState, drafts_with
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.ui.chat_page import ChatPage
from gizai_desktop.ui.composer import Composer
from gizai_desktop.ui.header import Header
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView

DRAFT_DELAY_MS = 400
"""Milliseconds after the last key until an unsent text is written."""
NEW_CHAT = ""
"""Key of the draft that belongs to no conversation yet."""
EDIT_MARK = ":edit"
"""Ends the key of a text that is to take the place of an earlier message."""


@dataclass(frozen=True, slots=True)
class ChatWidgets:
    """The widgets that show one conversation."""

    header: Header
    page: ChatPage
    timeline: TimelineView
    composer: Composer


@dataclass(frozen=True, slots=True)
class ChatParts:
    """The parts of the application that a chat needs."""

    library: Library
    turns: TurnController
    preferences: Preferences
    state: Kept[WindowState]
    notices: Notices
    tasks: Tasks


class ChatPresenter(QObject):
    """Shows one conversation at a time and turns what the user does into turns.

    Signals:
        shown(str): id of the conversation that is shown now, or empty for a new chat.
    """

    shown = Signal(str)

    def __init__(self, widgets: ChatWidgets, parts: ChatParts, parent: QObject) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._parts = parts
        self._current = self._fresh()
        self._wanted = ""
        self._editing = ""
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._connect()

    @property
    def current(self) -> Conversation:
        """The conversation that is shown; a new chat has no messages and no file."""
        return self._current

    @property
    def is_new(self) -> bool:
        """Whether the shown chat has no message yet, and so no file."""
        return not self._current.messages

    def begin(self) -> None:
        """Show the first, empty chat of the window."""
        self._show_conversation()
        self._take_draft()
        self._widgets.composer.focus_text()

    def show_new(self) -> None:
        """Show an empty chat."""
        self._wanted = ""
        if not self.is_new:
            self._show(self._fresh())
        self._widgets.composer.focus_text()

    def show(self, conversation_id: str) -> None:
        """Show a saved conversation; at once when it is in memory."""
        self._wanted = conversation_id
        known = self._parts.library.get(conversation_id)
        if known is not None:
            self._show(known)
        else:
            self._start(self.open(conversation_id), "open conversation")

    def choose_model(self, model: str) -> None:
        """Ask this catalog id from the next turn on."""
        self._change(self._current.changed(model=model), model=model)

    def change_instructions(self, text: str) -> None:
        """Give the AI these instructions from the next turn on."""
        self._change(self._current.changed(system_prompt=text), system_prompt=text)

    def stop(self) -> None:
        """End the turn of the shown conversation."""
        self._parts.turns.stop(self._current.id)

    def keep_draft(self) -> None:
        """Have the unsent text written now."""
        self._draft_timer.stop()
        self._put_draft(self._draft_key, self._widgets.composer.text())

    def refresh(self) -> None:
        """Show the conversation again: names of AI models or the language have changed."""
        self._show_conversation()

    def _connect(self) -> None:
        composer, timeline = self._widgets.composer, self._widgets.timeline
        composer.submitted.connect(self._submit)
        composer.stop_requested.connect(self.stop)
        composer.text_changed.connect(lambda _: self._draft_timer.start())
        composer.editing_cancelled.connect(self._cancel_editing)
        timeline.edit_requested.connect(self._edit)
        timeline.regenerate_requested.connect(self._regenerate)
        timeline.branch_requested.connect(self._switch_branch)
        parts = self._parts
        parts.library.changed.connect(self._follow_library)
        parts.turns.running_changed.connect(self._follow_running)
        parts.turns.answer_changed.connect(self._follow_answer)
        parts.preferences.changed.connect(lambda _: self._follow_preferences())

    def _fresh(self) -> Conversation:
        return Conversation.new(self._parts.preferences.settings.default_model)

    @property
    def _draft_key(self) -> str:
        key = NEW_CHAT if self.is_new else self._current.id
        return key + EDIT_MARK if self._editing else key

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._parts.tasks.start(work, name)

    async def open(self, conversation_id: str, *, if_there: bool = False) -> None:
        """Show a saved conversation once it is read.

        Args:
            if_there: say nothing when its file is gone.
        """
        self._wanted = conversation_id
        try:
            conversation = await self._parts.library.open(conversation_id)
        except StorageError as error:
            if if_there and error.failure.kind == FailureKind.FILE_GONE:
                return
            header = self._parts.library.headers.get(conversation_id)
            params = {"title": header.title if header else conversation_id, "reason": str(error)}
            self._parts.notices.post(Notice(NoticeText.NOT_OPENED, params))
            return
        # Another one may have been chosen while this one was read.
        if self._wanted == conversation_id:
            self._show(conversation)

    def _show(self, conversation: Conversation) -> None:
        if conversation.id == self._current.id:
            return
        self.keep_draft()
        self._editing = ""
        self._widgets.composer.set_editing(False)
        self._current = conversation
        self._show_conversation()
        self._take_draft()
        self._tell_shown()

    def _tell_shown(self) -> None:
        shown = "" if self.is_new else self._current.id
        state = self._parts.state
        state.put(replace(state.value, last_conversation=shown))
        self.shown.emit(shown)

    def _take_draft(self) -> None:
        drafts = dict(self._parts.state.value.drafts)
        key = self._draft_key
        # An edit that was left, by a switch or a crash, comes back as text to send.
        edited = drafts.get(key + EDIT_MARK, "")
        text = "\n".join(filter(None, (drafts.get(key, ""), edited)))
        self._widgets.composer.set_text(text)
        self.keep_draft()
        self._put_draft(key + EDIT_MARK, "")

    def _show_conversation(self) -> None:
        conversation, widgets = self._current, self._widgets
        busy = self._parts.turns.busy(conversation.id)
        catalog = self._parts.preferences.settings.catalog
        widgets.header.set_title(conversation.title or self.tr("New chat"))
        widgets.header.set_model(catalog.entry(catalog.resolve(conversation.model)))
        widgets.composer.set_busy(busy)
        widgets.composer.set_instructions_active(bool(conversation.system_prompt))
        widgets.timeline.set_busy(busy)
        widgets.timeline.show_entries(
            conversation.id, [self._entry(message) for message in conversation.path()]
        )
        widgets.page.set_empty(self.is_new)

    def _entry(self, message: Message) -> TimelineEntry:
        turn = self._parts.turns.running.get(self._current.id)
        live = turn is not None and turn.answer.id == message.id
        siblings = self._current.siblings(message.id)
        if message.role is not Role.ASSISTANT:
            return TimelineEntry(message, siblings)
        shown = turn.answer if turn is not None and live else message
        name = self._parts.preferences.settings.catalog.entry(shown.model or "").name
        since = turn.started if turn is not None and live else None
        return TimelineEntry(shown, siblings, name, since)

    def _submit(self, text: str) -> None:
        conversation, editing, key = self._current, self._editing, self._draft_key
        if self._parts.turns.busy(conversation.id):
            return
        self._put_draft(key, text)  # until the prompt itself is on disk
        if editing:
            self._leave_editing()
        else:
            self._widgets.composer.set_text("")
        self._draft_timer.stop()
        self._widgets.timeline.scroll_to_end()
        self._start(self._send(conversation, text, editing, key), "send prompt")

    async def _send(self, conversation: Conversation, text: str, editing: str, key: str) -> None:
        turns = self._parts.turns
        try:
            if editing:
                await turns.edit(conversation.id, editing, Prompt(text))
            else:
                await turns.ask(conversation, Prompt(text))
        except StorageError as error:
            self._give_back(conversation.id, text, error)
        else:
            self._parts.notices.withdraw("not-sent")
            self._put_draft(key, "")
            self.keep_draft()  # what was typed meanwhile may have had the same key

    def _give_back(self, conversation_id: str, text: str, error: StorageError) -> None:
        params = {"reason": str(error)}
        self._parts.notices.post(Notice(NoticeText.NOT_SENT, params, key="not-sent"))
        if self._current.id == conversation_id:
            typed = self._widgets.composer.text()
            self._widgets.composer.set_text(f"{text}\n{typed}" if typed else text)

    def _edit(self, message_id: str) -> None:
        self.keep_draft()
        self._editing = message_id
        self._widgets.composer.set_editing(True)
        self._widgets.composer.set_text(self._current.messages[message_id].content)
        self._widgets.composer.focus_text()

    def _cancel_editing(self) -> None:
        self._put_draft(self._draft_key, "")
        self._leave_editing()

    def _leave_editing(self) -> None:
        self._draft_timer.stop()
        self._editing = ""
        self._widgets.composer.set_editing(False)
        drafts = dict(self._parts.state.value.drafts)
        self._widgets.composer.set_text(drafts.get(self._draft_key, ""))

    def _regenerate(self, message_id: str) -> None:
        self._start(self._ask_again(self._current.id, message_id), "ask again")

    async def _ask_again(self, conversation_id: str, message_id: str) -> None:
        try:
            await self._parts.turns.regenerate(conversation_id, message_id)
        except StorageError as error:
            params = {"reason": str(error)}
            self._parts.notices.post(Notice(NoticeText.NOT_SENT, params, key="not-sent"))

    def _switch_branch(self, message_id: str) -> None:
        self._update(lambda at: at.switched_to(message_id))

    def _change(self, changed: Conversation, **fields: str) -> None:
        if self.is_new:
            self._current = changed
            self._show_conversation()
        else:
            self._update(lambda at: at.changed(**fields))

    def _update(self, change: Callable[[Conversation], Conversation]) -> None:
        self._parts.tasks.start(
            self._parts.library.update(self._current.id, change), "change conversation"
        )

    def _put_draft(self, key: str, text: str) -> None:
        state = self._parts.state
        state.put(replace(state.value, drafts=drafts_with(state.value.drafts, key, text)))

    def _follow_library(self, conversation: Conversation) -> None:
        if conversation.id == self._current.id:
            was_new = self.is_new
            self._current = conversation
            self._show_conversation()
            if was_new:
                self._tell_shown()

    def _follow_running(self, conversation_id: str) -> None:
        if conversation_id == self._current.id:
            self._show_conversation()

    def _follow_answer(self, turn: RunningTurn) -> None:
        if turn.conversation_id == self._current.id:
            self._widgets.timeline.update_entry(self._entry(turn.answer))

    def _follow_preferences(self) -> None:
        if self.is_new:
            model = self._parts.preferences.settings.default_model
            self._current = self._current.changed(model=model)
        self._show_conversation()
