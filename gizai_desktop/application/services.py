"""The services as they apply now: who can be asked, with which key, for which AI models."""

import asyncio
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta

from gizai_desktop.application.event import Event
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.ports import Backends, ModelListStore, SecretStore
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.catalog import Catalog, CatalogGroup, ModelList, ModelRef, group_of
from gizai_desktop.domain.errors import Failure, GizaiError, RequestRejectedError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import new_id, now, time_from_text, time_to_text
from gizai_desktop.domain.service import BUILT_IN, Service, ServiceKind
from gizai_desktop.domain.settings import WindowState

OLD_AFTER = timedelta(days=1)
"""A list of AI models of this age is shown as old and asked for again."""
RENEWED_AFTER = timedelta(seconds=30)
"""A list that somebody looks at is asked for again when it is older."""
RECENT = 5
"""How many of the AI models asked last the dropdown puts first."""


class Services:
    """The user's services, their lists of AI models, favourites and keys.

    Attributes:
        changed: told when the catalog is another one.
    """

    def __init__(
        self,
        preferences: Preferences,
        state: Kept[WindowState],
        secrets: SecretStore,
        backends: Backends,
        lists: ModelListStore,
    ) -> None:
        self._preferences = preferences
        self._state = state
        self._secrets = secrets
        self._backends = backends
        self._store = lists
        self._lists: dict[str, ModelList] = {}
        self._catalog: Catalog | None = None
        self._recent = state.value.recent_models
        self.changed: Event[None] = Event()
        preferences.changed.connect(lambda _: self._tell())
        state.changed.connect(self._follow_state)

    @property
    def all(self) -> tuple[Service, ...]:
        """Every service in its order, those switched off too."""
        return self._preferences.settings.all_services

    def get(self, service_id: str) -> Service | None:
        """The service of an id, if it is switched on."""
        found = self._preferences.settings.service(service_id)
        return found if found is not None and found.enabled else None

    @property
    def catalog(self) -> Catalog:
        """The AI models of the services that are switched on."""
        if self._catalog is None:
            self._catalog = self._built()
        return self._catalog

    def _built(self) -> Catalog:
        favourites = (ModelRef(*pair) for pair in self._preferences.settings.favourites)
        self._recent = self._state.value.recent_models
        recent = (ModelRef(*pair) for pair in self._recent)
        groups = tuple(self._group(service) for service in self.all if service.enabled)
        return Catalog(groups, tuple(favourites), tuple(recent))

    async def load(self) -> None:
        """Take the lists of the last run."""
        self._lists = {**await self._store.load(), **self._lists}
        self._tell()

    async def refresh(self, *, only_old: bool = True) -> None:
        """Ask the services for their AI models again, one after the other."""
        for service in self.all:
            listed = self._lists.get(service.id, ModelList())
            if service.enabled and not (only_old and listed.models and not is_old(listed)):
                await self.refresh_one(service)

    async def renew(self) -> None:
        """Ask the servers again, all at once, before somebody chooses from their lists."""
        async with asyncio.TaskGroup() as asked:
            for service in self.all:
                listed = self._lists.get(service.id, ModelList())
                fresh = listed.models and not is_old(listed, RENEWED_AFTER)
                if service.enabled and service.kind is ServiceKind.OPENAI and not fresh:
                    asked.create_task(self.refresh_one(service))

    async def refresh_one(self, service: Service) -> ModelList:
        """Ask one service for its AI models; the former list stays if it does not answer."""
        former = self._lists.get(service.id, ModelList())
        try:
            models = tuple(await self._backends.list_models(service))
        except GizaiError as error:
            listed = replace(former, failure=error.failure)
        else:
            listed = ModelList(models, time_to_text(now()))
        if listed != former:
            self._lists[service.id] = listed
            self._tell()
            await self._store.save(self._lists)
        return listed

    async def resolved(self, ref: ModelRef) -> ModelRef:
        """The same with the AI model's id, if none is named: the first that the service lists.

        This computer, which knows what is missing there, is asked without one too.

        Raises:
            GizaiError: the service lists none.
        """
        service = self.get(ref.service)
        if ref.model or service is None:
            return ref
        found = self.catalog.resolve(ref)
        if not found.model:
            failure = (await self.refresh_one(service)).failure
            found = self.catalog.resolve(ref)
            if not found.model and service.kind is not ServiceKind.LOCAL:
                none = Failure(FailureKind.NO_MODELS, {"service": service.name})
                raise RequestRejectedError(failure or none)
        return found

    def add(self, service: Service) -> Service:
        """Put a new service at the end of the list and give it its id."""
        added = replace(service, id=new_id())
        self._change(lambda services: (*services, added))
        return added

    def change(self, service: Service) -> None:
        """Replace the service of the same id; what a flag of this run says stays unsaved."""
        shown = self._preferences.settings.service(service.id)
        edits = {
            each.name: getattr(service, each.name)
            for each in fields(service)
            if getattr(service, each.name) != getattr(shown, each.name, None)
        }
        self._change(
            lambda services: tuple(
                replace(s, **edits) if s.id == service.id else s for s in services
            )
        )

    def remove(self, service_id: str) -> None:
        """Take a service off the list; the built-in ones can only be switched off."""
        if service_id not in {service.id for service in BUILT_IN}:
            self._change(lambda services: tuple(s for s in services if s.id != service_id))
            self._lists.pop(service_id, None)

    def move(self, service_id: str, step: int) -> None:
        """Put a service ``step`` places further down, or up when negative."""

        def moved(services: tuple[Service, ...]) -> tuple[Service, ...]:
            order = list(services)
            at = next(i for i, service in enumerate(order) if service.id == service_id)
            to = min(max(at + step, 0), len(order) - 1)
            order.insert(to, order.pop(at))
            return tuple(order)

        self._change(moved)

    def add_model(self, ref: ModelRef) -> None:
        """Add a catalog id of the user's own to a service."""
        service = self._preferences.settings.service(ref.service)
        if service is not None and ref.model not in service.own_models:
            self.change(replace(service, own_models=(*service.own_models, ref.model)))

    def remove_model(self, ref: ModelRef) -> None:
        """Take one of the user's own catalog ids away."""
        service = self._preferences.settings.service(ref.service)
        if service is not None:
            left = tuple(model for model in service.own_models if model != ref.model)
            self.change(replace(service, own_models=left))

    def toggle_favourite(self, ref: ModelRef) -> None:
        """Mark an AI model as favourite, or take the mark away."""
        pair = (ref.service, ref.model)
        favourites = self._preferences.settings.favourites
        others = tuple(known for known in favourites if known != pair)
        changed = others if pair in favourites else (*favourites, pair)
        self._preferences.change(favourites=changed)

    def note_use(self, ref: ModelRef) -> None:
        """Remember that an AI model was asked."""
        pair = (ref.service, ref.model)
        state = self._state.value
        recent = (pair, *(known for known in state.recent_models if known != pair))[:RECENT]
        self._state.put(replace(state, recent_models=recent))

    async def key(self, service: Service) -> str:
        """The key of a service, or an empty text."""
        return await self._secrets.get(service.key_name)

    async def change_key(self, service: Service, key: str) -> bool:
        """Keep a service's key; False when only until the end of this run."""
        return await self._secrets.set(service.key_name, key)

    def _tell(self) -> None:
        self._catalog = None
        self.changed.emit(None)

    def _follow_state(self, state: WindowState) -> None:
        if self._catalog is not None and state.recent_models != self._recent:
            self._catalog = None

    def _group(self, service: Service) -> CatalogGroup:
        listed = self._lists.get(service.id, ModelList())
        return replace(group_of(service, listed), old=is_old(listed))

    def _change(self, change: Callable[[tuple[Service, ...]], tuple[Service, ...]]) -> None:
        # From what is saved: what a flag of this run says must not be saved with it.
        self._preferences.change(services=change(self._preferences.saved.all_services))


def is_old(listed: ModelList, age: timedelta = OLD_AFTER) -> bool:
    """Whether a list is of an earlier day; one without a time never ages."""
    if not listed.listed_at:
        return False
    try:
        return now() - time_from_text(listed.listed_at) > age
    except ValueError:
        return True
