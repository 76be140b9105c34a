"""Notes through the desktop's notification server, as the Desktop Notifications spec 1.2 has it."""

import asyncio
import html
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.actions.standard_icons import app_icon_address
from gizai_desktop.ui.session.bus import BusError, Place, SessionBus
from gizai_desktop.ui.session.notes import Note

SERVER = Place(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
LONGEST_TITLE = 120
"""Characters; what servers show of a title is shorter."""

END_S = 1.0
"""Seconds that the end of the application waits for the server."""


class BusNotifier:
    """Shows notes in the order of the calls; without a server nothing happens.

    `chosen` is told of a click: the conversation, and the activation token that lets the
    window come to the front on Wayland, or an empty text.
    """

    def __init__(self, bus: SessionBus, tasks: Tasks, chosen: Callable[[str, str], None]) -> None:
        self._bus = bus
        self._tasks = tasks
        self._chosen = chosen
        self._turn = asyncio.Lock()
        self._shown: dict[str, int] = {}
        self._tokens: dict[int, str] = {}
        self._markup = False
        self._ready = False
        bus.hear(SERVER, self._take)

    def show(self, note: Note) -> None:
        """Show it soon."""
        self._tasks.start(self._show(note), "show a notification", dispensable=True)

    def withdraw(self, conversation_id: str) -> None:
        """Take it away soon."""
        self._tasks.start(self._withdraw(conversation_id), "withdraw a notification")

    async def aclose(self) -> None:
        """Take all notes away, also the one that is on its way; a server that hangs is left."""
        with suppress(TimeoutError):
            async with asyncio.timeout(END_S):
                async with self._turn:
                    shown = tuple(self._shown)
                for conversation_id in shown:
                    await self._withdraw(conversation_id)

    async def _show(self, note: Note) -> None:
        async with self._turn:
            with suppress(BusError):
                await self._prepare()
                former = self._shown.get(note.conversation, 0)
                body = self._notification(note, former)
                (shown,) = await self._bus.call(SERVER, "Notify", "susssasa{sv}i", body)
                self._shown[note.conversation] = shown

    async def _withdraw(self, conversation_id: str) -> None:
        async with self._turn:
            shown = self._shown.pop(conversation_id, None)
            if shown is not None:
                with suppress(BusError):  # it has gone by itself
                    await self._bus.call(SERVER, "CloseNotification", "u", (shown,))

    async def _prepare(self) -> None:
        if not self._ready:
            (abilities,) = await self._bus.call(SERVER, "GetCapabilities")
            self._markup = "body-markup" in abilities
            self._ready = True

    def _notification(self, note: Note, former: int) -> tuple[Any, ...]:
        """The arguments of Notify."""
        body = html.escape(note.body, quote=False) if self._markup else note.body
        hints = {
            "desktop-entry": ("s", "gizai-desktop"),
            "category": ("s", "im.error" if note.failed else "im.received"),
        }
        title = " ".join(note.title.split())[:LONGEST_TITLE]
        actions = ["default", note.open_label]
        return ("GizAI Desktop", former, app_icon_address(), title, body, actions, hints, -1)

    def _take(self, signal: str, content: tuple[Any, ...]) -> None:
        match signal, content:
            case "ActivationToken", (int(number), str(token)):
                # Comes before the action. Other programs' are not for us.
                if number in self._shown.values():
                    self._tokens[number] = token
            case "ActionInvoked", (int(number), "default"):
                self._choose(number)
            case "NotificationClosed", (int(number), int()):
                self._forget(number)

    def _choose(self, number: int) -> None:
        token = self._tokens.pop(number, "")
        conversation = self._conversation(number)
        if conversation:
            self._chosen(conversation, token)

    def _forget(self, number: int) -> None:
        self._tokens.pop(number, None)
        self._shown.pop(self._conversation(number), None)

    def _conversation(self, number: int) -> str:
        return next((each for each, shown in self._shown.items() if shown == number), "")
