"""How four servers speak OpenAI's interface, each fact with where it is written.

A dialect knows what goes over the wire and nothing about sockets: objects, chunks as bytes, and
refusals as a status with a body.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

DONE = b"data: [DONE]\n\n"
CREATED = 1735689600


@dataclass(frozen=True)
class Refusal:
    """A status with a body, and the body's type."""

    status: int
    body: bytes
    content_type: str = "application/json"


def event(value: object) -> bytes:
    """One event as all four write it."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def refuse(status: int, value: object) -> Refusal:
    """A refusal in JSON."""
    return Refusal(status, json.dumps(value).encode())


class Dialect:
    """What the servers have in common: https://platform.openai.com/docs/api-reference/chat.

    Attributes:
        base: the path that clients append ``/chat/completions`` to.
        reasoning: the name under which a delta carries reasoning.
    """

    name = "openai"
    base = "/v1"
    reasoning = "reasoning_content"

    def chunk(self, model: str, delta: object, reason: str | None = None) -> dict[str, Any]:
        return {
            "id": "chatcmpl-123",
            "object": "chat.completion.chunk",
            "created": CREATED,
            "model": model,
            "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
        }

    def head(self, model: str) -> Iterator[bytes]:
        """What comes before the first word."""
        yield event(self.chunk(model, {"role": "assistant", "content": ""}))

    def word(self, model: str, text: str) -> bytes:
        return event(self.chunk(model, {"content": text}))

    def thought(self, model: str, text: str) -> bytes:
        return event(self.chunk(model, {self.reasoning: text}))

    def tail(self, model: str, reason: str, *, usage: bool) -> Iterator[bytes]:
        """What follows the last word."""
        yield event(self.chunk(model, {}, reason))
        if usage:
            yield event({**self.chunk(model, {}), "choices": [], "usage": USAGE})
        yield DONE

    def answer(
        self, model: str, words: Sequence[str], reason: str = "stop", *, usage: bool = False
    ) -> list[bytes]:
        """A whole stream, event by event."""
        said = (self.word(model, text) for text in words)
        return [*self.head(model), *said, *self.tail(model, reason, usage=usage)]

    def whole(self, model: str, text: str, reason: str = "stop") -> dict[str, Any]:
        """An answer that is not streamed."""
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": reason}
        return {
            "id": "chatcmpl-123",
            "object": "chat.completion",
            "created": CREATED,
            "model": model,
            "choices": [choice],
            "usage": USAGE,
        }

    def models(self, names: Sequence[str]) -> dict[str, Any]:
        return {"object": "list", "data": [self.listed(name) for name in names]}

    def listed(self, name: str) -> dict[str, Any]:
        return {"id": name, "object": "model", "created": CREATED, "owned_by": "library"}

    def no_key(self) -> Refusal:
        """https://platform.openai.com/docs/guides/error-codes"""
        error = {
            "message": "Incorrect API key provided: wrong.",
            "type": "invalid_request_error",
            "param": None,
            "code": "invalid_api_key",
        }
        return refuse(401, {"error": error})

    def no_model(self, model: str) -> Refusal:
        error = {
            "message": f"The model `{model}` does not exist or you do not have access to it.",
            "type": "invalid_request_error",
            "param": None,
            "code": "model_not_found",
        }
        return refuse(404, {"error": error})

    def no_path(self, method: str, path: str) -> Refusal:
        message = f"Invalid URL ({method} {path})"
        return refuse(404, {"error": {"message": message, "type": "invalid_request_error"}})

    def overflow(self) -> Refusal | bytes | None:
        """A refusal, an event in a stream of status 200, or None where nothing is refused.

        The wording: https://github.com/archi-physics/archi/issues/497
        """
        error = {
            "message": "Input tokens exceed the configured limit of 272000 tokens. Your messages"
            " resulted in 477469 tokens. Please reduce the length of the messages.",
            "type": "invalid_request_error",
            "param": "messages",
            "code": "context_length_exceeded",
        }
        return refuse(400, {"error": error})

    def failing(self, model: str, message: str) -> bytes:
        """An error after the answer has begun: recorded of OpenAI in ``stream_error.txtar`` of
        https://github.com/coder/coder (aibridge/fixtures/openai/chatcompletions)."""
        return event({"error": {"message": message, "type": "server_error"}})


