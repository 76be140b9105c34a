"""A session bus of its own, and a real notification server on it."""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"
PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PLACE = DBusAddress(
    "/org/freedesktop/portal/desktop", PORTAL, "org.freedesktop.portal.Settings"
)
PLACE = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)


@contextmanager
def session_bus(folder: Path, variables: Mapping[str, str]) -> Iterator[str]:
    """A bus of its own, whose programs are started with these variables; gives its address."""
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), **variables}
    environment.pop("DISPLAY", None)
    script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'
    with subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        try:
            yield session.stdout.readline().strip()
        finally:
            session.stdin.close()


@dataclass(frozen=True)
class Shown:
    """One call of Notify."""

    number: int
    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]


@dataclass
class NotificationServer:
    """Keeps what is shown now, by number, and all that ever was."""

    connection: DBusConnection
    abilities: list[str]
    now: dict[int, Shown] = field(default_factory=dict)
    ever: list[Shown] = field(default_factory=list)
    mute: bool = False
    named: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self) -> None:
        async for call in _calls(self.connection, self.named):
            if not self.mute:
                answer = await self._answer(call, call.header.fields[HeaderFields.member])
                await self.connection.send(answer)

    async def click(self, number: int, token: str = "") -> None:
        """The user clicks on a notification, which then closes."""
        if token:
            await self._tell("ActivationToken", "us", (number, token))
        await self._tell("ActionInvoked", "us", (number, "default"))
        await self.close(number)

    async def close(self, number: int, reason: int = 2) -> None:
        """Reason 2: the user has sent it away; 3: the program has."""
        self.now.pop(number, None)
        await self._tell("NotificationClosed", "uu", (number, reason))

    async def _answer(self, call: Message, method: str) -> Message:
        if method == "GetCapabilities":
            return new_method_return(call, "as", (self.abilities,))
        if method == "Notify":
            app, replaces, icon, title, body, actions, hints, _ = call.body
            number = replaces if replaces in self.now else len(self.ever) + 1
            shown = Shown(number, app, replaces, icon, title, body, actions, hints)
            self.ever.append(shown)
            self.now[number] = shown
            return new_method_return(call, "u", (number,))
        if method == "CloseNotification" and call.body[0] in self.now:
            await self.close(call.body[0], reason=3)
            return new_method_return(call)
        return new_error(call, "org.freedesktop.DBus.Error.Failed")

    async def _tell(self, signal: str, signature: str, body: tuple[Any, ...]) -> None:
        await self.connection.send(new_signal(PLACE, signal, signature, body))


@dataclass
class SettingsPortal:
    """Answers what the desktop's settings are; each value is a variant."""

    connection: DBusConnection
    values: dict[tuple[str, str], tuple[str, Any]]
    named: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self) -> None:
        async for call in _calls(self.connection, self.named):
            await self.connection.send(self._answer(call))

    async def change(self, space: str, key: str, value: tuple[str, Any]) -> None:
        self.values[space, key] = value
        await self.connection.send(
            new_signal(PORTAL_PLACE, "SettingChanged", "ssv", (space, key, value))
        )

    def _answer(self, call: Message) -> Message:
        # Qt asks the portal for other things, too.
        method = call.header.fields[HeaderFields.member]
        value = self.values.get(tuple(call.body)) if method == "Read" else None
        if value is None:
            return new_error(call, "org.freedesktop.portal.Error.NotFound")
        return new_method_return(call, "v", (("v", value),))


@asynccontextmanager
async def settings_portal(
    bus: str, values: dict[tuple[str, str], tuple[str, Any]]
) -> AsyncIterator[SettingsPortal]:
    async with owner(bus, PORTAL) as connection:
        portal = SettingsPortal(connection, values)
        async with _serving(portal.serve()):
            await portal.named.wait()
            yield portal


@asynccontextmanager
async def owner(bus: str, name: str) -> AsyncIterator[DBusConnection]:
    """A connection that asks for a name on the bus."""
    async with await open_dbus_connection(bus) as connection:
        await connection.send(message_bus.RequestName(name))
        yield connection


async def _calls(connection: DBusConnection, named: asyncio.Event) -> AsyncIterator[Message]:
    """The calls that come, also those that waited for the name; ``named`` when it is ours."""
    while True:
        message = await connection.receive()
        if message.header.message_type is MessageType.method_call:
            yield message
        elif message.header.message_type is MessageType.method_return:
            named.set()


@asynccontextmanager
async def _serving(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    task = asyncio.get_running_loop().create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def notification_server(bus: str, *abilities: str) -> AsyncIterator[NotificationServer]:
    async with owner(bus, NAME) as connection:
        server = NotificationServer(connection, [*abilities])
        async with _serving(server.serve()):
            await server.named.wait()
            yield server
