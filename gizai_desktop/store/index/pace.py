"""Keeps the work of the index below a share of one core."""

import time
from collections.abc import Callable

SHARE = 0.48
"""Of one core, while the window is in use; the rest is for the window and for answers."""

_SLICE_S = 0.005


class Pace:
    """Rests after each slice of work, as long as keeps the share."""

    def __init__(self, rest: Callable[[float], None], share: float = SHARE) -> None:
        self._rest = rest
        self._share = share
        self._since = time.thread_time()

    def set_share(self, share: float) -> None:
        """Use up to this share of one core from now on."""
        self._share = share

    def step(self) -> None:
        """Rest for what was worked since the last rest, if that is a slice."""
        worked = time.thread_time() - self._since
        if worked >= _SLICE_S:
            self._rest(worked * (1 / self._share - 1))
            self._since = time.thread_time()
