"""The settings in use: what the user saved, and what this run's flags say instead."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gizai_desktop.application.event import Event
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.notices import Notice, Notices, NoticeText
from gizai_desktop.application.ports import SecretStore
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.domain.proxy import ProxyPolicy, parse_bypass
from gizai_desktop.domain.settings import NetworkSettings, Settings

LASTING = frozenset({"services"})
"""Settings whose flag says something of a part only, so that it goes on after a change."""
PROXY_PASSWORD = "proxy-password"  # noqa: S105 - the secret's name, not the secret


class Preferences:
    """Settings and the proxy's password as they apply now.

    Attributes:
        changed: carries the settings after each change, flags applied.
        keyring_works: whether passwords outlive the application, as far as is known.
        keyring_told: carries `keyring_works` when it has become another.
    """

    def __init__(
        self, saved: Kept[Settings], secrets: SecretStore, notices: Notices, flags: RunFlags
    ) -> None:
        self._saved = saved
        self._secrets = secrets
        self._notices = notices
        self._flags = dict(flags.settings)
        self._password = flags.proxy_password
        self._password_kept = not flags.proxy_password
        self._password_typed = False
        self.changed: Event[Settings] = Event()
        self.keyring_works = True
        self.keyring_told: Event[bool] = Event()
        saved.changed.connect(lambda _: self.changed.emit(self.settings))

    @property
    def settings(self) -> Settings:
        """The settings as they apply now."""
        saved = self._saved.value
        return replace(saved, **{name: of(saved) for name, of in self._flags.items()})

    @property
    def saved(self) -> Settings:
        """The settings as the file has them, without this run's flags."""
        return self._saved.value

    @property
    def proxy_password(self) -> str:
        """The manual proxy's password, or an empty text."""
        return self._password

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - fields have many types
        """Change settings by name, at once and for good; a flag for the same name ends.

        What the command line says of a service holds until the end of the run.
        """
        for name in changes.keys() - LASTING:
            self._flags.pop(name, None)
        before = self._saved.value
        self._saved.put(replace(before, **changes))
        if self._saved.value == before:
            self.changed.emit(self.settings)

    async def read_secrets(self) -> None:
        """Fetch the proxy's password, unless this run's flags brought their own proxy."""
        if "proxy_host" in self._flags:
            return
        kept = await self._secrets.get(PROXY_PASSWORD)
        if not self._password_typed:  # while the keyring was being unlocked
            self._password = kept

    async def look_for_keyring(self) -> None:
        """Find out whether there is a keyring.

        Wait until that matters: the libraries that know take 9.7 MiB and 90 modules.
        """
        found = await self._secrets.available()
        if found != self.keyring_works:
            self.keyring_works = found
            self.keyring_told.emit(found)

    async def change_proxy_password(self, password: str) -> None:
        """Keep a new password in the keyring, or with a notice until the end of this run."""
        if password == self._password and self._password_kept:
            return
        self._password = password
        self._password_kept = self._password_typed = True
        if not await self._secrets.set(PROXY_PASSWORD, password) and password:
            self._notices.post(Notice(NoticeText.SECRET_NOT_KEPT, key="keyring"))

    def network(self, system_proxies: Mapping[str, str]) -> NetworkSettings:
        """What the network code needs for a request now."""
        settings = self.settings
        policy = ProxyPolicy(
            settings.proxy_mode,
            settings.manual_proxy(self._password),
            parse_bypass(settings.proxy_bypass),
            system_proxies,
            everywhere="proxy_host" in self._flags,
        )
        return NetworkSettings(
            policy,
            settings.connect_timeout_s,
            settings.idle_timeout_s,
            settings.total_timeout_s,
        )
