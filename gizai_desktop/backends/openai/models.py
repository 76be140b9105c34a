"""The list of AI models that ``GET /models`` gives. No input or output.

OpenAI's ``{"object": "list", "data": [{"id"}]}`` with what each server adds: OpenRouter ``name``,
``context_length`` and prices, llama.cpp ``meta``, LM Studio ``loaded_context_length``, vLLM
``max_model_len``; Ollama sends ``"data": null`` when it has none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gizai_desktop.backends.faults import error_of
from gizai_desktop.backends.openai.errors import Asked, refusal, reported
from gizai_desktop.backends.wording import parse_json, sentence
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.failures import FailureKind

ID_LIMIT = 500
"""Characters of an id; longer ones are none."""
_CONTEXT = (
    "loaded_context_length",
    "context_length",
    "max_context_length",
    "max_model_len",
    "context_window",
)


def parse_models(
    asked: Asked, status: int, headers: Mapping[str, str], text: str
) -> list[ListedModel]:
    """The AI models for conversation, in the service's order.

    Raises:
        GizaiError: the service said no, or what it said is no list.
    """
    if not 200 <= status < 300:
        raise error_of(refusal(asked, status, headers, text))
    parsed, broken = parse_json(text)
    if broken is not None:
        raise error_of(asked.failure(broken, text, status=status))
    if isinstance(parsed, Mapping):
        failure = reported(asked, parsed, text, marked=False)
        if failure is not None:
            raise error_of(failure)
    entries = _entries(parsed)
    if entries is None:
        raise error_of(asked.failure(FailureKind.NOT_AN_OBJECT, text, status=status))
    found: dict[str, ListedModel] = {}
    for model in _read(entries):
        found.setdefault(model.id, model)
    return list(found.values())


def _entries(parsed: object) -> list[Any] | None:
    if isinstance(parsed, list):
        return parsed
    if not isinstance(parsed, Mapping):
        return None
    for key in ("data", "models"):
        if isinstance(parsed.get(key), list):
            return list(parsed[key])
    return [] if "data" in parsed and parsed["data"] is None else None


def _read(entries: list[Any]) -> Iterator[ListedModel]:
    for entry in entries:
        model = entry.get("id") if isinstance(entry, Mapping) else None
        if not isinstance(model, str) or not _is_id(model) or not _talks(model, entry):
            continue
        yield ListedModel(model, _name(model, entry), _note(entry), _context(entry))


def _is_id(model: str) -> bool:
    return 0 < len(model) <= ID_LIMIT and model.isprintable() and model.strip() == model


def _talks(model: str, entry: Mapping[str, Any]) -> bool:
    """Whether it answers with text; LM Studio lists what only makes vectors under such names."""
    outputs = _object(entry.get("architecture")).get("output_modalities")
    if isinstance(outputs, list) and "text" not in outputs:
        return False
    return entry.get("type") != "embeddings" and not model.startswith("text-embedding-")


def _name(model: str, entry: Mapping[str, Any]) -> str:
    name = sentence(entry.get("name"))
    if name:
        return name
    # llama.cpp calls a model by its file.
    if model.lower().endswith(".gguf"):
        return model.replace("\\", "/").rpartition("/")[2][: -len(".gguf")] or model
    return model


def _note(entry: Mapping[str, Any]) -> str:
    size = _number(_object(entry.get("meta")).get("n_params"))
    if size is not None and size >= 1e6:
        return f"{size / 1e9:.1f}B" if size >= 1e9 else f"{size / 1e6:.0f}M"
    prices = _object(entry.get("pricing"))
    free = prices.get("prompt") == "0" and prices.get("completion") == "0"
    return "free" if free else ""


def _context(entry: Mapping[str, Any]) -> int | None:
    meta = _object(entry.get("meta"))
    found = (
        _number(_object(entry.get("top_provider")).get("context_length")),
        *(_number(entry.get(key)) for key in _CONTEXT),
        _number(meta.get("n_ctx")),  # what it runs with; the other is what it was trained with
        _number(meta.get("n_ctx_train")),
    )
    return next((number for number in found if number is not None), None)


def _number(value: object) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**15
    return value if fits and isinstance(value, int) else None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