USAGE = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}


class Ollama(Dialect):
    """Ollama's ``/v1``.

    Chunks, errors and lists: ``openai/openai.go`` (ToChunk, NewError, ToListCompletion) and
    ``middleware/openai.go`` (ChatWriter) of https://github.com/ollama/ollama. Every delta has a
    role and a content; reasoning is ``reasoning``; the usage chunk comes only on request.
    """

    name = "ollama"
    reasoning = "reasoning"

    def chunk(self, model: str, delta: object, reason: str | None = None) -> dict[str, Any]:
        said = {"role": "assistant", "content": ""}
        if isinstance(delta, dict):
            said |= delta
        return {**super().chunk(model, said, reason), "system_fingerprint": "fp_ollama"}

    def head(self, model: str) -> Iterator[bytes]:
        return iter(())

    def models(self, names: Sequence[str]) -> dict[str, Any]:
        """Without models it is ``null``: a nil slice in ToListCompletion."""
        return {"object": "list", "data": [self.listed(name) for name in names] or None}

    def no_model(self, model: str) -> Refusal:
        """The wording: https://docs.ollama.com/api/errors, the shape: NewError."""
        error = {"message": f"model '{model}' not found", "type": "not_found_error"}
        return refuse(404, {"error": {**error, "param": None, "code": None}})

    def no_path(self, method: str, path: str) -> Refusal:
        """Gin's own answer: ``default404Body`` and ``serveError`` (``text/plain``) in ``gin.go`` of
        https://github.com/gin-gonic/gin."""
        return Refusal(404, b"404 page not found", "text/plain")

    def overflow(self) -> Refusal | bytes | None:
        """It cuts the conversation silently: https://github.com/ollama/ollama/issues/4967."""
        return None

    def failing(self, model: str, message: str) -> bytes:
        """ChatWriter.Write looks at the status, which is 200 by then, and reads ``{"error": …}`` as
        an answer without words: the message gets lost in an empty chunk, and the stream ends."""
        return event(self.chunk(model, {}))


