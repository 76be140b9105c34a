"""One start of a program, seen from outside: by the X server and by /proc."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import cpu_s, memory_mib
from tests.benchmarks.x_wire import (
    CREATE_NOTIFY,
    MAP_NOTIFY,
    STRUCTURE,
    SUBSTRUCTURE,
    XConnection,
    XEvent,
    wait_for,
    x_connection,
)
from tests.end_to_end.screen import PATIENCE_S, Screen, program

IDLE_AFTER_S = 3.0
SMALLEST = 200
"""Pixels; Qt's own helper windows are smaller."""


@dataclass(frozen=True, slots=True)
class Start:
    """What one start cost.

    Attributes:
        mapped_ms: from just before exec until the window is mapped.
        painted_ms: from just before exec until the first pixels are in the window.
        cpu_ms: processor time of all threads until then.
        idle_cpu_ms: processor time until `IDLE_AFTER_S` seconds after that.
        pss_mib: proportional set size at that moment.
        rss_mib: resident set size at that moment.
    """

    mapped_ms: float
    painted_ms: float
    cpu_ms: float
    idle_cpu_ms: float
    pss_mib: float
    rss_mib: float


def measure_start(
    display: Screen, command: Sequence[str | Path], log: Path, idle_s: float = IDLE_AFTER_S
) -> Start:
    """Start a program, wait until it has painted and rested, and end it."""
    with x_connection(display.display) as x:
        x.listen(x.root, SUBSTRUCTURE)
        began = time.monotonic()
        with program(command, display.environment, log) as running:
            mapped, painted = _first_window(x)
            cpu = cpu_s(running.pid)
            time.sleep(idle_s)
            idle_cpu = cpu_s(running.pid)
            pss, rss = (memory_mib(running.pid, kind) for kind in ("Pss", "Rss"))
    return Start(
        (mapped.at_s - began) * 1000,
        (painted.at_s - began) * 1000,
        cpu * 1000,
        idle_cpu * 1000,
        pss,
        rss,
    )


def _first_window(x: XConnection) -> tuple[XEvent, XEvent]:
    """Follow the first large window that is made until it is mapped and painted."""

    def is_made(event: XEvent) -> bool:
        return event.kind == CREATE_NOTIFY and min(event.size) > SMALLEST

    window = wait_for(x, is_made, "a window is made", PATIENCE_S).window
    x.listen(window, STRUCTURE)
    x.listen_for_paint(window)

    # The server may tell of them in any order.
    found: dict[int, XEvent] = {}

    def is_last(event: XEvent) -> bool:
        if event.window == window:
            found.setdefault(event.kind, event)
        return MAP_NOTIFY in found and x.damage_event in found

    wait_for(x, is_last, "the window is mapped and painted", PATIENCE_S)
    return found[MAP_NOTIFY], found[x.damage_event]
