"""Every way in which GizAI can fail ends in one of our own errors with a sentence."""

import shutil
import socket
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from gizai_desktop.backends import faults
from gizai_desktop.backends.calls import ANSWER_LIMIT
from gizai_desktop.domain.errors import (
    AnswerUnusableError,
    ConnectionFailedError,
    RequestRejectedError,
)
from gizai_desktop.domain.failures import FailureKind
from tests.backends.asking import ask, client, failure_at, failure_of, network, with_server
from tests.support import answers, listeners
from tests.support.answers import Answer
from tests.support.certificates import Authority
from tests.support.gizai_server import LoopbackGizai

PAGE = "<html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, FailureKind.UNEXPECTED_STATUS),
        (202, FailureKind.UNEXPECTED_STATUS),
        (302, FailureKind.UNEXPECTED_STATUS),
        (400, FailureKind.BAD_REQUEST),
        (401, FailureKind.SIGN_IN),
        (403, FailureKind.FORBIDDEN),
        (404, FailureKind.NOT_FOUND),
        (407, FailureKind.UNEXPECTED_STATUS),
        (413, FailureKind.TOO_LONG),
        (418, FailureKind.UNEXPECTED_STATUS),
        (429, FailureKind.RATE_LIMITED),
        (500, FailureKind.SERVER_FAULT),
        (503, FailureKind.SERVER_FAULT),
        (599, FailureKind.SERVER_FAULT),
    ],
)
async def test_a_refusal_says_what_the_server_said(status: int, kind: FailureKind) -> None:
    refusal = {"message": "Please log in", "output": "not an answer"}
    found = await failure_of(answers.send_json(status, refusal))
    assert (found.kind, found.status, found.message) == (kind, status, "Please log in")
    assert '"Please log in"' in found.body
    assert "GizAI" in found.sentence
    assert isinstance(faults.error_of(found), RequestRejectedError)


@pytest.mark.parametrize("status", [200, 403, 502])
async def test_a_page_is_kept_for_the_details_and_never_shown_as_the_sentence(status: int) -> None:
    found = await failure_of(answers.send_html(status, PAGE))
    assert found.message == ""
    assert "<" not in found.sentence + found.advice
    assert (found.body, found.status) == (PAGE, status)


async def test_a_redirect_is_not_followed() -> None:
    async with LoopbackGizai() as server, client() as http:
        server.script.append(answers.send(307, b"", {"Location": server.url}))
        with pytest.raises(RequestRejectedError):
            await ask(http, server.url)
    assert len(server.requests) == 1


@pytest.mark.parametrize("as_date", [False, True])
async def test_a_rate_limit_says_how_long_to_wait(*, as_date: bool) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=120)
    value = format_datetime(moment, usegmt=True) if as_date else "120"
    found = await failure_of(
        answers.send_json(
            429, {"message": "You reached the limit for your Free plan"}, {"Retry-After": value}
        )
    )
    assert found.kind == FailureKind.RATE_LIMITED
    assert found.message == "You reached the limit for your Free plan"
    assert found.retry_after_s == pytest.approx(120, abs=10)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answers.send_html(201, PAGE), FailureKind.NOT_JSON),
        (answers.send(201, b""), FailureKind.NOT_JSON),
        (answers.send(201, b"\xff\xfe\x00"), FailureKind.NOT_JSON),
        (answers.send(201, b"[" * 200_000), FailureKind.NOT_JSON),
        (answers.send(201, b"{}", {"Content-Encoding": "gzip"}), FailureKind.NOT_JSON),
        (answers.send(201, b"{}", {"Content-Encoding": "br"}), FailureKind.NOT_JSON),
        (answers.send_raw(b"SSH-2.0-OpenSSH_9.2\r\n"), FailureKind.NOT_JSON),
        (answers.send_raw(b"HTTP/1.1 201 Created\r\n" + b"a" * 99_999), FailureKind.NOT_JSON),
        (answers.send_json(201, "text"), FailureKind.NOT_AN_OBJECT),
        (answers.send_json(201, ["output"]), FailureKind.NOT_AN_OBJECT),
        (answers.send_json(201, None), FailureKind.NOT_AN_OBJECT),
        (answers.send_json(201, {"message": "hm"}), FailureKind.NO_OUTPUT),
        (answers.send_json(201, {"output": {"url": "x.png"}}), FailureKind.OUTPUT_NOT_TEXT),
        (answers.send_json(201, {"output": None}), FailureKind.OUTPUT_NOT_TEXT),
        (answers.say(""), FailureKind.EMPTY_OUTPUT),
        (answers.say(" \n\t "), FailureKind.EMPTY_OUTPUT),
        (answers.cut("a long answer", 20), FailureKind.CUT_OFF),
        (answers.cut("a long answer", 20, length_known=False), FailureKind.CUT_OFF),
        (answers.cut_chunked("a long answer", 20), FailureKind.CUT_OFF),
    ],
)
async def test_an_answer_without_a_text_is_unusable(answer: Answer, kind: FailureKind) -> None:
    found = await failure_of(answer)
    assert found.kind == kind
    assert "GizAI" in found.sentence
    assert isinstance(faults.error_of(found), AnswerUnusableError)


