"""What an imported conversation is like, by the program it comes from."""

from typing import Any

import pytest

from gizai_desktop.domain.identity import time_to_text
from gizai_desktop.domain.importing import NoteKind, Origin
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.store.importing.shapes import conversations, origin_of
from gizai_desktop.store.importing.sketch import Found
from tests.store.importing import exports
from tests.store.importing.exports import chatgpt, claude, claude_message, node
from tests.store.importing.support import every_text, spoken


def only(raw: dict[str, Any]) -> Found:
    origin = origin_of(raw)
    assert origin is not None
    [found] = conversations(raw, origin)
    return found


# -- ChatGPT ----------------------------------------------------------------------------------


def test_chatgpt_keeps_title_times_model_and_marks() -> None:
    raw = exports.simple_chatgpt() | {"is_archived": True, "is_starred": True}
    found = only(raw)
    shown = found.conversation
    assert found.origin is Origin.CHATGPT
    assert spoken(shown) == [("user", "Sums 0"), ("assistant", "Sums 1")]
    assert [m.model for m in shown.path()] == [None, "gpt-4o"]
    assert [m.backend for m in shown.path()] == [None, "chatgpt"]
    assert (shown.title, shown.pinned, shown.archived) == ("Sums", True, True)
    assert time_to_text(shown.created_at) == "2025-10-09T08:53:20.250Z"
    assert shown.extra["imported"] == {"from": "chatgpt", "id": "c-1"}


def test_chatgpt_branches_stay_and_the_current_one_is_shown() -> None:
    raw = chatgpt(
        [
            node("root", None, children=["q1", "q2"]),
            node("q1", "root", "First try", children=["a1", "a2"]),
            node("a1", "q1", "One", "assistant"),
            node("a2", "q1", "Two", "assistant"),
            node("q2", "root", "Second try", children=["a3"]),
            node("a3", "q2", "Three", "assistant"),
        ],
        "a1",
    )
    shown = only(raw).conversation
    assert spoken(shown) == [("user", "First try"), ("assistant", "One")]
    first, answer = shown.path()
    contents = [shown.messages[each].content for each in shown.siblings(answer.id)]
    assert contents == ["One", "Two"]
    assert [shown.messages[each].content for each in shown.siblings(first.id)] == [
        "First try",
        "Second try",
    ]


def test_chatgpt_order_comes_from_the_tree_and_never_from_the_times() -> None:
    raw = chatgpt(
        [
            node("root", None, children=None),
            node("a", "q", "Answer", "assistant", None, create_time=exports.T0 - 999),
            node("q", "root", "Question", children=None, create_time=None),
        ],
        "a",
    )
    assert spoken(only(raw).conversation) == [("user", "Question"), ("assistant", "Answer")]


def test_chatgpt_hidden_messages_are_left_out_and_counted() -> None:
    hidden = {"is_visually_hidden_from_conversation": True}
    raw = chatgpt(
        [
            node("root", None, children=["s"]),
            node("s", "root", "Be nice.", "system", ["w"]),
            node("w", "s", "Weightless", "assistant", ["v"], weight=0),
            node("v", "w", "Invisible", "user", ["e"], metadata=hidden),
            node("e", "v", "", "assistant", ["q"]),
            node("q", "e", "Question"),
        ],
        "q",
    )
    found = only(raw)
    assert spoken(found.conversation) == [("user", "Question")]
    assert found.notes[NoteKind.HIDDEN] == 4


