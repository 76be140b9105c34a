"""Where Tab goes, in the window and on every page of the settings: seen, ringed, and out again."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.widgets.sheet import Sheet
from tests.ui.running_desktop import SHIFT, Key, RunningDesktop, focused, running_desktop

MOST = 60
"""Stops; more of them are a trap."""
REACH = 6  # px around a control that its ring is in
LEAST = 12  # pixels of a ring's colour, or of a field's border


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def is_seen(widget: QWidget) -> bool:
    inside = widget.window().rect().intersects(place_of(widget))
    painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return widget.isVisible() and inside and not painted.visibleRegion().isEmpty()


def is_ringed(theme: Theme, widget: QWidget) -> bool:
    """Whether the colour of the focus is at it."""
    around = place_of(widget).adjusted(-REACH, -REACH, REACH, REACH)
    image = widget.window().grab(around).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return int(np.count_nonzero(pixels == theme.color("focus").rgb())) >= LEAST


def holds_the_focus(widget: QWidget) -> bool:
    return widget.isAncestorOf(focused())


def walk(app: RunningDesktop, theme: Theme) -> list[QWidget]:
    """Press Tab until it comes round; every stop has to be seen."""
    start, stops = focused(), []
    for _ in range(MOST):
        app.press(Key.Key_Tab)
        here = focused()
        if here is start:
            stops.append(here)
            break
        assert here not in stops, f"a round without the start: {list(map(described, stops))}"
        stops.append(here)
    assert focused() is start, f"a trap: {list(map(described, stops))}"
    return stops


def faults(app: RunningDesktop, theme: Theme) -> list[str]:
    """What is wrong with a whole round of Tab, and with the way back."""
    stops = walk(app, theme)
    found = []
    for stop in stops:
        app.press(Key.Key_Tab)
        if focused() is not stop:
            found.append(f"not the same way again: {described(stop)}")
        if not is_seen(stop):
            found.append(f"not seen: {described(stop)}")
        elif not is_ringed(theme, stop):
            found.append(f"no ring: {described(stop)}")
        if not stop.accessibleName() and not getattr(stop, "text", str)():
            found.append(f"no name: {described(stop)}")
    for stop in [*reversed(stops[:-1]), stops[-1]]:
        app.press(Key.Key_Backtab, SHIFT)
        if focused() is not stop:
            found.append(f"another way back: {described(stop)}, not {described(focused())}")
    return found


@pytest.mark.parametrize("width", [1280, 600])
async def test_every_stop_of_the_window_is_seen_and_ringed(
    theme: Theme, tmp_path: Path, width: int
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.window.shell.resize(width, 860)
        assert faults(app, theme) == []
        await app.ask("one")
        await app.ask("two")
        assert faults(app, theme) == []


async def test_every_stop_of_a_sheet_is_seen_and_ringed(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        app.press(Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        assert faults(app, theme) == []
        app.press(Key.Key_Escape)
        for page in PageName:
            app.window.overlays.open_settings(page)
            sheets = app.window.shell.findChildren(Sheet)
            (sheet,) = (sheet for sheet in sheets if sheet.isVisible())
            await app.until(partial(holds_the_focus, sheet))
            assert faults(app, theme) == [], page
