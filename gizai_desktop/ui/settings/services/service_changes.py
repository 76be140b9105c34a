"""What the Services page does to the services, their keys included."""

from dataclasses import dataclass, replace

from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.service import Service
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft


@dataclass(frozen=True, slots=True)
class ServiceRemoval:
    """What is needed to take a removal back.

    Attributes:
        default_model: the default AI model, if this service had it, else empty.
    """

    service: Service
    place: int
    default_model: str = ""


class ServiceChanges:
    """Keeps drafts, copies and removes; keys are changed in tasks, which outlive the page."""

    def __init__(self, parts: SettingsParts) -> None:
        self._parts = parts
        self._services = parts.services

    def keep(self, draft: ServiceDraft) -> Service:
        """Save a draft that has no problems, its key as well; the service as it will be."""
        service, key = draft.service, draft.key_change
        if draft.is_new:
            service = self._services.add(service)
        elif key is None:
            self._services.change(service)
        self._parts.tasks.start(self._keep(service, key), "keep a service's key")
        return service

    def duplicate(self, service: Service, name: str) -> Service:
        """Add the same under another name; the key comes along, since the address does."""
        twin = self._services.add(replace(service, name=name))
        place = self._services.all.index(service)
        self._services.move(twin.id, place + 1 - self._services.all.index(twin))
        self._parts.tasks.start(self._copy_key(service, twin), "copy a service's key")
        return twin

    def remove(self, service: Service) -> ServiceRemoval:
        """Take a service off the list; its key stays until `forget`."""
        settings = self._parts.preferences.saved
        place = self._services.all.index(service)
        was_default = settings.default_service == service.id
        self._services.remove(service.id)
        if was_default:
            self._parts.preferences.change(
                default_service=DEFAULT_REF.service, default_model=DEFAULT_REF.model
            )
        return ServiceRemoval(service, place, settings.default_model if was_default else "")

    def restore(self, removal: ServiceRemoval) -> None:
        """Put a service back where it was."""
        services = list(self._parts.preferences.saved.all_services)
        services.insert(removal.place, removal.service)
        changes: dict[str, object] = {"services": tuple(services)}
        if removal.default_model:
            changes["default_service"] = removal.service.id
            changes["default_model"] = removal.default_model
        self._parts.preferences.change(**changes)
        self.ask(removal.service)

    def forget(self, removal: ServiceRemoval) -> None:
        """Forget the key of a service that will not come back."""
        if removal.service.takes_key:
            self._parts.tasks.start(self._services.change_key(removal.service, ""), "forget a key")

    def ask(self, *services: Service) -> None:
        """Ask these for their AI models, to see how they are."""
        self._parts.tasks.start(self._ask(services), "ask services for their models")

    async def _keep(self, service: Service, key: str | None) -> None:
        if key is not None:
            # First the key: the old one must not go to a new address.
            await self._services.change_key(service, key)
            self._services.change(service)
        await self._ask((service,))

    async def _copy_key(self, service: Service, twin: Service) -> None:
        key = await self._services.key(service)
        if key:
            await self._services.change_key(twin, key)
        await self._ask((twin,))

    async def _ask(self, services: tuple[Service, ...]) -> None:
        for service in services:
            if service.enabled and service.takes_key:
                await self._services.refresh_one(service)