def test_chatgpt_thoughts_and_tools_become_part_of_the_answer_that_follows() -> None:
    thoughts = {"content_type": "thoughts", "thoughts": [{"summary": "Plan", "content": "Add."}]}
    code = {"content_type": "code", "language": "python", "text": "print(1+1)"}
    output = {"content_type": "execution_output", "text": "2"}
    recap = {"content_type": "reasoning_recap", "content": "Thought for 3 seconds"}
    raw = chatgpt(
        [
            node("root", None, children=["q"]),
            node("q", "root", "1+1?", children=["t"]),
            node("t", "q", role="assistant", children=["c"], content=thoughts),
            node("c", "t", role="assistant", children=["o"], content=code, recipient="python"),
            node("o", "c", role="tool", children=["r"], content=output),
            node("r", "o", role="assistant", children=["a"], content=recap),
            node("a", "r", "It is 2.", "assistant"),
        ],
        "a",
    )
    shown = only(raw).conversation
    assert spoken(shown) == [
        ("user", "1+1?"),
        ("assistant", "```python\nprint(1+1)\n```\n\n```text\n2\n```\n\nIt is 2."),
    ]
    assert shown.path()[-1].reasoning == "**Plan**\n\nAdd.\n\nThought for 3 seconds"


def test_chatgpt_steps_without_an_answer_are_one_themselves() -> None:
    code = {"content_type": "code", "text": "1+1"}
    raw = chatgpt(
        [
            node("root", None, children=["q"]),
            node("q", "root", "1+1?", children=["c"]),
            node("c", "q", role="assistant", content=code, recipient="python"),
        ],
        "c",
    )
    assert spoken(only(raw).conversation) == [("user", "1+1?"), ("assistant", "```\n1+1\n```")]


