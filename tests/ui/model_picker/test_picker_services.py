"""The popup with the AI models of several services: groups, stars, old lists, many entries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.catalog import (
    Catalog,
    ListedModel,
    ModelList,
    ModelRef,
    group_of,
)
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.identity import now, time_to_text
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.picker import ModelPicker
from gizai_desktop.ui.widgets.buttons import Button
from tests.ui.model_picker.test_picker import click, listing, panel, place_of, rows, search

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OLLAMA = Service("o", "Ollama", base_url="http://127.0.0.1:11434/v1")
ROUTER = Service("r", "OpenRouter", base_url="https://user@openrouter.ai/api/v1")
HAIKU, QWEN = ModelRef("gizai", "claude-haiku"), ModelRef("o", "qwen2.5-coder:7b")
REFUSED = Failure(FailureKind.REFUSED, {"host": "127.0.0.1"})
QWENS = (ListedModel(QWEN.model, "Qwen 2.5 Coder 7B", "4.7 GB"), ListedModel("gemma2:2b"))


def days_ago(days: float) -> str:
    return time_to_text(now() - timedelta(days=days))


def catalog(ollama: ModelList | None = None, **others: tuple[ModelRef, ...]) -> Catalog:
    listed = ollama if ollama is not None else ModelList(QWENS, days_ago(0))
    guide = ModelList((ListedModel("guide", "Guide (offline help)", "no AI"),))
    groups = (
        group_of(GIZAI, ModelList()),
        replace(group_of(OLLAMA, listed), old=_older(listed)),
        group_of(LOCAL, ModelList()),
        group_of(GUIDE, guide),
    )
    return Catalog(groups, **others)


def _older(listed: ModelList) -> bool:
    return bool(listed.listed_at) and listed.listed_at < days_ago(1)


def router(count: int) -> Catalog:
    models = tuple(ListedModel(f"maker/model-{at}", f"Maker: Model {at}") for at in range(count))
    return Catalog((group_of(ROUTER, ModelList(models, days_ago(0))),))


class Opened:
    """A picker whose owner keeps favourites, as the application does."""

    def __init__(self, theme: Theme, window: QWidget, shown: Catalog, current: ModelRef) -> None:
        self.anchor = Button(theme, "Model", parent=window)
        self.anchor.move(500, 10)
        self.anchor.show()
        self.catalog = shown
        self.chosen: list[ModelRef] = []
        self.refreshed: list[str] = []
        self.picker = ModelPicker(theme, window, [QKeySequence("Ctrl+D")])
        self.picker.chosen.connect(self.chosen.append)
        self.picker.refresh_requested.connect(self.refreshed.append)
        self.picker.favourite_toggled.connect(self._toggle)
        self.picker.open_below(self.anchor, shown, current)

    def _toggle(self, ref: ModelRef) -> None:
        before = self.catalog.favourites
        others = tuple(known for known in before if known != ref)
        self.catalog = replace(self.catalog, favourites=others if ref in before else (*before, ref))
        self.picker.show_catalog(self.catalog)

    def key(self, key: Qt.Key, *, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier(0)
        QTest.keyClick(search(self.picker), key, modifier)


@pytest.fixture
def opened(theme: Theme, window: QWidget) -> Iterator[Opened]:
    shown = catalog(favourites=(QWEN,), recent=(HAIKU, QWEN))
    opened = Opened(theme, window, shown, HAIKU)
    yield opened
    opened.picker.close()


def open_with(opened: Opened, shown: Catalog, current: ModelRef = HAIKU) -> ModelPicker:
    opened.picker.close()
    opened.catalog = shown
    opened.picker.open_below(opened.anchor, shown, current)
    return opened.picker


def stars(opened: Opened) -> list[ModelRef]:
    return list(opened.catalog.favourites)


def choice(opened: Opened) -> QAbstractButton:
    """Where the service of a new id is chosen."""
    found = panel(opened.picker).service.findChild(QAbstractButton)
    assert isinstance(found, QAbstractButton)
    return found


def texts(picker: ModelPicker) -> list[str]:
    """Every row as a screen reader says it."""
    model = listing(picker).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(at, 0).data(role)) for at in range(model.rowCount())]


def test_favourites_and_recent_ones_come_first_with_their_service(opened: Opened) -> None:
    assert texts(opened.picker)[:5] == [
        "Favourites",
        "Qwen 2.5 Coder 7B, Ollama, favourite",
        "Recent",
        "Claude 3 Haiku, GizAI, chosen",
        "GizAI",
    ]
    labels = [row for row in rows(opened.picker) if row in {"Ollama", "This computer", "Guide"}]
    assert labels == ["Ollama", "This computer", "Guide"]


def test_without_favourites_and_recent_ones_their_groups_are_not_there(opened: Opened) -> None:
    assert rows(open_with(opened, catalog()))[0] == "GizAI"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CODER", ["Ollama", "Qwen 2.5 Coder 7B"]),
        ("qwen2.5", ["Ollama", "Qwen 2.5 Coder 7B"]),
        ("ollama", ["Ollama", "Qwen 2.5 Coder 7B", "gemma2:2b"]),
        ("gem ollama", ["Ollama", "gemma2:2b"]),
        ("offline", ["Guide", "Guide (offline help)"]),
        ("nothing of the kind", ["No model of that name"]),
    ],
)
def test_typing_looks_into_names_ids_and_services(
    opened: Opened, typed: str, found: list[str]
) -> None:
    QTest.keyClicks(search(opened.picker), typed)
    assert rows(opened.picker) == [*found, "Add model…"]


def test_the_star_is_set_by_mouse_and_taken_away_by_keyboard(opened: Opened) -> None:
    picker = opened.picker
    QTest.keyClicks(search(picker), "gemma")
    click(picker, "gemma2:2b", x=listing(picker).viewport().width() - 26)
    gemma = ModelRef("o", "gemma2:2b")
    assert stars(opened) == [QWEN, gemma]
    assert texts(picker)[1] == "gemma2:2b, favourite"
    opened.key(Qt.Key.Key_D, control=True)
    assert stars(opened) == [QWEN]
    assert opened.chosen == []
    assert picker.isVisible()


def test_the_star_says_what_it_does_and_its_key(opened: Opened) -> None:
    listed = listing(opened.picker)
    star = place_of(opened.picker, "gemma2:2b", listed.viewport().width() - 26)
    assert listed.tip_at(star) == "Add to favourites (Ctrl+D)"
    star = place_of(opened.picker, "Qwen 2.5 Coder 7B", listed.viewport().width() - 26)
    assert listed.tip_at(star) == "Not a favourite (Ctrl+D)"


def test_a_star_moves_nothing_under_the_mouse(opened: Opened) -> None:
    listed = listing(opened.picker)
    before = place_of(opened.picker, "gemma2:2b", 80)
    QTest.mouseMove(listed.viewport(), before)
    opened.picker.favourite_toggled.emit(ModelRef("o", "gemma2:2b"))
    row = len(rows(opened.picker)) - 1 - rows(opened.picker)[::-1].index("gemma2:2b")
    after = listed.visualRect(listed.model().index(row, 0)).center().y()
    assert after == before.y()


def test_a_service_that_is_down_says_so_once_and_tries_again(opened: Opened) -> None:
    picker = open_with(opened, catalog(ModelList((), "", REFUSED)))
    assert "Not reachable at 127.0.0.1:11434, Try again" in texts(picker)
    click(picker, "Not reachable at 127.0.0.1:11434")
    assert opened.refreshed == ["o"]
    assert picker.isVisible()
    picker.show_catalog(catalog())
    assert "Qwen 2.5 Coder 7B" in rows(picker)
    assert not any("Not reachable" in row for row in rows(picker))


def test_the_last_list_of_a_service_that_is_down_stays(opened: Opened) -> None:
    picker = open_with(opened, catalog(ModelList(QWENS, days_ago(3.5), REFUSED)))
    shown = texts(picker)
    at = shown.index("Ollama, list of 3 days ago")
    assert shown[at + 1] == "Not reachable at 127.0.0.1:11434, Try again"
    assert shown[at + 2] == "Qwen 2.5 Coder 7B, 4.7 GB"


def test_a_name_and_password_in_an_address_are_not_shown(opened: Opened) -> None:
    group = replace(group_of(ROUTER, ModelList()), failure=REFUSED)
    assert "Not reachable at openrouter.ai" in rows(open_with(opened, Catalog((group,))))


def test_an_old_list_says_its_age_and_is_refreshed_by_keyboard(opened: Opened) -> None:
    picker = open_with(opened, catalog(ModelList(QWENS, days_ago(3.5))), QWEN)
    assert "Ollama, list of 3 days ago, Refresh" in texts(picker)
    opened.key(Qt.Key.Key_Up)
    opened.key(Qt.Key.Key_Return)
    assert opened.refreshed == ["o"]
    assert opened.chosen == []


@pytest.mark.parametrize(
    ("days", "words"), [(1.5, "list of yesterday"), (40, "list of 40 days ago")]
)
def test_the_age_of_a_list_in_words(opened: Opened, days: float, words: str) -> None:
    picker = open_with(opened, catalog(ModelList(QWENS, days_ago(days))))
    assert f"Ollama, {words}, Refresh" in texts(picker)


def test_more_than_eight_are_folded_until_asked_for(opened: Opened) -> None:
    current = ModelRef("r", "maker/model-20")
    picker = open_with(opened, router(30), current)
    assert rows(picker)[1:10] == [
        *(f"Maker: Model {at}" for at in range(7)),
        "Maker: Model 20",
        "Show 22 more",
    ]
    click(picker, "Show 22 more")
    assert len(rows(picker)) == 32
    assert picker.isVisible()
    opened.key(Qt.Key.Key_Return)
    assert opened.chosen == [ModelRef("r", "maker/model-8")]


def test_filtering_looks_into_what_is_folded(opened: Opened) -> None:
    picker = open_with(opened, router(30))
    QTest.keyClicks(search(picker), "model-29")
    opened.key(Qt.Key.Key_Return)
    assert opened.chosen == [ModelRef("r", "maker/model-29")]


def test_another_catalog_keeps_what_is_typed_where_one_is_and_the_scrolling(
    opened: Opened,
) -> None:
    picker = open_with(opened, router(500))
    QTest.keyClicks(search(picker), "maker")
    for _ in range(40):
        opened.key(Qt.Key.Key_Down)
    listed = listing(picker)
    where, scrolled = listed.lit(), listed.verticalScrollBar().value()
    assert where is not None
    assert scrolled > 0
    picker.show_catalog(router(501))
    assert search(picker).text() == "maker"
    assert listed.lit() == where
    assert listed.verticalScrollBar().value() == scrolled
    opened.key(Qt.Key.Key_Return)
    assert where.entry is not None
    assert opened.chosen == [where.entry.ref]


def test_a_row_that_has_gone_leaves_no_cursor(opened: Opened) -> None:
    picker = open_with(opened, router(30))
    QTest.keyClicks(search(picker), "model-29")
    picker.show_catalog(router(20))
    opened.key(Qt.Key.Key_Return)
    assert opened.chosen == []


def test_the_cursor_is_told_to_screen_readers(opened: Opened) -> None:
    rows = listing(opened.picker)
    said = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        opened.key(key)
        said.append(rows.model().index(rows.cursor_row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == ["Gemini 1.5 Flash, chat-gemini-flash", "Claude 3 Haiku, GizAI, chosen"]


def test_a_new_id_goes_to_the_service_that_is_chosen(opened: Opened, qtbot: QtBot) -> None:
    click(opened.picker, "Add model…")
    assert panel(opened.picker).service.isVisible()
    assert panel(opened.picker).service.value == "gizai"
    QTest.keyClick(choice(opened), Qt.Key.Key_Down)
    panel(opened.picker).field.edit.setFocus()
    QTest.keyClicks(search(opened.picker), "llama3.2")
    with qtbot.waitSignal(opened.picker.model_added) as added:
        opened.key(Qt.Key.Key_Return)
    assert added.args == [ModelRef("o", "llama3.2")]
    assert opened.chosen == [ModelRef("o", "llama3.2")]


def test_an_id_that_one_service_has_can_be_added_to_another(opened: Opened) -> None:
    click(opened.picker, "Add model…")
    QTest.keyClicks(search(opened.picker), "gemma2:2b")
    assert panel(opened.picker).field.error is None
    choice(opened).setFocus()
    QTest.keyClick(choice(opened), Qt.Key.Key_Down)
    assert panel(opened.picker).field.error == "This model is in the list already"


def test_one_service_that_takes_ids_is_not_asked_about(opened: Opened) -> None:
    picker = open_with(opened, router(3))
    click(picker, "Add model…")
    assert not panel(picker).service.isVisible()


def test_without_a_service_that_takes_ids_none_can_be_added(opened: Opened) -> None:
    guide = ModelList((ListedModel("guide", "Guide (offline help)"),))
    picker = open_with(opened, Catalog((group_of(GUIDE, guide),)))
    assert rows(picker) == ["Guide", "Guide (offline help)"]


def test_at_a_point_it_opens_inside_the_window(opened: Opened, window: QWidget) -> None:
    opened.picker.close()
    corner = window.mapToGlobal(QPoint(window.width(), window.height()))
    opened.picker.open_at(corner, window, opened.catalog, HAIKU)
    inside = window.rect().translated(window.mapToGlobal(QPoint(0, 0)))
    assert inside.contains(opened.picker.geometry())
