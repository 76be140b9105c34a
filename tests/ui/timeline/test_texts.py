"""Any text at all: nothing is lost, nothing is rendered, nothing hangs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.typesetting.layouts import KEPT
from gizai_desktop.ui.typesetting.links import links_in
from gizai_desktop.ui.typesetting.plain import from_utf16, shown, to_utf16
from tests.ui.timeline.reader import drag, on_screen, place_of, wheel
from tests.ui.timeline.samples import answer, talk, user
from tests.ui.timeline.test_blocks import TEXTS

CONTENTS = st.lists(st.one_of(TEXTS, st.text(max_size=80)), min_size=1, max_size=4)
ANY_VIEW = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


@ANY_VIEW
@given(CONTENTS)
def test_select_all_gives_back_what_was_written(view: TimelineView, contents: list[str]) -> None:
    entries = [
        user(f"m{n}", text) if n % 2 == 0 else answer(f"m{n}", text)
        for n, text in enumerate(contents)
    ]
    view.show_entries("a", [])
    view.show_entries("a", entries)
    view.repaint()
    view.select_all()
    view.viewport().grab()
    assert view.selected_text() == "\n\n".join(filter(None, contents))


@given(st.one_of(TEXTS, st.text()))
def test_shown_text_has_a_character_for_every_character(source: str) -> None:
    text = shown(source)
    assert len(text) == len(source)
    assert not any(ord(char) < 32 and char != "\t" for char in text)
    assert not any("\ud800" <= char <= "\udfff" for char in text)
    for index in range(len(text) + 1):
        assert from_utf16(text, to_utf16(text, index)) == index


def test_hostile_html_shows_literally(view: TimelineView) -> None:
    html = "<img src='file:///etc/passwd'><script>alert(1)</script> &amp; <b>bold</b>"
    view.show_entries("a", [user("1", html), answer("2", html)])
    layout = view._column.boxes[1].layout(0)
    assert layout._text == html.replace("&amp;", "&")
    drag(view, place_of(view, "<script>"), place_of(view, "</b>", end=True))
    assert "alert(1)</script> &amp; <b>bold</b>" in view.selected_text()


def test_control_characters_are_shown_as_pictures(view: TimelineView) -> None:
    view.show_entries("a", [answer("1", "NUL \x00 bell \x07 \x1b[31m del \x7f")])
    assert view._column.boxes[0].layout(0)._text == "NUL ␀ bell ␇ ␛[31m del ␡"
    view.select_all()
    view.copy_selection()
    assert "bell \x07" in QGuiApplication.clipboard().text()


def test_right_to_left_paragraphs_stand_at_the_right(view: TimelineView) -> None:
    view.show_entries("a", [answer("1", "שלום עולם\n\nHello world")])
    right, left = place_of(view, "שלום"), place_of(view, "Hello")
    assert right.x() > view.width() // 2 > left.x()


def test_words_in_every_script_can_be_selected(view: TimelineView) -> None:
    view.show_entries("a", [answer("1", "Ein 😀😀 nai\u0308ver Text, привет мир")])
    for word in ("Ein", "nai\u0308ver", "Text", "привет", "мир"):
        inside = place_of(view, word)
        inside.setX(inside.x() + 3)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside)
        assert view.selected_text() == word


@pytest.mark.parametrize(
    "content",
    [
        "x" * 1_000_000,
        "word " * 200_000,
        "para\n\n" * 160_000,
        "```\n" + "code\n" * 200_000,
        "```\n" + "c" * 1_000_000 + "\n```",
        "\n" * 1_000_000,
        "\u202e" * 300_000,
    ],
    ids=["line", "words", "paragraphs", "code", "code line", "breaks", "marks"],
)
def test_a_megabyte_lays_out_only_what_is_seen(view: TimelineView, content: str) -> None:
    view.show_entries("a", [user("0", "Give me a lot"), answer("1", content), user("2", "Thanks")])
    assert view._page.cache.built < 60
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    assert view._page.cache.built < 120
    for _ in range(5):
        wheel(view)
    view.select_all()
    assert view.selected_text() == f"Give me a lot\n\n{content}\n\nThanks"


def test_two_thousand_messages_lay_out_only_the_visible_ones(view: TimelineView) -> None:
    view.show_entries("a", talk(2000))
    view.grab()
    first = view._page.cache.built
    assert 2 <= first <= 20
    view.show_entries("a", [*talk(2000), user("new", "One more")])
    assert view._page.cache.built <= first + 5
    view.grab()
    assert view._page.cache.built <= first + 5


def test_layouts_are_not_kept_for_ever(view: TimelineView) -> None:
    view.show_entries("a", talk(600))
    bar = view.verticalScrollBar()
    for step in range(100):
        bar.setValue(bar.maximum() * step // 100)
    assert view._page.cache.built > KEPT
    assert len(view._page.cache) <= KEPT


def test_only_the_changed_end_of_a_growing_answer_is_laid_out_again(view: TimelineView) -> None:
    text = "\n\n".join(f"Paragraph {n}" for n in range(10))
    view.show_entries("a", [answer("1", text)])
    before = view._page.cache.built
    view.update_entry(answer("1", text + " grows"))
    assert view._page.cache.built == before + 1
    assert on_screen(view, "Paragraph 9 grows")


def test_tabs_and_spaces_keep_their_columns(view: TimelineView) -> None:
    view.show_entries("a", [answer("1", "```\na\tb\naaa\tc\n```")])
    assert place_of(view, "b").x() == place_of(view, "c").x()


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://a.b/c.", ["https://a.b/c"]),
        ("(http://a.b/x_(y)) and mailto:me@a.b!", ["http://a.b/x_(y)", "mailto:me@a.b"]),
        ("[t](https://a.b/?q=1&r=2)", ["https://a.b/?q=1&r=2"]),
        ("javascript:alert(1) file:///x ftp://a.b data:text/html,x", []),
        ("https:// http:", []),
        ("**https://a.b**", ["https://a.b"]),
        ("https://a.b\u202egnp.exe", ["https://a.b"]),
    ],
)
def test_only_web_and_mail_addresses_are_links(text: str, addresses: list[str]) -> None:
    assert [link.address for link in links_in(text)] == addresses


def test_no_selection_begins_inside_of_a_sign(view: TimelineView) -> None:
    signs = [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
        "\U0001f1e9\U0001f1ea",
        "\U0001f44d\U0001f3fd",
        "1\ufe0f\u20e3",
        "e\u0301\u0323",
        "\u0938\u094d",
    ]
    source = " a ".join(signs)
    view.show_entries("a", [answer("m", source)])
    layout = view._column.boxes[0].layout(0)
    seen = {layout.position_at(x, 5) for x in range(layout.natural + 20)}
    for sign in signs:
        start = source.index(sign)
        assert not seen & set(range(start + 1, start + len(sign)))
        assert {start, start + len(sign)} <= seen
