import asyncio
import json
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.domain.proxy import ProxyMode
from gizai_desktop.domain.service import (
    BUILT_IN,
    GIZAI,
    GUIDE,
    LOCAL,
    Service,
    ServiceKind,
    ServiceProxy,
)
from gizai_desktop.domain.settings import ChatOrder, ColorScheme, Settings, WindowState
from gizai_desktop.store.json_values import from_json, to_json
from gizai_desktop.store.settings_file import SettingsFile
from tests.store.examples import dials, json_values, names, texts

OLLAMA = Service(
    "0199",
    "Оллама",
    ServiceKind.OPENAI,
    "http://127.0.0.1:11434/v1",
    ServiceProxy.DIRECT,
    streams=False,
    own_models=("llama3.2", "qwen"),
    defaults=TurnParameters(0.5, None, 100, ("END", "\n")),
)
CHOSEN = Settings(
    default_service=OLLAMA.id,
    default_model="llama3.2",
    services=(OLLAMA, GUIDE, replace(GIZAI, enabled=False), LOCAL),
    favourites=(("gizai", "chat-gpt4"), (OLLAMA.id, "qwen")),
    personas=(Persona("1", "Editor", "Be strict.", TurnParameters(top_p=0.9), OLLAMA.id, "qwen"),),
    models_folder="/models",
    model_files=("/a.gguf", "/b.gguf"),
    reopen_last=False,
    color_scheme=ColorScheme.DARK,
    zoom=1.3,
    connect_timeout_s=20,
    proxy_mode=ProxyMode.MANUAL,
    proxy_host="прокси",
    proxy_port=3128,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


async def save(path: Path, value: Settings) -> None:
    file = SettingsFile(path, Settings)
    file.load()
    await file.save(value)
    await file.aclose()


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    file = SettingsFile(path, Settings)
    assert file.load() == Settings()
    assert file.damage is None


async def test_what_was_chosen_holds_after_a_restart(path: Path) -> None:
    await save(path, CHOSEN)
    assert SettingsFile(path, Settings).load() == CHOSEN
    assert path.stat().st_mode & 0o777 == 0o600


async def test_the_windows_state_holds_after_a_restart(tmp_path: Path) -> None:
    state = WindowState(
        "AdnQ",
        300,
        False,
        ChatOrder.TITLE,
        "0198",
        (("gizai", "a"),),
        (("", "new"), ("0198", "draft \ud83d")),
    )

    file = SettingsFile(tmp_path / "state.json", WindowState)
    await file.save(state)
    await file.aclose()
    drafts = (("", "new"), ("0198", "draft \ufffd"))
    assert SettingsFile(tmp_path / "state.json", WindowState).load() == replace(
        state, drafts=drafts
    )


async def test_a_newer_versions_settings_survive(path: Path) -> None:
    write(path, b'{"zoom": 1.3, "hologram": {"on": true}}')
    await save(path, Settings(zoom=1.5))
    raw = json.loads(path.read_bytes())
    assert raw["hologram"] == {"on": True}
    assert raw["zoom"] == 1.5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("default_model", 5),
        ("default_service", None),
        ("favourites", [["gizai"]]),
        ("favourites", {"gizai": "chat-gpt4"}),
        ("model_files", "a"),
        ("models_folder", 5),
        ("services", "gizai"),
        ("services", {"gizai": {}}),
        ("personas", 5),
        ("reopen_last", "yes"),
        ("reopen_last", 1),
        ("color_scheme", "pink"),
        ("color_scheme", []),
        ("zoom", 40),
        ("zoom", "1.3"),
        ("connect_timeout_s", 0),
        ("connect_timeout_s", 10**400),
        ("connect_timeout_s", True),
        ("proxy_port", 70000),
        ("proxy_port", 80.5),
        ("proxy_host", None),
    ],
)
def test_a_wrong_value_costs_only_itself(path: Path, name: str, value: object) -> None:
    write(path, json.dumps({**to_json(CHOSEN), name: value}).encode())
    default = getattr(Settings(), name)
    assert SettingsFile(path, Settings).load() == replace(CHOSEN, **{name: default})


