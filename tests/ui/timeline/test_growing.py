"""An answer that comes in any pieces looks as it does when it comes at once."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetricsF, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from gizai_desktop.ui.markdown.cut import Cutter
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.timeline import TimelineView
from gizai_desktop.ui.typesetting.columns import ColumnRuler
from gizai_desktop.ui.typesetting.rich_blocks import BlockMaker
from tests.ui.markdown.sources import ANYTHING, MARKDOWN
from tests.ui.timeline.samples import running, talk

LINES = [
    "| a | b |\n", "|-|-|\n", "|---|--:|\n", "| 1 | 2 |\n", "| `x` | **wide words** |\n", "x\n",
    "| a |\n", "- a | b\n", "\n", "| 1 | 2 | 3 |\n", "|||\n", "a | b", " | c\n", "> q\n",
]  # fmt: skip
ROWS = st.lists(st.sampled_from(LINES), max_size=14).map("".join)
CODE_LINES = [
    "```",
    "```\n",
    "  ```py\n",
    "~~~\n",
    "code\n",
    "  code",
    "\n",
    "``",
    "\t",
    "\r\n",
    "````\n",
]
CODE = st.lists(st.sampled_from(CODE_LINES), max_size=12).map("```x\n".join)
FENCED = st.lists(st.sampled_from(CODE_LINES), max_size=12).map("".join).map("```a\n".__add__)
SOURCES = st.one_of(
    MARKDOWN, ROWS, FENCED, CODE, st.tuples(MARKDOWN, ROWS, MARKDOWN).map("\n\n".join), ANYTHING
)
CUTS = st.lists(st.integers(0, 400), max_size=12)
BEGUN = st.sampled_from(
    [
        *("", "word " * 900, "- item\n" * 60, "```py\n" + "value = 1\n" * 50, "> words\n" * 30),
        *("| a | b |\n|-|-|\n" + "| 1 | 2 |\n" * 40, "\u05d0\u05d1\u05d2 " * 300),
    ]
)
"""What is more than a screen already, and goes on."""
SIGNS = [
    *(
        "word ",
        "**bold",
        "** ",
        "`co",
        "de` ",
        "\n",
        "\n\n",
        "```\n",
        "- x\n",
        "| 1 |",
        "longer" * 9,
    ),
    *("https://exam", "ple.org/x ", "\u05d0\u05d1\u05d2 ", "1. a\n", "# head\n", "> q\n", "*", "_"),
]
TOKENS = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


def states(source: str, cuts: list[int]) -> Iterator[str]:
    edges = sorted({0, len(source), *(cut % (len(source) + 1) for cut in cuts)})
    return (source[:edge] for edge in edges)


@settings(deadline=None, max_examples=400)
@given(SOURCES, CUTS)
def test_what_has_grown_is_cut_like_what_came_at_once(source: str, cuts: list[int]) -> None:
    parsers = Parsers()
    cutter, maker = Cutter(parsers), BlockMaker()
    for state in states(source, cuts):
        now, whole = cutter.cut(state), Cutter(parsers).cut(state)
        assert now == whole
        assert now is not None
        assert whole is not None
        assert maker.blocks(state, now) == BlockMaker().blocks(state, whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.text("ab1| `*", max_size=6), max_size=8), max_size=6))
def test_the_columns_of_what_has_grown_are_those_of_the_whole(
    qapp: QApplication, tables: list[list[str]]
) -> None:
    metrics = QFontMetricsF(qapp.font())
    ruler = ColumnRuler(metrics, metrics, metrics)
    for rows in tables:
        for end in range(1, len(rows) + 1):
            for aligns in (("", ""), ("", "right", "")):
                fresh = ColumnRuler(metrics, metrics, metrics)
                found = ruler.measure(rows[:end], aligns, 300)
                assert found == fresh.measure(rows[:end], aligns, 300)


def test_pieces_of_a_table_that_grows_stay_the_same_objects() -> None:
    cutter, maker = Cutter(Parsers()), BlockMaker()
    text = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 50
    for before, after in pairwise(text + "| new " * n for n in range(4)):
        cut = cutter.cut(before)
        assert cut is not None
        old = maker.blocks(before, cut)
        cut = cutter.cut(after)
        assert cut is not None
        new = maker.blocks(after, cut)
        assert sum(first is second for first, second in zip(old, new, strict=False)) >= 48


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)
@given(BEGUN, st.one_of(MARKDOWN, ROWS, TOKENS), CUTS, st.sampled_from([None, 0, -60]))
def test_the_screen_shows_all_of_what_has_grown(
    view: TimelineView, begun: str, source: str, cuts: list[int], place: int | None
) -> None:
    view.show_entries("none", [])
    view._places.clear()
    view.show_entries("grows", [*talk(2), running("a", "")])
    bar = view.verticalScrollBar()
    for number, state in enumerate(states(source, cuts)):
        view.update_entry(running("a", begun + state))
        if place is not None and number < 2:
            bar.setValue(place if place >= 0 else bar.value() + place)
        if number == 3:
            view.select_all()
        assert _on_screen(view) == _painted_anew(view)


def _on_screen(view: TimelineView) -> QImage:
    QApplication.processEvents()
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage()


def _painted_anew(view: TimelineView) -> QImage:
    view.viewport().update()
    return _on_screen(view)


@pytest.mark.parametrize("begun", ["word " * 900, "```py\n" + "value = 1\n" * 90, "- item\n" * 60])
def test_of_what_grows_at_the_end_little_is_painted(view: TimelineView, begun: str) -> None:
    view.show_entries("grows", [*talk(2), running("a", begun)])
    _on_screen(view)
    painted = Painted(view)
    text = begun
    for _ in range(40):
        text += "some more "
        view.update_entry(running("a", text))
        QApplication.processEvents()
        QApplication.processEvents()
    whole = 40 * view.viewport().width() * view.viewport().height()
    assert 0 < painted.pixels < whole / 5


class Painted(QObject):
    """Counts the pixels of a view that are painted."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self.pixels = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if isinstance(event, QPaintEvent):
            rect = event.rect()
            self.pixels += rect.width() * rect.height()
        return False
