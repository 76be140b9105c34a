"""Tells an X11 window manager that the user wants a window in front.

Qt asks on behalf of the program, with the time at which the program was used last. Window managers
that keep programs from stealing the focus then only mark the window, or leave it on its desktop.
"""

import ctypes
from typing import Any, NamedTuple

_CLIENT_MESSAGE = 33
_MANAGERS = 0x180000  # SubstructureNotify and SubstructureRedirect: who manages the windows
_OF_THE_USER = 2  # EWMH 1.5: what a pager or taskbar asks for
_INPUT_ONLY = 2
_EVENT_MASK = 0x800
_PROPERTY_CHANGE = 0x400000
_CARDINAL = 6
_EVERY_DESKTOP = 0xFFFFFFFF


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """The replies about an atom and a tree: an atom, or the root window, at offset 8."""

    _fields_ = (("head", ctypes.c_uint64), ("value", ctypes.c_uint32))


class _Property(ctypes.Structure):
    """A property's reply, with its first value."""

    _fields_ = (
        ("head", ctypes.c_uint32 * 4),
        ("count", ctypes.c_uint32),
        ("padding", ctypes.c_uint32 * 3),
        ("value", ctypes.c_uint32),
    )


class _PropertyNotify(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 3), ("time", ctypes.c_uint32))


class _Message(ctypes.Structure):
    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("format", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("window", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("data", ctypes.c_uint32 * 5),
    )


class _Wish(NamedTuple):
    """A message to whoever manages the windows: about which window, its name and its content."""

    window: int
    name: bytes
    data: tuple[int, int]


def bring_to_front(window: int) -> None:
    """Have the window in front, on whichever virtual desktop; nothing where there is no X server.

    Args:
        window: its number on the server of ``DISPLAY``.
    """
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if not xcb.xcb_connection_has_error(connection):
            _ask(xcb, connection, window)
    finally:
        xcb.xcb_disconnect(connection)


def _ask(xcb: ctypes.CDLL, connection: ctypes.c_void_p, window: int) -> None:
    xcb.xcb_query_tree.restype = _Cookie
    xcb.xcb_query_tree_reply.restype = ctypes.POINTER(_Reply)
    root = _take(xcb.xcb_query_tree_reply(connection, xcb.xcb_query_tree(connection, window), None))
    if not root:
        return
    now = _time(xcb, connection, root)
    desktop = _desktop(xcb, connection, window)
    if desktop != _EVERY_DESKTOP:  # some managers show no other desktop for a window's sake
        _send(xcb, connection, root, _Wish(root, b"_NET_CURRENT_DESKTOP", (desktop, now)))
    _send(xcb, connection, root, _Wish(window, b"_NET_ACTIVE_WINDOW", (_OF_THE_USER, now)))
    xcb.xcb_flush(connection)


def _send(xcb: ctypes.CDLL, connection: ctypes.c_void_p, root: int, wish: _Wish) -> None:
    kind = _atom(xcb, connection, wish.name)
    data = (ctypes.c_uint32 * 5)(*wish.data)
    message = _Message(_CLIENT_MESSAGE, 32, 0, wish.window, kind, data)
    xcb.xcb_send_event(connection, 0, root, _MANAGERS, ctypes.byref(message))


def _atom(xcb: ctypes.CDLL, connection: ctypes.c_void_p, name: bytes) -> int:
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_Reply)
    cookie = xcb.xcb_intern_atom(connection, 0, len(name), name)
    return _take(xcb.xcb_intern_atom_reply(connection, cookie, None))


def _desktop(xcb: ctypes.CDLL, connection: ctypes.c_void_p, window: int) -> int:
    """The number of the virtual desktop that has the window, or `_EVERY_DESKTOP`."""
    xcb.xcb_get_property.restype = _Cookie
    xcb.xcb_get_property_reply.restype = ctypes.POINTER(_Property)
    name = _atom(xcb, connection, b"_NET_WM_DESKTOP")
    cookie = xcb.xcb_get_property(connection, 0, window, name, _CARDINAL, 0, 1)
    reply = xcb.xcb_get_property_reply(connection, cookie, None)
    if not reply:
        return _EVERY_DESKTOP
    desktop = int(reply.contents.value) if reply.contents.count else _EVERY_DESKTOP
    _free(reply)
    return desktop


def _time(xcb: ctypes.CDLL, connection: ctypes.c_void_p, root: int) -> int:
    """The server's time now; it tells that with every event, such as of a change we make."""
    own = xcb.xcb_generate_id(connection)
    wanted = ctypes.c_uint32(_PROPERTY_CHANGE)
    place = (-1, -1, 1, 1, 0)
    xcb.xcb_create_window(
        connection, 0, own, root, *place, _INPUT_ONLY, 0, _EVENT_MASK, ctypes.byref(wanted)
    )
    nothing = ctypes.c_uint32(0)
    xcb.xcb_change_property(connection, 0, own, _CARDINAL, _CARDINAL, 32, 1, ctypes.byref(nothing))
    xcb.xcb_flush(connection)
    xcb.xcb_wait_for_event.restype = ctypes.POINTER(_PropertyNotify)
    event = xcb.xcb_wait_for_event(connection)
    if not event:
        return 0
    time = int(event.contents.time)
    _free(event)
    return time


def _take(reply: "ctypes._Pointer[_Reply]") -> int:
    if not reply:
        return 0
    value = int(reply.contents.value)
    _free(reply)
    return value


def _free(memory: "ctypes._Pointer[Any]") -> None:
    libc = ctypes.CDLL(None)
    libc.free.argtypes = [ctypes.c_void_p]
    libc.free(ctypes.cast(memory, ctypes.c_void_p))
