"""Two computers that share their chats by Syncthing end with the same ones, whatever is done."""

import asyncio
import json
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

import pytest

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.store.conversations.codec import decode
from tests.application.running_app import RunningApp, new_chat
from tests.application.test_outside import following
from tests.store.test_outside import contents
from tests.support import syncthing
from tests.support.programs import needs

pytestmark = needs("syncthing")
PATIENCE_S = 40.0


def chats(app: RunningApp) -> dict[str, Conversation | None]:
    """Every chat on a computer's disk; None for a file that is not whole."""
    folder = app.folder / "conversations"
    found = {}
    for path in folder.glob("*.json"):
        decoded = decode(path.read_bytes(), path.stem)
        found[path.name] = None if decoded.problems else decoded.conversation
    return found


def in_memory(app: RunningApp, chat: Conversation | None) -> bool:
    """Whether the application has noticed what is on disk."""
    known = app.library.get(chat.id) if chat is not None else None
    return known is None or known == chat


async def alike(one: RunningApp, other: RunningApp, *wanted: set[str]) -> None:
    """Wait until both have the same chats, with these messages among them and no copies."""

    def same() -> bool:
        here, there = chats(one), chats(other)
        if here != there or any("sync-conflict" in name for name in here):
            return False
        if not all(in_memory(app, chat) for app in (one, other) for chat in here.values()):
            return False
        said = [contents(each) for each in here.values() if each is not None]
        return all(any(words <= chat for chat in said) for words in wanted)

    try:
        async with asyncio.timeout(PATIENCE_S):
            while not same():  # noqa: ASYNC110 - Syncthing gives no sign
                await asyncio.sleep(0.1)
    except TimeoutError:
        every = [chat for app in (one, other) for chat in chats(app).values()]
        state = [chat and contents(chat) for chat in every]
        pytest.fail(f"not alike: {state}")


async def ask(app: RunningApp, chat: Conversation, *prompts: str) -> None:
    for text in prompts:
        at = chat
        if chat.id in app.library.headers:
            at = await app.library.open(chat.id)
        await app.turns.ask(at, Prompt(text))
        await app.settle(chat.id)


async def test_both_computers_end_with_everything_of_both(tmp_path: Path) -> None:
    one, other = tmp_path / "laptop", tmp_path / "desktop"
    for folder in (one, other):
        (folder / "conversations").mkdir(parents=True)
    first, second = syncthing.pair(tmp_path, one / "conversations", other / "conversations")

    async with AsyncExitStack() as stack:
        laptop = await stack.enter_async_context(following(one))
        desktop = await stack.enter_async_context(following(other))
        chat = new_chat()
        with ExitStack() as online:
            online.enter_context(first.running())
            online.enter_context(second.running())
            await ask(laptop, chat, "Hello")
            await alike(laptop, desktop, {"Hello"})
            # Both write into the same chat while they are connected.
            await asyncio.gather(
                ask(laptop, chat, "L1", "L2"),
                ask(desktop, chat, "D1", "D2"),
            )
            await alike(laptop, desktop, {"Hello", "L1", "L2", "D1", "D2"})
        # Now without a network.
        alone = new_chat()
        await ask(laptop, chat, "L3")
        await laptop.library.update(chat.id, lambda at: at.renamed("Named on the laptop"))
        await ask(desktop, chat, "D3")
        await ask(desktop, alone, "Only on the desktop")
        await desktop.library.update(chat.id, lambda at: at.marked(pinned=True))
        with ExitStack() as online:
            online.enter_context(first.running())
            online.enter_context(second.running())
            every = {"Hello", "L1", "L2", "L3", "D1", "D2", "D3"}
            await alike(laptop, desktop, every, {"Only on the desktop"})
        kept = [each.name for app in (one, other) for each in (app / "trash").iterdir()]
        assert any("copy-sync-conflict" in name for name in kept), "there was no conflict"
        for app in (laptop, desktop):
            known = app.library.get(chat.id)
            assert known is not None
            assert (known.title, known.pinned) == ("Named on the laptop", True)
            assert contents(known) >= every
            assert app.posted == []
            data = (app.folder / "conversations" / f"{chat.id}.json").read_bytes()
            assert json.loads(data)["id"] == chat.id
