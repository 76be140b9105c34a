"""Exported files: everything is in them, and nothing in them can run."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.exporting import (
    ExportEvent,
    ExportFormat,
    ExportOptions,
    ExportProgress,
    ExportReport,
)
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.store.conversations import files
from gizai_desktop.store.conversations.codec import decode, encode
from gizai_desktop.store.exporting.html import HtmlWriter
from gizai_desktop.store.exporting.names import LIMIT_BYTES, free_file_name, safe_name
from gizai_desktop.store.exporting.plain import as_markdown, as_text
from gizai_desktop.store.exporting.run import ExportJob, run_export
from gizai_desktop.store.locations import Locations
from tests.store.examples import answer, conversations, talk

HTML = ExportOptions(ExportFormat.HTML, reasoning=True)
MARKDOWN = ExportOptions(ExportFormat.MARKDOWN, reasoning=True)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("section", "time", "div", "details", "summary", "p", "br", "hr", "a", "em", "strong", "s"),
    *("ul", "ol", "li", "blockquote", "code", "pre", "span"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("class", "dir", "charset", "http-equiv", "content", "name", "href", "rel", "title", "start"),
    "style",
}


class Safe(HTMLParser):
    """Fails at whatever could run or load something; collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            if name == "href":
                assert value is not None
                self.links.append(value)
                assert value.lower().startswith(("http:", "https:", "mailto:")), value
            if name == "style":
                assert value in {"text-align:left", "text-align:right", "text-align:center"}

    def handle_data(self, data: str) -> None:
        self.text += data


def page(conversation: Conversation, options: ExportOptions = HTML) -> Safe:
    found = Safe()
    found.feed(HtmlWriter().page(conversation, options))
    found.close()
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](file:///etc/passwd)",
        "![x](https://tracker.example/pixel.png)",
        "![x](javascript:alert(1))",
        '[x](https://a.example/"onmouseover="alert(1))',
        "<https://a.example/?<script>>",
        "<javascript:alert(1)>",
        "[x]\n\n[x]: javascript:alert(1)",
        '```"><script>alert(1)</script>\ncode\n```',
        "```python\n</code></pre><script>alert(1)</script>\n```",
        "</style></head><script>alert(1)</script>",
        "&lt;script&gt; &#60;script&#62;",
        "| <b>a</b> | b |\n|:-:|--:|\n| <i onclick=x>1</i> | 2 |",
        "<!--", "-->", "]]>", "\0<svg/onload=alert(1)>", "<base href=//evil>",
    ],
)  # fmt: skip
def test_nothing_in_a_page_runs_or_loads(text: str) -> None:
    conversation = replace(talk(text, text), title=text, system_prompt=text)
    found = replace(
        conversation,
        messages={
            m.id: replace(m, reasoning=text, model=text, failure=Failure("unknown", message=text))
            for m in conversation.messages.values()
        },
    )
    page(found)


def test_a_page_says_that_nothing_may_be_loaded() -> None:
    text = HtmlWriter().page(talk("Hi"), HTML)
    assert "default-src 'none'" in text
    assert "prefers-color-scheme:dark" in text


def test_code_is_coloured_and_whole() -> None:
    found = HtmlWriter().page(talk("x", "```python\ndef f(): return '1'\n```"), HTML)
    assert '<span class="k">def</span>' in found
    assert "deff():return'1'" in squeezed(
        page(talk("x", "```python\ndef f(): return '1'\n```")).text
    )


def test_blocks_of_a_text_are_the_text() -> None:
    source = (
        "# A\n\ntext *b*\n\n- one\n- two\n\n```py\nx\n```\n\n---\n\n> q\n\n| a |\n|---|\n| b |\n"
    )
    writer = HtmlWriter()
    blocks = writer.blocks(source)
    assert len(blocks) == 7
    assert "".join(blocks) == writer.text(source)


@settings(max_examples=60, deadline=None)
@given(conversation=conversations())
def test_every_export_has_every_shown_text_and_is_safe(conversation: Conversation) -> None:
    markdown, plain = as_markdown(conversation, MARKDOWN), as_text(conversation, MARKDOWN)
    shown = page(conversation)
    for message in conversation.path():
        assert message.content.strip("\n") in markdown
        assert message.content.strip("\n") in plain
        for word in message.content.split():
            if word.isalnum():
                assert word in shown.text
        for line in message.reasoning.strip().split("\n"):
            assert line in markdown


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200) | st.text("<>&\"'`[]()!*_:/#|-\n abjs", max_size=200))
def test_any_text_makes_a_safe_page(text: str) -> None:
    page(replace(talk(text or "x", text), title=text, system_prompt=text))


