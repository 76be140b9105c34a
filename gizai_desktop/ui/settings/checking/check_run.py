"""Runs one connection test at a time and hands its steps to the panel."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.connection_check import CheckState, CheckStep
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.ui.settings.checking.check_panel import CheckPanel
from gizai_desktop.ui.settings.info import RunCheck


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """How a test ended: `failure` is None when every step passed.

    Attributes:
        round_trip_ms: milliseconds of the last step that passed.
    """

    failure: Failure | None
    round_trip_ms: int | None


class CheckRun(QObject):
    """Emits `ended(CheckOutcome)` when a test ran to its end; a stopped one has no outcome."""

    ended = Signal(object)

    def __init__(
        self, tasks: Tasks, run_check: RunCheck, panel: CheckPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._run_check = run_check
        self._panel = panel
        self._task: asyncio.Task[None] | None = None

    def start(self, network: NetworkSettings) -> None:
        """Test these settings."""
        self.stop()
        self._panel.begin()
        self._task = self._tasks.start(self._follow(network), "connection test")

    def stop(self) -> None:
        """Stop the test that runs, if one does."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self._panel.end()

    async def _follow(self, network: NetworkSettings) -> None:
        await follow_steps(self._run_check(network), self._panel)
        self._task = None
        self._panel.end()
        self.ended.emit(_outcome(self._panel.steps))


async def follow_steps(run: AsyncGenerator[CheckStep, None], panel: CheckPanel) -> None:
    """Show the steps as they come."""
    async with aclosing(run) as steps:
        async for step in steps:
            panel.show_step(step)


def _outcome(steps: tuple[CheckStep, ...]) -> CheckOutcome:
    failure = next((step.failure for step in steps if step.failure is not None), None)
    times = [step.elapsed_ms for step in steps if step.state is CheckState.PASSED]
    return CheckOutcome(failure, times[-1] if times else None)
