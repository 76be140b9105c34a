"""Lists of AI models as the servers give them."""

import json

import pytest
from hypothesis import given

from gizai_desktop.backends.openai.errors import Asked
from gizai_desktop.backends.openai.models import parse_models
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.errors import GizaiError
from gizai_desktop.domain.failures import FailureKind
from tests.backends.test_openai_wire import JSON
from tests.support.openai_dialects import DIALECTS

ASKED = Asked("Test server")


def listed(value: object) -> list[ListedModel]:
    return parse_models(ASKED, 200, {}, json.dumps(value))


def problem(status: int, text: str) -> str:
    with pytest.raises(GizaiError) as caught:
        parse_models(ASKED, status, {}, text)
    return caught.value.failure.kind


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        ("openai", ListedModel("a", "a")),
        ("ollama", ListedModel("a", "a")),
        ("lmstudio", ListedModel("a", "a")),
        ("llama.cpp", ListedModel("a", "a", "8.0B", 8192)),
        ("openrouter", ListedModel("a", "Example: a", "free", 65536)),
    ],
)
def test_each_server_tells_what_it_knows(dialect: str, expected: ListedModel) -> None:
    found = listed(DIALECTS[dialect].models(["a", "b", "a"]))
    assert found[0] == expected
    assert [model.id for model in found] == ["a", "b"]


def test_a_server_without_models_has_an_empty_list() -> None:
    assert listed(DIALECTS["ollama"].models([])) == []
    assert listed({"object": "list", "data": []}) == []


@pytest.mark.parametrize(
    ("entry", "tokens"),
    [
        ({"meta": {"n_ctx_train": 32768, "n_ctx": 4096}}, 4096),
        ({"loaded_context_length": 4096, "max_context_length": 32768}, 4096),
        ({"max_model_len": 8192}, 8192),
        ({"context_window": 8192}, 8192),
        ({"context_length": 9, "top_provider": {"context_length": None}}, 9),
        ({"context_length": True}, None),
        ({"context_length": -1}, None),
        ({"context_length": "8192"}, None),
        ({"meta": None}, None),
    ],
)
def test_the_context_is_what_the_server_really_takes(
    entry: dict[str, object], tokens: int | None
) -> None:
    assert listed({"data": [{"id": "a", **entry}]})[0].context_tokens == tokens


def test_what_makes_vectors_or_pictures_is_left_out() -> None:
    picture = {"id": "b", "architecture": {"output_modalities": ["image"]}}
    vectors = {"id": "text-embedding-nomic-embed-text-v1.5"}
    assert [each.id for each in listed({"data": [vectors, picture, {"id": "a"}]})] == ["a"]


def test_a_file_of_llama_cpp_has_its_name() -> None:
    assert listed({"data": [{"id": "../models/Tiny-Q4.gguf"}]})[0].name == "Tiny-Q4"


@pytest.mark.parametrize(
    ("status", "text", "kind"),
    [
        (401, "{}", FailureKind.KEY_REFUSED),
        (404, "404 page not found", FailureKind.NOT_FOUND),
        (200, "<html></html>", FailureKind.NOT_JSON),
        (200, '{"data": [', FailureKind.CUT_OFF),
        (200, "7", FailureKind.NOT_AN_OBJECT),
        (200, '{"object": "list"}', FailureKind.NOT_AN_OBJECT),
        (200, '{"error": "Unexpected endpoint or method. (GET /models)"}', FailureKind.NOT_FOUND),
        (307, "", FailureKind.UNEXPECTED_STATUS),
    ],
)
def test_what_is_no_list_is_a_failure(status: int, text: str, kind: FailureKind) -> None:
    assert problem(status, text) == kind


@given(JSON)
def test_any_json_is_a_list_or_our_own_error(value: object) -> None:
    for shape in (value, {"data": value}, {"data": [value]}, [{"id": "a", "meta": value}]):
        try:
            found = listed(shape)
        except GizaiError:
            continue
        assert all(model.id and model.name.encode() for model in found)
