"""What stands in the editor of a service, and the service that it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gizai_desktop.domain.service import Service, ServiceKind, ServiceProxy
from gizai_desktop.ui.forms.dials_draft import DialsDraft
from gizai_desktop.ui.forms.problems import Problem, address_problem, name_problem
from gizai_desktop.ui.settings.services.key_draft import KeyDraft, origin_of


@dataclass(frozen=True, slots=True)
class ServiceDraft:
    """The editor's fields; the texts are as typed.

    Attributes:
        before: the service as it is; without an id it is a new one.
    """

    before: Service
    name: str = ""
    base_url: str = ""
    proxy: ServiceProxy = ServiceProxy.AS_SET
    streams: bool = True
    own_models: tuple[str, ...] = ()
    key: KeyDraft = field(default_factory=KeyDraft)
    dials: DialsDraft = field(default_factory=DialsDraft)

    @classmethod
    def of(cls, service: Service) -> "ServiceDraft":
        """The fields for a service; whether it has a key is not known yet."""
        return cls(
            service,
            service.name,
            service.base_url,
            service.proxy,
            service.streams,
            service.own_models,
            dials=DialsDraft.of(service.defaults),
        )

    @property
    def is_new(self) -> bool:
        """Whether saving adds a service."""
        return not self.before.id

    @property
    def changed(self) -> bool:
        """Whether something would be lost; a new one that was only looked at is no loss."""
        plain = ServiceDraft.of(self.before)
        return replace(self, key=KeyDraft()) != plain or self.key_change is not None

    @property
    def has_name(self) -> bool:
        """Whether the user names it; the built-in ones have names in every language."""
        return self.before.kind is ServiceKind.OPENAI

    @property
    def has_address(self) -> bool:
        """Whether it is somewhere."""
        return self.before.kind in (ServiceKind.OPENAI, ServiceKind.GIZAI)

    @property
    def origin(self) -> str:
        """Scheme, host and port of the address, or empty when it is none."""
        return origin_of(self.base_url) if address_problem(self.base_url.strip()) is None else ""

    @property
    def key_change(self) -> str | None:
        """The key to keep from now on, an empty text to forget it; None: as it is."""
        if not self.before.takes_key:
            return None
        change = self.key.change(self.origin)
        moved = bool(self.origin) and self.origin != origin_of(self.before.base_url)
        if change is None and moved and not self.is_new:
            # A keyring that is slow to answer may still have one for the former address.
            return ""
        return change

    @property
    def problems(self) -> Mapping[str, Problem]:
        """What is wrong, by field."""
        found = {
            "name": name_problem(self.name) if self.has_name else None,
            "base_url": address_problem(self.base_url.strip()) if self.has_address else None,
            **self.dials.problems,
        }
        return {name: problem for name, problem in found.items() if problem is not None}

    @property
    def service(self) -> Service:
        """The service with these fields; they have no `problems`."""
        return replace(
            self.before,
            name=self.name.strip(),
            base_url=self.base_url.strip(),
            proxy=self.proxy,
            streams=self.streams,
            own_models=self.own_models,
            defaults=self.dials.parameters,
        )
