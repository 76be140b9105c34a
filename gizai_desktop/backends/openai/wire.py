"""The chat completions protocol: what is asked, and what one object of an answer brings.

No input or output. OpenAI's interface as https://platform.openai.com/docs/api-reference/chat has
it, and the habits of the servers that copy it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gizai_desktop.backends.think_tags import ThinkTags
from gizai_desktop.backends.wording import well_formed
from gizai_desktop.domain.turn import (
    AnsweredBy,
    Reading,
    ReasoningDelta,
    TextDelta,
    TurnEvent,
    TurnRequest,
)

_REASONING = ("reasoning_content", "reasoning")
"""DeepSeek, llama.cpp and LM Studio use the first name, OpenRouter and Ollama the second; vLLM
sends both with the same text."""
_ID_LIMIT = 200


def request_body(
    request: TurnRequest, *, stream: bool, usage: bool = False, progress: bool = False
) -> bytes:
    """The JSON of a question; reasoning of earlier answers stays here.

    Args:
        usage: whether to ask for a last chunk with token counts.
        progress: whether to ask llama.cpp how far it has read; others refuse unknown fields.
    """
    messages = [_message(str(each.role), each.content) for each in request.messages]
    if request.system_prompt.strip():
        messages.insert(0, _message("system", request.system_prompt))
    body: dict[str, Any] = {
        "model": well_formed(request.ref.model),
        "messages": messages,
        "stream": stream,
    }
    dials = request.parameters
    for name in ("temperature", "top_p", "max_tokens"):
        if getattr(dials, name) is not None:
            body[name] = getattr(dials, name)
    if dials.stop:
        body["stop"] = [well_formed(text) for text in dials.stop]
    if stream and usage:
        body["stream_options"] = {"include_usage": True}
    if stream and progress:
        body["return_progress"] = True
    return json.dumps(body, ensure_ascii=False).encode(errors="replace")


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": well_formed(content)}


class ChunkReader:
    """Reads an answer's objects, chunks of a stream or a whole one, into events.

    Attributes:
        reason: the reason that the service gave for the end, or None while it gave none.
        choices: whether anything looked like an answer.
        texts: how many pieces of text have come.
        characters: of text and reasoning together.
    """

    def __init__(self, asked_model: str = "") -> None:
        self.reason: str | None = None
        self.choices = False
        self.texts = 0
        self.characters = 0
        self._model = asked_model
        self._tags = ThinkTags()
        self._text = _Joined()
        self._reasoning = _Joined()

    def read(self, value: Mapping[str, Any]) -> list[TurnEvent]:
        """The events of one object."""
        events: list[TurnEvent] = []
        model = value.get("model")
        if model != self._model and self._model:
            self._answered_by(model, events)
        if "prompt_progress" in value:
            events += _progress(value["prompt_progress"])
        choices = value.get("choices")
        if isinstance(choices, list) and choices and isinstance(choices[0], Mapping):
            self.choices = True
            self._read_choice(choices[0], events)
        return events

    def end(self) -> list[TurnEvent]:
        """What was held back until the next piece; there is none."""
        events: list[TurnEvent] = []
        self._say_reasoning(self._reasoning.end(), events)
        rest = self._text.end()
        for reasoning, text in (self._tags.feed(rest), self._tags.end()):
            self._say_reasoning(reasoning, events)
            self._say(text, events)
        return events

    def _read_choice(self, choice: Mapping[str, Any], events: list[TurnEvent]) -> None:
        said = choice.get("delta")
        if not isinstance(said, Mapping):
            said = choice.get("message")
        if not isinstance(said, Mapping):
            said = choice  # the older interface has "text" right here
        for name in _REASONING:
            thought = said.get(name)
            if thought and isinstance(thought, str):
                self._think(thought, events)
                break
        content = said.get("content")
        if content is None:
            content = said.get("refusal") or choice.get("text")
        if content:
            self._read_content(content, events)
        reason = choice.get("finish_reason")
        if reason and isinstance(reason, str):
            self.reason = well_formed(reason[:_ID_LIMIT])

    def _read_content(self, content: object, events: list[TurnEvent]) -> None:
        if isinstance(content, str):
            self._take(content, events)
        elif isinstance(content, list):
            for thought, text in _parts(content):
                self._think(thought, events)
                self._take(text, events)

    def _take(self, content: str, events: list[TurnEvent]) -> None:
        reasoning, text = self._tags.feed(self._text.add(content))
        if reasoning:
            self._say_reasoning(reasoning, events)
        self._say(text, events)

    def _think(self, thought: str, events: list[TurnEvent]) -> None:
        self._say_reasoning(self._reasoning.add(thought), events)

    def _say(self, text: str, events: list[TurnEvent]) -> None:
        if text:
            self.texts += 1
            self.characters += len(text)
            events.append(TextDelta(text))

    def _say_reasoning(self, text: str, events: list[TurnEvent]) -> None:
        if text:
            self.characters += len(text)
            events.append(ReasoningDelta(text))

    def _answered_by(self, model: object, events: list[TurnEvent]) -> None:
        if isinstance(model, str) and 0 < len(model) <= _ID_LIMIT and model.isprintable():
            self._model = model
            events.append(AnsweredBy(model))


class _Joined:
    """Text whose surrogate pairs may be split between two pieces, as JSON can escape them."""

    __slots__ = ("_high",)

    def __init__(self) -> None:
        self._high = ""

    def add(self, piece: str) -> str:
        """The piece as UTF-8 can carry it; a first half at its end waits for the second."""
        if not self._high and piece.isascii():
            return piece
        piece, self._high = self._high + piece, ""
        if piece and "\ud800" <= piece[-1] <= "\udbff":
            piece, self._high = piece[:-1], piece[-1]
        # UTF-16 puts the halves together.
        return piece.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def end(self) -> str:
        """What still waits, as a mark."""
        high, self._high = self._high, ""
        return well_formed(high)


def _parts(content: Sequence[object]) -> Iterator[tuple[str, str]]:
    """Reasoning and text of each part of a content in parts, as OpenAI and Mistral send it."""
    for part in content:
        if isinstance(part, str):
            yield "", part
        elif isinstance(part, Mapping):
            if isinstance(part.get("text"), str):
                yield "", part["text"]
            thinking = part.get("thinking")
            if isinstance(thinking, str):
                yield thinking, ""
            elif isinstance(thinking, list):
                for _, text in _parts(thinking):
                    yield text, ""


def _progress(progress: object) -> list[TurnEvent]:
    """llama.cpp's ``{"total", "cache", "processed", "time_ms"}`` in tokens."""
    if not isinstance(progress, Mapping):
        return []
    total, processed = progress.get("total"), progress.get("processed")
    if not isinstance(total, int) or not isinstance(processed, int) or total <= 0:
        return []
    return [Reading(min(1.0, max(0, processed) / total))]
