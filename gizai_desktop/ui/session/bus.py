"""The session bus of Linux desktops, spoken over asyncio.

QtDBus cannot send the nine arguments of a notification from Python.
"""

import asyncio
import importlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from gizai_desktop.application.tasks import Tasks

CALL_S = 10.0
"""Seconds that a service of the desktop has to answer; the bus may have to start it first."""


class BusError(Exception):
    """There is no bus, nobody of that name, or no answer."""


@dataclass(frozen=True, slots=True)
class Place:
    """An object on the bus, and the interface that is spoken with it."""

    name: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class _Line:
    """An open connection, with the task that hands its signals out."""

    connection: Any
    router: Any
    hearing: asyncio.Task[None]


class SessionBus:
    """One connection, made at the first call, and anew after it has broken."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._line: _Line | None = None
        self._opening = asyncio.Lock()
        self._left = False
        self._handlers: list[tuple[Place, Callable[[str, tuple[Any, ...]], None]]] = []

    def hear(self, place: Place, handler: Callable[[str, tuple[Any, ...]], None]) -> None:
        """Have signals of an object told, by name and content, from the next call on."""
        self._handlers.append((place, handler))

    async def call(
        self,
        place: Place,
        method: str,
        signature: str = "",
        body: Sequence[Any] = (),
        *,
        may_start: bool = True,
    ) -> tuple[Any, ...]:
        """Ask, and wait for the answer.

        Args:
            may_start: the bus starts who is asked, if it can.

        Raises:
            BusError: there is none.
        """
        if self._line is None:  # what speaks on the bus is imported beside the window's thread
            await asyncio.to_thread(importlib.import_module, "jeepney.io.asyncio")
        message = _message(place, method, signature, body, may_start=may_start)
        try:
            return await self._send(message)
        except ConnectionResetError:
            # The bus was restarted since; what runs on it now may answer.
            try:
                return await self._send(message)
            except ConnectionResetError as error:
                raise BusError(str(error)) from error

    async def aclose(self) -> None:
        """Leave the bus for good; calls that are under way fail."""
        self._left = True
        await self._hang_up()

    async def _hang_up(self) -> None:
        line, self._line = self._line, None
        if line is None:
            return
        line.hearing.cancel()
        with suppress(EOFError, OSError):  # what had ended the connection, if anything had
            await line.router.__aexit__(None, None, None)
        with suppress(OSError):
            await line.connection.close()

    async def _send(self, message: Any) -> tuple[Any, ...]:  # noqa: ANN401 - jeepney has no types
        from jeepney.io.common import RouterClosed  # noqa: PLC0415
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg  # noqa: PLC0415

        try:
            async with asyncio.timeout(CALL_S):
                line = await self._open()
                return tuple(unwrap_msg(await line.router.send_and_get_reply(message)))
        except (DBusErrorResponse, TimeoutError) as error:
            raise BusError(str(error)) from error
        # jeepney 0.9 raises KeyError where it means RouterClosed, when the end comes during a call.
        except (RouterClosed, KeyError, OSError) as error:
            await self._hang_up()
            raise ConnectionResetError(str(error)) from error

    async def _open(self) -> _Line:
        async with self._opening:
            if self._left:
                raise BusError("the application ends")
            if self._line is None:
                self._line = await self._connect()
            return self._line

    async def _connect(self) -> _Line:
        """Open a connection on which the signals come that somebody wants to hear.

        Raises:
            BusError: there is no bus.
            OSError: it does not answer.
        """
        from jeepney import MatchRule, message_bus  # noqa: PLC0415
        from jeepney.io.asyncio import DBusRouter, open_dbus_connection  # noqa: PLC0415

        try:
            connection = await open_dbus_connection()
        except (KeyError, ValueError, RuntimeError, EOFError, StopIteration) as error:
            raise BusError("there is no session bus") from error
        router = DBusRouter(connection)
        signals: asyncio.Queue[Any] = asyncio.Queue()
        for place, _ in self._handlers:
            rule = MatchRule(type="signal", interface=place.interface, path=place.path)
            await router.send_and_get_reply(message_bus.AddMatch(rule))
            router.filter(rule, queue=signals)
        work = self._hand_out(signals)
        hearing = self._tasks.start(work, "hear the session bus", dispensable=True)
        return _Line(connection, router, hearing)

    async def _hand_out(self, signals: "asyncio.Queue[Any]") -> None:
        from jeepney import HeaderFields  # noqa: PLC0415

        while True:
            signal = await signals.get()
            fields = signal.header.fields
            for place, handler in self._handlers:
                if fields.get(HeaderFields.interface) == place.interface:
                    handler(fields.get(HeaderFields.member, ""), tuple(signal.body))


def _message(
    place: Place, method: str, signature: str, body: Sequence[Any], *, may_start: bool
) -> Any:  # noqa: ANN401 - jeepney has no types
    from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

    address = DBusAddress(place.path, place.name, place.interface)
    message = new_method_call(address, method, signature or None, tuple(body))
    if not may_start:
        message.header.flags |= MessageFlag.no_auto_start
    return message