def test_the_settings_of_the_first_version_have_the_services_of_this_program(path: Path) -> None:
    write(path, b'{"default_model": "chat-gpt4", "own_models": ["mine"], "zoom": 1.3}')
    found = SettingsFile(path, Settings).load()
    assert found.services == BUILT_IN
    assert found.default_ref == ModelRef("gizai", "chat-gpt4")
    assert found.zoom == 1.3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", None),
        ("kind", "telepathy"),
        ("kind", {}),
        ("base_url", 5),
        ("proxy", []),
        ("enabled", "yes"),
        ("streams", 1),
        ("own_models", "qwen"),
        ("own_models", [["qwen"]]),
        ("defaults", 0.5),
    ],
)
def test_a_wrong_value_inside_a_service_costs_only_itself(
    path: Path, name: str, value: object
) -> None:
    raw = to_json(CHOSEN)
    raw["services"][0][name] = value
    write(path, json.dumps(raw).encode())
    first, *others = SettingsFile(path, Settings).load().services
    assert first == replace(OLLAMA, **{name: getattr(Service(), name)})
    assert tuple(others) == CHOSEN.services[1:]


def test_a_wrong_default_of_a_service_costs_only_itself(path: Path) -> None:
    raw = to_json(CHOSEN)
    raw["services"][0]["defaults"] |= {"temperature": 99, "stop": [1]}
    write(path, json.dumps(raw).encode())
    found = SettingsFile(path, Settings).load().services[0]
    assert found == replace(OLLAMA, defaults=TurnParameters(max_tokens=100))


@pytest.mark.parametrize("rubbish", [None, 5, "gizai", [], [["id", "x"]]])
def test_rubbish_among_the_services_costs_no_service(path: Path, rubbish: object) -> None:
    raw = to_json(CHOSEN)
    raw["services"].insert(1, rubbish)
    write(path, json.dumps(raw).encode())
    assert SettingsFile(path, Settings).load() == CHOSEN


@pytest.mark.parametrize("rubbish", [None, 5, ["gizai"], ["a", "b", "c"], [1, 2], {"a": "b"}])
def test_rubbish_among_the_favourites_costs_no_favourite(path: Path, rubbish: object) -> None:
    raw = to_json(CHOSEN)
    raw["favourites"].append(rubbish)
    write(path, json.dumps(raw).encode())
    assert SettingsFile(path, Settings).load() == CHOSEN


def test_a_services_name_with_half_a_character_can_be_used(path: Path) -> None:
    raw = to_json(CHOSEN)
    raw["services"][0] |= {"name": "\ud83d!", "own_models": ["\udc00"]}
    write(path, json.dumps(raw).encode())
    found = SettingsFile(path, Settings).load().services[0]
    assert (found.name, found.own_models) == ("\ufffd!", ("\ufffd",))


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 99, b"[1]", b'{"zoom": 1', b"\xff\xfe{", b"[" * 99999, b"9" * 9999]
)
async def test_a_damaged_file_is_set_aside_and_the_defaults_hold(path: Path, data: bytes) -> None:
    write(path, data)
    path.with_name("settings.json.damaged-1").write_bytes(b"an older one")
    file = SettingsFile(path, Settings)
    assert file.load() == Settings()
    assert file.damage == DamageReport("settings.json.damaged-2")
    assert path.with_name("settings.json.damaged-1").read_bytes() == b"an older one"
    assert path.with_name("settings.json.damaged-2").read_bytes() == data
    await save(path, CHOSEN)
    assert SettingsFile(path, Settings).load() == CHOSEN


def test_a_file_that_cannot_be_read_is_reported(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path, Settings)
    assert file.load() == Settings()
    assert file.damage == DamageReport("settings.json", set_aside=False)


async def test_a_failed_save_raises_a_sentence_and_keeps_the_file(path: Path) -> None:
    path.parent.write_bytes(b"")
    with pytest.raises(StorageError, match="Not saved"):
        await save(path, CHOSEN)


async def test_quick_changes_end_with_the_last_one(path: Path) -> None:
    file = SettingsFile(path, Settings)
    changes = (replace(CHOSEN, proxy_port=port) for port in range(1000, 1100))
    await asyncio.gather(*map(file.save, changes))
    await file.aclose()
    assert SettingsFile(path, Settings).load().proxy_port == 1099


