"""Joins the shown conversation's widgets with the library and the turns."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from gizai_desktop.application.notices import Notice, NoticeText
from gizai_desktop.application.steps import StepKind
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.domain.service import GUIDE
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.ui.chat.parts import ChatParts, ChatWidgets
from gizai_desktop.ui.chat.scene import ChatScene
from gizai_desktop.ui.composer.drafts import Drafts
from gizai_desktop.ui.texts import failure_sentence


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
        self._sending: set[str] = set()  # ids of conversations whose turn is to begin
        self.drafts = Drafts(widgets.composer, parts.state, lambda: self._current, self)
        self._scene = ChatScene(widgets, parts, lambda: self._current, self)
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
        self._scene.show()
        self.drafts.take()
        self._widgets.composer.focus_text()

    def show_new(self) -> None:
        """Show an empty chat."""
        self._wanted = ""
        if not self.is_new:
            self._show(self._fresh())
        self._widgets.composer.focus_text()

    def show(self, conversation_id: str, message_id: str = "") -> None:
        """Show a saved conversation; at once when it is in memory.

        Args:
            message_id: show the branch with this message.
        """
        self._wanted = conversation_id
        known = self._parts.library.get(conversation_id)
        if known is not None:
            self._show(known)
            self._turn_to(message_id)
        else:
            self._start(self._open_at(conversation_id, message_id), "open conversation")

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

    def stop(self) -> bool:
        """End the turn of the shown conversation; whether there was one."""
        busy = self._parts.turns.busy(self._current.id)
        self._parts.turns.stop(self._current.id)
        return busy

    def refresh(self) -> None:
        """Show the conversation again: names of AI models or the language have changed."""
        self._scene.show()

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
        parts.services.changed.connect(lambda _: self._follow_preferences())

    def _fresh(self) -> Conversation:
        return Conversation.new(self._parts.preferences.settings.default_ref)

    def _start(self, work: Coroutine[Any, Any, object], name: str) -> None:
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
            params = {"title": header.title if header else conversation_id}
            notice = Notice(NoticeText.NOT_OPENED, params, failure=error.failure)
            self._parts.notices.post(notice)
            return
        # Another one may have been chosen while this one was read.
        if self._wanted == conversation_id:
            self._show(conversation)

    async def _open_at(self, conversation_id: str, message_id: str) -> None:
        await self.open(conversation_id)
        if self._current.id == conversation_id:
            self._turn_to(message_id)

    def _turn_to(self, message_id: str) -> None:
        """Show the branch with a message of the shown conversation."""
        shown = any(message.id == message_id for message in self._current.path())
        busy = self._parts.turns.busy(self._current.id)
        if message_id in self._current.messages and not shown and not busy:
            self._update(lambda at: at.switched_to(message_id))

    def _show(self, conversation: Conversation) -> None:
        if conversation.id == self._current.id:
            return
        self.drafts.leave()
        self._current = conversation
        self._scene.show()
        self.drafts.take()
        self._tell_shown()

    def _tell_shown(self) -> None:
        shown = "" if self.is_new else self._current.id
        state = self._parts.state
        state.put(replace(state.value, last_conversation=shown))
        self.shown.emit(shown)

    def _submit(self, text: str) -> None:
        conversation, drafts = self._current, self.drafts
        if self._parts.turns.busy(conversation.id) or conversation.id in self._sending:
            return
        self._sending.add(conversation.id)
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
        finally:
            self._sending.discard(conversation.id)

    def _say_not_sent(self, error: StorageError) -> None:
        notice = Notice(NoticeText.NOT_SENT, key="not-sent", failure=error.failure)
        self._parts.notices.post(notice)

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
        self._start(
            self._parts.history.edit(
                StepKind.SWITCH, (self._current.id,), lambda at: at.switched_to(message_id)
            ),
            "switch branch",
        )

    def _change(self, change: Callable[[Conversation], Conversation]) -> None:
        if self.is_new:
            self._current = change(self._current)
            self._scene.show()
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
            self._scene.show_soon()
            if was_new:
                self._tell_shown()

    def _follow_preferences(self) -> None:
        default = self._parts.preferences.settings.default_ref
        if self.is_new and default != self._default:
            self._current = self._current.asking(default)
        self._default = default
        self._scene.show()
