"""Wheels glide, fingers are followed exactly, and neither loses a pixel or its way."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.timeline.turning import Flick
from tests.ui.timeline.reader import click, place_of
from tests.ui.timeline.samples import answer, running, talk, user

_BEGIN, _UPDATE = Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate
_END, _MOMENTUM = Qt.ScrollPhase.ScrollEnd, Qt.ScrollPhase.ScrollMomentum
_NO_PHASE = Qt.ScrollPhase.NoScrollPhase
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
WIDE = (
    "Some words\n\n```python\n" + "x = [" + "1, " * 200 + "]\n" * 3 + "```\n\n" + "More.\n\n" * 60
)


@pytest.fixture
def moving(theme: Theme) -> Iterator[None]:
    """The desktop has its animations."""
    theme.set_reduced_motion(reduced=False)
    yield
    theme.set_reduced_motion(reduced=True)


@pytest.fixture
def long(view: TimelineView) -> TimelineView:
    view.show_entries("a", talk(200))
    return view


def turn(
    view: TimelineView,
    angle: tuple[int, int] = (0, 0),
    pixels: tuple[int, int] = (0, 0),
    phase: Qt.ScrollPhase = _NO_PHASE,
    *,
    at: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = _PLAIN,
    device: QPointingDevice | None = None,
) -> None:
    """One event as the system sends it; the angle comes beside the pixels."""
    place = QPointF(at or QPoint(400, 300))
    if device is None and (angle, pixels) != ((0, 0), (0, 0)):  # which QTest refuses
        on_window = view.viewport().mapTo(view.window(), place)
        handle = view.window().windowHandle()
        QTest.wheelEvent(handle, on_window, QPoint(*angle), QPoint(*pixels), modifiers, phase)
        return
    event = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(place)),
        QPoint(*pixels),
        QPoint(*angle),
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        device or QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(view.viewport(), event)


def glides(view: TimelineView) -> bool:
    """Whether the view still moves by itself."""
    return view._turning.glide.gliding


def above_end(view: TimelineView) -> int:
    bar = view.verticalScrollBar()
    return bar.maximum() - bar.value()


def slow_down(view: TimelineView) -> None:
    """Let a step take so long that a busy machine sees its frames too."""
    view._turning.glide._duration = lambda: 600


def seen_until_still(view: TimelineView, qtbot: QtBot, value: Callable[[], int]) -> list[int]:
    """The different values of something while the view glides."""
    found = [value()]
    while glides(view):
        qtbot.wait(1)
        if value() != found[-1]:
            found.append(value())
    return found


def notch(view: TimelineView) -> int:
    """Pixels of one step of a wheel."""
    return QApplication.wheelScrollLines() * view._page.text.line


@pytest.mark.usefixtures("moving")
def test_a_step_of_a_wheel_glides_and_ends_where_a_jump_would(
    long: TimelineView, qtbot: QtBot
) -> None:
    slow_down(long)
    turn(long, (0, 120))
    assert 0 < above_end(long) < notch(long), "the first frame is there at once"
    places = seen_until_still(long, qtbot, lambda: above_end(long))
    assert places == sorted(places)
    assert len(places) > 2
    assert places[-1] == notch(long)


@pytest.mark.usefixtures("moving")
def test_more_steps_add_up_while_it_glides(long: TimelineView, qtbot: QtBot) -> None:
    for _ in range(5):
        turn(long, (0, 240))
        qtbot.wait(20)
    assert seen_until_still(long, qtbot, lambda: above_end(long))[-1] == 10 * notch(long)


@pytest.mark.usefixtures("moving")
def test_turning_back_does_so_at_once(long: TimelineView, qtbot: QtBot) -> None:
    slow_down(long)
    turn(long, (0, 1200))
    turn(long, (0, -120))
    places = seen_until_still(long, qtbot, lambda: above_end(long))
    assert places == sorted(places, reverse=True)
    assert 0 < places[0] - places[-1] < notch(long), "its first frame was there at once"
    assert places[-1] < 9 * notch(long), "what was to come of the other way never came"


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize("how", ["key", "press", "bar", "finger"])
def test_whoever_takes_hold_stops_it(long: TimelineView, qtbot: QtBot, how: str) -> None:
    turn(long, (0, 12_000))
    assert glides(long)
    if how == "key":
        QTest.keyClick(long, Qt.Key.Key_PageUp)
    elif how == "press":
        QTest.mousePress(long.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    elif how == "bar":
        long.verticalScrollBar().sliderPressed.emit()
    else:
        turn(long, phase=_BEGIN)
    assert not glides(long)
    stopped = above_end(long)
    qtbot.wait(50)
    assert above_end(long) == stopped


@pytest.mark.usefixtures("moving")
def test_a_jump_elsewhere_is_not_dragged_along(long: TimelineView, qtbot: QtBot) -> None:
    turn(long, (0, 12_000))
    long.scroll_to_end()
    qtbot.waitUntil(lambda: not glides(long))
    assert long.at_end
    turn(long, (0, 12_000))
    long.show_entries("b", [user("q", "Short"), *talk(30)])
    qtbot.waitUntil(lambda: not glides(long))
    assert long.at_end


@pytest.mark.usefixtures("moving")
def test_it_ends_with_the_page(long: TimelineView, qtbot: QtBot) -> None:
    turn(long, (0, -1200))
    assert not glides(long)
    long.verticalScrollBar().setValue(notch(long))
    turn(long, (0, 12_000))
    qtbot.waitUntil(lambda: not glides(long))
    assert long.verticalScrollBar().value() == 0


@pytest.mark.usefixtures("moving")
def test_one_step_up_lets_go_of_an_answer_that_grows(view: TimelineView, qtbot: QtBot) -> None:
    words = "word " * 2000
    view.show_entries("a", [*talk(20), running("r", words)])
    turn(view, (0, 120))
    assert not view.at_end
    for number in range(10):
        words += "more words " * 20
        view.update_entry(running("r", words))
        qtbot.wait(10)
        assert not view.at_end, number
    qtbot.waitUntil(lambda: not glides(view))
    before = view._column.spot
    view.update_entry(running("r", words + "end"))
    assert view._column.spot == before
    assert above_end(view) > notch(view)


def test_without_animations_a_step_is_a_jump(long: TimelineView) -> None:
    turn(long, (0, 120))
    assert above_end(long) == notch(long)
    assert not glides(long)


@pytest.mark.usefixtures("moving")
def test_a_fine_wheel_adds_up_to_the_same_place_without_a_delay(long: TimelineView) -> None:
    for _ in range(16):
        turn(long, (0, 15))
        assert not glides(long)
    assert above_end(long) == 2 * notch(long)
    for _ in range(240):
        turn(long, (0, 1))
    assert above_end(long) == 4 * notch(long)


@pytest.mark.usefixtures("moving")
def test_fingers_are_followed_pixel_by_pixel_and_momentum_too(long: TimelineView) -> None:
    turn(long, phase=_BEGIN)
    for step in (1, 7, 40, 120):
        before = above_end(long)
        turn(long, (0, 120), (0, step), _UPDATE)
        assert above_end(long) - before == step
    for step in (30, 8, 1):
        before = above_end(long)
        turn(long, (0, 8 * step), (0, step), _MOMENTUM)
        assert above_end(long) - before == step
    turn(long, phase=_END)
    assert above_end(long) == 207
    assert not glides(long)


@pytest.mark.usefixtures("moving")
def test_a_touchpad_without_pixels_does_not_lag_behind(long: TimelineView) -> None:
    pad = QPointingDevice(
        "pad",
        77,
        QPointingDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QPointingDevice.Capability.Scroll,
        5,
        3,
    )
    turn(long, (0, 120), device=pad)
    assert above_end(long) == notch(long)
    assert not glides(long)


def throw(view: TimelineView, steps: list[tuple[int, int]], left_after: int = 8) -> None:
    """Fingers move by so many pixels after so many ms each, and leave."""
    at = 1000

    def send(phase: Qt.ScrollPhase, way: int) -> None:
        place = QPointF(400, 300)
        pixels, angle = QPoint(0, way), QPoint(0, 2 * way)
        none = Qt.MouseButton.NoButton
        event = QWheelEvent(place, place, pixels, angle, none, _PLAIN, phase, False)
        event.setTimestamp(at)
        QApplication.sendEvent(view.viewport(), event)

    send(_BEGIN, 0)
    for ms, way in steps:
        at += ms
        send(_UPDATE, way)
    at += left_after
    send(_END, 0)


FAST = [(8, 16)] * 10


@pytest.mark.usefixtures("moving")
def test_on_wayland_a_flick_goes_on_slower_and_slower(long: TimelineView, qtbot: QtBot) -> None:
    long._turning.flick = Flick(here=True)
    throw(long, FAST)
    assert above_end(long) >= 160
    qtbot.waitUntil(lambda: not glides(long), timeout=5000)
    assert above_end(long) == 160 + 2 * 250, "two pixels a millisecond"
    throw(long, [(8, -16)] * 10)
    turn(long, phase=_BEGIN)
    held = above_end(long)
    qtbot.wait(50)
    assert above_end(long) == held, "a finger holds it"


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize(
    ("steps", "left_after"), [(FAST, 200), ([(8, 16)], 8), ([(100, 3)] * 4, 8), ([], 8)]
)
def test_fingers_that_rest_throw_nothing(
    long: TimelineView, steps: list[tuple[int, int]], left_after: int
) -> None:
    long._turning.flick = Flick(here=True)
    throw(long, steps, left_after)
    assert not glides(long)
    assert above_end(long) == sum(way for _, way in steps)


def test_elsewhere_and_without_animations_nothing_is_thrown(
    long: TimelineView, theme: Theme
) -> None:
    long._turning.flick = Flick(here=True)
    throw(long, FAST)
    assert not glides(long)
    theme.set_reduced_motion(reduced=False)
    long._turning.flick = Flick(here=False)
    throw(long, FAST)
    assert not glides(long)


def code_scroll(view: TimelineView) -> int:
    box = view._column.boxes[0]
    block = next(block for block in box.blocks if block.fence is not None)
    return box.code_state(block).scroll


@pytest.fixture
def wide(view: TimelineView) -> TimelineView:
    view.show_entries("a", [answer("a", WIDE)])
    view.verticalScrollBar().setValue(0)
    return view


def test_fingers_keep_to_the_way_that_they_began_with(wide: TimelineView) -> None:
    at = place_of(wide, "x = [") + QPoint(40, 0)
    bar = wide.verticalScrollBar()
    turn(wide, phase=_BEGIN, at=at)
    turn(wide, (-60, -30), (-20, -10), _UPDATE, at=at)
    turn(wide, (-30, -60), (-10, -20), _UPDATE, at=at)
    turn(wide, (0, -60), (0, -20), _MOMENTUM, at=at)
    assert (code_scroll(wide), bar.value()) == (30, 0)
    turn(wide, phase=_END, at=at)
    turn(wide, phase=_BEGIN, at=at)
    turn(wide, (-30, -60), (-10, -20), _UPDATE, at=at)
    turn(wide, (-60, -6), (-20, -2), _UPDATE, at=at)
    assert (code_scroll(wide), bar.value()) == (30, 22)


def test_a_movement_whose_end_nobody_tells_ends_by_itself(wide: TimelineView, qtbot: QtBot) -> None:
    at = place_of(wide, "x = [") + QPoint(40, 0)
    turn(wide, (-60, -30), (-20, -10), at=at)
    turn(wide, (-30, -60), (-10, -20), at=at)
    assert (code_scroll(wide), wide.verticalScrollBar().value()) == (30, 0)
    qtbot.wait(300)
    turn(wide, (-30, -60), (-10, -20), at=at)
    assert (code_scroll(wide), wide.verticalScrollBar().value()) == (30, 20)


@pytest.mark.usefixtures("moving")
def test_a_wheel_glides_over_wide_code_too(wide: TimelineView, qtbot: QtBot) -> None:
    at = place_of(wide, "x = [") + QPoint(40, 0)
    slow_down(wide)
    turn(wide, (0, -240), at=at, modifiers=_SHIFT)
    assert 0 < code_scroll(wide) < 120
    places = seen_until_still(wide, qtbot, lambda: code_scroll(wide))
    assert places == sorted(places)
    assert (places[-1], wide.verticalScrollBar().value()) == (120, 0)
    turn(wide, (0, 12_000), at=at, modifiers=_SHIFT)
    turn(wide, (0, -120), at=at)
    qtbot.waitUntil(lambda: not glides(wide))
    assert wide.verticalScrollBar().value() == notch(wide), "the page takes over at once"


@pytest.fixture
def thoughts(view: TimelineView) -> QPlainTextEdit:
    """Open thoughts that are longer than their box, in a page that can be scrolled."""
    reasoning = "\n".join(f"Thought {n}" for n in range(200))
    view.show_entries("a", [answer("a", "Words.\n\n" * 200, reasoning=reasoning)])
    view.verticalScrollBar().setValue(0)
    click(view, "Thoughts")
    return view.findChildren(QPlainTextEdit)[0]


def turn_over(widget: QPlainTextEdit, steps: int) -> None:
    handle = widget.window().windowHandle()
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.wheelEvent(handle, place, QPoint(0, 120 * steps))


def test_open_thoughts_do_not_catch_the_wheel_of_the_page(
    view: TimelineView, thoughts: QPlainTextEdit, qtbot: QtBot
) -> None:
    page, inner = view.verticalScrollBar(), thoughts.verticalScrollBar()
    turn(view, (0, -120))
    turn_over(thoughts, -1)
    assert (page.value(), inner.value()) == (2 * notch(view), 0)
    qtbot.wait(300)
    turn_over(thoughts, -1)
    assert (page.value(), inner.value() > 0) == (2 * notch(view), True)


def test_the_wheel_of_thoughts_stays_with_them_until_it_rests(
    view: TimelineView, thoughts: QPlainTextEdit, qtbot: QtBot
) -> None:
    page, inner = view.verticalScrollBar(), thoughts.verticalScrollBar()
    for _ in range(25):
        turn_over(thoughts, -40)
    assert (page.value(), inner.value()) == (0, inner.maximum())
    qtbot.wait(300)
    turn_over(thoughts, -1)
    assert page.value() == notch(view)