def test_thoughts_only_when_asked_for() -> None:
    conversation = talk("Why?", "So.")
    last = conversation.path()[-1]
    conversation = conversation.with_message(replace(last, reasoning="Secretly pondering"))
    for make in (as_markdown, as_text, HtmlWriter().page):
        assert "Secretly pondering" in make(conversation, HTML)
        assert "Secretly pondering" not in make(conversation, ExportOptions(ExportFormat.HTML))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plain", "Plain"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("nul", "_nul"),
        ("console", "console"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("ends. ", "ends"),
        ("~/home", "_~-home"),
        ("\u202eexe.txt\u2066", "exe.txt"),
        ("чат\n\tдва", "чат два"),
        ("\0\x1f", "Chat"),
        ("…", "…"),
        ("", "Chat"),
    ],
)
def test_names_that_every_system_takes(title: str, name: str) -> None:
    assert safe_name(title, "Chat") == name


@given(title=st.text(max_size=300))
def test_any_title_makes_a_name(title: str) -> None:
    name = safe_name(title, "Chat")
    assert name.strip(" .") == name
    assert 0 < len(name.encode()) <= LIMIT_BYTES + 1
    assert not {*name} & {*'<>:"/\\|?*\0'}


def test_names_that_are_one_on_some_systems_are_told_apart(tmp_path: Path) -> None:
    taken: set[str] = set()
    titles = ["Chat", "CHAT", "chat", "é", unicodedata.normalize("NFD", "É")]
    names = [free_file_name(title, "md", "x", taken) for title in titles]
    assert names == ["Chat.md", "CHAT 2.md", "chat 3.md", "é.md", "É 2.md"]


# -- whole exports ----------------------------------------------------------------------------


def exported(job: ExportJob, *, stop_after: int = 10**6) -> ExportReport:
    events: list[ExportEvent] = []

    def stopped() -> bool:
        return sum(isinstance(event, ExportProgress) for event in events) > stop_after

    run_export(job, events.append, stopped)
    assert isinstance(events[-1], ExportReport)
    return events[-1]


def kept(locations: Locations, *chats: Conversation) -> tuple[str, ...]:
    for chat in chats:
        files.write_once(files.path_of(locations.conversations, chat.id), chat)
    return tuple(chat.id for chat in chats)


def test_one_conversation_goes_into_one_file(locations: Locations, tmp_path: Path) -> None:
    chat = talk("What is 1+1?", "**2**")
    ids = kept(locations, chat)
    for each in (f for f in ExportFormat if f is not ExportFormat.PDF):
        target = tmp_path / f"out.{each}"
        job = ExportJob(ids, locations.conversations, target, ExportOptions(each), together=False)
        assert exported(job) == ExportReport(target, 1)
        assert "What is 1+1?" in target.read_text()
    assert decode((tmp_path / "out.json").read_bytes(), chat.id).conversation == chat


def test_nothing_is_written_over_unless_agreed(locations: Locations, tmp_path: Path) -> None:
    ids = kept(locations, talk("One"))
    target = tmp_path / "out.md"
    target.write_text("precious")
    job = ExportJob(ids, locations.conversations, target, MARKDOWN, together=False)
    failure = exported(job).failure
    assert failure is not None
    assert failure.kind == FailureKind.NAME_TAKEN
    assert str(target) in failure.advice
    assert target.read_text() == "precious"
    assert not exported(replace(job, replace=True)).failure
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "there").touch()
    job = ExportJob(ids, locations.conversations, folder, MARKDOWN, together=True)
    assert exported(job).failure
    assert [path.name for path in folder.iterdir()] == ["there"]


def test_several_go_into_a_new_folder_that_appears_when_it_is_whole(
    locations: Locations, tmp_path: Path
) -> None:
    ids = kept(locations, talk("Same title"), talk("Same title"), talk("Other"))
    target = tmp_path / "chats"
    job = ExportJob((*ids, "gone"), locations.conversations, target, MARKDOWN, together=True)
    report = exported(job)
    assert (report.count, report.missing) == (3, ("gone",))
    assert {path.name for path in target.iterdir()} == {
        "Same title.md", "Same title 2.md", "Other.md"
    }  # fmt: skip
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".gizai")]


def test_a_cancelled_export_leaves_nothing(locations: Locations, tmp_path: Path) -> None:
    ids = kept(locations, *(talk(f"Chat {i}") for i in range(5)))
    before = {*tmp_path.iterdir()}
    job = ExportJob(ids, locations.conversations, tmp_path / "chats", MARKDOWN, together=True)
    assert exported(job, stop_after=2).cancelled
    assert {*tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_written_is_a_sentence(
    locations: Locations, tmp_path: Path
) -> None:
    ids = kept(locations, talk("One"))
    (tmp_path / "file").touch()
    for together in (True, False):
        job = ExportJob(
            ids, locations.conversations, tmp_path / "file" / "x", MARKDOWN, together=together
        )
        failure = exported(job).failure
        assert failure is not None
        assert failure.sentence


def test_a_json_export_can_be_imported(locations: Locations, tmp_path: Path) -> None:
    chat = talk("A", "B")
    branched = chat.append(answer("C", chat.path()[0].id))
    job = ExportJob(
        kept(locations, branched),
        locations.conversations,
        tmp_path / "x.json",
        ExportOptions(ExportFormat.JSON),
        together=False,
    )
    exported(job)
    assert json.loads((tmp_path / "x.json").read_bytes()) == json.loads(encode(branched))