class LlamaCpp(Dialect):
    """llama-server: https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md.

    The first delta has a role and a null; ``timings`` come with the last object.
    ``tests/backends/test_openai_dialects.py`` compares it with the real server.
    """

    name = "llama.cpp"

    def head(self, model: str) -> Iterator[bytes]:
        yield event(self.chunk(model, {"role": "assistant", "content": None}))

    def progress(self, model: str, processed: int, total: int) -> bytes:
        """With ``return_progress``: README, "prompt_progress"."""
        told = {"total": total, "cache": 0, "processed": processed, "time_ms": 10}
        delta = {"role": "assistant", "content": None}
        return event({**self.chunk(model, delta), "prompt_progress": told})

    def tail(self, model: str, reason: str, *, usage: bool) -> Iterator[bytes]:
        last = self.chunk(model, {}, reason)
        if usage:
            yield event(last)
            last = {**self.chunk(model, {}), "choices": [], "usage": USAGE}
        timings = {"prompt_n": 9, "predicted_n": 3, "predicted_per_second": 22.0}
        yield event({**last, "timings": timings})
        yield DONE

    def listed(self, name: str) -> dict[str, Any]:
        """README, "GET /v1/models"; ``n_ctx`` as the server of xllamacpp 2026.10 has it."""
        meta = {
            "vocab_type": 2,
            "n_vocab": 128256,
            "n_ctx": 8192,
            "n_ctx_train": 131072,
            "n_embd": 4096,
            "n_params": 8030261312,
            "size": 4912898304,
        }
        return {**super().listed(name), "owned_by": "llamacpp", "meta": meta}

    def no_key(self) -> Refusal:
        """``tools/server/server-http.cpp``, the API key middleware."""
        error = {"message": "Invalid API Key", "type": "authentication_error", "code": 401}
        return refuse(401, {"error": error})

    def no_model(self, model: str) -> Refusal:
        """A single server answers for every name, a router refuses: ``router_validate_model`` of
        ``tools/server/server-models.cpp``."""
        message = f"model '{model}' not found"
        return refuse(400, {"error": {"code": 400, "message": message, "type": INVALID}})

    def no_path(self, method: str, path: str) -> Refusal:
        """``tools/server/server-http.cpp``, the error handler."""
        error = {"message": "File Not Found", "type": "not_found_error", "code": 404}
        return refuse(404, {"error": error})

    def overflow(self) -> Refusal | bytes | None:
        """https://github.com/ggml-org/llama.cpp/pull/15780 and ``server-context.cpp``."""
        error = {
            "code": 400,
            "message": "request (1407 tokens) exceeds the available context size (256 tokens),"
            " try increasing it",
            "type": "exceed_context_size_error",
            "n_prompt_tokens": 1407,
            "n_ctx": 256,
        }
        return refuse(400, {"error": error})

    def loading(self) -> Refusal:
        """README, "503": while it reads its file."""
        error = {"code": 503, "message": "Loading model", "type": "unavailable_error"}
        return refuse(503, {"error": error})

    def failing(self, model: str, message: str) -> bytes:
        """An event of its own, after which the stream ends: ``format_oai_sse`` of
        ``{"error": …}`` in ``tools/server/server-context.cpp``; what the error holds is
        ``format_error_response`` of ``server-common.cpp``."""
        return event({"error": {"code": 500, "message": message, "type": "server_error"}})


INVALID = "invalid_request_error"


class LmStudio(Dialect):
    """LM Studio's server: https://lmstudio.ai/docs/developer/openai-compat.

    Reasoning is ``reasoning_content`` when its setting is on:
    https://lmstudio.ai/docs/developer/api-changelog (0.3.9).
    """

    name = "lmstudio"

    def chunk(self, model: str, delta: object, reason: str | None = None) -> dict[str, Any]:
        chunk = super().chunk(model, delta, reason)
        chunk["choices"][0]["logprobs"] = None
        return {**chunk, "system_fingerprint": model}

    def head(self, model: str) -> Iterator[bytes]:
        return iter(())

    def word(self, model: str, text: str) -> bytes:
        return event(self.chunk(model, {"role": "assistant", "content": text}))

    def listed(self, name: str) -> dict[str, Any]:
        return {"id": name, "object": "model", "owned_by": "organization_owner"}

    def no_model(self, model: str) -> Refusal:
        """https://github.com/assafelovic/gpt-researcher/issues/1556"""
        error = {
            "message": f'Invalid model identifier "{model}". Please specify a valid downloaded'
            " model (e.g. qwen2.5-0.5b-instruct).",
            "type": INVALID,
            "param": "model",
            "code": "model_not_found",
        }
        return refuse(400, {"error": error})

    def no_path(self, method: str, path: str) -> Refusal:
        """Status 200 and a text: https://github.com/lmstudio-ai/lms/issues/169."""
        return refuse(200, {"error": f"Unexpected endpoint or method. ({method} {path})"})

    def overflow(self) -> Refusal | bytes | None:
        """https://github.com/Gitlawb/openclaude/issues/353; an event of a 200 where it streams:
        https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2322."""
        message = (
            "The number of tokens to keep from the initial prompt is greater than the context"
            " length (n_keep: 13055>= n_ctx: 4096). Try to load the model with a larger context"
            " length, or provide a shorter input."
        )
        return event({"error": {"message": message}, "message": message})

    def failing(self, model: str, message: str) -> bytes:
        """https://github.com/zendev-sh/goai/pull/110"""
        return event({"error": {"message": message}, "message": message})


