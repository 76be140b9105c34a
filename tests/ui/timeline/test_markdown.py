"""Answers in Markdown: what is seen, selected, copied, followed, and how it grows."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.markdown.sources import ANYTHING
from tests.ui.timeline.markdown_samples import AVERAGES, EVERYTHING, WIDE
from tests.ui.timeline.reader import drag, place_of, wheel
from tests.ui.timeline.samples import answer, user

_LEFT = Qt.MouseButton.LeftButton
RUNNING = MessageStatus.RUNNING
ANY_VIEW = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def texts(view: TimelineView) -> list[str]:
    """What is seen of every piece of the last message."""
    box = view._column.boxes[-1]
    return [
        box.layout(part).text_in(0, 10**6)  # type: ignore[attr-defined]
        for part in range(len(box.blocks))
    ]


@pytest.mark.parametrize("source", [AVERAGES, EVERYTHING, WIDE, EVERYTHING + "\n" + WIDE])
def test_all_of_it_copied_is_its_source(view: TimelineView, source: str) -> None:
    view.show_entries("a", [user("q", "Question"), answer("a", source), user("e", "End")])
    view.select_all()
    view.copy_selection()
    assert clipboard() == f"Question\n\n{source}\n\nEnd"


@ANY_VIEW
@given(ANYTHING)
def test_any_markdown_is_shown_selected_and_copied(view: TimelineView, source: str) -> None:
    view.show_entries("a", [])
    view.show_entries("a", [answer("m", source)])
    view.viewport().grab()
    view.select_all()
    assert view.selected_text() == source
    box = view._column.boxes[0]
    for part, block in enumerate(box.blocks):
        layout = box.layout(part)
        length = block.end - block.start
        for at in (QPoint(0, 0), QPoint(50, layout.height // 2), QPoint(10**5, layout.height)):
            assert 0 <= layout.position_at(at.x(), at.y()) <= length
        list(layout.selection_boxes(0, length + 1))


@ANY_VIEW
@given(st.lists(ANYTHING, max_size=5))
def test_a_growing_answer_looks_like_the_whole(view: TimelineView, chunks: list[str]) -> None:
    view.show_entries("a", [])
    view.show_entries("a", [answer("m", "", status=RUNNING)])
    source = ""
    for chunk in chunks:
        source += chunk
        view.update_entry(answer("m", source, status=RUNNING))
        view.viewport().grab()
    view.update_entry(answer("m", source))
    box = view._column.boxes[0]
    grown = box.blocks, [box.measure(part) for part in range(box.parts)]
    view.show_entries("b", [answer("m", source)])
    box = view._column.boxes[0]
    assert grown == (box.blocks, [box.measure(part) for part in range(box.parts)])


def test_only_the_open_block_is_laid_out_again(view: TimelineView) -> None:
    source = AVERAGES + "\nMore:\n\n- one\n- two\n\nThe tail"
    view.resize(900, 1500)
    view.show_entries("a", [answer("m", source, status=RUNNING)])
    view.viewport().grab()
    built = view._page.cache.built
    view.update_entry(answer("m", source + " grows", status=RUNNING))
    view.viewport().grab()
    assert view._page.cache.built == built + 1


def test_signs_are_not_seen_but_copied_with_the_whole_block(view: TimelineView) -> None:
    source = "# Title\n\nSome **bold** words\n\n- one `code`\n- two"
    view.show_entries("a", [answer("m", source)])
    assert texts(view) == ["Title", "Some bold words", "one code", "two"]
    drag(view, place_of(view, "Some"), place_of(view, "two", end=True))
    assert view.selected_text() == "Some **bold** words\n\n- one `code`\n- two"
    drag(view, place_of(view, "bold"), place_of(view, "words", end=True))
    assert view.selected_text() == "bold words"
    drag(view, place_of(view, "Title"), place_of(view, "Some", end=True))
    assert view.selected_text() == "# Title\n\nSome"
    drag(view, place_of(view, "words"), place_of(view, "two", end=True))
    assert view.selected_text() == "words\n\n- one `code`\n- two"


def test_html_lies_beside_what_is_copied(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "Some **bold** <b>words</b>")])
    view.select_all()
    view.copy_selection()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<strong>bold</strong> &lt;b&gt;words&lt;/b&gt;" in html


def test_a_part_of_code_is_copied_in_its_fence_with_what_follows(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "```py\none\ntwo\n```\n\nAfter it")])
    drag(view, place_of(view, "two"), place_of(view, "After", end=True))
    assert view.selected_text() == "```py\ntwo\n```\n\nAfter"
    drag(view, place_of(view, "one"), place_of(view, "two", end=True))
    assert view.selected_text() == "one\ntwo"


def test_a_double_click_selects_a_bold_word(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "Some **bold** words")])
    inside = place_of(view, "bold") + QPoint(8, 0)
    QTest.mouseDClick(view.viewport(), _LEFT, pos=inside)
    assert view.selected_text() == "bold"


def test_cells_are_selected_and_rows_copied_whole(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", AVERAGES)])
    drag(view, place_of(view, "20 pr"), place_of(view, "20 prices", end=True))
    assert view.selected_text() == "20 prices"
    drag(view, place_of(view, "Simple |"), place_of(view, "Exponential |") + QPoint(30, 0))
    assert view.selected_text() == (
        "| Simple | 20 prices | 9.5 days |\n| Exponential | 1 number | 9.5 days |"
    )


def test_wide_tables_scroll_inside_their_frame(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", WIDE)])
    box = view._column.boxes[0]
    row = box.blocks[1]
    assert box.code_state(row).width > box.room_of(row)
    wheel(view, QPoint(-240, 0), at=place_of(view, "thing_10"))
    assert box.code_state(row).scroll == 120
    assert view.horizontalScrollBar().maximum() == 0


def test_a_wider_row_makes_all_rows_wider(view: TimelineView) -> None:
    head = "| a | b |\n|---|---|\n| x | y |\n"
    view.show_entries("a", [answer("m", head + "| x", status=RUNNING)])
    view.viewport().grab()
    view.update_entry(answer("m", head + "| " + "wide " * 20 + "| y |", status=RUNNING))
    view.viewport().grab()
    box = view._column.boxes[0]
    widths = {box.layout(part).columns.widths for part in range(3)}  # type: ignore[attr-defined]
    assert len(widths) == 1


def test_links_lead_to_the_web_and_nowhere_else(view: TimelineView, qtbot: QtBot) -> None:
    source = "[web](https://a.example/x) [bad](javascript:alert(1)) [file](file:///etc/passwd)"
    view.show_entries("a", [answer("m", source)])
    assert texts(view) == [f"web {source.partition(' ')[2]}"]
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.mouseClick(view.viewport(), _LEFT, pos=place_of(view, "web") + QPoint(3, 0))
    assert followed.args == ["https://a.example/x"]
    with qtbot.assertNotEmitted(view.link_activated):
        for words in ("bad", "file", "passwd"):
            QTest.mouseClick(view.viewport(), _LEFT, pos=place_of(view, words) + QPoint(3, 0))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("www.example.org/a_b?c=d", "https://www.example.org/a_b?c=d"),
        ("me+you@mail.example.org", "mailto:me+you@mail.example.org"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_bare_addresses_are_links(
    view: TimelineView, qtbot: QtBot, words: str, address: str
) -> None:
    view.show_entries("a", [answer("m", f"Ask **{words}**, or ({words}).")])
    inside = place_of(view, words) + QPoint(3, 0)
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.mouseClick(view.viewport(), _LEFT, pos=inside)
    assert followed.args == [address]


def test_images_are_links_with_their_address(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [answer("m", "![A cat](https://a.example/cat.png) ![x](/etc/passwd)")])
    assert texts(view) == ["A cat ![x](/etc/passwd)"]
    place = place_of(view, "![A cat](https://a.example/cat.png)") + QPoint(5, 0)
    with qtbot.waitSignal(view.link_activated) as followed:
        QTest.mouseClick(view.viewport(), _LEFT, pos=place)
    assert followed.args == ["https://a.example/cat.png"]


def test_a_reference_that_comes_later_makes_a_link(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "See [here].\n\nMore", status=RUNNING)])
    view.viewport().grab()
    assert texts(view)[0] == "See [here]."
    source = "See [here].\n\nMore\n\n[here]: https://a.example"
    view.update_entry(answer("m", source, status=RUNNING))
    assert texts(view) == ["See here.", "More"]


def colors(view: TimelineView) -> set[str]:
    """The colours of the letters in the first code block."""
    box = view._column.boxes[-1]
    part = next(n for n, block in enumerate(box.blocks) if block.fence is not None)
    formats = box.layout(part)._segments[0]._layout.formats()
    return {found.format.foreground().color().name() for found in formats}


def test_code_takes_its_colours_a_moment_later(
    view: TimelineView, theme: Theme, qtbot: QtBot
) -> None:
    view.show_entries("a", [answer("m", "```python\nimport os  # now\n```")])
    qtbot.waitUntil(lambda: not view._page.highlights.waiting)
    light = {theme.color("syn_keyword").name(), theme.color("syn_comment").name()}
    assert light <= colors(view)
    theme.set_scheme(Scheme.DARK)
    dark = {theme.color("syn_keyword").name(), theme.color("syn_comment").name()}
    assert dark <= colors(view)
    assert not dark & light


def test_code_of_a_running_answer_takes_its_colours_when_it_is_closed(
    view: TimelineView, qtbot: QtBot
) -> None:
    source = "```python\nimport os"
    view.show_entries("a", [answer("m", source, status=RUNNING)])
    assert not colors(view)
    assert not view._page.highlights.waiting
    view.update_entry(answer("m", source))
    view.viewport().grab()
    qtbot.waitUntil(lambda: bool(colors(view)))


@pytest.mark.parametrize("language", ["no-such-language", "", "py" * 30])
def test_code_in_no_known_language_is_shown(
    view: TimelineView, qtbot: QtBot, language: str
) -> None:
    view.show_entries("a", [answer("m", f"```{language}\nimport os\n```")])
    qtbot.waitUntil(lambda: not view._page.highlights.waiting)
    assert texts(view) == ["import os"]


def test_a_users_message_stays_as_written(view: TimelineView) -> None:
    view.show_entries("a", [user("m", "**not** bold\n# no title\n```py\ncode\n```")])
    assert all(block.piece is None for block in view._column.boxes[0].blocks)
    view.select_all()
    assert view.selected_text() == "**not** bold\n# no title\n```py\ncode\n```"
