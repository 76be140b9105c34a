"""The cache of the services' AI models: whatever lies there, the program goes on."""

import asyncio
import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.catalog import ListedModel, ModelList
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.models.model_lists import SIZE_LIMIT, ModelListFile
from tests.store.examples import json_values, texts

LISTS = {
    "ollama": ModelList(
        (ListedModel("llama3.2", "Llama 3.2", "2 GB", 131072), ListedModel("qwen")),
        "2026-11-22T05:27:00.123Z",
    ),
    "guide": ModelList((ListedModel("guide", "Guide"),)),
    "empty": ModelList(),
}


def load(folder: Path) -> Mapping[str, ModelList]:
    return asyncio.run(ModelListFile(folder).load())


def save(folder: Path, lists: Mapping[str, ModelList]) -> None:
    asyncio.run(ModelListFile(folder).save(lists))


def test_lists_are_there_at_the_next_start(tmp_path: Path) -> None:
    save(tmp_path, LISTS)
    assert load(tmp_path) == LISTS


def test_a_failure_is_of_its_run_alone(tmp_path: Path) -> None:
    save(tmp_path, {"a": ModelList((ListedModel("m"),), "", Failure(FailureKind.REFUSED))})
    assert load(tmp_path) == {"a": ModelList((ListedModel("m"),))}


def test_without_a_file_there_are_no_lists(tmp_path: Path) -> None:
    assert load(tmp_path) == {}
    assert load(tmp_path / "no folder") == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 99,
        b"[1]",
        b"null",
        b'{"a": {"models": [',
        b"\xff\xfe{",
        b"[" * 99999,
        b"9" * 9999,
    ],
)
def test_a_damaged_cache_is_forgotten_and_written_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "models.json").write_bytes(data)
    assert load(tmp_path) == {}
    save(tmp_path, LISTS)
    assert load(tmp_path) == LISTS


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "models.json").write_bytes(b'{"a": {"models": [{"id": "m"}]}}')
    os.truncate(tmp_path / "models.json", SIZE_LIMIT + 1)
    assert load(tmp_path) == {}


def test_a_folder_in_its_place_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "models.json").mkdir()
    assert load(tmp_path) == {}
    save(tmp_path, LISTS)
    assert load(tmp_path) == {}


def test_foreign_values_cost_only_themselves(tmp_path: Path) -> None:
    models = [
        {"id": "good", "name": "Good", "context_tokens": 4096},
        {"id": "odd", "name": 5, "note": None, "context_tokens": "many", "price": 1},
        {"name": "without an id"},
        "a name alone",
        None,
        {"id": "\ud83d half"},
    ]
    raw = {"a": {"models": models, "listed_at": 12}, "b": ["x"], "c": {"models": {"id": "x"}}}
    (tmp_path / "models.json").write_text(json.dumps(raw))
    assert load(tmp_path) == {
        "a": ModelList(
            (
                ListedModel("good", "Good", "", 4096),
                ListedModel("odd"),
                ListedModel("\ufffd half"),
            )
        ),
        "c": ModelList(),
    }


def test_a_name_with_half_a_character_does_not_stop_a_save(tmp_path: Path) -> None:
    save(tmp_path, {"a": ModelList((ListedModel("m", "\ud83d!"),))})
    assert load(tmp_path) == {"a": ModelList((ListedModel("m", "\ufffd!"),))}


@settings(deadline=None, derandomize=True, database=None, max_examples=60)
@given(raw=json_values | st.dictionaries(texts, st.fixed_dictionaries({"models": json_values})))
def test_any_json_there_gives_lists_that_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, raw: object
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    (folder / "models.json").write_text(json.dumps(raw))
    found = load(folder)
    save(folder, found)
    assert load(folder) == found
