"""OpenAI-compatible services over real sockets, in the dialects of the servers people run."""

import asyncio
from contextlib import aclosing

import pytest

from gizai_desktop.backends.calls import Call
from gizai_desktop.backends.openai.backend import OpenAIBackend
from gizai_desktop.backends.openai.errors import Asked
from gizai_desktop.domain.catalog import ListedModel
from gizai_desktop.domain.errors import Failure, GizaiError
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.service import ServiceKind
from gizai_desktop.domain.turn import AnsweredBy, Reading, TextDelta, TurnEvent, TurnFinished
from tests.backends.openai_asking import (
    MODEL,
    backend,
    begin,
    client,
    events,
    failing,
    network,
    question,
    text_of,
    with_server,
)
from tests.support import answers, listeners
from tests.support.answers import Answer
from tests.support.certificates import Authority
from tests.support.openai_answers import plain, refused, stream
from tests.support.openai_dialects import DIALECTS, DONE, FOUR, LlamaCpp, Refusal, event
from tests.support.openai_server import LoopbackOpenAI

SPEAKS = DIALECTS["openai"]
KEY = "sk-test-0123"
WORDS = ["One", " two", " three"]
PIECES = SPEAKS.answer(MODEL, WORDS)


async def models(of: OpenAIBackend) -> list[ListedModel]:
    return await of.list_models()


async def failure_of(
    answer: Answer,
    seen: list[TurnEvent] | None = None,
    *,
    idle_s: float = 20.0,
    total_s: float = 20.0,
) -> Failure:
    settings = network(idle_s=idle_s, total_s=total_s)
    return await with_server(
        LoopbackOpenAI([answer]), lambda of: failing(of, seen), settings=settings
    )


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("streams", [True, False])
async def test_every_dialect_answers(dialect: str, streams: bool) -> None:
    server = LoopbackOpenAI(dialect=dialect, key=KEY)
    found = await with_server(server, events, key=KEY, streams=streams)
    assert text_of(found) == "Echo: Hello"
    assert found[-1] == TurnFinished("stop")
    assert len(found) == (3 if streams else 2)
    assert server.requests[0].json["stream"] is streams
    assert server.requests[0].path == f"{server.dialect.base}/chat/completions"


@pytest.mark.parametrize("dialect", FOUR)
async def test_every_dialect_lists_its_models(dialect: str) -> None:
    found = await with_server(LoopbackOpenAI(dialect=dialect, key=KEY), models, key=KEY)
    assert [each.id for each in found] == ["test-small", "test-large"]
    assert await with_server(LoopbackOpenAI(dialect=dialect, models=()), models) == []


@pytest.mark.parametrize("dialect", FOUR)
async def test_every_dialect_refuses_in_its_words(dialect: str) -> None:
    missing = await with_server(LoopbackOpenAI(dialect=dialect, models=("other",)), failing)
    assert missing.kind == FailureKind.UNKNOWN_MODEL
    assert missing.params["model"] == MODEL
    locked = await with_server(LoopbackOpenAI(dialect=dialect, key=KEY), failing, key="wrong")
    assert locked.kind == FailureKind.KEY_REFUSED

    async def elsewhere() -> str:
        async with LoopbackOpenAI(dialect=dialect) as server, client() as http:
            return (await failing(backend(http, server.origin + "/elsewhere"))).kind

    assert await elsewhere() == FailureKind.NOT_FOUND


def test_the_name_is_the_services_id() -> None:
    assert backend(client(), "").name == "test"


async def test_words_come_as_they_are_said() -> None:
    async def asking(of: OpenAIBackend) -> None:
        async with aclosing(of.stream(question())) as found:
            assert await anext(found) == TextDelta("One")  # while the rest is held back

    server = LoopbackOpenAI([stream(PIECES, hold_after=2)])
    await with_server(server, asking)


@pytest.mark.parametrize("size", [1, 5, 64])
async def test_pieces_may_end_anywhere(size: int) -> None:
    whole = b"".join(SPEAKS.answer(MODEL, ["Да", " 🙂", "\u2028"]))
    cut = [whole[at : at + size] for at in range(0, len(whole), size)]
    found = await with_server(LoopbackOpenAI([stream(cut)]), events)
    assert text_of(found) == "Да 🙂\u2028"


