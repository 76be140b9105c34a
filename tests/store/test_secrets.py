"""Passwords in a real keyring, in none, and in one that does not answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import need

ROOT = Path(__file__).parents[2]
PRELUDE = """
import asyncio, logging, sys
from gizai_desktop.store.secrets import KeyringSecrets
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
logging.captureWarnings(True)
"""


def run_python(code: str, tmp_path: Path, *before: str, bus: str | None) -> str:
    """Run a script in a home of its own; what it prints, after its log was looked through."""
    hidden = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    env |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    env |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CONFIG", "CACHE")}
    if bus is not None:
        env["DBUS_SESSION_BUS_ADDRESS"] = bus
    done = subprocess.run(
        [*before, sys.executable, "-c", PRELUDE + code],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "s3cret" not in done.stderr, "the secret was logged"
    return done.stdout.strip()


@pytest.fixture
def keyring_session() -> list[str]:
    """The command that runs another with an unlocked keyring of its own."""
    need("dbus-run-session")
    need("gnome-keyring-daemon")
    unlock = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    return ["dbus-run-session", "--", "sh", "-c", f'{unlock}; exec "$@"', "sh"]


def test_a_password_is_in_the_keyring_after_a_restart(
    tmp_path: Path, keyring_session: list[str]
) -> None:
    code = """
async def main():
    secrets = KeyringSecrets()
    print(await secrets.available(), repr(await secrets.get("proxy")))
    print(await secrets.set("proxy", "s3cret пароль"), secrets.kept)
    after_restart = KeyringSecrets()
    print(await after_restart.get("proxy"), repr(await after_restart.get("other")))
    print(await after_restart.set("proxy", ""), await after_restart.set("proxy", ""))
    print(repr(await KeyringSecrets().get("proxy")))

asyncio.run(main())
"""
    printed = run_python(code, tmp_path, *keyring_session, bus=None).splitlines()
    assert printed == ["True ''", "True True", "s3cret пароль ''", "True True", "''"]


IN_MEMORY = """
async def main():
    secrets = KeyringSecrets()
    print(await secrets.available(), repr(await secrets.get("proxy")))
    print(await secrets.set("proxy", "s3cret"), secrets.kept, await secrets.get("proxy"))
    print(await secrets.set("proxy", ""), repr(await secrets.get("proxy")))
    print(repr(await KeyringSecrets().get("proxy")))

asyncio.run(main())
"""


@pytest.mark.parametrize("bus", [None, "unix:path=/nonexistent"])
def test_without_a_keyring_a_password_lasts_for_this_run(tmp_path: Path, bus: str | None) -> None:
    printed = run_python(IN_MEMORY, tmp_path, bus=bus).splitlines()
    assert printed == ["False ''", "False False s3cret", "True ''", "''"]


@pytest.mark.parametrize("backend", ["null", "fail", "chainer"])
def test_an_empty_keyring_counts_as_none(tmp_path: Path, backend: str) -> None:
    name = {"chainer": "ChainerBackend"}.get(backend, "Keyring")
    choose = (
        f"import os; os.environ['PYTHON_KEYRING_BACKEND'] = 'keyring.backends.{backend}.{name}'\n"
    )
    printed = run_python(choose + IN_MEMORY, tmp_path, bus=None).splitlines()
    assert printed[:2] == ["False ''", "False False s3cret"]


def test_a_bus_with_a_keyring_that_stays_locked_is_like_none(
    tmp_path: Path, keyring_session: list[str]
) -> None:
    code = """
import keyring, secretstorage
from contextlib import closing

async def main():
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    secrets = KeyringSecrets(limit_s=1)
    print(await secrets.set("proxy", "s3cret"), secrets.kept, await secrets.get("proxy"))

asyncio.run(main())
"""
    printed = run_python(code, tmp_path, *keyring_session, bus=None)
    assert printed == "False False s3cret"


def test_a_keyring_that_never_answers_blocks_neither_the_window_nor_the_end(tmp_path: Path) -> None:
    (tmp_path / "mute_keyring.py").write_text(
        """
import threading
from keyring.backend import KeyringBackend

class Mute(KeyringBackend):
    priority = 9
    def get_password(self, service, username):
        threading.Event().wait()
    set_password = delete_password = get_password
""",
        encoding="utf-8",
    )
    code = f"""
import os
sys.path.insert(0, {str(tmp_path)!r})
os.environ["PYTHON_KEYRING_BACKEND"] = "mute_keyring.Mute"

async def main():
    secrets = KeyringSecrets(limit_s=0.3)
    asking = asyncio.gather(secrets.get("proxy"))
    turns = 0
    while not asking.done():
        turns += 1
        await asyncio.sleep(0.01)
    print(turns > 3, await asking, await secrets.get("proxy"))

asyncio.run(main())
"""
    assert run_python(code, tmp_path, bus=None) == "True ['']"


def test_a_locked_keyring_is_not_asked_to_open_for_what_it_does_not_have(
    tmp_path: Path, keyring_session: list[str]
) -> None:
    code = """
import secretstorage
from contextlib import closing

async def main():
    await KeyringSecrets().set("proxy", "s3cret")
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    print(repr(await KeyringSecrets(limit_s=60).get("service-1")))

asyncio.run(main())
"""
    printed = run_python(code, tmp_path, *keyring_session, bus=None)
    assert printed == "''"


def test_reading_makes_no_first_keyring(tmp_path: Path) -> None:
    need("dbus-run-session")
    need("gnome-keyring-daemon")
    code = """
import secretstorage
from contextlib import closing

async def main():
    print(repr(await KeyringSecrets(limit_s=60).get("service-1")))
    with closing(secretstorage.dbus_init()) as bus:
        there = secretstorage.get_all_collections(bus)
        print([each.collection_path.rpartition("/")[2] for each in there])

asyncio.run(main())
"""
    start = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"
    session = ["dbus-run-session", "--", "sh", "-c", f'{start}; exec "$@"', "sh"]
    printed = run_python(code, tmp_path, *session, bus=None).splitlines()
    assert printed == ["''", "['session']"]