def test_chatgpt_pictures_voices_and_files_are_named() -> None:
    parts = [
        {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_abc"},
        {"content_type": "audio_transcription", "text": "Spoken words", "direction": "in"},
        {"content_type": "audio_asset_pointer", "asset_pointer": "sediment://file_voice"},
        "Look",
    ]
    content = {"content_type": "multimodal_text", "parts": parts}
    metadata = {"attachments": [{"id": "file_abc", "name": "a.png"}, {"id": "f2", "name": "b.pdf"}]}
    raw = chatgpt(
        [
            node("root", None, children=["q"]),
            node("q", "root", content=content, metadata=metadata),
        ],
        "q",
    )
    found = only(raw)
    assert found.conversation.path()[0].content == (
        "[Image: file_abc]\n\nSpoken words\n\n[Audio: file_voice]\n\nLook\n\n[File: b.pdf]"
    )
    assert found.notes[NoteKind.MEDIA] == 3


def test_chatgpt_unknown_contents_are_kept_as_text_with_a_note() -> None:
    raw = chatgpt(
        [
            node("root", None, children=["q"]),
            node("q", "root", "Go", children=["a"]),
            node(
                "a", "q", role="assistant", children=["b"],
                content={"content_type": "hologram", "beams": ["violet"]},
            ),
            node("b", "a", role="assistant", content={"content_type": "new", "text": "Plain"}),
        ],
        "b",
    )  # fmt: skip
    found = only(raw)
    assert "violet" in every_text(found.conversation)
    assert "Plain" in every_text(found.conversation)
    assert found.notes[NoteKind.UNKNOWN_KIND] == 2


def test_chatgpt_citation_marks_become_their_source_or_nothing() -> None:
    known, unknown = "\ue200cite\ue202turn0search0\ue201", "\ue200filecite\ue202turn1file2\ue201"
    references = [{"matched_text": known, "alt": "([site](https://example.org))"}]
    raw = chatgpt(
        [
            node("root", None, children=["a"]),
            node(
                "a", "root", f"Sky is blue {known}. Sea too.{unknown}", "assistant",
                metadata={"content_references": references},
            ),
        ],
        "a",
    )  # fmt: skip
    answer = only(raw).conversation.path()[0].content
    assert answer == "Sky is blue ([site](https://example.org)). Sea too."


def test_chatgpt_circles_and_orphans_lose_no_message() -> None:
    raw = chatgpt(
        [
            node("x", "y", "In a circle", children=["y"]),
            node("y", "x", "Around", "assistant", ["x"]),
            node("z", "gone", "Alone"),
        ],
        "nowhere",
    )
    assert {m.content for m in only(raw).conversation.messages.values()} == {
        "In a circle",
        "Around",
        "Alone",
    }


def test_chatgpt_chain_of_a_hundred_thousand_nodes() -> None:
    nodes = [node("n0", None, "0")]
    nodes += [node(f"n{i}", f"n{i - 1}", str(i), children=None) for i in range(1, 20_000)]
    assert len(only(chatgpt(nodes, "n19999")).conversation.path()) == 20_000


# -- Claude -----------------------------------------------------------------------------------


def test_claude_linear_without_a_name() -> None:
    raw = claude(
        claude_message("1", "human", "Write a haiku"),
        claude_message("2", "assistant", "An old silent pond"),
        title="",
    )
    shown = only(raw).conversation
    assert spoken(shown) == [("user", "Write a haiku"), ("assistant", "An old silent pond")]
    assert shown.title == "Write a haiku"
    assert time_to_text(shown.created_at) == "2025-07-01T10:00:00.123Z"


def test_claude_parents_make_branches() -> None:
    root = "00000000-0000-4000-8000-000000000000"
    raw = claude(
        claude_message("1", "human", "Hi", parent_message_uuid=root),
        claude_message("2", "assistant", "Hello", parent_message_uuid="1"),
        claude_message("3", "assistant", "Hey", parent_message_uuid="1"),
    )
    shown = only(raw).conversation
    assert spoken(shown) == [("user", "Hi"), ("assistant", "Hey")]
    assert len(shown.siblings(shown.path()[-1].id)) == 2


def test_claude_content_goes_before_text_and_thinking_is_apart() -> None:
    parts = [
        {"type": "thinking", "thinking": "Hm."},
        {"type": "tool_use", "name": "web_search", "input": {"query": "sky"}},
        {"type": "tool_result", "content": [{"type": "text", "text": "blue, they say"}]},
        {"type": "text", "text": "Blue."},
        {
            "type": "tool_use",
            "name": "artifacts",
            "input": {"title": "Sky", "language": "python", "content": "print('blue')"},
        },
        {"type": "flag", "value": 7},
    ]
    raw = claude(
        claude_message("1", "assistant", "Old text", content=parts),
        claude_message("2", "human", "Only text", content=[]),
    )
    found = only(raw)
    first, second = found.conversation.path()
    assert first.content.startswith("Blue.\n\n**Sky**\n\n```python\nprint('blue')\n```")
    assert '"value": 7' in first.content
    assert first.reasoning.startswith("Hm.\n\n**web_search**")
    assert "blue, they say" in first.reasoning
    assert second.content == "Only text"
    assert found.notes[NoteKind.UNKNOWN_KIND] == 1


def test_claude_attachments_bring_their_text_and_files_their_name() -> None:
    raw = claude(
        claude_message(
            "1",
            "human",
            "Read this",
            attachments=[{"file_name": "notes.txt", "extracted_content": "Line ``` one"}],
            files=[{"file_name": "photo.jpg"}],
        )
    )
    found = only(raw)
    assert found.conversation.path()[0].content == (
        "Read this\n\n[File: notes.txt]\n\n````\nLine ``` one\n````\n\n[File: photo.jpg]"
    )
    assert found.notes[NoteKind.MEDIA] == 1


# -- Open WebUI, Chatbox, VividNode -----------------------------------------------------------


@pytest.mark.parametrize("wrapped", [True, False])
def test_open_webui_tree(wrapped: bool) -> None:
    shown = only(exports.open_webui(wrapped)).conversation
    assert spoken(shown) == [("user", "Which one?"), ("assistant", "The first.")]
    assert shown.path()[-1].model == "llama3:8b"
    assert {m.content for m in shown.messages.values()} >= {"The second.", "Why?"}
    if wrapped:
        assert (shown.pinned, shown.tags) == (True, ("Work", "Ideas"))
        assert time_to_text(shown.created_at) == "2025-06-15T15:06:40.000Z"


def test_open_webui_reasoning_and_errors() -> None:
    raw = exports.open_webui()
    messages = raw["chat"]["history"]["messages"]
    messages["a"]["content"] = (
        '<details type="reasoning" done="true" duration="2">\n<summary>Thought for 2 seconds'
        "</summary>\n> Well,\n> perhaps.\n</details>\nThe first."
    )
    messages["b"] |= {"content": "", "error": {"content": "Out of memory"}}
    shown = only(raw).conversation
    assert shown.path()[-1].content == "The first."
    assert shown.path()[-1].reasoning == "Well,\nperhaps."
    failed = next(m for m in shown.messages.values() if m.failure)
    assert failed.status is MessageStatus.FAILED
    assert failed.failure is not None
    assert failed.failure.message == "Out of memory"


def test_pictures_inside_of_a_text_are_named_only() -> None:
    raw = exports.open_webui()
    messages = raw["chat"]["history"]["messages"]
    messages["a"]["content"] = f"Here: ![cat](data:image/png;base64,{'A' * 100_000}) nice"
    found = only(raw)
    assert found.conversation.path()[-1].content == "Here: [Image] nice"
    assert found.notes[NoteKind.MEDIA] == 1


def test_chatbox_session_with_forks_and_threads() -> None:
    session = exports.chatbox()["session:s-1"]
    first, thread = (found.conversation for found in conversations(session, Origin.CHATBOX))
    assert spoken(first) == [
        ("user", "Soup?"),
        ("assistant", "Yes, soup.\n\n[Image: picture:1]"),
    ]
    assert first.system_prompt == "You are a cook."
    assert first.path()[-1].reasoning == "Think of soup."
    assert (first.title, first.pinned) == ("Cooking", True)
    assert "No." in every_text(first)
    assert time_to_text(first.path()[0].created_at) == "2025-08-12T12:00:00.000Z"
    assert (thread.title, spoken(thread)) == ("Cooking – Cakes", [("user", "Cake?")])


def test_vividnode_thread() -> None:
    found = only(exports.vividnode())
    shown = found.conversation
    assert found.origin is Origin.VIVIDNODE
    assert spoken(shown) == [("user", "Where to?"), ("assistant", "To Lisbon.")]
    assert shown.path()[-1].model == "gemini/gemini-2.0"
    assert time_to_text(shown.path()[0].created_at) == "2025-03-01T10:00:00.500Z"


@pytest.mark.parametrize(
    "raw", [{}, {"messages": [1]}, {"mapping": {"x": 3}}, {"chat": {}}, {"title": "x"}, [], None]
)
def test_other_objects_are_of_no_program(raw: object) -> None:
    assert origin_of(raw) is None


def test_nothing_can_break_the_mappers() -> None:
    """Every value of every example replaced by something else: no error, whatever comes."""
    for raw in (
        exports.simple_chatgpt(),
        claude(claude_message("1", "human", "x", attachments=[{}], files=[{}])),
        exports.open_webui(),
        exports.chatbox()["session:s-1"],
        exports.vividnode(),
    ):
        origin = origin_of(raw)
        assert origin is not None
        stranges: list[Any] = [None, 7, -1.5, 1e300, "", "x", [], [None], {}, {"x": []}, True]
        for strange in stranges:
            for changed in _replaced(raw, strange):
                if origin_of(changed) is origin:
                    for found in conversations(changed, origin):
                        assert found.conversation.messages


def _replaced(raw: Any, strange: Any) -> list[Any]:
    """Copies of a value, each with one value inside of it replaced."""
    if isinstance(raw, dict):
        pairs = [(key, value) for key, value in raw.items()]
        return [
            {**raw, key: other}
            for key, value in pairs
            for other in [strange, *_replaced(value, strange)]
        ]
    if isinstance(raw, list):
        return [
            [*raw[:place], other, *raw[place + 1 :]]
            for place, value in enumerate(raw)
            for other in [strange, *_replaced(value, strange)]
        ]
    return []
