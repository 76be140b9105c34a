"""Joins the shown conversation's widgets with the library and the turns."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.turns import RunningTurn, TurnController
from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.domain.service import GUIDE
from gizai_desktop.domain.settings import WindowState
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.ui.chat_page import ChatPage
from gizai_desktop.ui.composer import Composer
from gizai_desktop.ui.drafts import Drafts
from gizai_desktop.ui.header import Header
from gizai_desktop.ui.texts import failure_sentence
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView

FRAME_MS = 33
"""Milliseconds between two looks at an answer that grows."""


@dataclass(frozen=True, slots=True)
class ChatWidgets:
    """The widgets that show one conversation."""

    header: Header
    page: ChatPage
    timeline: TimelineView
    composer: Composer


@dataclass(frozen=True, slots=True)
class ChatParts:
    """The parts of the application that a chat needs.

    Attributes:
        page_title: the title of the manual's page that a link names.
    """

    library: Library
    turns: TurnController
    services: Services
    preferences: Preferences
    state: Kept[WindowState]
    notices: Notices
    tasks: Tasks
    page_title: Callable[[str], Awaitable[str]]


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
        self._default = parts.preferences.settings.default_ref
        self._wanted = ""
        self.drafts = Drafts(widgets.composer, parts.state, lambda: self._current, self)
        self._frame_timer = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame_timer.timeout.connect(self._show_answer)
        self._show_timer = QTimer(self, singleShot=True, interval=0)
        self._show_timer.timeout.connect(self._show_conversation)
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
        self.drafts.take()
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

    def choose_model(self, ref: ModelRef) -> None:
        """Ask this AI model from the next turn on."""
        self._change(lambda at: at.asking(ref))

    def change_instructions(self, text: str, parameters: TurnParameters) -> None:
        """Give the AI these instructions and dials from the next turn on."""
        self._change(lambda at: at.instructed(text, parameters))

    def regenerate_with(self, message_id: str, ref: ModelRef) -> None:
        """Ask another AI model for one answer, as a branch."""
        self._answer_again(self._parts.turns.regenerate(self._current.id, message_id, ref=ref))

    def leave_out_oldest(self, message_id: str) -> None:
        """Ask again with the newer half of the conversation."""
        self._answer_again(
            self._parts.turns.regenerate(self._current.id, message_id, leave_out=True)
        )

    def start_with(self, persona: Persona) -> None:
        """Begin a new chat as a persona says."""
        self.show_new()
        default = self._parts.preferences.settings.default_ref
        service = persona.service or default.service
        usual = default.model if service == default.service else ""
        ref = ModelRef(service, persona.model or usual)
        self._change(
            lambda at: at.asking(ref).instructed(persona.system_prompt, persona.parameters)
        )

    def ask_guide(self, message_id: str) -> None:
        """Ask the manual about the failure of an answer."""
        failure = self._current.messages[message_id].failure
        if failure is not None:
            question = Prompt(failure_sentence(failure))
            guide = ModelRef(GUIDE.id, GUIDE.id)
            self._answer_again(self._parts.turns.ask(self._current, question, ref=guide))

    def ask_page(self, link: str) -> None:
        """Have the manual's page that a link names shown as an answer."""
        self._answer_again(self._ask_page(self._current, link))

    async def _ask_page(self, conversation: Conversation, link: str) -> None:
        title = await self._parts.page_title(link)
        guide = ModelRef(GUIDE.id, GUIDE.id)
        await self._parts.turns.ask(conversation, Prompt(title), ref=guide)

    def stop(self) -> None:
        """End the turn of the shown conversation."""
        self._parts.turns.stop(self._current.id)

    def refresh(self) -> None:
        """Show the conversation again: names of AI models or the language have changed."""
        self._show_conversation()

    def _connect(self) -> None:
        composer, timeline = self._widgets.composer, self._widgets.timeline
        composer.submitted.connect(self._submit)
        composer.stop_requested.connect(self.stop)
        timeline.edit_requested.connect(self._edit)
        timeline.regenerate_requested.connect(self._regenerate)
        timeline.continue_requested.connect(self._continue)
        timeline.branch_requested.connect(self._switch_branch)
        parts = self._parts
        parts.library.changed.connect(self._follow_library)
        parts.turns.running_changed.connect(self._follow_running)
        parts.turns.answer_changed.connect(self._follow_answer)
        parts.services.changed.connect(lambda _: self._follow_preferences())

    def _fresh(self) -> Conversation:
        return Conversation.new(self._parts.preferences.settings.default_ref)

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
        self.drafts.leave()
        self._current = conversation
        self._show_conversation()
        self.drafts.take()
        self._tell_shown()

    def _tell_shown(self) -> None:
        shown = "" if self.is_new else self._current.id
        state = self._parts.state
        state.put(replace(state.value, last_conversation=shown))
        self.shown.emit(shown)

    def _show_busy(self) -> None:
        busy = self._parts.turns.busy(self._current.id)
        self._widgets.composer.set_busy(busy, in_pieces=self._in_pieces())
        self._widgets.timeline.set_busy(busy)

    def _show_conversation(self) -> None:
        self._show_timer.stop()
        conversation, widgets = self._current, self._widgets
        catalog = self._parts.services.catalog
        widgets.header.set_title(conversation.title or self.tr("New chat"))
        widgets.header.set_model(catalog.entry(catalog.resolve(conversation.ref)))
        asked = self._parts.preferences.settings.service(conversation.ref.service)
        if asked is not None:
            widgets.page.set_answering(asked)
        self._show_busy()
        widgets.composer.set_instructions_active(bool(conversation.system_prompt))
        widgets.timeline.show_entries(
            conversation.id, [self._entry(message) for message in conversation.path()]
        )
        widgets.page.set_empty(self.is_new)

    def _in_pieces(self) -> bool:
        turn = self._parts.turns.running.get(self._current.id)
        if turn is None:
            return False
        answering = self._parts.preferences.settings.service(turn.answer.backend or "")
        return answering is not None and answering.streams

    def _entry(self, message: Message) -> TimelineEntry:
        turn = self._parts.turns.running.get(self._current.id)
        live = turn is not None and turn.answer.id == message.id
        siblings = self._current.siblings(message.id)
        if message.role is not Role.ASSISTANT:
            return TimelineEntry(message, siblings)
        if turn is None or not live:
            entry = self._catalog_entry(message)
            return TimelineEntry(message, siblings, entry.name, service_name=entry.service_name)
        entry = self._catalog_entry(turn.answer)
        return TimelineEntry(
            turn.answer,
            siblings,
            entry.name,
            turn.started,
            reading=turn.reading,
            service_name=entry.service_name,
        )

    def _catalog_entry(self, answer: Message) -> CatalogEntry:
        ref = ModelRef(answer.backend or self._current.service, answer.model or "")
        return self._parts.services.catalog.entry(ref)

    def _submit(self, text: str) -> None:
        conversation, drafts = self._current, self.drafts
        if self._parts.turns.busy(conversation.id):
            return
        editing, key = drafts.editing, drafts.key
        drafts.send(text)
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
            self._say_not_sent(error)
            if self._current.id == conversation.id:
                self.drafts.give_back(text)
        else:
            self._parts.notices.withdraw("not-sent")
            self.drafts.sent(key)

    def _say_not_sent(self, error: StorageError) -> None:
        params = {"reason": str(error)}
        self._parts.notices.post(Notice(NoticeText.NOT_SENT, params, key="not-sent"))

    def _edit(self, message_id: str) -> None:
        self.drafts.edit(message_id, self._current.messages[message_id].content)

    def _regenerate(self, message_id: str) -> None:
        self._answer_again(self._parts.turns.regenerate(self._current.id, message_id))

    def _continue(self, message_id: str) -> None:
        self._answer_again(self._parts.turns.resume(self._current.id, message_id))

    def _answer_again(self, work: Coroutine[Any, Any, None]) -> None:
        self._widgets.timeline.scroll_to_end()
        self._start(self._reporting(work), "ask again")

    async def _reporting(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except StorageError as error:
            self._say_not_sent(error)

    def _switch_branch(self, message_id: str) -> None:
        self._update(lambda at: at.switched_to(message_id))

    def _change(self, change: Callable[[Conversation], Conversation]) -> None:
        if self.is_new:
            self._current = change(self._current)
            self._show_conversation()
        else:
            self._update(change)

    def _update(self, change: Callable[[Conversation], Conversation]) -> None:
        self._parts.tasks.start(
            self._parts.library.update(self._current.id, change), "change conversation"
        )

    def _follow_library(self, conversation: Conversation) -> None:
        if conversation.id == self._current.id:
            was_new = self.is_new
            self._current = conversation
            self._show_soon()
            if was_new:
                self._tell_shown()

    def _follow_running(self, conversation_id: str) -> None:
        if conversation_id == self._current.id:
            self._show_soon()

    def _show_soon(self) -> None:
        # A turn tells of several changes at its beginning and its end; the words and rows can
        # wait for the last of them, but not whether something can be sent.
        self._show_busy()
        self._show_timer.start()

    def _follow_answer(self, turn: RunningTurn) -> None:
        # The network is never throttled, only the screen: one look for each frame.
        if turn.conversation_id == self._current.id and not self._frame_timer.isActive():
            self._frame_timer.start()

    def _show_answer(self) -> None:
        turn = self._parts.turns.running.get(self._current.id)
        if turn is not None:
            self._widgets.timeline.update_entry(self._entry(turn.answer))

    def _follow_preferences(self) -> None:
        default = self._parts.preferences.settings.default_ref
        if self.is_new and default != self._default:
            self._current = self._current.asking(default)
        self._default = default
        self._show_conversation()
