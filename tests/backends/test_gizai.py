"""The client that scripts use and the backend that the window uses."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import gizai_desktop
from gizai_desktop import GizAI
from gizai_desktop.backends.gizai import GizaiBackend
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.errors import GizaiError, ProxyFailedError
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.service import GIZAI, ServiceProxy
from gizai_desktop.domain.turn import AnsweredBy, TextDelta, TurnFinished, TurnRequest
from tests.backends.asking import backend, begin, client, events, network, turn, with_server
from tests.support import answers, listeners
from tests.support.gizai_server import PATH, LoopbackGizai, gizai_in_thread
from tests.support.proxies import PASSWORD, USER, RunningProxy

HELLO = [{"role": "user", "content": "Hello, how are you?"}]
SCRIPT = """
import asyncio
from gizai_desktop import GizAI
from gizai_desktop.backends.gizai import GizaiBackend

GizAI.api_endpoint = {url!r}

async def main():
    async for response in GizAI.create_async_generator(
        model="chat-gemini-flash", messages=[{{"role": "user", "content": "Hello, how are you?"}}]
    ):
        print(response)

asyncio.run(main())
"""


@pytest.fixture(autouse=True)
def kept_endpoint() -> Iterator[None]:
    """What a test assigns ends with it."""
    before = GizAI.api_endpoint
    yield
    GizAI.api_endpoint = before


async def answer_to(
    messages: Any = HELLO, model: str = "chat-gemini-flash", **more: Any
) -> list[str]:
    return [text async for text in GizAI.create_async_generator(model, messages, **more)]


async def ask_server(server: LoopbackGizai, messages: Any = HELLO, **more: Any) -> list[str]:
    async with server:
        GizAI.api_endpoint = server.url
        return await answer_to(messages, **more)


def test_the_script_of_the_readme_prints_the_answer() -> None:
    with gizai_in_thread([answers.say("Fine, thank you.")]) as server:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", SCRIPT.format(url=server.url)],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(gizai_desktop.__file__).parent.parent,
            env={k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")},
        )
    assert (done.stdout, done.stderr) == ("Fine, thank you.\n", "")


def test_the_class_says_what_it_can() -> None:
    assert GizAI.url == "https://app.giz.ai/assistant"
    assert GizAI.api_endpoint == "https://app.giz.ai/api/data/users/inferenceServer.infer"
    assert GizAI.default_model == "chat-gemini-flash"
    assert GizAI.default_model in GizAI.models
    assert GizAI.model_aliases == {"gemini-1.5-flash": "chat-gemini-flash"}
    assert GizAI.supports_stream is False
    assert GizAI.supports_system_message is True
    assert GizAI.supports_message_history is True


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("chat-gpt4", "chat-gpt4"),
        ("gemini-1.5-flash", "chat-gemini-flash"),
        ("never-heard-of", "chat-gemini-flash"),
        ("", "chat-gemini-flash"),
    ],
)
async def test_names_of_models_lead_to_ids(asked: str, sent: str) -> None:
    assert GizAI.get_model(asked) == sent
    server = LoopbackGizai()
    await ask_server(server, model=asked)
    assert server.requests[0].json["model"] == sent


async def test_the_question_goes_out_as_the_protocol_says() -> None:
    server = LoopbackGizai([answers.say("  Fine.\n")])
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Hello"},
        {"role": "assistant", "content": "Hi"},
        {"role": "tool", "content": "42"},
        {"role": "user", "content": "How are you?"},
    ]
    assert await ask_server(server, messages, stream=True, timeout=3) == ["Fine."]
    (seen,) = server.requests
    assert (seen.method, seen.path) == ("POST", PATH)
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["user-agent"].startswith(f"gizai-desktop/{gizai_desktop.__version__} ")
    assert "cookie" not in seen.headers
    assert seen.json == {
        "model": "chat-gemini-flash",
        "input": {
            "messages": [
                {"content": "Be brief."},
                {"type": "human", "content": "Hello"},
                {"type": "ai", "content": "Hi"},
                {"type": "ai", "content": "42"},
                {"type": "human", "content": "How are you?"},
            ],
            "mode": "plan",
        },
        "noStream": True,
    }


@pytest.mark.parametrize(
    "text", ["Привет, мир", "你好，世界", "👩‍👩‍👧‍👦 🇺🇦", "a\u0000b\u2028c", "שלום"]
)
async def test_every_script_survives_both_ways(text: str) -> None:
    server = LoopbackGizai()
    messages = [{"role": "user", "content": text}]
    assert await ask_server(server, messages) == [f"Echo: {text}"]


async def test_half_of_a_surrogate_pair_becomes_a_mark() -> None:
    server = LoopbackGizai([answers.send(201, rb'{"output": "a\ud800b \ud83d\ude00"}')])
    (answer,) = await ask_server(server, [{"role": "user", "content": "x\udc00y"}])
    assert answer == "a\ufffdb 😀"
    assert answer.encode()
    assert server.requests[0].prompt == "x\ufffdy"


@pytest.mark.parametrize(
    ("messages", "place"),
    [
        ([{"role": "user", "content": 7}], "messages[0]['content'] must be a text, not int"),
        ([*HELLO, {"role": "user"}], "messages[1]['content'] must be a text, not NoneType"),
        (["Hello"], "messages[0] must be a mapping, not str"),
    ],
)
async def test_a_message_without_text_is_named(messages: Any, place: str) -> None:
    with pytest.raises(TypeError) as caught:
        await answer_to(messages)
    assert str(caught.value) == place


async def test_cookies_are_not_kept() -> None:
    cookie = answers.send_json(201, {"output": "one"}, {"Set-Cookie": "a=b; Path=/"})
    # Of a bare address no cookie jar would keep any.
    server = LoopbackGizai([cookie], host_name="localhost")

    async with server, client() as http:
        await events(http, server.url)
        await events(http, server.url)
    assert "cookie" not in server.requests[1].headers


async def test_a_proxy_can_be_named(open_proxy: RunningProxy, trusted: object) -> None:
    assert await ask_server(LoopbackGizai(), proxy=open_proxy.url) == ["Echo: Hello, how are you?"]


async def test_socks5h_is_socks5() -> None:
    with listeners.closed_port() as port:
        for scheme in ("socks5", "socks5h"):
            with pytest.raises(ProxyFailedError, match=f"socks5://127.0.0.1:{port}"):
                await answer_to(proxy=f"{scheme}://{USER}:{PASSWORD}@127.0.0.1:{port}")


async def test_a_proxy_that_is_none_is_named_without_its_password() -> None:
    with pytest.raises(ProxyFailedError) as caught:
        await answer_to(proxy=f"gopher://{USER}:{PASSWORD}@host:1")
    assert PASSWORD not in str(caught.value)
    assert "host:1" in str(caught.value)


async def test_without_a_named_proxy_the_environment_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    GizAI.api_endpoint = "http://gizai.test/"
    with listeners.closed_port() as port:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        with pytest.raises(ProxyFailedError, match=f"http://127.0.0.1:{port}"):
            await answer_to()
        monkeypatch.setenv("no_proxy", "localhost")
        assert await ask_server(LoopbackGizai()) == ["Echo: Hello, how are you?"]


async def test_stopping_a_script_closes_the_connection() -> None:
    async with LoopbackGizai([answers.held(answers.say("never"))]) as server:
        GizAI.api_endpoint = server.url
        question = begin(answer_to())
        await server.arrived(1)
        question.cancel()
        await server.departed(1)
        with pytest.raises(asyncio.CancelledError):
            await question


async def test_a_reader_who_stops_early_leaves_nothing_open() -> None:
    async with LoopbackGizai() as server:
        GizAI.api_endpoint = server.url
        generator = GizAI.create_async_generator("chat-gemini-flash", HELLO)
        async for _ in generator:
            break


async def test_a_turn_is_one_piece_and_an_end() -> None:
    found = await with_server(LoopbackGizai(), events)
    assert found == [TextDelta("Echo: Hello"), TurnFinished()]


async def test_a_turn_says_who_really_answers() -> None:
    async def asking(server: LoopbackGizai, *own: str) -> list[object]:
        async with server, client() as http:
            stream = backend(http, server.url, own).stream(turn(model="my-model"))
            return [event async for event in stream]

    server = LoopbackGizai()
    assert (await asking(server))[0] == AnsweredBy("chat-gemini-flash")
    assert server.requests[0].json["model"] == "chat-gemini-flash"
    server = LoopbackGizai()
    assert (await asking(server, "my-model"))[0] == TextDelta("Echo: Hello")
    assert server.requests[0].json["model"] == "my-model"


async def test_a_turn_sends_the_instructions_first_and_the_history_in_order() -> None:
    said = ((Role.USER, "one"), (Role.ASSISTANT, "two"), (Role.USER, "three"))
    path = [Message(new_id(), None, role, text, now()) for role, text in said]
    request = TurnRequest(ModelRef("gizai", "chat-gpt4"), path, "Be brief.")
    server = LoopbackGizai()
    await with_server(server, lambda http, url: events(http, url, request))
    assert server.requests[0].json["input"]["messages"] == [
        {"content": "Be brief."},
        {"type": "human", "content": "one"},
        {"type": "ai", "content": "two"},
        {"type": "human", "content": "three"},
    ]


def test_the_backend_has_the_name_that_messages_carry() -> None:
    assert backend(client(), "").name == "gizai"


async def test_a_turn_may_go_past_the_proxy() -> None:
    with listeners.closed_port() as dead:
        async with (
            LoopbackGizai() as server,
            client(network(f"http://127.0.0.1:{dead}")) as http,
        ):
            with pytest.raises(ProxyFailedError):
                await events(http, server.url)
            service = replace(GIZAI, base_url=server.url, proxy=ServiceProxy.DIRECT)
            past = GizaiBackend(http, service).stream(turn())
            found = [event async for event in past]
            assert found[0] == TextDelta("Echo: Hello")


async def test_a_failed_turn_is_one_of_our_errors() -> None:
    refusal = answers.send_json(401, {"message": "Please log in"})
    async with LoopbackGizai([refusal]) as server:
        GizAI.api_endpoint = server.url
        with pytest.raises(GizaiError, match="Please log in") as caught:
            await answer_to()
        assert caught.value.status == 401
        assert caught.value.body == '{"message": "Please log in"}'