class OpenRouter(Dialect):
    """OpenRouter: https://openrouter.ai/docs/api/reference/streaming, ``errors-and-debugging``.

    Comments keep the connection alive; usage comes unasked, with a last choice.
    """

    name = "openrouter"
    base = "/api/v1"
    reasoning = "reasoning"
    comment = b": OPENROUTER PROCESSING\n\n"

    def chunk(self, model: str, delta: object, reason: str | None = None) -> dict[str, Any]:
        chunk = super().chunk(model, delta, reason)
        chunk["choices"][0] |= {"native_finish_reason": reason, "logprobs": None}
        return {**chunk, "id": "gen-1735689600-abc", "provider": "Example"}

    def head(self, model: str) -> Iterator[bytes]:
        yield self.comment
        yield self.comment
        yield event(self.chunk(model, {"role": "assistant", "content": ""}))

    def tail(self, model: str, reason: str, *, usage: bool) -> Iterator[bytes]:
        yield event(self.chunk(model, {"role": "assistant", "content": ""}, reason))
        yield event({**self.chunk(model, {"role": "assistant", "content": ""}), "usage": USAGE})
        yield DONE

    def listed(self, name: str) -> dict[str, Any]:
        """https://openrouter.ai/docs/api-reference/list-available-models"""
        return {
            "id": name,
            "name": f"Example: {name}",
            "created": CREATED,
            "context_length": 131072,
            "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
            "pricing": {"prompt": "0", "completion": "0"},
            "top_provider": {"context_length": 65536, "is_moderated": False},
        }

    def no_key(self) -> Refusal:
        """https://github.com/musistudio/claude-code-router/issues/227"""
        return refuse(401, {"error": {"message": "No auth credentials found", "code": 401}})

    def no_credit(self) -> Refusal:
        """errors-and-debugging, "402"."""
        error = {"code": 402, "message": "Insufficient credits"}
        return refuse(402, {"error": error, "user_id": "user_1"})

    def flagged(self) -> Refusal:
        """errors-and-debugging, "Moderation Errors"."""
        metadata = {
            "reasons": ["violence"],
            "flagged_input": "…",
            "provider_name": "Example",
            "model_slug": "example/one",
        }
        error = {"code": 403, "message": "Your input was flagged", "metadata": metadata}
        return refuse(403, {"error": error})

    def from_provider(self, status: int, raw: str) -> Refusal:
        """errors-and-debugging, "Provider Errors": what the provider said is in ``raw``."""
        metadata = {"provider_name": "Example", "raw": raw}
        error = {"code": status, "message": "Provider returned error", "metadata": metadata}
        return refuse(status, {"error": error})

    def no_model(self, model: str) -> Refusal:
        """https://github.com/RightNow-AI/openfang/issues/697"""
        error = {"message": f"{model} is not a valid model ID", "code": 400}
        return refuse(400, {"error": error, "user_id": "user_1"})

    def overflow(self) -> Refusal | bytes | None:
        """https://github.com/topoteretes/cognee/issues/1061"""
        message = (
            "This endpoint's maximum context length is 16384 tokens. However, you requested about"
            " 94307 tokens (94307 of text input). Please reduce the length of either one, or use"
            ' the "middle-out" transform to compress your prompt automatically.'
        )
        metadata = {"provider_name": None}
        return refuse(400, {"error": {"message": message, "code": 400, "metadata": metadata}})

    def failing(self, model: str, message: str) -> bytes:
        """streaming, "Errors after tokens have been sent": the error stands beside the choices,
        its code can be a word, and it may be the first and only event."""
        chunk = self.chunk(model, {"content": ""}, "error")
        return event({**chunk, "error": {"code": "server_error", "message": message}})


DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect for dialect in (Dialect(), Ollama(), LlamaCpp(), LmStudio(), OpenRouter())
}
FOUR = ("ollama", "llama.cpp", "lmstudio", "openrouter")
