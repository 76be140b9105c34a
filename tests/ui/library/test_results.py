"""The results of a search in the sidebar, under real keys and clicks."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import IndexProgress, SearchHit, SearchPage
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.searching.filter_hints import FilterHints
from gizai_desktop.ui.searching.results_list import ResultsList
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.chat_list import ChatList
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.marked_text import paint_marked

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def header(name: str, days: float = 0) -> ConversationHeader:
    return ConversationHeader(name, f"Title {name}", NOON - timedelta(days=days))


def hit(name: str, snippet: str = "", hits: int = 1) -> SearchHit:
    return SearchHit(header(name), hits, (), "m" if snippet else "", snippet, ((0, 3),))


@pytest.fixture
def sidebar(theme: Theme, window: QWidget) -> Sidebar:
    sidebar = Sidebar(theme, now=NOON.astimezone)
    window.resize(264, 860)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sidebar)
    listed = [header(str(at), at) for at in range(60)]
    sidebar.chats.set_shelf(Shelf(listed, Choice(), NOON.astimezone().date()))
    sidebar.show()
    return sidebar


def found(sidebar: Sidebar) -> ResultsList:
    (listed,) = sidebar.findChildren(ResultsList)
    return listed


def said(sidebar: Sidebar) -> list[str]:
    labels = sidebar.results.findChildren(TextLabel)
    return [label.text() for label in labels if label.isVisible()]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_escape_gives_the_list_back_at_the_same_place(sidebar: Sidebar) -> None:
    chats = sidebar.findChild(ChatList)
    assert isinstance(chats, ChatList)
    chats.verticalScrollBar().setValue(500)
    sidebar.focus_search()
    QTest.keyClicks(focused(), "word")
    assert chats.isHidden() or not chats.isVisible()
    sidebar.results.show_page(SearchPage((hit("a", "word here"),)), "word", "")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert found(sidebar).hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert sidebar.search_text == ""
    assert chats.isVisible()
    assert chats.verticalScrollBar().value() == 500


def test_keys_and_clicks_open_results(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.focus_search()
    QTest.keyClicks(focused(), "word")
    hits = (hit("a", "word here"), hit("b"), hit("c", "word there", 3))
    sidebar.results.show_page(SearchPage(hits), "word", "")
    assert "3 chats, 5 hits" in said(sidebar)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.result_chosen) as opened:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert opened.args == [hits[1]]
    rect = found(sidebar).visualRect(found(sidebar).model().index(2, 0))
    with qtbot.waitSignal(sidebar.result_chosen) as clicked:
        QTest.mouseClick(found(sidebar).viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert clicked.args == [hits[2]]
    QTest.keyClick(found(sidebar), Qt.Key.Key_Home)
    QTest.keyClick(found(sidebar), Qt.Key.Key_Up)
    assert not found(sidebar).hasFocus()


def test_tab_goes_from_the_search_to_the_results_and_on(sidebar: Sidebar) -> None:
    sidebar.focus_search()
    QTest.keyClicks(focused(), "word")
    sidebar.results.show_page(SearchPage((hit("a", "word here"),)), "word", "")
    stops = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stops.append(focused().accessibleName())
    assert stops == ["Clear", "Sort and filter", "Found chats", "Settings"]


def test_letters_in_the_results_go_on_with_the_search(sidebar: Sidebar) -> None:
    sidebar.search("wor")
    sidebar.results.show_page(SearchPage((hit("a", "word here"),)), "wor", "")
    sidebar.results.focus_row()
    QTest.keyClicks(found(sidebar), "d")
    assert sidebar.search_text == "word"


def test_the_next_page_is_asked_for_at_the_end(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.search("word")
    page = tuple(hit(str(at), "word " * 30) for at in range(50))
    sidebar.results.show_page(SearchPage(page, position="50"), "word", "")
    assert "The newest 50 chats" in said(sidebar)
    with qtbot.waitSignal(sidebar.results.more_wanted):
        QTest.keyClick(found(sidebar), Qt.Key.Key_End)
    sidebar.results.append_page(SearchPage((hit("last", "word"),)))
    assert any(text.startswith("51 chats") for text in said(sidebar))


def test_rows_that_take_longer_than_a_frame_come_one_after_the_other(
    sidebar: Sidebar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show_new() -> None:
        hits = tuple(hit(str(at), "word " * 30) for at in range(20))
        sidebar.results.show_page(SearchPage(hits), "word", "")

    share = "gizai_desktop.ui.searching.results_delegate._SHARE_S"
    sidebar.search("word")
    monkeypatch.setattr(share, 60.0)
    show_new()
    at_once = found(sidebar).grab().toImage()
    monkeypatch.setattr(share, 0.0)
    show_new()
    assert found(sidebar).grab().toImage() != at_once
    qtbot.waitUntil(lambda: found(sidebar).grab().toImage() == at_once)


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        (QLocale.Language.English, "4,000 of 10,000"),
        (QLocale.Language.Russian, "4\xa0000 of 10\xa0000"),
    ],
)
def test_progress_is_told_while_the_index_is_built(
    sidebar: Sidebar, language: QLocale.Language, numbers: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    sidebar.search("word")
    sidebar.results.show_progress(IndexProgress(4000, 10000))
    sidebar.results.show_page(SearchPage(), "word", "")
    QLocale.setDefault(before)
    assert f"Indexing {numbers}…" in said(sidebar)
    assert "Nothing found yet. Not all chats have been read." in said(sidebar)
    sidebar.results.show_progress(IndexProgress(10000, 10000))
    assert any(text.startswith("Nothing found for “word”.") for text in said(sidebar))


def test_a_result_follows_its_chat_and_goes_with_it(sidebar: Sidebar) -> None:
    sidebar.search("word")
    sidebar.results.show_page(SearchPage((hit("a", "word"), hit("b", "word"))), "word", "")
    sidebar.results.follow(header("a")._replace(title="New name"))
    model = found(sidebar).model()
    assert model.index(0, 0).data() == "New name"
    sidebar.results.remove("a")
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["Title b"]


def test_the_filters_are_told_while_the_field_is_empty(sidebar: Sidebar) -> None:
    (hints,) = sidebar.findChildren(FilterHints)
    assert not hints.isVisible()
    sidebar.focus_search()
    assert hints.isVisible()
    tag = next(w for w in hints.findChildren(QWidget) if "tag:work" in w.accessibleName())
    QTest.mouseClick(tag, Qt.MouseButton.LeftButton)
    assert sidebar.search_text == "tag:"
    assert not hints.isVisible()
    sidebar.search("")
    assert hints.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not hints.isVisible()


@pytest.mark.parametrize(
    "text", ["word 😀😀 word", "слово word", "一个 word 在这里", "كلمة word هنا"]
)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_mark_stands_behind_its_word_in_every_script(
    theme: Theme, text: str, scale: float
) -> None:
    start = text.rindex("word")
    image = QImage(round(400 * scale), round(30 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        ranges = ((start, start + 4),)
        paint_marked(painter, theme, QRect(0, 0, 400, 30), (text, ranges), ("ui", "text"))
    ground = theme.color("match").rgb()
    marked = [x for x in range(image.width()) if image.pixel(x, image.height() // 2) == ground]
    width = (max(marked) - min(marked) + 1) / scale if marked else 0
    assert 20 < width < 60, (text, width)


def test_right_to_left_the_list_begins_at_the_right(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    sidebar.chats.set_current("3")
    chats = sidebar.findChild(ChatList)
    assert isinstance(chats, ChatList)
    model = chats.model()
    rows = [model.index(at, 0) for at in range(model.rowCount())]
    rect = next(chats.visualRect(index) for index in rows if index.data() == "Title 3")
    image = chats.viewport().grab(rect).toImage()
    halves = [
        sum(image.pixelColor(x, y).lightness() < 128 for x in half for y in range(image.height()))
        for half in (range(image.width() // 2), range(image.width() // 2, image.width()))
    ]
    assert halves[1] > 0
    with qtbot.waitSignal(sidebar.chats.conversation_chosen):
        QTest.mouseClick(
            chats.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, rect.center().y())
        )