@pytest.mark.parametrize("content_type", ["text/event-stream", "application/json", "text/plain"])
async def test_a_whole_answer_in_place_of_a_stream_is_taken(content_type: str) -> None:
    answer = plain(SPEAKS.whole(MODEL, "Whole"), content_type=content_type)
    assert await with_server(LoopbackOpenAI([answer]), events) == [
        TextDelta("Whole"),
        TurnFinished("stop"),
    ]


async def test_a_stream_in_place_of_a_whole_answer_is_taken() -> None:
    found = await with_server(LoopbackOpenAI([stream(PIECES)]), events, streams=False)
    assert (text_of(found), found[-1]) == ("One two three", TurnFinished("stop"))


@pytest.mark.parametrize("cut_after", [1, 2, 3, 4])
async def test_a_stream_that_breaks_off_ends_without_an_end(cut_after: int) -> None:
    found = await with_server(LoopbackOpenAI([stream(PIECES, cut_after=cut_after)]), events)
    assert found == [TextDelta(word) for word in WORDS[: cut_after - 1]]


async def test_a_stream_that_ends_early_ends_without_an_end() -> None:
    assert await with_server(LoopbackOpenAI([stream(PIECES[:2])]), events) == [TextDelta("One")]


async def test_a_stream_that_breaks_off_after_its_reason_is_whole() -> None:
    found = await with_server(LoopbackOpenAI([stream(PIECES, cut_after=5)]), events)
    assert found[-1] == TurnFinished("stop")


async def test_a_server_that_never_hangs_up_is_not_waited_for() -> None:
    for pieces in (PIECES, PIECES[:-1]):
        found = await with_server(LoopbackOpenAI([stream(pieces, ends=False)]), events)
        assert found[-1] == TurnFinished("stop")


async def test_silence_between_words_ends_the_wait_and_keeps_the_words() -> None:
    seen: list[TurnEvent] = []
    found = await failure_of(stream(PIECES, hold_after=2), seen, idle_s=0.1)
    assert found.kind == FailureKind.IDLE_TIMEOUT
    assert found.sentence == "Test server sent nothing more for 0.1 s"
    assert seen == [TextDelta("One")]


async def test_words_that_waited_for_a_tag_are_not_lost_by_a_silence() -> None:
    seen: list[TurnEvent] = []
    await failure_of(stream([SPEAKS.word(MODEL, "<thi"), b""], hold_after=1), seen, idle_s=0.1)
    assert seen == [TextDelta("<thi")]


async def test_slow_words_are_no_silence() -> None:
    server = LoopbackOpenAI([stream(PIECES, delay_s=0.15)])
    slow = network(idle_s=0.5, total_s=0.4)
    assert text_of(await with_server(server, events, settings=slow)) == "One two three"


async def test_comments_are_signs_of_life() -> None:
    comments = [b": OPENROUTER PROCESSING\n\n"] * 6
    server = LoopbackOpenAI([stream([*comments, *PIECES], delay_s=0.1)])
    found = await with_server(server, events, settings=network(idle_s=0.4))
    assert text_of(found) == "One two three"


async def test_the_first_word_may_take_as_long_as_an_answer() -> None:
    late = answers.delayed(0.3, stream(PIECES))
    found = await with_server(LoopbackOpenAI([late]), events, settings=network(idle_s=0.1))
    assert text_of(found) == "One two three"
    slow = stream(PIECES, hold_after=0)  # its headers come at once

    async with LoopbackOpenAI([slow]) as server, client(network(idle_s=0.1)) as http:
        asked = begin(events(backend(http, server.url)))
        await server.arrived(1)
        await asyncio.sleep(0.3)
        server.release()
        assert text_of(await asked) == "One two three"
    failure = await failure_of(answers.held(stream(PIECES)), total_s=0.1)
    assert failure.kind == FailureKind.TIMEOUT
    failure = await failure_of(stream(PIECES, hold_after=0), total_s=0.1)
    assert failure.kind == FailureKind.TIMEOUT


async def test_an_answer_in_one_piece_has_its_time() -> None:
    server = LoopbackOpenAI([stream(PIECES, hold_after=1)])
    found = await with_server(server, failing, settings=network(total_s=0.1), streams=False)
    assert found.kind == FailureKind.TIMEOUT


