"""The test of a service: the way to it step by step, then its list of AI models."""

import asyncio
import time

from PySide6.QtCore import QLocale, QObject

from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.connection_check import CheckState
from gizai_desktop.domain.errors import GizaiError, fill
from gizai_desktop.domain.service import Service
from gizai_desktop.ui.settings.checking.check_panel import CheckPanel
from gizai_desktop.ui.settings.checking.check_run import follow_steps
from gizai_desktop.ui.settings.checking.check_texts import failure_words
from gizai_desktop.ui.settings.info import ServiceProbe


class ServiceCheck(QObject):
    """One test at a time, shown in a panel."""

    def __init__(
        self,
        tasks: Tasks,
        services: Services,
        probe: ServiceProbe,
        panel: CheckPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._services = services
        self._probe = probe
        self._panel = panel
        self._task: asyncio.Task[None] | None = None

    def start(self, service: Service, key: str | None) -> None:
        """Test a service with this key; None takes the kept one."""
        self.stop()
        self._panel.begin()
        self._task = self._tasks.start(self._follow(service, key), "service test")

    def stop(self) -> None:
        """Stop the test that runs, if one does."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self._panel.end()

    async def _follow(self, service: Service, key: str | None) -> None:
        await follow_steps(self._probe.check(service), self._panel)
        if service.takes_key:
            failed = any(step.state is CheckState.FAILED for step in self._panel.steps)
            if failed:
                self._panel.show_last(CheckState.NOT_TRIED, (self.tr("List its models"), ""))
            else:
                await self._list(service, key)
        self._task = None
        self._panel.end()

    async def _list(self, service: Service, key: str | None) -> None:
        self._panel.show_last(CheckState.RUNNING, (self.tr("Asking for its models"), ""))
        if key is None:
            key = await self._services.key(service)
        started = time.perf_counter()
        try:
            models = await self._probe.list_models(service, key)
        except GizaiError as error:
            self._panel.show_last(CheckState.FAILED, failure_words(error.failure))
            return
        elapsed_ms = round((time.perf_counter() - started) * 1000)
        count = {"count": QLocale().toString(len(models))}
        words = fill(self.tr("Models listed: {count}"), count)
        self._panel.show_last(CheckState.PASSED, (words, ""), elapsed_ms)
