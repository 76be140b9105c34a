"""Round corners for menus and popups, with and without a compositor."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter, QRegion
from PySide6.QtWidgets import QWidget


class _Corners(QObject):
    """Cuts the corners off a popup each time it gets a size, where nothing blends them.

    Pixels that the round line covers half would be mixed with black there: they get a ground.
    """

    def __init__(self, window: QWidget, radius: int) -> None:
        super().__init__(window)
        self._radius = radius
        self._blends = True
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the other object; the event goes on unless this returns True."""
        if isinstance(watched, QWidget) and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._blends = blends_windows()
            if self._blends:
                watched.clearMask()
            else:
                watched.setMask(_rounded_region(watched, self._radius))
        elif (
            event.type() == QEvent.Type.Paint and not self._blends and isinstance(watched, QWidget)
        ):
            with QPainter(watched) as painter:
                painter.fillRect(watched.rect(), watched.palette().window())
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
    if QGuiApplication.platformName() != "xcb":
        return True
    # Loaded late: ctypes would cost every start, and is needed at the first menu on X11 only.
    from gizai_desktop.ui.look.x11_compositor import compositor_runs  # noqa: PLC0415

    return compositor_runs()


def _rounded_region(window: QWidget, radius: int) -> QRegion:
    bitmap = QBitmap(window.size())
    bitmap.fill(Qt.GlobalColor.color0)
    with QPainter(bitmap) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.drawRoundedRect(QRectF(window.rect()), radius, radius)
    return QRegion(bitmap)
