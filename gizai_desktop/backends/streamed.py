"""An answer that is read as it comes, and one that is read whole."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

import aiohttp

from gizai_desktop.backends.calls import ANSWER_LIMIT, REFUSAL_LIMIT, Call, Response
from gizai_desktop.backends.faults import FOREIGN_ERRORS, error_of
from gizai_desktop.domain.errors import BODY_LIMIT, Failure
from gizai_desktop.domain.failures import FailureKind

GATHER_S = 0.048
"""Seconds for which the words of a service that sends them one by one are left to gather. Each
piece costs 0.4 ms, however small it is, and nobody sees more than a frame of 0.05 s at once."""
SMALL = 4096
"""Bytes of a piece after which the service is not ahead of us."""


class StreamedAnswer:
    """The head of an answer, and its body on the way.

    Attributes:
        headers: by name in lower case.
    """

    def __init__(
        self,
        answer: aiohttp.ClientResponse,
        call: Call,
        failure_of: Callable[[BaseException], Failure],
    ) -> None:
        self.status = answer.status
        self.headers: Mapping[str, str] = headers_of(answer)
        self._answer = answer
        self._call = call
        self._failure_of = failure_of
        self._whole: Response | None = None
        self._begun = False
        self._gathering: tuple[asyncio.TimerHandle, asyncio.ReadTransport] | None = None

    async def piece(self, within_s: float | None = None) -> bytes:
        """The next bytes, decompressed, as many as have arrived; none at the end.

        An answer that breaks off ends here like one that is whole: its own words tell. The first
        piece may take as long as a whole answer, each later one `idle_timeout_s`.

        Args:
            within_s: take the answer for ended when nothing comes for so many seconds.

        Raises:
            GizaiError: nothing came in time, or something that cannot be read.
        """
        network = self._call.network
        seconds = network.idle_timeout_s if self._begun else network.total_timeout_s
        limit = asyncio.timeout(seconds if within_s is None else within_s)
        failure: Failure | None = None
        try:
            async with limit:
                piece = await self._answer.content.readany()
        except FOREIGN_ERRORS as error:
            if not limit.expired():
                failure = self._failure_of(error)
        else:
            self._begun = True
            return piece
        if failure is None and within_s is None:
            idle = FailureKind.IDLE_TIMEOUT if self._begun else FailureKind.TIMEOUT
            failure = self._call.failure(idle)
        # Raised outside the handler: a foreign error's repr can hold what the request carried.
        if failure is not None and failure.kind != FailureKind.CUT_OFF:
            raise error_of(failure)
        return b""

    def gather(self, piece: bytes) -> None:
        """After a small piece, let the system collect the next ones."""
        connection = self._answer.connection
        transport = connection.transport if connection is not None else None
        if len(piece) >= SMALL or not isinstance(transport, asyncio.ReadTransport):
            return
        self._read_on()
        transport.pause_reading()
        loop = asyncio.get_running_loop()
        # Nobody is woken when that is over, only when there is something to read.
        self._gathering = loop.call_later(GATHER_S, transport.resume_reading), transport

    def _read_on(self) -> None:
        if self._gathering is not None:
            timer, transport = self._gathering
            self._gathering = None
            timer.cancel()
            transport.resume_reading()

    async def whole(self) -> Response:
        """Everything, within `total_timeout_s`; of a refusal only the beginning.

        Raises:
            GizaiError: it did not come, or not all of it.
        """
        if self._whole is None:
            self._whole = Response(self.status, self.headers, await self._all())
        return self._whole

    async def _all(self) -> bytes:
        limit = asyncio.timeout(self._call.network.total_timeout_s)
        try:
            async with limit:
                return await read_whole(self._answer, self._call)
        except FOREIGN_ERRORS as error:
            late = limit.expired()
            failure = self._call.failure(FailureKind.TIMEOUT) if late else self._failure_of(error)
        raise error_of(failure)

    async def drain(self, within_s: float) -> None:
        """Let the end arrive, so that the connection can be kept; what comes is of no use."""
        self._read_on()
        with suppress(*FOREIGN_ERRORS):
            async with asyncio.timeout(within_s):
                while await self._answer.content.readany():
                    pass

    def close(self) -> None:
        """End the request: the connection is closed, or kept when everything has come."""
        self._read_on()
        if self._answer.content.is_eof():
            self._answer.release()
        else:
            self._answer.close()


def headers_of(answer: aiohttp.ClientResponse) -> dict[str, str]:
    """Headers by name in lower case."""
    return {name.lower(): value for name, value in answer.headers.items()}


async def read_whole(answer: aiohttp.ClientResponse, call: Call) -> bytes:
    """A body of bounded size; of a refusal whatever can be had.

    Raises:
        AnswerUnusableError: it is too large.
    """
    succeeded = 200 <= answer.status < 300
    limit = ANSWER_LIMIT if succeeded else REFUSAL_LIMIT
    body = bytearray()
    try:
        async for chunk in answer.content.iter_any():
            body += chunk
            if len(body) > limit:
                break
    except aiohttp.ClientError:
        if succeeded:
            raise
    if succeeded and len(body) > limit:
        raise error_of(
            call.failure(
                FailureKind.TOO_LARGE_ANSWER,
                status=answer.status,
                body=body[: 4 * BODY_LIMIT].decode(errors="replace")[:BODY_LIMIT],
            )
        )
    return bytes(body[:limit])
