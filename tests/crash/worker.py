"""A process that lives in a data folder as several busy people would, until it is killed.

Each line that it prints is one thing the application has acknowledged: what must be on disk then.
"""

import asyncio
import json
import random
import sys
from pathlib import Path

from gizai_desktop.application.steps import StepKind
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.importing import ImportEvent, ImportReport
from gizai_desktop.domain.message import Message
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.store.importing.run import Job, run_import
from gizai_desktop.store.locations import Locations
from tests.application.running_app import RunningApp, new_chat, running_app
from tests.store.importing.exports import simple_chatgpt

PEOPLE = 4


def say(**fields: object) -> None:
    print(json.dumps(fields), flush=True)


def acknowledge(conversation_id: str, *messages: Message) -> None:
    say(chat=conversation_id, messages={each.id: each.content for each in messages})


class Person:
    """Does one thing after the other with the application, at random."""

    def __init__(self, app: RunningApp, dice: random.Random, name: str) -> None:
        self._app = app
        self._dice = dice
        self._name = name
        self._count = 0

    async def live(self) -> None:
        acts = [
            *(self.ask, self.ask, self.ask_again, self.edit, self.rename, self.pin),
            *(self.delete, self.delete_branch, self.undo, self.import_chats),
        ]
        while True:
            try:
                await self._dice.choice(acts)()
            except StorageError as error:
                # Somebody else has deleted it, which is no loss.
                if error.failure.kind != "file_gone":
                    raise
            await asyncio.sleep(0)

    def text(self) -> str:
        self._count += 1
        return f"{self._name} {self._count} " + "words " * self._dice.randint(0, 400)

    def some(self) -> Conversation | None:
        known = [self._app.library.get(each) for each in self._app.library.headers]
        calm = [each for each in known if each and not self._app.turns.busy(each.id)]
        return self._dice.choice(calm) if calm else None

    async def ask(self) -> None:
        await self._turn(self.some() if self._dice.random() < 0.5 else None)

    async def _turn(self, conversation: Conversation | None) -> None:
        at = conversation or new_chat()
        text = self.text()
        await self._app.turns.ask(at, Prompt(text))
        await self._told(at.id, text)

    async def _told(self, chat: str, text: str) -> None:
        """Acknowledge a prompt that is on disk, then its answer."""
        found = self._app.library.get(chat)
        if found is None:
            return
        prompt = next((m for m in found.messages.values() if m.content == text), None)
        if prompt is None:
            return  # Another turn of this chat was quicker.
        acknowledge(chat, prompt)
        turn = self._app.turns.running.get(chat)
        if turn is None or turn.task is None:
            return
        await asyncio.wait([turn.task])
        task = turn.task
        deleted_meanwhile = not task.cancelled() and task.exception() is not None
        if not deleted_meanwhile and chat not in self._app.library.unsaved:
            acknowledge(chat, turn.answer)

    async def ask_again(self) -> None:
        at = self.some()
        if at is not None and len(at.path()) > 1:
            await self._app.turns.regenerate(at.id, at.path()[-1].id)

    async def edit(self) -> None:
        at = self.some()
        if at is not None and at.path():
            text = self.text()
            await self._app.turns.edit(at.id, at.path()[0].id, Prompt(text))
            await self._told(at.id, text)

    async def rename(self) -> None:
        at = self.some()
        if at is not None:
            self._count += 1
            title = f"Title {self._name} {self._count}"
            say(chat=at.id, trying=title)
            await self._app.history.edit(StepKind.RENAME, [at.id], lambda it: it.renamed(title))
            say(chat=at.id, title=title)

    async def pin(self) -> None:
        at = self.some()
        if at is not None:
            await self._app.history.edit(
                StepKind.PIN, [at.id], lambda it: it.marked(pinned=not it.pinned)
            )

    async def delete(self) -> None:
        at = self.some()
        if at is not None and self._dice.random() < 0.5:
            await self._app.history.delete([at.id])

    async def delete_branch(self) -> None:
        at = self.some()
        if at is not None and at.path():
            await self._app.history.delete_branch(at.id, self._dice.choice(at.path()).id)

    async def undo(self) -> None:
        say(undoing=True)
        await self._app.history.undo()
        say(undoing=False)

    async def import_chats(self) -> None:
        if self._dice.random() < 0.7:
            return
        self._count += 1
        name = f"{self._name}-{self._count}-{self._dice.random()}"
        folder = self._app.folder / "exports"
        folder.mkdir(exist_ok=True)
        export = folder / f"{name}.json"
        chats = [simple_chatgpt(f"{name}-{place}", turns=6) for place in range(5)]
        export.write_text(json.dumps(chats))
        locations = Locations.of(self._app.folder)
        events: list[ImportEvent] = []
        job = Job((export,), locations.conversations, locations.trash)
        await asyncio.to_thread(run_import, job, events.append, lambda: False)
        report = events[-1]
        assert isinstance(report, ImportReport)
        for each in report.added:
            found = await self._app.library.open(each)
            acknowledge(each, *found.messages.values())


async def main(folder: Path, seed: int) -> None:
    async with running_app(folder) as app:
        await app.library.read_headers()
        say(ready=len(app.library.headers), notices=[each.sentence for each in app.posted])
        dice = random.Random(seed)
        for each in list(app.library.headers)[:10]:
            await app.library.open(each)
        following = app.library.follow_changes()
        people = [
            Person(app, random.Random(dice.random()), f"{seed}{name}").live()
            for name in "ABCD"[:PEOPLE]
        ]
        await asyncio.gather(following, *people)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
