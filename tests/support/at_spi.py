"""A screen reader's view of a program: the accessibility bus, its tree and its events."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.support.desktop_bus import session_bus

PATIENCE_S = 30.0
"""Seconds after which something that should have happened has not."""
CALL_S = 10.0
POLL_S = 0.02
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_EVENTS = "org.a11y.atspi.Event.Object"
STATES = {
    "active": 1, "busy": 3, "checked": 4, "editable": 7, "enabled": 8, "expandable": 9,
    "expanded": 10, "focusable": 11, "focused": 12, "modal": 16, "sensitive": 24, "showing": 25,
    "visible": 30, "checkable": 41, "has-popup": 42,
}  # fmt: skip
"""Numbers of AT-SPI's states, as `AtspiStateType` counts them."""


@dataclass(frozen=True)
class Event:
    """Something that a program told: its kind, the detail, and the value, mostly text."""

    kind: str
    detail: str
    number: int
    value: Any


class Thing:
    """One accessible object of a program."""

    def __init__(self, bus: DBusConnection, owner: str, path: str) -> None:
        self._bus = bus
        self._owner = owner
        self.path = path

    @property
    def name(self) -> str:
        return str(self._get("Name"))

    @property
    def description(self) -> str:
        return str(self._get("Description"))

    @property
    def role(self) -> str:
        return str(self._call("GetRoleName"))

    @property
    def count(self) -> int:
        """How many children it says it has."""
        return int(self._get("ChildCount"))

    @property
    def children(self) -> list["Thing"]:
        return [Thing(self._bus, *child) for child in self._call("GetChildren")]

    @property
    def parent(self) -> "Thing":
        return Thing(self._bus, *self._get("Parent"))

    @property
    def index(self) -> int:
        return int(self._call("GetIndexInParent"))

    @property
    def states(self) -> set[str]:
        low, high = self._call("GetState")
        bits = low | high << 32
        return {name for name, bit in STATES.items() if bits >> bit & 1}

    @property
    def interfaces(self) -> list[str]:
        return [name.rpartition(".")[2] for name in self._call("GetInterfaces")]

    @property
    def text(self) -> str:
        """All of the text."""
        return str(self._call("GetText", "ii", (0, -1), of="org.a11y.atspi.Text"))

    @property
    def actions(self) -> list[str]:
        found = self._call("GetActions", of="org.a11y.atspi.Action")
        return [name for name, _, _ in found]

    def child(self, index: int) -> "Thing":
        return Thing(self._bus, *self._call("GetChildAtIndex", "i", (index,)))

    def line_at(self, offset: int) -> str:
        line, _, _ = self._reply("GetStringAtOffset", "iu", (offset, 3), of="org.a11y.atspi.Text")
        return str(line)

    def act(self, name: str) -> None:
        """Do one of the actions, as a screen reader does for its user."""
        index = self.actions.index(name)
        self._call("DoAction", "i", (index,), of="org.a11y.atspi.Action")

    @property
    def attributes(self) -> dict[str, str]:
        return dict(self._call("GetAttributes"))

    def character_extents(self, offset: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of a character of the text, on the screen."""
        of = "org.a11y.atspi.Text"
        return tuple(self._reply("GetCharacterExtents", "iu", (offset, 0), of=of))

    def offset_at(self, x: int, y: int) -> int:
        """The character of the text at a point of the screen."""
        return int(self._call("GetOffsetAtPoint", "iiu", (x, y, 0), of="org.a11y.atspi.Text"))

    def extents(self) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen."""
        return tuple(self._call("GetExtents", "u", (0,), of="org.a11y.atspi.Component"))

    def walk(self) -> Iterator["Thing"]:
        """It and everything below, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, role: str, name: str = "") -> "Thing":
        """The first one with that role and, if one is given, that name."""
        return next(
            thing
            for thing in self.walk()
            if thing.role == role and (not name or thing.name == name)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and (self._owner, self.path) == (other._owner, other.path)

    def __hash__(self) -> int:
        return hash((self._owner, self.path))

    def __repr__(self) -> str:
        return f"{self.role} {self.name!r}"

    def _get(self, name: str) -> Any:
        return self._call("Get", "ss", (_ACCESSIBLE, name), of=_PROPERTIES)[1]

    def _call(
        self, method: str, signature: str = "", body: tuple[Any, ...] = (), of: str = _ACCESSIBLE
    ) -> Any:
        return self._reply(method, signature, body, of)[0]

    def _reply(
        self, method: str, signature: str = "", body: tuple[Any, ...] = (), of: str = _ACCESSIBLE
    ) -> tuple[Any, ...]:
        address = DBusAddress(self.path, self._owner, of)
        return _ask(self._bus, address, method, signature, body)


class Reader:
    """Somebody who reads programs over the accessibility bus and hears their events."""

    def __init__(self, session: str, bus: DBusConnection) -> None:
        self.session = session
        self._bus = bus
        self._signals: deque[Message] = deque()
        self._heard: list[Event] = []

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program needs to be read; that one asks for what has gone is no news."""
        quiet = "qt.accessibility.atspi=false"
        return {"DBUS_SESSION_BUS_ADDRESS": self.session, "QT_LOGGING_RULES": quiet}

    def program(self) -> Thing:
        """The one program that is there; waits for it."""
        root = Thing(self._bus, _REGISTRY, _ROOT)
        self.until(lambda: root.children, "a program is on the accessibility bus")
        return root.children[-1]

    def listen(self, *kinds: str) -> None:
        """Hear events of these kinds from now on, as ``Object:Announcement``."""
        for kind in kinds:
            registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
            _ask(self._bus, registry, "RegisterEvent", "sass", (kind, [], ""))
            rule = MatchRule(type="signal", interface=_EVENTS, member=kind.split(":")[1])
            _ask_message(self._bus, message_bus.AddMatch(rule))
            self._bus.filter(rule, queue=self._signals)

    def heard(self, kind: str) -> list[Event]:
        """The events of that kind so far, oldest first."""
        self._take(0.0)
        return [event for event in self._heard if event.kind == kind]

    def announced(self) -> list[str]:
        """What was announced so far."""
        return [str(event.value) for event in self.heard("Announcement")]

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Wait until ``happened`` is true; fail with ``what`` otherwise."""
        deadline = time.monotonic() + PATIENCE_S
        while not happened():
            assert time.monotonic() < deadline, f"never happened: {what}; heard {self._heard}"
            self._take(POLL_S)

    def _take(self, wait_s: float) -> None:
        """Take in what arrives within that time, and all that is there."""
        with suppress(TimeoutError):
            self._bus.recv_messages(timeout=wait_s)
            while True:
                self._bus.recv_messages(timeout=0)
        while self._signals:
            message = self._signals.popleft()
            detail, number, _, (_, value), *_ = message.body
            kind = message.header.fields[HeaderFields.member]
            self._heard.append(Event(kind, detail, number, value))


def _ask(
    bus: DBusConnection,
    address: DBusAddress,
    method: str,
    signature: str = "",
    body: Sequence[Any] = (),
) -> tuple[Any, ...]:
    call = new_method_call(address, method, signature or None, tuple(body))
    return _ask_message(bus, call)


def _ask_message(bus: DBusConnection, call: Message) -> tuple[Any, ...]:
    return tuple(unwrap_msg(bus.send_and_get_reply(call, timeout=CALL_S)))


@contextmanager
def accessibility_bus(folder: Path) -> Iterator[Reader]:
    """A session of its own with an accessibility bus, and a reader who has switched it on."""
    with (
        session_bus(folder, {"GSETTINGS_BACKEND": "memory"}) as address,
        closing(open_dbus_connection(address)) as bus,
    ):
        place = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (accessible,) = _ask(bus, place, "GetAddress")
        on = ("org.a11y.Status", "IsEnabled", ("b", True))
        _ask(bus, place.with_interface(_PROPERTIES), "Set", "ssv", on)
        with closing(open_dbus_connection(accessible)) as reading:
            yield Reader(address, reading)
