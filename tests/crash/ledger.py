"""What a killed process had acknowledged, and whether it is on disk."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from gizai_desktop.store.conversations.codec import decode

FOLDERS = ("conversations", "trash")


class Ledger:
    """Everything that was acknowledged in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._messages: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._trying: defaultdict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, set[str]] = {}
        self._undoing = 0
        self.problems: list[str] = []

    @property
    def count(self) -> int:
        """How many messages were acknowledged."""
        return sum(map(len, self._messages.values()))

    def note(self, line: str) -> None:
        """Take one line of the process."""
        said: dict[str, Any] = json.loads(line)
        self.problems += [f"at the start: {notice}" for notice in said.get("notices", ())]
        chat = said.get("chat", "")
        self._messages[chat].update(said.get("messages", {}))
        if "ready" in said:
            self._undoing = 0
        if "undoing" in said:
            self._undoing += 1 if said["undoing"] else -1
        if self._undoing:
            self._titles.clear()  # It may be any of them that goes back.
        if "trying" in said:
            self._trying[chat].add(said["trying"])
        if "title" in said:
            self._trying[chat].discard(said["title"])
            if not self._undoing:
                self._titles[chat] = {said["title"], *self._trying[chat]}

    def audit(self) -> None:
        """Compare with what is on disk."""
        there: defaultdict[str, dict[str, str]] = defaultdict(dict)
        titles: dict[str, str] = {}
        for path in self._files():
            data = path.read_bytes()
            decoded = decode(data, path.name.split(".")[0])
            if decoded.problems or decoded.conversation is None or not _is_json(data):
                self.problems.append(f"{path}: {decoded.problems}")
                continue
            chat = decoded.own_id
            found = decoded.conversation.messages.values()
            there[chat].update({each.id: each.content for each in found})
            if path.parent.name == "conversations":
                titles[chat] = decoded.conversation.title
        for chat, messages in self._messages.items():
            for key, content in messages.items():
                if there[chat].get(key) != content:
                    self.problems.append(self._lost(chat, key, content, there[chat]))
        for chat, possible in self._titles.items():
            if chat in titles and titles[chat] not in possible | self._trying[chat]:
                self.problems.append(f"{chat}: the title is {titles[chat]!r}, not {possible}")

    def _lost(self, chat: str, key: str, content: str, there: dict[str, str]) -> str:
        """A loss, with what is there in its place and which files name the message."""
        instead = f"{there[key][:40]!r} is there" if key in there else "nothing is there"
        every = (each for each in self._folder.rglob("*") if each.is_file())
        naming = [each.name for each in every if key.encode() in each.read_bytes()]
        return f"{chat}: {key} was lost: {content[:40]!r}; {instead}; named in {naming}"

    def _files(self) -> list[Path]:
        return [each for name in FOLDERS for each in (self._folder / name).glob("*.json")]


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict)
    except ValueError:
        return False
