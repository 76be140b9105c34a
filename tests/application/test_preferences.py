"""Settings that take effect at once, flags that last for one run, passwords that stay secret."""

import asyncio
import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from gizai_desktop.application.connection import Connection, ConnectionState, Route
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.notices import Notice, Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import Failure, ProxyFailedError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.proxy import ProxyMode, SystemProxies
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.settings import Settings
from gizai_desktop.store.secrets import KeyringSecrets
from gizai_desktop.store.settings_file import SettingsFile


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A computer whose session has no bus, and so no keyring."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")


class Parts:
    """Preferences on a real file."""

    def __init__(self, path: Path, options: RunOptions | None = None) -> None:
        self.file = SettingsFile(path / "settings.json", Settings)
        self.notices = Notices()
        self.posted: list[Notice] = []
        self.notices.posted.connect(self.posted.append)
        errors: list[BaseException] = []
        self.tasks = Tasks(errors.append)
        self.kept = Kept(self.file.load(), self.file.save, self.tasks, self.notices)
        flags = RunFlags.of(options or RunOptions())
        self.preferences = Preferences(self.kept, KeyringSecrets(), self.notices, flags)

    async def end(self) -> None:
        await self.tasks.finish()
        await self.kept.flush()
        await self.file.aclose()


def _saved(path: Path) -> Settings:
    return SettingsFile(path / "settings.json", Settings).load()


async def test_a_change_is_told_at_once_and_there_after_a_restart(tmp_path: Path) -> None:
    parts = Parts(tmp_path)
    told: list[Settings] = []
    parts.preferences.changed.connect(told.append)
    for zoom in (1.15, 1.3, 1.5):
        parts.preferences.change(zoom=zoom)
    assert [settings.zoom for settings in told] == [1.15, 1.3, 1.5]
    await parts.end()
    assert _saved(tmp_path).zoom == 1.5


async def test_flags_hold_for_this_run_and_are_not_saved(tmp_path: Path) -> None:
    options = RunOptions(endpoint="http://127.0.0.1:1/x", model="claude-haiku")
    parts = Parts(tmp_path, options)
    parts.preferences.change(zoom=1.3)
    gizai = parts.preferences.settings.service("gizai")
    assert gizai is not None
    assert gizai.base_url == "http://127.0.0.1:1/x"
    assert parts.preferences.settings.default_model == "claude-haiku"
    await parts.end()
    assert _saved(tmp_path) == Settings(zoom=1.3)


async def test_a_setting_changed_by_hand_takes_the_place_of_its_flag(tmp_path: Path) -> None:
    parts = Parts(tmp_path, RunOptions(model="claude-haiku"))
    told: list[Settings] = []
    parts.preferences.changed.connect(told.append)
    parts.preferences.change(default_model=Settings().default_model)
    assert parts.preferences.settings.default_model == "chat-gemini-flash"
    assert [settings.default_model for settings in told] == ["chat-gemini-flash"]
    await parts.end()


async def test_a_proxy_flag_serves_even_this_computer_and_keeps_its_password(
    tmp_path: Path,
) -> None:
    options = RunOptions(proxy="socks5h://me:s3cret@127.0.0.1:1080")
    parts = Parts(tmp_path, options)
    await parts.preferences.read_secrets()
    policy = parts.preferences.network({}).policy
    proxy = policy.proxy_for("http://127.0.0.1:9/")
    assert proxy is not None
    assert (proxy.address, proxy.user, proxy.password) == (
        "socks5://127.0.0.1:1080",
        "me",
        "s3cret",
    )
    assert "s3cret" not in repr(policy) + repr(options)
    parts.preferences.change(zoom=1.3)
    await parts.end()
    assert "s3cret" not in (tmp_path / "settings.json").read_text()
    assert "1080" not in (tmp_path / "settings.json").read_text()


def test_an_unreadable_proxy_flag_is_an_error_without_its_password() -> None:
    with pytest.raises(ProxyFailedError) as caught:
        RunFlags.of(RunOptions(proxy="gopher://me:s3cret@host"))
    assert "s3cret" not in str(caught.value)
    assert "host" in str(caught.value)


async def test_without_a_keyring_the_password_lasts_until_the_end_with_a_notice(
    tmp_path: Path,
) -> None:
    parts = Parts(tmp_path)
    await parts.preferences.change_proxy_password("s3cret")
    assert parts.preferences.proxy_password == "s3cret"
    assert len(parts.posted) == 1
    assert "s3cret" not in parts.posted[0].sentence
    await parts.end()


async def test_the_indicator_follows_settings_and_failures(tmp_path: Path) -> None:
    parts = Parts(tmp_path)

    async def read_system() -> SystemProxies:
        return SystemProxies({"https": "http://proxy.example:3128"}, "environment")

    connection = Connection(parts.preferences, read_system)
    seen: list[ConnectionState] = []
    connection.changed.connect(seen.append)
    await connection.refresh()
    assert (seen[-1].route, seen[-1].address) == (Route.PROXY, "http://proxy.example:3128")
    refused = Failure(FailureKind.PROXY_SIGN_IN, {"proxy": "http://proxy.example:3128"})
    connection.note_test(refused, None)
    assert (seen[-1].route, seen[-1].failure) == (Route.PROXY_FAILED, refused)
    connection.note_test(None, 84)
    assert (seen[-1].route, seen[-1].round_trip_ms) == (Route.PROXY_WORKS, 84)
    parts.preferences.change(proxy_mode=ProxyMode.NONE)
    assert seen[-1] == ConnectionState()
    await parts.end()


class LockedKeyring(KeyringBackend):
    """A keyring whose owner is asked for its password at the first question."""

    priority = 1.0
    viable = False  # for no other test

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.unlocked = threading.Event()
        self.secret = "from before"

    def get_password(self, service: str, username: str) -> str:
        self.unlocked.wait()
        return self.secret

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secret = password


async def test_a_password_that_is_typed_while_the_keyring_is_being_unlocked_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = LockedKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", locked)
    parts = Parts(tmp_path)
    reading = parts.tasks.start(parts.preferences.read_secrets(), "read")
    await asyncio.sleep(0.05)
    typed = parts.tasks.start(parts.preferences.change_proxy_password("typed"), "change")
    await asyncio.sleep(0.05)
    locked.unlocked.set()
    await asyncio.gather(reading, typed)
    assert (parts.preferences.proxy_password, locked.secret) == ("typed", "typed")
    await parts.end()