@pytest.mark.parametrize("make", [answers.endless, lambda: answers.huge(ANSWER_LIMIT)])
async def test_an_answer_over_16_mib_is_given_up(make: Callable[[], Answer]) -> None:
    found = await failure_of(make())
    assert found.kind == FailureKind.TOO_LARGE_ANSWER
    assert "16 MiB" in found.sentence
    assert found.body.startswith('{"output": "aaa')
    assert len(found.body) == 2000


async def test_an_answer_just_under_16_mib_is_shown() -> None:
    size = ANSWER_LIMIT - 100
    server = LoopbackGizai([answers.huge(size)])
    assert len(await with_server(server, ask)) == size


async def test_a_decompression_bomb_fills_no_memory() -> None:
    bomb = answers.gzip_bomb(512 * 1024 * 1024)
    tracemalloc.start()
    try:
        found = await failure_of(bomb)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.kind == FailureKind.TOO_LARGE_ANSWER
    assert peak < 96 * 1024 * 1024


async def test_a_refusal_with_an_endless_page_is_still_a_refusal() -> None:
    async def endless_page(exchange: answers.Exchange) -> None:
        await exchange.send(answers.head(503, {"Content-Type": "text/html"}))
        while True:
            await exchange.send(b"<p>" * 1000)

    assert (await failure_of(endless_page)).kind == FailureKind.SERVER_FAULT


async def test_a_refusal_that_is_cut_off_is_still_a_refusal() -> None:
    head = answers.head(500, {"Content-Length": "500", "Content-Type": "text/html"})
    found = await failure_of(answers.send_raw(head + b"<html>half of it"))
    assert (found.kind, found.body) == (FailureKind.SERVER_FAULT, "<html>half of it")


