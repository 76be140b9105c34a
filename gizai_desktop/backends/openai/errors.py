"""How OpenAI-compatible services say no, as failures of this product. No input or output.

An error is ``{"error": {"message", "type", "code", "param"}}`` of OpenAI and Ollama's ``/v1``,
``{"error": {"code": 400, "message", "type"}}`` of llama.cpp, ``{"error": {"code": 402, "message",
"metadata"}}`` of OpenRouter, ``{"error": "…"}`` of Ollama's own interface and LM Studio,
``{"detail": "…"}`` of FastAPI; it comes as the body of a status, as the body of a 200, or as a
chunk of a stream. Sources of each: ``tests/support/openai_dialects.py``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from gizai_desktop.backends.wording import (
    excerpt,
    hide,
    parse_json,
    retry_after,
    sentence,
    well_formed,
)
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind

_KINDS = {
    400: FailureKind.BAD_REQUEST,
    401: FailureKind.KEY_REFUSED,
    402: FailureKind.PAYMENT,
    403: FailureKind.KEY_REFUSED,
    405: FailureKind.NOT_FOUND,
    408: FailureKind.SERVER_FAULT,
    413: FailureKind.CONTEXT_OVERFLOW,
    422: FailureKind.BAD_REQUEST,
    429: FailureKind.RATE_LIMITED,
}
_BY_WORD = {
    "context_length_exceeded": FailureKind.CONTEXT_OVERFLOW,
    "exceed_context_size_error": FailureKind.CONTEXT_OVERFLOW,
    "model_not_found": FailureKind.UNKNOWN_MODEL,
    "content_filter": FailureKind.CONTENT_FILTER,
    "content_policy_violation": FailureKind.CONTENT_FILTER,
    "insufficient_quota": FailureKind.PAYMENT,
    "invalid_api_key": FailureKind.KEY_REFUSED,
    "authentication_error": FailureKind.KEY_REFUSED,
    "rate_limit_exceeded": FailureKind.RATE_LIMITED,
    "rate_limit_error": FailureKind.RATE_LIMITED,
}
"""Codes and types that say more than the status they come with."""
_OVERFLOW = re.compile(
    r"maximum context length (is|of) \d"  # OpenAI, vLLM, OpenRouter
    r"|exceeds? the available context size"  # llama.cpp
    r"|exceeds? (the )?context (window|length)"  # llama-cpp-python, Ollama
    r"|context the overflows"  # LM Studio, as it is written there
    r"|is greater than the context length"  # LM Studio
    r"|context size has been exceeded"  # LM Studio's MLX
    r"|reached context length of \d"  # LM Studio
    r"|prompt is too long: \d+ tokens"  # Anthropic by OpenRouter
    r"|input tokens exceed the configured limit"  # OpenAI
    r"|input token count .{0,40}exceeds the maximum",  # Google by OpenRouter
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"not a valid model|model\b.{0,200}(not found|not exist|not available|not loaded)"
    r"|no endpoints found|no models? loaded",
    re.IGNORECASE | re.DOTALL,
)
_NO_PATH = re.compile(r"unexpected endpoint|invalid url|page not found", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a failure may name, and what it must never show.

    Attributes:
        service: the service's name for people.
        model: the AI model that was asked, or empty when none was.
        secret: the key that the request carried.
    """

    service: str
    model: str = ""
    secret: str = field(default="", repr=False)

    def failure(
        self, kind: FailureKind, body: str = "", status: int | None = None, message: str = ""
    ) -> Failure:
        """A failure of this kind; ``body`` and ``message`` are what the server sent."""
        return Failure(
            kind,
            {"service": self.service, "model": self.model},
            sentence(well_formed(hide(message, self.secret))),
            status,
            excerpt(hide(body, self.secret)),
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """An error object, whatever its shape.

    Attributes:
        message: for people.
        words: code and type, in lower case.
        status: an HTTP status that is written in the error itself.
        filtered: whether moderation is given as the reason.
    """

    message: str = ""
    words: tuple[str, ...] = ()
    status: int | None = None
    filtered: bool = False


def refusal(asked: Asked, status: int, headers: Mapping[str, str], text: str) -> Failure:
    """What an answer with another status than 2xx means.

    Args:
        headers: by name in lower case.
        text: the body.
    """
    parsed, _ = parse_json(text)
    words = _words_of(parsed)
    failure = asked.failure(_kind(asked, status, words), text, status, words.message)
    waiting = retry_after(headers.get("retry-after", ""), datetime.now(UTC))
    return replace(failure, retry_after_s=waiting)


def reported(asked: Asked, value: Mapping[str, Any], text: str, *, marked: bool) -> Failure | None:
    """The error that an answer's JSON carries, if it does.

    Args:
        value: a chunk of a stream, or a whole answer.
        text: the same as it came.
        marked: whether the event itself is called an error.
    """
    if not value.get("error") and not marked:
        return None
    words = _words_of(value)
    return asked.failure(_kind(asked, words.status, words), text, words.status, words.message)


def _kind(asked: Asked, status: int | None, words: _Words) -> FailureKind:
    said = _said(words)
    if said is not None:
        return said
    may_be_model = status in (None, 400, 404, 500) and asked.model
    if may_be_model and _NO_MODEL.search(words.message):
        return FailureKind.UNKNOWN_MODEL
    return FailureKind.STREAM_ERROR if status is None else _of_status(asked, status, words)


def _said(words: _Words) -> FailureKind | None:
    """What the error says itself, whatever status it came with."""
    if _OVERFLOW.search(words.message):
        return FailureKind.CONTEXT_OVERFLOW
    known = next((_BY_WORD[word] for word in words.words if word in _BY_WORD), None)
    if known is None and words.filtered:
        return FailureKind.CONTENT_FILTER
    if known is None and _NO_PATH.search(words.message):
        return FailureKind.NOT_FOUND
    return known


def _of_status(asked: Asked, status: int, words: _Words) -> FailureKind:
    if status == 404:
        named = "model" in words.message.lower() or asked.model in words.message
        return FailureKind.UNKNOWN_MODEL if asked.model and named else FailureKind.NOT_FOUND
    fallback = FailureKind.SERVER_FAULT if 500 <= status < 600 else FailureKind.UNEXPECTED_STATUS
    return _KINDS.get(status, fallback)


def _words_of(value: object) -> _Words:
    if not isinstance(value, Mapping):
        return _Words()
    error = value.get("error") or value
    if isinstance(error, str):
        return _Words(error)
    return _of_object(error) if isinstance(error, Mapping) else _Words()


def _of_object(error: Mapping[str, Any]) -> _Words:
    code = error.get("code")
    known = isinstance(code, int) and not isinstance(code, bool) and 400 <= code < 600
    words = tuple(word.lower() for word in (code, error.get("type")) if isinstance(word, str))
    message = _first_text(error.get("message"), error.get("detail"), error.get("msg"))
    metadata = error.get("metadata")
    if not isinstance(metadata, Mapping):
        metadata = {}
    from_provider = _of_provider(metadata.get("raw"))
    return _Words(
        from_provider.message or message,
        words + from_provider.words,
        code if known else None,
        bool(metadata.get("reasons")),
    )


def _of_provider(raw: object) -> _Words:
    """What the provider behind OpenRouter said; OpenRouter itself says "returned error" only."""
    if not isinstance(raw, str):
        return _Words()
    parsed, broken = parse_json(raw)
    if broken is not None or not isinstance(parsed, Mapping):
        return _Words("" if raw.lstrip().startswith(("{", "<")) else raw)
    error = parsed.get("error", parsed)
    if not isinstance(error, Mapping):
        return _Words(error if isinstance(error, str) else "")
    words = (error.get("code"), error.get("type"))
    return _Words(
        _first_text(error.get("message")),
        tuple(word.lower() for word in words if isinstance(word, str)),
    )


def _first_text(*values: object) -> str:
    return next((value for value in values if isinstance(value, str) and value), "")
