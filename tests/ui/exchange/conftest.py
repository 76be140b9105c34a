"""Exports of another program, small and large."""

from pathlib import Path

import pytest

from tests.store.importing.exports import simple_chatgpt, write_json, write_zip

CHATS = 150
"""Conversations in a usual export."""
MANY = 3000
"""Conversations in a large one, which takes seconds to import."""


@pytest.fixture
def export_file(tmp_path: Path) -> Path:
    chats = [simple_chatgpt(f"c-{i}", title=f"Chat {i}") for i in range(CHATS)]
    files = {"conversations.json": chats, "user.json": {"id": "u"}}
    return write_zip(tmp_path / "chatgpt.zip", files)


@pytest.fixture
def large_export(tmp_path: Path) -> Path:
    chats = [simple_chatgpt(f"c-{i}", turns=40, title=f"Chat {i}") for i in range(MANY)]
    return write_json(tmp_path / "large.json", chats)


@pytest.fixture
def one_chat(tmp_path: Path) -> Path:
    """An export of a single conversation, of a question and its answer."""
    return write_json(tmp_path / "one.json", [simple_chatgpt(turns=2)])
