"""The body of an answer to chat completions: bytes in, turn events out. No input or output."""

from collections.abc import Mapping

from gizai_desktop.backends.openai.errors import Asked, reported
from gizai_desktop.backends.openai.wire import ChunkReader
from gizai_desktop.backends.sse import EVENT_LIMIT, ServerEvent, SseDecoder
from gizai_desktop.backends.wording import parse_json
from gizai_desktop.domain.errors import BODY_LIMIT, Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.turn import FinishReason, TurnEvent, TurnFinished

DONE = "[DONE]"
_BOM = b"\xef\xbb\xbf"
_HEAD = 4 * BODY_LIMIT
"""Bytes at the beginning that an error may show."""


class AnswerBody:
    """Reads server-sent events, or the single object of a server that does not stream.

    Which of them it is shows in the first byte: servers mistake the content type. The caller
    looks at `failure` after each piece's events.

    Attributes:
        failure: why nothing more comes, or None; what came before stays valid.
        ended: the service has said that this was all.
    """

    def __init__(
        self, asked: Asked, *, events_promised: bool = False, names_model: bool = True
    ) -> None:
        self.failure: Failure | None = None
        self.ended = False
        self._asked = asked
        self._promised = events_promised
        self._reader = ChunkReader(asked.model if names_model else "")
        self._decoder: SseDecoder | None = None
        self._buffer = bytearray()
        self._head = b""
        self._seen = False
        self._single = False

    @property
    def over(self) -> bool:
        """Whether nothing more is to be read."""
        return self.ended or self.failure is not None

    @property
    def finishing(self) -> bool:
        """Whether the service gave a reason for the end, so that little more can come."""
        return self._reader.reason is not None

    def feed(self, piece: bytes) -> list[TurnEvent]:
        """The events that this piece brings."""
        if self.over:
            return []
        if len(self._head) < _HEAD:
            self._head += piece[: _HEAD - len(self._head)]
        if self._decoder is not None:
            return self._events(self._decoder, piece)
        self._buffer += piece
        if len(self._buffer) > EVENT_LIMIT:
            self._fail(FailureKind.TOO_LARGE_ANSWER)
        elif self._is_stream():
            self._decoder = SseDecoder()
            piece, self._buffer = bytes(self._buffer), bytearray()
            return self._events(self._decoder, piece)
        return []

    def end(self) -> list[TurnEvent]:
        """The events that the end of the body brings; a `TurnFinished` if it is an end."""
        if self.over:
            return []
        return self._whole() if self._decoder is None else self._last(self._decoder)

    def abandon(self) -> list[TurnEvent]:
        """The events that were held back, when the rest of the body will never come."""
        return [] if self.over else self._reader.end()

    def _last(self, decoder: SseDecoder) -> list[TurnEvent]:
        events = self._events(decoder, b"\n\n", last=True)
        if self.over:
            return events
        if not self._seen and not self._promised:
            self._fail(FailureKind.NOT_JSON)  # a page of somebody else
            return events
        events += self._reader.end()
        return events + self._finish() if self.finishing else events

    def _is_stream(self) -> bool:
        if self._single:
            return False
        beginning = bytes(self._buffer[:_HEAD]).removeprefix(_BOM).lstrip()
        self._single = beginning.startswith((b"{", b"["))
        waiting = self._single or beginning in _BOM  # that includes nothing at all
        return not waiting

    def _events(self, decoder: SseDecoder, piece: bytes, *, last: bool = False) -> list[TurnEvent]:
        events: list[TurnEvent] = []
        for event in decoder.feed(piece):
            self._read(event, events, last=last)
            if self.over:
                return events
        if decoder.too_large or self._reader.characters > EVENT_LIMIT:
            events += self._reader.end()
            self._fail(FailureKind.TOO_LARGE_ANSWER)
        return events

    def _read(self, event: ServerEvent, events: list[TurnEvent], *, last: bool) -> None:
        data = event.data.strip()
        marked = event.event == "error"
        if data == DONE:
            self._seen = self.ended = True
            events += self._reader.end() + self._finish()
            return
        value, broken = parse_json(data)
        if isinstance(value, Mapping):
            self._seen = True
            events += self._reader.read(value)
            # Looked up first: this is done for every token.
            if marked or "error" in value:
                self._report(value, data, events, marked=marked)
        elif marked:
            self.failure = self._asked.failure(FailureKind.STREAM_ERROR, data, message=data)
        elif broken is not None and data.startswith("{") and not last:
            # A hole in the text would go unseen; half an object at the very end is a cut.
            events += self._reader.end()
            self.failure = self._asked.failure(FailureKind.NOT_JSON, data)

    def _report(
        self, value: Mapping[str, object], text: str, events: list[TurnEvent], *, marked: bool
    ) -> None:
        failure = reported(self._asked, value, text, marked=marked)
        if failure is not None:
            events += self._reader.end()
            self.failure = failure

    def _whole(self) -> list[TurnEvent]:
        text = self._buffer.decode("utf-8-sig", errors="replace")
        if not text.strip():
            self._silent(text)
            return []
        value, broken = parse_json(text)
        if broken is not None:
            self._fail(broken)
            return []
        if not isinstance(value, Mapping):
            self._fail(FailureKind.NOT_AN_OBJECT)
            return []
        events = self._reader.read(value)
        self._report(value, text, events, marked=False)
        if self.failure is not None:
            return events
        if not self._reader.choices:
            self._fail(FailureKind.NO_OUTPUT)
            return events
        return events + self._reader.end() + self._finish()

    def _silent(self, text: str) -> None:
        """A stream without a word is an interrupted one; any other answer is a wrong one."""
        if not self._promised:
            self.failure = self._asked.failure(FailureKind.EMPTY_OUTPUT, text)

    def _finish(self) -> list[TurnEvent]:
        """The end, unless it is one without an answer."""
        self.ended = True
        reason = self._reader.reason or ""
        spoken = self._reader.characters > 0
        if reason == "error":  # OpenRouter, whose provider failed
            self._fail(FailureKind.STREAM_ERROR)
        elif reason == FinishReason.CONTENT_FILTER and not self._reader.texts:
            self._fail(FailureKind.CONTENT_FILTER)
        elif not spoken and reason != FinishReason.LENGTH:
            self._fail(FailureKind.EMPTY_OUTPUT)
        else:
            return [TurnFinished(reason)]
        return []

    def _fail(self, kind: FailureKind) -> None:
        self.failure = self._asked.failure(kind, self._head.decode(errors="replace"))
