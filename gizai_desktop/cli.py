"""Headless use: asks from the command line, without Qt and without conversations."""

import asyncio
import os
import sys
from contextlib import aclosing

from gizai_desktop.application.connection import Connection
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.backends.gizai import GizaiBackend
from gizai_desktop.backends.http import HttpClient
from gizai_desktop.backends.system_proxy import system_proxies
from gizai_desktop.domain.errors import GizaiError
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.proxy import SystemProxies
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.settings import Settings
from gizai_desktop.domain.turn import TextDelta, TurnRequest
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.secrets import KeyringSecrets
from gizai_desktop.store.settings_file import SettingsFile


def ask(options: RunOptions, text: str) -> int:
    """Print one answer to ``text``, or to standard input when it is ``-``; 0 when it came."""
    prompt = _standard_input() if text == "-" else text
    if not prompt.strip():
        _say("There is nothing to ask: the text is empty.")
        return 2
    try:
        asyncio.run(_print_answer(options, prompt))
    except GizaiError as error:
        _say(str(error))
        return 1
    except BrokenPipeError:
        # The reader has gone; what Python flushes at its exit goes nowhere either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


async def _print_answer(options: RunOptions, prompt: str) -> None:
    preferences = _preferences(options)
    if preferences.settings.proxy_user:
        await preferences.read_secrets()
    connection = Connection(preferences, _read_system_proxies)
    await connection.refresh()
    settings = preferences.settings
    message = Message(new_id(), None, Role.USER, prompt, now())
    request = TurnRequest(settings.default_model, [message])
    async with HttpClient(connection.network) as http:
        backend = GizaiBackend(http, lambda: settings.endpoint, lambda: settings.catalog)
        async with aclosing(backend.stream(request)) as events:
            async for event in events:
                if isinstance(event, TextDelta):
                    _print(event.text)
    _print("\n")


def _preferences(options: RunOptions) -> Preferences:
    file = SettingsFile(Locations.of(options.data_dir).settings_file, Settings)
    notices = Notices()
    notices.posted.connect(lambda notice: _say(notice.sentence))
    kept = Kept(file.load(), file.save, Tasks(_fail), notices)
    return Preferences(kept, KeyringSecrets(), notices, RunFlags.of(options))


async def _read_system_proxies() -> SystemProxies:
    return await asyncio.to_thread(system_proxies)


def _standard_input() -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def _print(text: str) -> None:
    # The terminal's encoding may lack characters that an answer has.
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _fail(error: BaseException) -> None:
    raise error
