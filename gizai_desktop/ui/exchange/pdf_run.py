"""An export to PDF: on the GUI thread, in slices, since the fonts are there."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from PySide6.QtGui import QFont

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.exporting import ExportEvent, ExportOptions, ExportProgress, ExportReport
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.atomic import storage_error, write_atomically
from gizai_desktop.store.exporting.folder import GrowingFolder
from gizai_desktop.store.exporting.html import HtmlWriter
from gizai_desktop.store.exporting.names import free_file_name
from gizai_desktop.store.exporting.plain import title_of
from gizai_desktop.ui.exchange.pdf_book import PdfBook
from gizai_desktop.ui.exchange.pdf_pieces import PdfPiece, pieces

SLICE_S = 0.006
"""Seconds of work between two looks at what the user does."""


class PdfRun:
    """Writes one file, or a folder of several; see `ExportRun`."""

    def __init__(
        self,
        load: Callable[[str], Awaitable[Conversation]],
        ids: Sequence[str],
        target: Path,
        options: ExportOptions,
        font: QFont,
    ) -> None:
        self._load = load
        self._ids = ids
        self._target = target
        self._options = options
        self._font = font
        self._writer = HtmlWriter()
        self._stopped = False

    def cancel(self) -> None:
        """Let it end; nothing is left of it."""
        self._stopped = True

    async def events(self) -> AsyncGenerator[ExportEvent, None]:
        """How far it is, the report last."""
        try:
            if len(self._ids) == 1:
                yield await self._one()
            else:
                async for event in self._several():
                    yield event
        except StorageError as error:
            yield ExportReport(failure=error.failure)
        except OSError as error:
            failed = storage_error(error, self._target, FailureKind.WRITE_FAILED)
            yield ExportReport(failure=failed.failure)

    async def _one(self) -> ExportReport:
        data = await self._file(await self._load(self._ids[0]))
        if self._stopped:
            return ExportReport(cancelled=True)
        await asyncio.to_thread(write_atomically, self._target, data)
        return ExportReport(self._target, 1)

    async def _several(self) -> AsyncGenerator[ExportEvent, None]:
        folder = await asyncio.to_thread(GrowingFolder, self._target)
        taken: set[str] = set()
        missing = []
        try:
            for place, conversation_id in enumerate(self._ids):
                yield ExportProgress(place, len(self._ids))
                conversation = await self._loaded(conversation_id)
                if conversation is None:
                    missing.append(conversation_id)
                    continue
                data = await self._file(conversation)
                if self._stopped:
                    yield ExportReport(cancelled=True)
                    return
                words = self._options.words
                name = free_file_name(conversation.title, "pdf", words.untitled, taken)
                await asyncio.to_thread(folder.add, name, data)
            await asyncio.to_thread(folder.finish)
        finally:
            await asyncio.to_thread(folder.discard)
        yield ExportReport(self._target, len(self._ids) - len(missing), tuple(missing))

    async def _loaded(self, conversation_id: str) -> Conversation | None:
        with suppress(StorageError):
            return await self._load(conversation_id)
        return None

    async def _file(self, conversation: Conversation) -> bytes:
        book = PdfBook(title_of(conversation, self._options.words), self._font)
        try:
            parts = await asyncio.to_thread(self._pieces, conversation)
            began = monotonic()
            for piece in parts:
                book.add(piece)
                if monotonic() - began > SLICE_S:
                    await asyncio.sleep(0)
                    began = monotonic()
                if self._stopped:
                    return b""
            # What embeds the fonts takes longer than a frame, and needs no window.
            return await asyncio.to_thread(book.finish)
        finally:
            book.close()

    def _pieces(self, conversation: Conversation) -> list[PdfPiece]:
        return [*pieces(conversation, self._options, self._writer)]
