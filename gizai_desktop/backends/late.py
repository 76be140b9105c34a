"""GizAI's client for a window: its libraries are loaded after the first paint."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING

from gizai_desktop.domain.catalog import Catalog
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import TurnEvent, TurnRequest

if TYPE_CHECKING:
    from gizai_desktop.backends.gizai import GizaiBackend
    from gizai_desktop.backends.http import HttpClient


class LateGizai:
    """A backend that imports aiohttp, in a thread, at the first `load` or turn.

    ``refresh`` runs before each turn; it brings what ``network`` says up to date.
    """

    name = "gizai"

    def __init__(
        self,
        network: Callable[[], NetworkSettings],
        refresh: Callable[[], Awaitable[None]],
        endpoint: Callable[[], str],
        catalog: Callable[[], Catalog],
    ) -> None:
        self._network = network
        self._refresh = refresh
        self._endpoint = endpoint
        self._catalog = catalog
        self._http: HttpClient | None = None
        self._backend: GizaiBackend | None = None
        self._loading = asyncio.Lock()

    async def load(self) -> "GizaiBackend":
        """Import and build the client, once."""
        async with self._loading:
            if self._backend is None:
                await asyncio.to_thread(importlib.import_module, "gizai_desktop.backends.gizai")
                from gizai_desktop.backends.gizai import GizaiBackend  # noqa: PLC0415
                from gizai_desktop.backends.http import HttpClient  # noqa: PLC0415

                self._http = HttpClient(self._network)
                self._backend = GizaiBackend(self._http, self._endpoint, self._catalog)
            return self._backend

    async def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; cancelling closes the connection.

        Raises:
            GizaiError: the answer did not come.
        """
        backend = await self.load()
        await self._refresh()
        async with aclosing(backend.stream(request)) as events:
            async for event in events:
                yield event

    async def aclose(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.aclose()
