"""What was typed in the settings and not saved, to be put back into another sheet."""

from dataclasses import dataclass

from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.network.network_draft import NetworkDraft
from gizai_desktop.ui.settings.network.network_page import NetworkPage
from gizai_desktop.ui.settings.personas.persona_draft import PersonaDraft
from gizai_desktop.ui.settings.personas.personas_page import PersonasPage
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft
from gizai_desktop.ui.settings.services.services_page import ServicesPage


@dataclass(frozen=True, slots=True)
class Unsaved:
    """None where nothing would be lost."""

    network: NetworkDraft | None = None
    service: ServiceDraft | None = None
    persona: PersonaDraft | None = None

    @classmethod
    def of(
        cls,
        network: NetworkPage | None,
        services: ServicesPage | None,
        personas: PersonasPage | None,
    ) -> "Unsaved":
        """What stands on these pages."""
        service = services.editor if services is not None else None
        persona = personas.editor if personas is not None else None
        return cls(
            network.draft if network is not None and network.changed else None,
            service.draft if service is not None and service.changed else None,
            persona.draft if persona is not None and persona.changed else None,
        )

    @property
    def pages(self) -> tuple[PageName, ...]:
        """Where something stands."""
        drafts = {
            PageName.SERVICES: self.service,
            PageName.PERSONAS: self.persona,
            PageName.NETWORK: self.network,
        }
        return tuple(page for page, draft in drafts.items() if draft is not None)

    def put_back(
        self,
        network: NetworkPage | None,
        services: ServicesPage | None,
        personas: PersonasPage | None,
    ) -> None:
        """Put it into these pages; those of `pages` are there."""
        if self.network is not None and network is not None:
            network.show_draft(self.network)
        if self.service is not None and services is not None:
            services.edit(self.service)
        if self.persona is not None and personas is not None:
            personas.edit(self.persona)
