"""Whatever is done in whatever order, the page has no holes and does not drift."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from tests.ui.timeline.reader import wheel
from tests.ui.timeline.samples import ANSWER, answer, failed, user, waiting

LINKS = "See [one](https://a.example) and\n\n" + "words " * 900 + "https://b.example\n\n" + ANSWER


def corpus() -> list[TimelineEntry]:
    texts = ["Short.", ANSWER, "word " * 3000, "line\n" * 200, "", "\n\n".join("abcdefgh"), LINKS]
    entries: list[TimelineEntry] = []
    for number, text in enumerate(texts * 2):
        entries.append(user(f"u{number}", text[:3000], (f"u{number}", "other")))
        entries.append(answer(f"a{number}", text))
    return [*entries, user("uf", "x"), failed("f"), user("uw", "y"), waiting("w")]


def check_page(view: TimelineView) -> None:
    screen = view.viewport().height()
    column, bar = view._column, view.verticalScrollBar()
    shown = list(column.visible(screen))
    for before, after in pairwise(shown):
        assert after.y == before.y + before.box.part_height(before.part)
    for part in shown:
        assert part.box.measure(part.part) == part.box.part_height(part.part)
    assert (bar.value(), bar.maximum()) == (column.scroll, max(0, column.total - screen))
    if column.total > screen:
        last = shown[-1]
        assert shown[0].y <= (view._page.top if column.scroll < view._page.top else 0)
        assert last.y + last.box.part_height(last.part) >= screen
    elif shown:
        assert column.scroll == 0


class Reader:
    """Does to the view what its methods are named for."""

    def __init__(self, view: TimelineView, theme: Theme) -> None:
        self.view = view
        self.theme = theme
        self.entries = corpus()
        self.show()

    def show(self) -> None:
        self.view.show_entries("a", self.entries)

    def wheel(self, by: int) -> None:
        wheel(self.view, QPoint(0, 120 * by))

    def jump(self, by: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum() * (by + 40) // 80)

    def width(self, by: int) -> None:
        self.view.resize(700 + 10 * by, self.view.height())

    def height(self, by: int) -> None:
        self.view.resize(self.view.width(), 500 + 10 * by)

    def append(self, by: int) -> None:
        self.entries.append(user(f"n{len(self.entries)}", "New " * (by + 41)))
        self.show()

    def grow(self, by: int) -> None:
        if self.entries:
            self.entries[-1] = answer(self.entries[-1].id, "Growing " * 50 * (by + 41))
            self.view.update_entry(self.entries[-1])

    def cut(self, by: int) -> None:
        del self.entries[by:]
        self.show()

    def branch(self, by: int) -> None:
        del self.entries[4:]
        self.entries.append(answer(f"b{by}", ANSWER * (1 + abs(by) // 8), ("a1", f"b{by}")))
        self.show()

    def zoom(self, by: int) -> None:
        self.theme.set_zoom(1.3 if by > 0 else 1.0)

    def end(self, by: int) -> None:
        self.view.scroll_to_end()

    def message(self, by: int) -> None:
        key = Qt.Key.Key_Up if by < 0 else Qt.Key.Key_Down
        QTest.keyClick(self.view, key, Qt.KeyboardModifier.ControlModifier)

    def tab(self, by: int) -> None:
        for _ in range(abs(by) // 4):
            focus = QApplication.focusWidget() or self.view
            QTest.keyClick(focus, Qt.Key.Key_Backtab if by < 0 else Qt.Key.Key_Tab)


DEEDS = (
    Reader.wheel,
    Reader.jump,
    Reader.width,
    Reader.height,
    Reader.append,
    Reader.grow,
    Reader.cut,
    Reader.branch,
    Reader.zoom,
    Reader.end,
    Reader.message,
    Reader.tab,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(-40, 40)), max_size=12))
def test_the_page_is_whole_after_anything(
    view: TimelineView, theme: Theme, steps: list[tuple[Callable[[Reader, int], None], int]]
) -> None:
    view.show_entries("none", [])
    view._places.clear()
    reader = Reader(view, theme)
    check_page(view)
    for deed, by in steps:
        deed(reader, by)
        check_page(view)
        view.viewport().grab()
