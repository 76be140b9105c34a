"""An OpenAI-compatible server on 127.0.0.1 that does as it is told, for tests and for people.

``python -m tests.support.openai_server --dialect ollama`` prints its base address and echoes
every prompt, word by word.
"""

import argparse
import asyncio
import ssl
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from tests.support.answers import Answer, Exchange, Seen
from tests.support.gizai_server import LoopbackGizai
from tests.support.openai_answers import plain, prompt_of, refused, stream, words_of
from tests.support.openai_dialects import DIALECTS, Dialect

MODELS = ("test-small", "test-large")


class LoopbackOpenAI(LoopbackGizai):
    """The server; ``async with`` starts and ends it.

    Attributes:
        dialect: how it speaks.
        models: what it has; whoever asks for another is refused.
        key: what it wants to be shown, or empty.
    """

    def __init__(
        self,
        script: Iterable[Answer] = (),
        *,
        dialect: str = "openai",
        models: Sequence[str] = MODELS,
        key: str = "",
        delay_s: float = 0.0,
        reply: str = "",
        tls: ssl.SSLContext | None = None,
        port: int = 0,
        host_name: str = "127.0.0.1",
        on_event: Callable[[str, Seen], None] | None = None,
    ) -> None:
        super().__init__(script, tls=tls, port=port, host_name=host_name, on_event=on_event)
        self.dialect: Dialect = DIALECTS[dialect]
        self.models = list(models)
        self.key = key
        self._delay_s = delay_s
        self._reply = reply

    @property
    def url(self) -> str:
        """The base address."""
        return self.origin + self.dialect.base

    def unscripted(self, seen: Seen) -> Answer:
        """What such a server does with a request."""
        if self.key and seen.headers.get("authorization") != f"Bearer {self.key}":
            return refused(self.dialect.no_key())
        route = seen.method, seen.path.removeprefix(self.dialect.base)
        if route == ("GET", "/models"):
            return plain(self.dialect.models(self.models))
        if route == ("POST", "/chat/completions"):
            return self._chat
        return refused(self.dialect.no_path(seen.method, seen.path))

    async def _chat(self, exchange: Exchange) -> None:
        asked = exchange.seen.json
        model = str(asked["model"])
        text = self._reply or f"Echo: {prompt_of(exchange.seen)}"
        if model not in self.models:
            answer = refused(self.dialect.no_model(model))
        elif asked["stream"]:
            usage = bool(asked.get("stream_options", {}).get("include_usage"))
            pieces = self.dialect.answer(model, words_of(text), usage=usage)
            answer = stream(pieces, delay_s=self._delay_s)
        else:
            answer = plain(self.dialect.whole(model, text))
        await answer(exchange)


def main() -> None:
    """Serve until interrupted; one line with the address goes to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dialect", choices=sorted(DIALECTS), default="ollama")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--key", default="", help="what it wants to be shown")
    parser.add_argument("--delay", type=float, default=0.03, help="seconds after each word")
    parser.add_argument("--reply", default="", help="say this instead of the prompt")
    parser.add_argument("--model", action="append", help="one that it has")
    options = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(options))


async def _serve(options: argparse.Namespace) -> None:
    async with LoopbackOpenAI(
        dialect=options.dialect,
        models=options.model or MODELS,
        key=options.key,
        delay_s=options.delay,
        reply=options.reply,
        port=options.port,
    ) as server:
        print(server.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