@pytest.mark.parametrize("address", ["http://gizai.test/", "http://192.0.2.1/"])
def test_a_computer_without_any_network_is_offline(address: str) -> None:
    """In a network namespace of its own, where there is nothing to connect to."""
    unshare = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None or subprocess.call([*unshare, "true"]) != 0:
        pytest.skip("needs unshare and user namespaces")
    script = (
        "import asyncio; from tests.backends.asking import failure_at; "
        f"print(asyncio.run(failure_at({address!r})).kind)"
    )
    done = subprocess.run(
        [*unshare, sys.executable, "-W", "error", "-c", script],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "no_network\n"


@pytest.mark.parametrize(
    "answer", [answers.delayed(60, answers.say("late")), answers.endless(interval_s=0.01)]
)
async def test_the_whole_answer_has_a_time_limit(answer: Answer) -> None:
    found = await failure_of(answer, settings=network(total_s=0.3))
    assert found.kind == FailureKind.TIMEOUT
    assert "within 0.3 s" in found.sentence


async def test_a_service_that_is_down_refuses() -> None:
    with listeners.closed_port() as port:
        found = await failure_at(f"http://127.0.0.1:{port}/")
    assert found.kind == FailureKind.REFUSED
    assert f"127.0.0.1:{port}" in found.sentence


async def test_a_host_that_swallows_packets_has_its_own_time_limit() -> None:
    with listeners.full_port() as port:
        found = await failure_at(f"http://127.0.0.1:{port}/", network(connect_s=0.2))
    assert found.kind == FailureKind.CONNECT_TIMEOUT
    assert "0.2 s" in found.sentence


async def test_a_service_that_is_mute_in_tls_has_the_same_limit() -> None:
    async with listeners.listening(None) as mute, client(network(connect_s=0.2)) as http:
        with pytest.raises(ConnectionFailedError) as caught:
            await ask(http, f"https://127.0.0.1:{mute.port}/")
        assert caught.value.failure.kind == FailureKind.CONNECT_TIMEOUT


@pytest.mark.parametrize("code", [socket.EAI_NONAME, socket.EAI_AGAIN])
@pytest.mark.parametrize("online", [True, False])
async def test_an_unknown_name_and_being_offline_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, *, online: bool, code: int
) -> None:
    def unknown(*arguments: object, **more: object) -> Any:
        raise socket.gaierror(code, "as the resolver says")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setattr(faults, "has_route", lambda: online)
    found = await failure_at("http://gizai.test/")
    assert found.kind == (FailureKind.NAME_NOT_FOUND if online else FailureKind.NO_NETWORK)
    assert ("gizai.test" if online else "offline") in found.sentence


@pytest.mark.parametrize(
    "address",
    ["", "app.giz.ai", "ftp://app.giz.ai/", "http://", "http://host:99999/", "http://a b/",
     "http://[::1/", "file:///etc/passwd", "http://host:0/", "http://" + "ж" * 60 + "/"],
)  # fmt: skip
async def test_an_address_that_is_none_is_named(address: str) -> None:
    assert (await failure_at(address)).kind == FailureKind.ADDRESS_INVALID


async def test_a_connection_that_breaks_after_the_question_says_so() -> None:
    assert (await failure_of(answers.hang_up())).kind == FailureKind.CONNECTION_LOST


class TestTls:
    async def test_a_trusted_service_answers(self, trusted: Authority) -> None:
        server = LoopbackGizai(tls=trusted.server_context(), host_name="localhost")
        assert await with_server(server, ask) == "Echo: Hello"

    async def test_an_untrusted_service_is_refused(self, authority: Authority) -> None:
        server = LoopbackGizai(tls=authority.server_context())

        async with server, client() as http:
            with pytest.raises(ConnectionFailedError) as caught:
                await ask(http, server.url)
            assert caught.value.failure.kind == FailureKind.TLS
        assert server.requests == []

    async def test_another_hosts_certificate_is_refused(self, trusted: Authority) -> None:
        server = LoopbackGizai(tls=trusted.server_context(trusted.wrong_name))

        async with server, client() as http:
            with pytest.raises(ConnectionFailedError) as caught:
                await ask(http, server.url)
            assert caught.value.failure.kind == FailureKind.TLS
        assert server.requests == []

    async def test_a_service_without_tls_cannot_prove_itself(self) -> None:
        plain = listeners.listening(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        async with plain as server, client() as http:
            with pytest.raises(ConnectionFailedError) as caught:
                await ask(http, f"https://127.0.0.1:{server.port}/")
            assert caught.value.failure.kind == FailureKind.TLS

    @pytest.mark.parametrize("length_known", [True, False])
    async def test_an_answer_cut_inside_tls_is_cut_off(
        self, trusted: Authority, *, length_known: bool
    ) -> None:
        cut = answers.cut("a long answer", 20, length_known=length_known)
        server = LoopbackGizai([cut], tls=trusted.server_context())

        async with server, client() as http:
            with pytest.raises(AnswerUnusableError) as caught:
                await ask(http, server.url)
            assert caught.value.failure.kind == FailureKind.CUT_OFF