@pytest.mark.parametrize("hold_after", [0, 2, 5])
async def test_stopping_closes_the_connection_at_once(hold_after: int) -> None:
    server = LoopbackOpenAI([stream(PIECES, hold_after=hold_after)])
    async with server, client() as http:
        asked = begin(events(backend(http, server.url)))
        await server.arrived(1)
        asked.cancel()
        await server.departed(1)
        with pytest.raises(asyncio.CancelledError):
            await asked


async def test_stopping_in_the_middle_closes_the_connection_with_tls(trusted: Authority) -> None:
    server = LoopbackOpenAI([stream(PIECES, hold_after=2)], tls=trusted.server_context())
    async with server, client() as http:
        found = backend(http, server.url).stream(question())
        assert await anext(found) == TextDelta("One")
        await found.aclose()
        await server.departed(1)


async def test_turns_share_a_connection() -> None:
    async with LoopbackOpenAI(dialect="llama.cpp") as server, client() as http:
        of = backend(http, server.url)
        for number in range(5):
            assert text_of(await events(of, question(f"{number}"))) == f"Echo: {number}"
            await of.list_models()
        assert server.connections == 1


async def test_an_end_that_comes_a_moment_later_keeps_the_connection() -> None:
    late = stream(PIECES, delay_s=0.02)
    async with LoopbackOpenAI([late, late]) as server, client() as http:
        for _ in range(2):
            await events(backend(http, server.url))
        assert server.connections == 1


async def test_an_error_after_some_words_keeps_them() -> None:
    seen: list[TurnEvent] = []
    pieces = [SPEAKS.word(MODEL, "One"), SPEAKS.failing(MODEL, "It broke"), *PIECES]
    found = await failure_of(stream(pieces), seen)
    assert (found.kind, found.message) == (FailureKind.STREAM_ERROR, "It broke")
    assert seen == [TextDelta("One")]


async def test_a_wait_that_the_server_asks_for_is_told() -> None:
    slow = Refusal(429, b'{"error": {"message": "Slow down", "code": 429}}')
    found = await failure_of(refused(slow, retry_after="7"))
    assert (found.kind, found.retry_after_s, found.status) == (FailureKind.RATE_LIMITED, 7, 429)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed(status: int) -> None:
    async with LoopbackOpenAI() as other, client() as http:
        away = answers.send(status, b"", {"Location": f"{other.url}/chat/completions"})
        async with LoopbackOpenAI([away]) as server:
            found = await failing(backend(http, server.url, KEY))
        assert found.kind == FailureKind.UNEXPECTED_STATUS
        assert other.requests == []


async def test_the_key_goes_to_the_service_and_into_no_error() -> None:
    echo = {"error": {"message": f"Bad key {KEY}", "headers": f"Bearer {KEY}"}}
    script = [plain(echo, 401), stream([event(echo)]), plain(echo)]
    async with LoopbackOpenAI(script) as server, client() as http:
        for _ in range(3):
            found = await failing(backend(http, server.url, KEY))
            assert KEY not in repr(found) + found.advice + found.body
        assert {seen.headers["authorization"] for seen in server.requests} == {f"Bearer {KEY}"}


def test_the_key_is_in_no_repr() -> None:
    asked = Asked("Test server", MODEL, KEY)
    call = Call("GET", "http://x/", "x", None, network(), headers={"Authorization": KEY})
    assert KEY not in repr(asked) + repr(call)


async def test_without_a_key_nothing_is_said_of_one() -> None:
    server = LoopbackOpenAI()
    await with_server(server, events)
    assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize("key", ["ключ", "a\nb", "a\x00b"])
async def test_a_key_that_cannot_be_sent_is_refused_here(key: str) -> None:
    server = LoopbackOpenAI()
    assert (await with_server(server, failing, key=key)).kind == FailureKind.KEY_REFUSED
    assert server.requests == []


async def test_white_space_around_a_key_is_none_of_it() -> None:
    found = await with_server(LoopbackOpenAI(key=KEY), events, key=f" {KEY}\n")
    assert text_of(found) == "Echo: Hello"


