"""Asks from the command line, without Qt and without conversations."""

import asyncio
import locale
import os
import sys
from contextlib import aclosing
from dataclasses import replace

from gizai_desktop.application.connection import Connection
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.local_models import LocalModels
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.run_flags import RunFlags
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.backends.local.memory import free_bytes
from gizai_desktop.backends.registry import LateBackends, Sources
from gizai_desktop.backends.system_proxy import system_proxies
from gizai_desktop.cli.endings import ends_well
from gizai_desktop.cli.output import say, write
from gizai_desktop.domain.errors import (
    AnswerUnusableError,
    Failure,
    RequestRejectedError,
)
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.help_page import without_links
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.proxy import SystemProxies
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import Service, ServiceKind
from gizai_desktop.domain.settings import Settings
from gizai_desktop.domain.turn import TextDelta, TurnFinished, TurnRequest
from gizai_desktop.store.help_pages import HelpPages
from gizai_desktop.store.locations import Locations
from gizai_desktop.store.models.model_files import ModelFiles
from gizai_desktop.store.secrets import KeyringSecrets
from gizai_desktop.store.settings_file import SettingsFile

KEY_VARIABLE = "GIZAI_API_KEY"
"""Environment variable with the key of the service that is asked."""


@ends_well
def ask(options: RunOptions, text: str) -> int:
    """Print one answer to ``text``, or to standard input when it is ``-``; 0 when it came."""
    prompt = _standard_input() if text == "-" else text
    if not prompt.strip():
        say("There is nothing to ask: the text is empty.")
        return 2
    asyncio.run(_print_answer(options, prompt))
    return 0


async def _print_answer(options: RunOptions, prompt: str) -> None:
    locations = Locations.of(options.data_dir)
    secrets = KeyringSecrets()
    tasks = Tasks(_fail)
    preferences = _preferences(locations, options, secrets, tasks)
    if preferences.settings.proxy_user:
        await preferences.read_secrets()
    connection = Connection(preferences, _read_system_proxies)
    local_models = LocalModels(preferences, ModelFiles(locations.cache), tasks, free_bytes)

    async def key(service: Service) -> str:
        return os.environ.get(KEY_VARIABLE) or await secrets.get(service.key_name)

    backends = LateBackends(
        Sources(
            connection.network,
            connection.refresh,
            key,
            local_models.files,
            HelpPages(),
            lambda: locale.getlocale()[0] or "en",
        )
    )
    service = preferences.settings.service(preferences.settings.default_service)
    if service is None or not service.enabled:
        raise RequestRejectedError(Failure(FailureKind.SERVICE_GONE))
    if service.kind is ServiceKind.LOCAL:
        await local_models.look()
    try:
        await _stream(backends, service, await _request(backends, service, preferences, prompt))
    finally:
        await backends.aclose()


async def _request(
    backends: LateBackends, service: Service, preferences: Preferences, prompt: str
) -> TurnRequest:
    ref = preferences.settings.default_ref
    if not ref.model:
        listed = await backends.list_models(service)
        if listed:
            ref = replace(ref, model=listed[0].id)
        elif service.kind is not ServiceKind.LOCAL:  # which knows what is missing there
            no_model = Failure(FailureKind.NO_MODELS, {"service": service.name})
            raise RequestRejectedError(no_model)
    message = Message(new_id(), None, Role.USER, prompt, now())
    return TurnRequest(ref, [message], parameters=service.defaults)


async def _stream(backends: LateBackends, service: Service, request: TurnRequest) -> None:
    begun = whole = False
    shown = without_links if service.kind is ServiceKind.GUIDE else str
    try:
        async with aclosing(backends.backend(service).stream(request)) as events:
            async for event in events:
                if isinstance(event, TextDelta):
                    write(shown(event.text))
                    begun = True
                whole = whole or isinstance(event, TurnFinished)
    finally:
        if begun:
            write("\n")
    if not whole:
        raise AnswerUnusableError(Failure(FailureKind.CUT_OFF, {"service": service.name}))


def _preferences(
    locations: Locations, options: RunOptions, secrets: KeyringSecrets, tasks: Tasks
) -> Preferences:
    file = SettingsFile(locations.settings_file, Settings)
    notices = Notices()
    notices.posted.connect(lambda notice: say(notice.sentence))
    kept = Kept(file.load(), file.save, tasks, notices)
    return Preferences(kept, secrets, notices, RunFlags.of(options))


async def _read_system_proxies() -> SystemProxies:
    return await asyncio.to_thread(system_proxies)


def _standard_input() -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def _fail(error: BaseException) -> None:
    raise error
