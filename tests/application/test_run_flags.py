"""What the command line says for one run, for every way to say it."""

from dataclasses import replace
from itertools import product

import pytest

from gizai_desktop.application.run_flags import RUN_SERVICE, RunFlags
from gizai_desktop.domain.catalog import DEFAULT_MODEL, ModelRef
from gizai_desktop.domain.run_options import RunOptions
from gizai_desktop.domain.service import BUILT_IN, GIZAI, GUIDE, LOCAL, Service, ServiceKind
from gizai_desktop.domain.settings import Settings

OLLAMA = Service("ol", "Ollama", base_url="http://127.0.0.1:11434/v1")
ROUTER = Service("or", "OpenRouter", base_url="https://openrouter.ai/api/v1")
NEW = "http://127.0.0.1:9999/v1"
SAVED = Settings(services=(GIZAI, OLLAMA, ROUTER), default_service="ol", default_model="llama")


def applied(options: RunOptions, saved: Settings = SAVED) -> Settings:
    return replace(saved, **{name: of(saved) for name, of in RunFlags.of(options).settings.items()})


def asked(options: RunOptions, saved: Settings = SAVED) -> tuple[Service, ModelRef]:
    settings = applied(options, saved)
    service = settings.service(settings.default_service)
    assert service is not None
    return service, settings.default_ref


EVERY = list(
    product(
        (None, *ServiceKind),
        (None, NEW, OLLAMA.base_url, ROUTER.base_url),
        (None, "some-model"),
        (SAVED, Settings(), replace(SAVED, services=(), default_service="gizai")),
    )
)


@pytest.mark.parametrize(("kind", "endpoint", "model", "saved"), EVERY)
def test_whatever_is_said_somebody_is_asked_as_it_was_said(
    kind: ServiceKind | None, endpoint: str | None, model: str | None, saved: Settings
) -> None:
    service, ref = asked(RunOptions(service=kind, endpoint=endpoint, model=model), saved)
    assert service.enabled
    assert service.id == ref.service
    if kind is not None:
        assert service.kind is kind
    if endpoint is not None:
        assert service.base_url == endpoint
    if model is not None:
        assert ref.model == model
    elif kind is not None:
        first = {ServiceKind.GIZAI: DEFAULT_MODEL, ServiceKind.GUIDE: GUIDE.id}
        usual = saved.default_model if service.id == saved.default_service else None
        assert ref.model == (usual or first.get(kind, ""))


@pytest.mark.parametrize(("kind", "endpoint", "model", "saved"), EVERY)
def test_no_service_of_the_user_is_lost_or_there_twice(
    kind: ServiceKind | None, endpoint: str | None, model: str | None, saved: Settings
) -> None:
    found = applied(RunOptions(service=kind, endpoint=endpoint, model=model), saved)
    ids = [service.id for service in found.all_services if service.id != RUN_SERVICE]
    assert ids == [service.id for service in saved.all_services]


def test_without_flags_the_settings_hold() -> None:
    assert RunFlags.of(RunOptions()).settings == {}
    assert asked(RunOptions()) == (OLLAMA, ModelRef("ol", "llama"))


def test_a_model_alone_is_one_of_the_usual_service() -> None:
    assert asked(RunOptions(model="qwen")) == (OLLAMA, ModelRef("ol", "qwen"))


def test_an_address_alone_is_gizais_and_asks_gizais_default() -> None:
    service, ref = asked(RunOptions(endpoint="http://127.0.0.1:1/infer"))
    assert service == replace(GIZAI, base_url="http://127.0.0.1:1/infer")
    assert ref == ModelRef("gizai", DEFAULT_MODEL)


def test_an_address_alone_keeps_a_model_of_gizai_that_was_chosen() -> None:
    chosen = replace(SAVED, default_service="gizai", default_model="chat-gpt4")
    _, ref = asked(RunOptions(endpoint="http://127.0.0.1:1/infer"), chosen)
    assert ref == ModelRef("gizai", "chat-gpt4")


def test_a_known_address_is_the_users_service_with_its_key_and_its_dials() -> None:
    service, _ = asked(RunOptions(service=ServiceKind.OPENAI, endpoint=ROUTER.base_url))
    assert service == ROUTER


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_slash_at_the_end_makes_no_other_address(slash: str) -> None:
    endpoint = ROUTER.base_url + slash
    service, _ = asked(RunOptions(service=ServiceKind.OPENAI, endpoint=endpoint))
    assert service.id == ROUTER.id


def test_a_new_address_is_a_service_of_this_run_without_anybodys_key() -> None:
    options = RunOptions(service=ServiceKind.OPENAI, endpoint=NEW)
    service, ref = asked(options)
    assert (service.id, service.name, service.base_url) == (RUN_SERVICE, "127.0.0.1:9999", NEW)
    assert service.key_name not in {known.key_name for known in SAVED.all_services}
    assert ref == ModelRef(RUN_SERVICE, "")


def test_openai_alone_is_the_users_usual_service_of_that_kind() -> None:
    chosen = replace(SAVED, default_service="or", default_model="m")
    service, _ = asked(RunOptions(service=ServiceKind.OPENAI), chosen)
    assert service == ROUTER


def test_openai_alone_is_the_first_one_that_is_switched_on() -> None:
    saved = replace(SAVED, default_service="gizai")
    assert asked(RunOptions(service=ServiceKind.OPENAI), saved)[0] == OLLAMA
    off = replace(saved, services=(replace(OLLAMA, enabled=False), ROUTER))
    assert asked(RunOptions(service=ServiceKind.OPENAI), off)[0] == ROUTER


@pytest.mark.parametrize("service", BUILT_IN)
def test_a_service_that_is_switched_off_is_on_for_the_run_that_names_it(service: Service) -> None:
    off = Settings(services=tuple(replace(each, enabled=False) for each in BUILT_IN))
    found, _ = asked(RunOptions(service=service.kind), off)
    assert found == service


def test_naming_the_usual_service_keeps_its_usual_model() -> None:
    local = replace(SAVED, default_service=LOCAL.id, default_model="tiny.gguf")
    assert asked(RunOptions(service=ServiceKind.LOCAL), local)[1] == ModelRef("local", "tiny.gguf")
    assert asked(RunOptions(service=ServiceKind.OPENAI))[1] == ModelRef("ol", "llama")
