"""A panel on a session bus that draws other programs' tray icons and menus.

As the StatusNotifierItem specification and com.canonical.dbusmenu have it.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection

WATCHER = "org.kde.StatusNotifierWatcher"
REGISTRAR = "com.canonical.AppMenu.Registrar"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"


@dataclass(frozen=True)
class Place:
    """Where a program offers something."""

    program: str
    path: str


@dataclass
class Panel:
    """What programs have offered, and hands to look at it.

    Attributes:
        items: in the tray, oldest first.
        bars: menu bars of windows, oldest first.
        filled: there is one of each.
    """

    connection: DBusConnection
    router: DBusRouter
    items: list[Place] = field(default_factory=list)
    bars: list[Place] = field(default_factory=list)
    filled: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self) -> None:
        while True:
            call = await self.connection.receive()
            if call.header.message_type is MessageType.method_call:
                await self.connection.send(self._answer(call))

    async def item(self, name: str) -> Any:
        """A property of the icon in the tray."""
        return await self._property(self.items[-1], ITEM, name)

    async def tray_menu(self) -> Mapping[str, str]:
        """The icons' names in the menu of the tray, by the words of their rows."""
        path = await self.item("Menu")
        return await self._icons(Place(self.items[-1].program, path))

    async def menu_bar(self) -> Mapping[str, str]:
        """The same of the whole menu bar."""
        return await self._icons(self.bars[-1])

    def _answer(self, call: Message) -> Message:
        fields = call.header.fields
        match fields[HeaderFields.member], call.body:
            case "RegisterStatusNotifierItem", (str(program),):
                self.items.append(Place(program, "/StatusNotifierItem"))
            case "RegisterWindow", (int(), str(path)):
                self.bars.append(Place(fields[HeaderFields.sender], path))
            case _:
                return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
        if self.items and self.bars:
            self.filled.set()
        return new_method_return(call)

    async def _property(self, place: Place, interface: str, name: str) -> Any:
        ask = Properties(DBusAddress(place.path, place.program, interface)).get(name)
        ((_, value),) = (await self.router.send_and_get_reply(ask)).body
        return value

    async def _icons(self, menu: Place) -> Mapping[str, str]:
        address = DBusAddress(menu.path, menu.program, MENU)
        ask = new_method_call(address, "GetLayout", "iias", (0, -1, []))
        _, layout = (await self.router.send_and_get_reply(ask)).body
        return dict(_rows(layout))


def _rows(
    layout: tuple[int, Mapping[str, tuple[str, Any]], list[Any]],
) -> Iterator[tuple[str, str]]:
    """Words and icon's name of this row and of those below it; an icon without a name fails."""
    _, properties, children = layout
    assert "icon-data" not in properties, properties
    if "label" in properties:
        yield properties["label"][1], properties.get("icon-name", ("s", ""))[1]
    for _, child in children:
        yield from _rows(child)


@asynccontextmanager
async def panel(bus: str) -> AsyncIterator[Panel]:
    async with (
        await open_dbus_connection(bus) as connection,
        await open_dbus_connection(bus) as asking,
        DBusRouter(asking) as router,
    ):
        async with DBusRouter(connection) as naming:
            for name in (WATCHER, REGISTRAR):
                await Proxy(message_bus, naming).RequestName(name)
        found = Panel(connection, router)
        serving = asyncio.get_running_loop().create_task(found.serve())
        try:
            yield found
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving
