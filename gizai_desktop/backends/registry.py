"""Who answers for each service; the network's libraries are loaded after the first paint."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.connection_check import CheckStep
from gizai_desktop.domain.help_page import HelpPage
from gizai_desktop.domain.model_file import ModelFile, in_bytes
from gizai_desktop.domain.proxy import ProxyMode, ProxyPolicy
from gizai_desktop.domain.service import Service, ServiceKind, ServiceProxy
from gizai_desktop.domain.settings import NetworkSettings
from gizai_desktop.domain.turn import TurnEvent, TurnRequest

if TYPE_CHECKING:
    from gizai_desktop.backends.guide.backend import GuideBackend
    from gizai_desktop.backends.http import HttpClient
    from gizai_desktop.backends.local.backend import LocalBackend
    from gizai_desktop.backends.openai.backend import OpenAIBackend

_HEAVY = (
    "gizai_desktop.backends.gizai",
    "gizai_desktop.backends.openai.backend",
    "gizai_desktop.backends.local.backend",
    "gizai_desktop.backends.guide.backend",
)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the backends ask for at each request.

    Attributes:
        refresh: brings what ``network`` says up to date; awaited before each request.
        key: the key of a service, or an empty text.
        files: the AI models of this computer by their ids.
        pages: the manual; may block, and is asked in a thread.
        language: of the interface, such as ``ru_RU``.
    """

    network: Callable[[], NetworkSettings]
    refresh: Callable[[], Awaitable[None]]
    key: Callable[[Service], Awaitable[str]]
    files: Callable[[], Mapping[str, ModelFile]]
    pages: Callable[[], Sequence[HelpPage]]
    language: Callable[[], str]


class LateBackends:
    """Every backend; imports aiohttp, in a thread, at the first `load` or request."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._http: HttpClient | None = None
        self._local: LocalBackend | None = None
        self._guide: GuideBackend | None = None
        self._loading = asyncio.Lock()

    def backend(self, service: Service) -> "LateBackend":
        """The backend of a service, as its settings are now."""
        return LateBackend(self, service)

    async def list_models(self, service: Service, key: str | None = None) -> Sequence[ListedModel]:
        """Ask a service for its AI models.

        Args:
            key: in place of the one that is kept; empty for none.

        Raises:
            GizaiError: it does not answer, or not with a list.
        """
        match service.kind:
            case ServiceKind.GIZAI:
                return ()
            case ServiceKind.LOCAL:
                files = self._sources.files().values()
                return [_listed(file) for file in files if not file.problem]
            case ServiceKind.GUIDE:
                await self.load()
                return await self._the_guide().list_models()
            case ServiceKind.OPENAI:
                http = await self.load()
                await self._sources.refresh()
                return await self._openai(http, service, key).list_models()

    async def load(self) -> "HttpClient":
        """Import the clients, once."""
        async with self._loading:
            if self._http is None:
                for name in _HEAVY:
                    await asyncio.to_thread(importlib.import_module, name)
                from gizai_desktop.backends.http import HttpClient  # noqa: PLC0415

                self._http = HttpClient(self._sources.network)
            return self._http

    async def stream(
        self, service: Service, request: TurnRequest
    ) -> AsyncGenerator[TurnEvent, None]:
        """Ask a service; see `application.ports.Backend.stream`."""
        http = await self.load()
        await self._sources.refresh()
        async with aclosing(self._stream(http, service, request)) as events:
            async for event in events:
                yield event

    async def aclose(self) -> None:
        """Close the connections and end the AI model of this computer."""
        if self._local is not None:
            await self._local.aclose()
        if self._http is not None:
            await self._http.aclose()

    def _stream(
        self, http: "HttpClient", service: Service, request: TurnRequest
    ) -> AsyncGenerator[TurnEvent, None]:
        match service.kind:
            case ServiceKind.GIZAI:
                from gizai_desktop.backends.gizai import GizaiBackend  # noqa: PLC0415

                return GizaiBackend(http, service).stream(request)
            case ServiceKind.OPENAI:
                return self._openai(http, service).stream(request)
            case ServiceKind.LOCAL:
                return self._the_local().stream(request)
            case ServiceKind.GUIDE:
                return self._the_guide().stream(request)

    async def check(self, service: Service) -> AsyncGenerator[CheckStep, None]:
        """Try the way to a service's address step by step; no key is sent."""
        await self.load()
        await self._sources.refresh()
        from gizai_desktop.backends.connection_test import test_connection  # noqa: PLC0415

        network = self._sources.network()
        if service.proxy is ServiceProxy.DIRECT:
            network = replace(network, policy=ProxyPolicy(ProxyMode.NONE))
        async for step in test_connection(service.base_url, network):
            yield step

    def _openai(
        self, http: "HttpClient", service: Service, key: str | None = None
    ) -> "OpenAIBackend":
        from gizai_desktop.backends.openai.backend import OpenAIBackend  # noqa: PLC0415

        async def the_key() -> str:
            return await self._sources.key(service) if key is None else key

        return OpenAIBackend(http, lambda: service, the_key)

    def _the_local(self) -> "LocalBackend":
        from gizai_desktop.backends.local.backend import LocalBackend  # noqa: PLC0415

        if self._local is None:
            self._local = LocalBackend(self._sources.network, self._sources.files)
        return self._local

    def _the_guide(self) -> "GuideBackend":
        from gizai_desktop.backends.guide.backend import GuideBackend  # noqa: PLC0415

        if self._guide is None:
            self._guide = GuideBackend(self._sources.pages, self._sources.language)
        return self._guide


class LateBackend:
    """One service of `LateBackends`."""

    def __init__(self, backends: LateBackends, service: Service) -> None:
        self._backends = backends
        self._service = service

    @property
    def name(self) -> str:
        """The word that messages carry: the service's id."""
        return self._service.id

    def stream(self, request: TurnRequest) -> AsyncGenerator[TurnEvent, None]:
        """Ask, and give the answer's events; closing or cancelling it ends the request.

        Raises:
            GizaiError: the answer did not come.
        """
        return self._backends.stream(self._service, request)


def _listed(file: ModelFile) -> ListedModel:
    note = ", ".join(filter(None, (in_bytes(file.size), file.info.quantisation)))
    return ListedModel(file.id, file.info.name or file.id, note, file.context_tokens())