async def test_a_password_in_the_address_gives_way_to_a_key() -> None:
    async with LoopbackOpenAI() as server, client() as http:
        address = server.url.replace("://", "://user:pass@")
        await events(backend(http, address, KEY))
        await events(backend(http, address))
        sent = [seen.headers["authorization"] for seen in server.requests]
        assert sent == [f"Bearer {KEY}", "Basic dXNlcjpwYXNz"]


@pytest.mark.parametrize("ending", ["", "/", "/chat/completions", "/chat/completions/"])
async def test_addresses_may_be_written_in_full(ending: str) -> None:
    async with LoopbackOpenAI() as server, client() as http:
        of = backend(http, f" {server.url}{ending} ")
        assert text_of(await events(of)) == "Echo: Hello"
        assert len(await of.list_models()) == 2


@pytest.mark.parametrize(
    "address", ["ftp://host/v1", "localhost:11434/v1", "http://:1/v1", "http://[::1/v1"]
)
async def test_what_is_no_address_is_said_so(address: str) -> None:
    async with client() as http:
        found = await failing(backend(http, address))
    assert found.kind == FailureKind.ADDRESS_INVALID


async def test_a_service_may_go_past_the_proxy() -> None:
    with listeners.closed_port() as dead:
        settings = network(f"http://127.0.0.1:{dead}")
        async with LoopbackOpenAI() as server, client(settings) as http:
            found = await failing(backend(http, server.url))
            assert found.kind == FailureKind.PROXY_UNREACHABLE
            past = backend(http, server.url, direct=True)
            assert text_of(await events(past)) == "Echo: Hello"
            assert len(await past.list_models()) == 2


async def test_a_server_that_is_not_there_refuses() -> None:
    with listeners.closed_port() as port:
        async with client() as http:
            found = await failing(backend(http, f"http://127.0.0.1:{port}/v1"))
    assert found.kind == FailureKind.REFUSED


async def test_who_really_answers_is_told_and_not_by_this_computer() -> None:
    async def said_by(kind: ServiceKind) -> list[TurnEvent]:
        other = stream(SPEAKS.answer("other-model", ["Hi"]))
        async with LoopbackOpenAI([other]) as server, client() as http:
            return await events(backend(http, server.url, kind=kind))

    assert (await said_by(ServiceKind.OPENAI))[0] == AnsweredBy("other-model")
    assert (await said_by(ServiceKind.LOCAL))[0] == TextDelta("Hi")


async def test_this_computer_tells_how_far_it_has_read() -> None:
    speaks = LlamaCpp()
    pieces = [speaks.progress(MODEL, 128, 256), *speaks.answer(MODEL, ["Hi"])]
    async with LoopbackOpenAI([stream(pieces)]) as server, client() as http:
        of = backend(http, server.url, kind=ServiceKind.LOCAL)
        assert await events(of) == [Reading(0.5), TextDelta("Hi"), TurnFinished("stop")]
        assert server.requests[0].json["return_progress"] is True
        await events(backend(http, server.url))
        assert "return_progress" not in server.requests[1].json


async def test_a_huge_refusal_is_read_to_its_beginning_only() -> None:
    found = await failure_of(answers.send(500, b"x" * 1_000_000))
    assert found.kind == FailureKind.SERVER_FAULT
    assert len(found.body) == 2000


async def test_text_that_never_ends_is_cut_off() -> None:
    word = SPEAKS.word(MODEL, "a" * 1_000_000)
    seen: list[TurnEvent] = []
    found = await failure_of(stream([word] * 20), seen)
    assert found.kind == FailureKind.TOO_LARGE_ANSWER
    assert len(text_of(seen)) > 16_000_000


async def test_lists_fail_in_the_same_words() -> None:
    async def listing(of: OpenAIBackend) -> str:
        with pytest.raises(GizaiError) as caught:
            await of.list_models()
        assert caught.value.__context__ is None
        return caught.value.failure.kind

    assert await with_server(LoopbackOpenAI(key=KEY), listing) == FailureKind.KEY_REFUSED


async def test_the_last_words_after_the_reason_are_waited_for() -> None:
    pieces = [*PIECES[:-1], SPEAKS.word(MODEL, " four"), DONE]
    found = await with_server(LoopbackOpenAI([stream(pieces)]), events)
    assert text_of(found) == "One two three four"
    assert found[-1] == TurnFinished("stop")
