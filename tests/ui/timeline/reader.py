"""What a reader does: looks for a text on the screen, points at it, drags, turns the wheel."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from gizai_desktop.ui.timeline import TimelineView

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier
_NO_WAY = QPoint(0, 0)
_MIDDLE = QPoint(400, 300)


def place_of(view: TimelineView, text: str, *, end: bool = False) -> QPoint:
    """The middle of the line before (or after) a text that is on the screen."""
    for shown in view._column.visible(view.viewport().height()):
        if shown.part == len(shown.box.blocks):
            continue
        block = shown.box.blocks[shown.part]
        source = shown.box.entry.message.content[block.start : block.end]
        at = source.find(text)
        if at < 0:
            continue
        layout = shown.box.layout(shown.part)
        boxes = list(layout.selection_boxes(at, at + len(text)))
        left = shown.box.text_left(block)
        top = shown.y + shown.box.text_top(shown.part)
        if not boxes:  # the signs of Markdown are on the screen with their line
            return QPoint(left, top + layout.line_top(at) + 10)
        box = boxes[-1] if end else boxes[0]
        x = left + (box.right() - 1 if end else box.left() + 1)
        y = top + box.center().y()
        return QPoint(round(x), round(y))
    raise AssertionError(f"{text!r} is not on the screen")


def on_screen(view: TimelineView, text: str) -> bool:
    try:
        point = place_of(view, text)
    except AssertionError:
        return False
    return 0 <= point.y() < view.viewport().height()


def move(view: TimelineView, point: QPoint, button: Qt.MouseButton = _NONE) -> None:
    """Move the mouse, with a button held down if one is named."""
    viewport = view.viewport()
    at, on_desk = QPointF(point), QPointF(viewport.mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, at, on_desk, _NONE, button, _PLAIN)
    QApplication.sendEvent(viewport, event)


def drag(view: TimelineView, start: QPoint, end: QPoint) -> None:
    viewport = view.viewport()
    QTest.mousePress(viewport, _LEFT, _PLAIN, start)
    move(view, (start + end) / 2, _LEFT)
    move(view, end, _LEFT)
    QTest.mouseRelease(viewport, _LEFT, _PLAIN, end)


def wheel(
    view: TimelineView,
    angle: QPoint = _NO_WAY,
    pixels: QPoint = _NO_WAY,
    at: QPoint = _MIDDLE,
    modifiers: Qt.KeyboardModifier = _PLAIN,
) -> None:
    phase = Qt.ScrollPhase.NoScrollPhase
    place = QPointF(at)
    event = QWheelEvent(place, place, pixels, angle, _NONE, modifiers, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def buttons(view: TimelineView, name: str) -> list[QAbstractButton]:
    """The visible buttons with that name or text, from top to bottom."""
    found = [
        button
        for button in view.findChildren(QAbstractButton)
        if button.isVisible() and name in {button.accessibleName(), button.text()}
    ]
    return sorted(found, key=lambda button: button.mapTo(view, QPoint(0, 0)).y())


def click(view: TimelineView, name: str, index: int = 0) -> None:
    button = buttons(view, name)[index]
    QTest.mouseClick(button, _LEFT, _PLAIN, button.rect().center())


def top_text(view: TimelineView) -> str:
    """The source line that is at the top of the screen."""
    position = view._pointer.position_at(QPointF(view._page.left + 1, 1))
    assert position is not None
    content = view._column.boxes[position.box].entry.message.content
    return content[position.offset : position.offset + 20]
