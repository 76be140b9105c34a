"""Who is asked under which name."""

from dataclasses import replace

import pytest

from gizai_desktop.domain.catalog import (
    ALIASES,
    DEFAULT_MODEL,
    DEFAULT_REF,
    GIZAI_ENTRIES,
    Catalog,
    CatalogEntry,
    ListedModel,
    ModelList,
    ModelRef,
    group_of,
    resolve_gizai,
)
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.service import GIZAI, Service

OTHER = Service("other", "Other", base_url="http://127.0.0.1:1/v1", own_models=("mine", "listed"))
LISTED = ModelList((ListedModel("listed", "Listed", "2 GB", 4096), ListedModel("plain")))


@pytest.fixture
def catalog() -> Catalog:
    gizai = replace(GIZAI, own_models=("my-model",))
    return Catalog((group_of(gizai, ModelList()), group_of(OTHER, LISTED)))


def gizai(model: str) -> ModelRef:
    return ModelRef(GIZAI.id, model)


@pytest.mark.parametrize("entry", GIZAI_ENTRIES)
def test_gizais_models_are_asked_by_their_ids(catalog: Catalog, entry: CatalogEntry) -> None:
    assert catalog.resolve(entry.ref) == entry.ref
    assert catalog.entry(entry.ref) == entry


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        ("my-model", "my-model"),
        ("gemini-1.5-flash", DEFAULT_MODEL),
        ("no-longer-offered", DEFAULT_MODEL),
        ("", DEFAULT_MODEL),
    ],
)
def test_gizais_default_answers_for_what_it_has_not(
    catalog: Catalog, asked: str, answers: str
) -> None:
    assert catalog.resolve(gizai(asked)) == gizai(answers)


def test_another_services_models_are_never_replaced(catalog: Catalog) -> None:
    for ref in (ModelRef("other", "gone"), ModelRef("removed", "m"), ModelRef("removed", "")):
        assert catalog.resolve(ref) == ref


def test_without_a_name_a_services_first_model_is_asked(catalog: Catalog) -> None:
    assert catalog.resolve(ModelRef("other", "")) == ModelRef("other", "listed")
    assert catalog.entry(ModelRef("other", "")).name == "Other"


def test_a_name_of_gizais_means_nothing_at_another_service(catalog: Catalog) -> None:
    for alias in ALIASES:
        assert catalog.resolve(ModelRef("other", alias)) == ModelRef("other", alias)
        assert catalog.entry(ModelRef("other", alias)).name == alias
        assert catalog.entry(gizai(alias)).name == "Gemini 1.5 Flash"


def test_what_a_service_says_of_a_model_is_shown(catalog: Catalog) -> None:
    found = catalog.entry(ModelRef("other", "listed"))
    assert (found.name, found.service_name, found.note) == ("Listed", "Other", "2 GB")
    assert found.context_tokens == 4096
    assert catalog.entry(ModelRef("other", "plain")).name == "plain"


def test_an_own_id_that_the_service_lists_is_there_once(catalog: Catalog) -> None:
    entries = [e for e in catalog.entries if e.ref.service == "other"]
    assert [(e.ref.model, e.own) for e in entries] == [
        ("listed", False),
        ("plain", False),
        ("mine", True),
    ]


def test_a_model_that_has_gone_shows_as_its_id_beside_a_service_that_is_there(
    catalog: Catalog,
) -> None:
    gone = catalog.entry(ModelRef("other", "gone"))
    assert (gone.name, gone.service_name) == ("gone", "Other")
    removed = catalog.entry(ModelRef("removed", "m"))
    assert (removed.name, removed.service_name) == ("m", "")


def test_gizai_under_another_name_is_called_so() -> None:
    (group,) = Catalog((group_of(replace(GIZAI, name="Giz"), ModelList()),)).groups
    assert {entry.service_name for entry in group.entries} == {"Giz"}


def test_a_group_tells_why_its_list_is_old() -> None:
    failure = Failure(FailureKind.REFUSED)
    group = group_of(OTHER, replace(LISTED, failure=failure, listed_at="2026-11-22T05:27:00Z"))
    assert (group.failure, group.listed_at) == (failure, "2026-11-22T05:27:00Z")
    assert len(group.entries) == 3


def test_the_default_is_known_without_a_catalog() -> None:
    assert resolve_gizai("anything") == DEFAULT_MODEL
    assert resolve_gizai("mine", ["mine"]) == "mine"
    assert Catalog().resolve(DEFAULT_REF) == DEFAULT_REF
