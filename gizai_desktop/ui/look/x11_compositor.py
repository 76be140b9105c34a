"""Asks the X server whether a compositor runs; Qt 6 offers no such question."""

import ctypes
import sys


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """What the atom and the owner replies have in common: a 32 bit value at offset 8."""

    _fields_ = (("head", ctypes.c_uint64), ("value", ctypes.c_uint32))


def compositor_runs() -> bool:
    """Whether someone owns the selection that compositors own; False when it cannot be asked."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_get_selection_owner.restype = _Cookie
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_Reply)
    xcb.xcb_get_selection_owner_reply.restype = ctypes.POINTER(_Reply)
    screen = ctypes.c_int(0)
    connection = ctypes.c_void_p(xcb.xcb_connect(None, ctypes.byref(screen)))
    try:
        if xcb.xcb_connection_has_error(connection):
            return False
        return _selection_owner(xcb, connection, f"_NET_WM_CM_S{screen.value}") != 0
    finally:
        xcb.xcb_disconnect(connection)


def _selection_owner(xcb: ctypes.CDLL, connection: ctypes.c_void_p, selection: str) -> int:
    name = selection.encode()
    cookie = xcb.xcb_intern_atom(connection, 0, len(name), name)
    atom = _take(xcb.xcb_intern_atom_reply(connection, cookie, None))
    cookie = xcb.xcb_get_selection_owner(connection, atom)
    return _take(xcb.xcb_get_selection_owner_reply(connection, cookie, None))


def _take(reply: "ctypes._Pointer[_Reply]") -> int:
    if not reply:
        return 0
    value = int(reply.contents.value)
    libc = ctypes.CDLL(None)
    libc.free.argtypes = [ctypes.c_void_p]
    libc.free(ctypes.cast(reply, ctypes.c_void_p))
    return value