def test_a_byte_order_mark_of_an_editor_is_fine(path: Path) -> None:
    write(path, b'\xef\xbb\xbf{"zoom": 1.3}')
    assert SettingsFile(path, Settings).load().zoom == 1.3


def test_leftovers_of_a_killed_process_are_swept_and_others_files_are_not(path: Path) -> None:
    write(path, b"{}")
    mine = path.with_name(".gizai-settings.json.0a1b2c3d.tmp")
    others = path.with_name(".gizai-state.json.0a1b2c3d.tmp")
    mine.touch()
    others.touch()
    SettingsFile(path, Settings).load()
    assert not mine.exists()
    assert others.exists()


@hypothesis_settings(deadline=None, derandomize=True, database=None)
@given(st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]), json_values))
def test_any_json_makes_settings_that_can_be_saved(raw: dict[str, object]) -> None:
    found = from_json(Settings, raw)
    assert from_json(Settings, json.loads(json.dumps(to_json(found)))) == found


services = st.builds(
    Service,
    id=names,
    name=texts,
    kind=st.sampled_from([*ServiceKind]),
    base_url=texts,
    proxy=st.sampled_from([*ServiceProxy]),
    enabled=st.booleans(),
    streams=st.booleans(),
    own_models=st.lists(texts, max_size=3).map(tuple),
    defaults=dials,
)
personas = st.builds(Persona, texts, texts, texts, dials, texts, texts)


@hypothesis_settings(deadline=None, derandomize=True, database=None)
@given(st.lists(services, max_size=4), st.lists(personas, max_size=3))
def test_any_services_and_personas_come_back(known: list[Service], saved: list[Persona]) -> None:
    chosen = Settings(services=tuple(known), personas=tuple(saved))
    assert from_json(Settings, json.loads(json.dumps(to_json(chosen)))) == chosen


@hypothesis_settings(deadline=None, derandomize=True, database=None)
@given(st.dictionaries(st.sampled_from([f.name for f in fields(Service)]), json_values))
def test_any_json_among_the_services_keeps_the_others(raw: dict[str, object]) -> None:
    known = [*to_json(CHOSEN)["services"], raw]
    found = from_json(Settings, {"services": known})
    assert found.services[: len(CHOSEN.services)] == CHOSEN.services


@hypothesis_settings(deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(texts, texts)))
def test_any_drafts_come_back(drafts: list[tuple[str, str]]) -> None:
    state = WindowState(drafts=tuple(drafts))
    assert from_json(WindowState, json.loads(json.dumps(to_json(state)))) == state


def test_reading_settings_imports_neither_asyncio_nor_conversations(path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from gizai_desktop.domain.settings import Settings\n"
        "from gizai_desktop.store.settings_file import SettingsFile\n"
        "SettingsFile(pathlib.Path(sys.argv[1]), Settings).load()\n"
        "late = 'asyncio', 'concurrent.futures', 'gizai_desktop.domain.conversation'\n"
        "assert not [name for name in late if name in sys.modules]\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=root)


async def test_a_newer_versions_fields_survive_inside_a_service_and_its_dials(path: Path) -> None:
    own = Service("own", "Own", base_url="http://127.0.0.1:1/v1")
    await save(path, Settings(services=(*BUILT_IN, own), personas=(Persona("p", "Poet"),)))
    raw = json.loads(path.read_bytes())
    raw["services"][-1] |= {"quota": 5, "defaults": {"temperature": 1.0, "warmth": 2}}
    raw["personas"][0]["picture"] = "cat"
    raw["services"].insert(0, {"id": "deep", "x": "[" * 60})
    path.write_bytes(json.dumps(raw).encode())
    file = SettingsFile(path, Settings)
    read = file.load()
    known = replace(next(each for each in read.services if each.id == "own"), name="Renamed")

    await file.save(replace(read, services=(known, *BUILT_IN)))
    await file.aclose()
    written = json.loads(path.read_bytes())
    first = written["services"][0]
    assert (first["name"], first["quota"], first["defaults"]["warmth"]) == ("Renamed", 5, 2)
    assert first["defaults"]["temperature"] == 1.0
    assert written["personas"][0]["picture"] == "cat"
    assert [each["id"] for each in written["services"]][1:] == [each.id for each in BUILT_IN]
