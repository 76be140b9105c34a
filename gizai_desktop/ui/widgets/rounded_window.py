"""Round corners for menus and popups, with and without a compositor."""

import ctypes
import ctypes.util
import sys

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter, QRegion
from PySide6.QtWidgets import QWidget


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """What the atom and the owner replies have in common: a 32 bit value at offset 8."""

    _fields_ = (("head", ctypes.c_uint64), ("value", ctypes.c_uint32))


class _Corners(QObject):
    """Cuts the corners off a popup each time it gets a size, where nothing blends them."""

    def __init__(self, window: QWidget, radius: int) -> None:
        super().__init__(window)
        self._radius = radius
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if isinstance(watched, QWidget) and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            if blends_windows():
                watched.clearMask()
            else:
                watched.setMask(_rounded_region(watched, self._radius))
        return super().eventFilter(watched, event)


def make_round(window: QWidget, radius: int) -> None:
    """Let a top-level popup, not yet shown, paint its own round corners. Twice is once."""
    if window.findChild(_Corners, options=Qt.FindChildOption.FindDirectChildrenOnly) is not None:
        return
    window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
    if not window.isVisible() and not window.windowFlags() & Qt.WindowType.FramelessWindowHint:
        window.setWindowFlags(window.windowFlags() | flags)
    _Corners(window, radius)


def blends_windows() -> bool:
    """Whether half transparent windows are blended: always, but for X11 without compositor."""
    return QGuiApplication.platformName() != "xcb" or _x11_compositor_runs()


def _rounded_region(window: QWidget, radius: int) -> QRegion:
    bitmap = QBitmap(window.size())
    bitmap.fill(Qt.GlobalColor.color0)
    with QPainter(bitmap) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.drawRoundedRect(QRectF(window.rect()), radius, radius)
    return QRegion(bitmap)


def _x11_compositor_runs() -> bool:
    """Ask the X server who owns the compositor's selection; Qt 6 offers no such question."""
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
