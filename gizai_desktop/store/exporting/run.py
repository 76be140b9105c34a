"""One export from beginning to end; it blocks, and knows neither asyncio nor windows."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.exporting import (
    ChatExported,
    ExportEvent,
    ExportFormat,
    ExportOptions,
    ExportProgress,
    ExportReport,
)
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.store.atomic import storage_error, write_atomically
from gizai_desktop.store.conversations import files
from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.exporting.folder import GrowingFolder, name_taken
from gizai_desktop.store.exporting.names import free_file_name
from gizai_desktop.store.exporting.plain import as_markdown, as_text

if TYPE_CHECKING:
    from gizai_desktop.store.exporting.html import HtmlWriter


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What is exported, and where to.

    Attributes:
        ids: of the conversations.
        folder: where their files are.
        target: the file for one conversation, or the folder that is made for several.
        together: make a folder, even for one conversation.
        replace: the user has agreed that a file of this name goes.
    """

    ids: tuple[str, ...]
    folder: Path
    target: Path
    options: ExportOptions
    together: bool
    replace: bool = False


def run_export(
    job: ExportJob, tell: Callable[[ExportEvent], None], stopped: Callable[[], bool]
) -> None:
    """Export everything; ``tell`` gets the events, the report last.

    A folder appears when everything is in it; a cancelled export leaves nothing.
    """
    try:
        report = _several(job, tell, stopped) if job.together else _one(job, tell)
    except StorageError as error:
        report = ExportReport(failure=error.failure)
    except OSError as error:
        failed = storage_error(error, job.target, FailureKind.WRITE_FAILED)
        report = ExportReport(failure=failed.failure)
    tell(report)


class Renderer:
    """Makes the file of each conversation."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options

    def __call__(self, conversation: Conversation) -> bytes:
        """The file's bytes."""
        options = self._options
        if options.format is ExportFormat.JSON:
            return encode(conversation)
        if options.format is ExportFormat.HTML:
            text = self._html.page(conversation, options)
        elif options.format is ExportFormat.MARKDOWN:
            text = as_markdown(conversation, options)
        else:
            text = as_text(conversation, options)
        return text.encode("utf-8", "replace")

    @cached_property
    def _html(self) -> "HtmlWriter":
        # 60 ms, and the other formats do without.
        from gizai_desktop.store.exporting.html import HtmlWriter  # noqa: PLC0415

        return HtmlWriter()


def _one(job: ExportJob, tell: Callable[[ExportEvent], None]) -> ExportReport:
    if not job.replace and os.path.lexists(job.target):
        raise name_taken(job.target)
    conversation = _read(job.folder, job.ids[0])
    write_atomically(job.target, Renderer(job.options)(conversation))
    tell(_exported(conversation, job.target.name))
    return ExportReport(job.target, 1)


def _several(
    job: ExportJob, tell: Callable[[ExportEvent], None], stopped: Callable[[], bool]
) -> ExportReport:
    folder = GrowingFolder(job.target)
    try:
        missing = _fill(folder, job, tell, stopped)
        if stopped():
            return ExportReport(cancelled=True)
        folder.finish()
    finally:
        folder.discard()
    return ExportReport(job.target, len(job.ids) - len(missing), tuple(missing))


def _fill(
    folder: GrowingFolder,
    job: ExportJob,
    tell: Callable[[ExportEvent], None],
    stopped: Callable[[], bool],
) -> list[str]:
    """Write all files; gives the ids of those that could not be read."""
    taken: set[str] = set()
    missing = []
    render = Renderer(job.options)
    words, suffix = job.options.words, str(job.options.format)
    for place, conversation_id in enumerate(job.ids):
        if stopped():
            break
        tell(ExportProgress(place, len(job.ids)))
        try:
            conversation = _read(job.folder, conversation_id)
        except StorageError:
            missing.append(conversation_id)
            continue
        name = free_file_name(conversation.title, suffix, words.untitled, taken)
        folder.add(name, render(conversation))
        tell(_exported(conversation, name))
    return missing


def _exported(conversation: Conversation, name: str) -> ChatExported:
    updated_at = time_to_text(conversation.updated_at)
    return ChatExported(conversation.id, conversation.title, updated_at, name)


def _read(folder: Path, conversation_id: str) -> Conversation:
    path = files.path_of(folder, conversation_id)
    decoded = files.read(path)
    if decoded.conversation is None:
        raise files.refusal(FailureKind.NOT_READ, path, "; ".join(decoded.problems))
    return decoded.conversation
