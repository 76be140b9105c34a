"""Exports of other programs, made in the shapes that they have."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

T0 = 1_760_000_000.25


def node(
    name: str,
    parent: str | None,
    text: str | None = None,
    role: str = "user",
    children: Sequence[str] | None = (),
    **more: Any,
) -> dict[str, Any]:
    """A node of ChatGPT's ``mapping``; without a text it has no message."""
    found: dict[str, Any] = {"id": name, "parent": parent, "message": None}
    if children is not None:
        found["children"] = [*children]
    if text is not None or more:
        content = more.pop("content", {"content_type": "text", "parts": [text]})
        metadata = more.pop("metadata", {})
        found["message"] = {
            "id": name,
            "author": {"role": role, "name": None, "metadata": {}},
            "create_time": T0,
            "content": content,
            "status": "finished_successfully",
            "weight": 1.0,
            "recipient": "all",
            "metadata": metadata,
            **more,
        }
    return found


def chatgpt(
    nodes: Sequence[Mapping[str, Any]], current: str | None, name: str = "c-1", **more: Any
) -> dict[str, Any]:
    return {
        "id": name,
        "conversation_id": name,
        "title": "Sums",
        "create_time": T0,
        "update_time": T0 + 60,
        "current_node": current,
        "mapping": {each["id"]: each for each in nodes},
        **more,
    }


def simple_chatgpt(name: str = "c-1", turns: int = 2, title: str = "Sums") -> dict[str, Any]:
    """Prompts and answers in turn."""
    nodes = [node("root", None, children=["m0"])]
    last = "root"
    for place in range(turns):
        role = "assistant" if place % 2 else "user"
        own = f"m{place}"
        following = [f"m{place + 1}"] if place + 1 < turns else []
        metadata = {"model_slug": "gpt-4o"} if place % 2 else {}
        nodes.append(node(own, last, f"{title} {place}", role, following, metadata=metadata))
        last = own
    return chatgpt(nodes, last, name, title=title)


def claude(
    *messages: Mapping[str, Any], name: str = "a-1", title: str = "Words", **more: Any
) -> dict[str, Any]:
    return {
        "uuid": name,
        "name": title,
        "summary": "",
        "created_at": "2025-07-01T10:00:00.123456Z",
        "updated_at": "2025-07-01T11:00:00Z",
        "account": {"uuid": "u"},
        "chat_messages": [*messages],
        **more,
    }


def claude_message(name: str, sender: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "uuid": name,
        "sender": sender,
        "text": text,
        "content": [{"type": "text", "text": text}],
        "created_at": "2025-07-01T10:00:01Z",
        "attachments": [],
        "files": [],
        **more,
    }


def open_webui(wrapped: bool = True, **more: Any) -> dict[str, Any]:
    messages = {
        "q": _webui("q", None, ["a", "b"], "user", "Which one?"),
        "a": _webui("a", "q", [], "assistant", "The first.", model="llama3:8b"),
        "b": _webui("b", "q", ["q2"], "assistant", "The second.", model="qwen3"),
        "q2": _webui("q2", "b", [], "user", "Why?"),
    }
    chat = {
        "title": "Choosing",
        "models": ["llama3:8b"],
        "history": {"currentId": "a", "messages": messages},
    }
    if not wrapped:
        return {"id": "w-2", **chat}
    return {
        "id": "w-1",
        "chat": chat,
        "meta": {"tags": ["Work", {"name": "Ideas"}]},
        "pinned": True,
        "folder_id": None,
        "created_at": 1_750_000_000,
        "updated_at": 1_750_000_500,
        **more,
    }


def _webui(
    name: str, parent: str | None, below: Sequence[str], role: str, content: str, **more: Any
) -> dict[str, Any]:
    return {
        "id": name,
        "parentId": parent,
        "childrenIds": [*below],
        "role": role,
        "content": content,
        "timestamp": 1_750_000_100,
        "done": True,
        **more,
    }


def chatbox_message(name: str, role: str, *parts: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "role": role,
        "contentParts": [*parts],
        "timestamp": 1_755_000_000_000,
        **more,
    }


def said(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def chatbox() -> dict[str, Any]:
    """A backup with one session that has a fork and a former thread."""
    session = {
        "id": "s-1",
        "name": "Cooking",
        "starred": True,
        "messages": [
            chatbox_message("sys", "system", said("You are a cook.")),
            chatbox_message("q", "user", said("Soup?")),
            chatbox_message(
                "a",
                "assistant",
                {"type": "reasoning", "text": "Think of soup."},
                said("Yes, soup."),
                {"type": "image", "storageKey": "picture:1"},
                model="gpt-4o",
                aiProvider="openai",
            ),
        ],
        "threads": [
            {
                "id": "t-1",
                "name": "Cakes",
                "createdAt": 1_754_000_000_000,
                "messages": [chatbox_message("tq", "user", said("Cake?"))],
            }
        ],
        "messageForksHash": {
            "q": {
                "position": 1,
                "createdAt": 1_755_000_000_000,
                "lists": [
                    {"id": "l-1", "messages": [chatbox_message("a0", "assistant", said("No."))]},
                    {"id": "l-2", "messages": []},
                ],
            }
        },
    }
    return {
        "__exported_items": ["setting", "conversations"],
        "__exported_at": "2026-03-01T00:00:00.000Z",
        "settings": {"theme": 1},
        "chat-sessions-list": [{"id": "s-1", "name": "Cooking", "starred": True}],
        "session:s-1": session,
    }


def vividnode() -> dict[str, Any]:
    def message(name: str, role: str, content: str, **more: Any) -> dict[str, Any]:
        return {
            "id": name,
            "thread_id": "v-1",
            "role": role,
            "content": content,
            "insert_dt": "2025-03-01 10:00:00.5",
            "update_dt": "2025-03-01 10:00:00.5",
            **more,
        }

    return {
        "id": "v-1",
        "name": "Trips",
        "insert_dt": "2025-03-01 09:59:00",
        "update_dt": "2025-03-01 10:01:00",
        "messages": [
            message("1", "user", "Where to?"),
            message(
                "2", "assistant", "To Lisbon.", model="gemini/gemini-2.0", finish_reason="stop"
            ),
        ],
    }


def write_json(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def write_zip(path: Path, files: Mapping[str, Any]) -> Path:
    """An archive; values that are no bytes are written as JSON."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
    return path
