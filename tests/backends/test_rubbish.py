"""Whatever a server or a proxy says, the end is an answer or one of our own errors."""

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.errors import GizaiError
from tests.backends.asking import ask, client, network
from tests.support import listeners
from tests.support.running import run

BEGINNINGS = st.sampled_from(
    [
        b"",
        b"HTTP/1.1 ",
        b"HTTP/1.1 201 Created\r\n",
        b"HTTP/1.1 201 Created\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Length: 20\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
        b"HTTP/1.1 201 Created\r\nContent-Encoding: deflate\r\n\r\n",
        b"HTTP/1.1 200 Connection established\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"\x05\x00",
        b"\x05\x02\x01\x00",
        b"\x16\x03\x03",
    ]
)
WAYS = st.sampled_from(["direct", "http", "https", "socks5"])


@settings(max_examples=100, deadline=None)
@given(BEGINNINGS, st.binary(max_size=80), WAYS, st.sampled_from(["http", "https"]))
@example(b"HTTP/1.1 201 Created\r\n", b"Content-Length: -1\r\n\r\n", "direct", "http")
@example(
    b"HTTP/1.1 201 Created\r\n", b"Content-Length: 9\r\nContent-Length: 8\r\n\r\n", "http", "http"
)
@example(b"\x05\x00", b"\x05\x00\x00\x03\xff", "socks5", "https")
@example(b"\x05\x00", b"\x05\x00\x00\x03\x01\xff\x00\x50", "socks5", "http")
def test_rubbish_never_brings_a_foreign_error(
    beginning: bytes, rest: bytes, way: str, target: str
) -> None:
    async def asking() -> None:
        async with listeners.listening(beginning + rest) as odd:
            here = f"127.0.0.1:{odd.port}"
            chosen = network(
                None if way == "direct" else f"{way}://{here}", connect_s=0.5, total_s=0.5
            )
            url = f"{target}://{here if way == 'direct' else 'gizai.test'}/"
            async with client(chosen) as http:
                with suppress(GizaiError):
                    await ask(http, url)

    run(asking(), python_bug="SSLProtocol._abort() takes 1 positional argument")
