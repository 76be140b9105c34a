"""Secrets in the system's keyring, or in memory for this run when there is none."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

PROMPT_LIMIT_S = 120.0
"""How long a person has to type the keyring's own password."""

_T = TypeVar("_T")
_LOG = logging.getLogger(__name__)


class NoKeyringHereError(Exception):
    """There is no keyring, or it is locked and stays so."""


class KeyringSecrets:
    """Secrets by name; every call leaves the event loop free while the keyring asks the user.

    A keyring that failed once is not asked again for the same secret in this run, so that a
    prompt that the user sent away does not come back with every request.
    """

    def __init__(self, service: str = "gizai-desktop", limit_s: float = PROMPT_LIMIT_S) -> None:
        self._service = service
        self._limit_s = limit_s
        self._known: dict[str, str] = {}
        self._turn = asyncio.Lock()
        self._kept = True

    @property
    def kept(self) -> bool:
        """False once something could be kept in memory only: a note should say so."""
        return self._kept

    async def available(self) -> bool:
        """Whether there is a keyring at all; it may still be locked."""
        return await self._ask(_usable_keyring) is not None

    async def get(self, name: str) -> str:
        """The secret, or an empty text."""
        async with self._turn:
            if name not in self._known:
                found = await self._ask(lambda: _get(self._service, name))
                self._known[name] = found or ""
            return self._known[name]

    async def set(self, name: str, value: str) -> bool:
        """Keep a secret, or forget it when empty; False when only in memory."""
        async with self._turn:
            self._known[name] = value
            done = await self._ask(lambda: _set(self._service, name, value))
            self._kept = bool(done) or (not value and not await self.available())
            return self._kept

    async def _ask(self, question: Callable[[], _T]) -> _T | None:
        """The keyring's answer, or None when it gives none."""
        try:
            async with asyncio.timeout(self._limit_s):
                return await _in_own_thread(question)
        except (NoKeyringHereError, TimeoutError) as error:
            _LOG.info("no keyring: %s", error or "it did not answer")
            return None


async def _in_own_thread(job: Callable[[], _T]) -> _T:
    # A pool's thread would keep the process alive while a prompt waits; this one does not.
    done: Future[_T] = Future()
    done.set_running_or_notify_cancel()
    Thread(target=_settle, args=(done, job), name="keyring", daemon=True).start()
    return await asyncio.wrap_future(done)


def _settle(done: "Future[_T]", job: Callable[[], _T]) -> None:
    try:
        result = job()
    except _foreign_errors() as error:
        # The text of a keyring's error may hold anything; its name cannot hold the secret.
        done.set_exception(NoKeyringHereError(type(error).__name__))
    else:
        done.set_result(result)
    finally:
        # An error that nobody knows is the thread's own; the caller goes on without a keyring.
        if not done.done():
            done.set_exception(NoKeyringHereError("unknown error"))


def _usable_keyring() -> "KeyringBackend":
    from keyring.backends import chainer  # noqa: PLC0415 - 60 ms, in its own thread
    from keyring.core import get_keyring, recommended  # noqa: PLC0415

    found = get_keyring()
    several = found.backends if isinstance(found, chainer.ChainerBackend) else [found]
    # Below that are the empty ones and files without protection.
    if not any(recommended(each) for each in several):
        raise NoKeyringHereError("none of the keyrings is a safe one")
    return found


def _get(service: str, name: str) -> str:
    keyring = _usable_keyring()
    if not _may_have(keyring, service, name):
        return ""
    return keyring.get_password(service, name) or ""


def _may_have(keyring: "KeyringBackend", service: str, name: str) -> bool:
    """Whether it is worth to open the keyring, for which it may want its own password.

    The Secret Service of Linux desktops knows what it has also while it is locked; keyring would
    have it unlocked, or a first one made, before it asks.
    """
    from keyring.backends.SecretService import Keyring as SecretService  # noqa: PLC0415

    if not isinstance(keyring, SecretService) or keyring.scheme != "default":
        return True
    import secretstorage  # noqa: PLC0415

    with closing(secretstorage.dbus_init()) as bus:
        wanted = {"service": service, "username": name}
        return any(True for _ in secretstorage.search_items(bus, wanted))


def _set(service: str, name: str, value: str) -> bool:
    keyring = _usable_keyring()
    if value:
        keyring.set_password(service, name, value)
    elif keyring.get_password(service, name) is not None:
        keyring.delete_password(service, name)
    return True


def _foreign_errors() -> tuple[type[Exception], ...]:
    """Whatever the system's keyrings are known to raise; not all wrap it as they should."""
    found: list[type[Exception]] = [NoKeyringHereError, OSError, RuntimeError, ImportError]
    try:
        from keyring.errors import KeyringError  # noqa: PLC0415

        found.append(KeyringError)
        from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415

        found.append(SecretStorageException)
        from jeepney import DBusErrorResponse  # noqa: PLC0415

        found.append(DBusErrorResponse)
    except ImportError:
        pass  # Those are for Linux only.
    return tuple(found)
