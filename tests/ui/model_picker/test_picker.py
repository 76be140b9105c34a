"""The popup with the AI models under real keys and clicks."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.catalog import Catalog, ModelList, ModelRef, group_of
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.model_picker.adding import AddModelPanel
from gizai_desktop.ui.model_picker.ids import id_problem, problem_sentence
from gizai_desktop.ui.model_picker.list_view import PickerList
from gizai_desktop.ui.model_picker.picker import ModelPicker
from gizai_desktop.ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def gizai(*own: str) -> Catalog:
    """GizAI's models and some of the user's own."""
    return Catalog((group_of(replace(GIZAI, own_models=own), ModelList()),))


def ref(model: str) -> ModelRef:
    return ModelRef(GIZAI.id, model)


CATALOG = gizai("my-own-model", "another")


@pytest.fixture
def anchor(theme: Theme, window: QWidget) -> QWidget:
    button = Button(theme, "Model", parent=window)
    button.move(500, 10)
    button.show()
    return button


@pytest.fixture
def picker(theme: Theme, window: QWidget, anchor: QWidget) -> Iterator[ModelPicker]:
    picker = ModelPicker(theme, window, [QKeySequence("Ctrl+D")])
    picker.open_below(anchor, CATALOG, ref("chat-gpt4m"))
    yield picker
    picker.close()


@pytest.fixture
def chosen(picker: ModelPicker) -> list[str]:
    ids: list[str] = []
    picker.chosen.connect(lambda ref: ids.append(ref.model))
    return ids


def search(picker: ModelPicker) -> QLineEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert picker.isAncestorOf(focused)
    return focused


def listing(picker: ModelPicker) -> PickerList:
    found = picker.findChild(PickerList)
    assert isinstance(found, PickerList)
    return found


def rows(picker: ModelPicker) -> list[str]:
    model = listing(picker).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def place_of(picker: ModelPicker, text: str, x: int) -> QPoint:
    chats = listing(picker)
    chats.executeDelayedItemsLayout()
    index = chats.model().index(rows(picker).index(text), 0)
    chats.scrollTo(index)
    return QPoint(x, chats.visualRect(index).center().y())


def click(picker: ModelPicker, text: str, x: int = 80) -> None:
    place = place_of(picker, text, x)
    QTest.mouseClick(listing(picker).viewport(), Qt.MouseButton.LeftButton, pos=place)


def panel(picker: ModelPicker) -> AddModelPanel:
    found = next(p for p in picker.findChildren(AddModelPanel) if p.isVisible())
    assert isinstance(found, AddModelPanel)
    return found


def test_models_stand_under_their_service_and_own_ones_are_never_folded_away(
    picker: ModelPicker,
) -> None:
    shown = rows(picker)
    assert shown[:2] == ["GizAI", "Gemini 1.5 Flash"]
    assert shown[-4:] == ["my-own-model", "another", "Show 4 more", "Add model…"]


def test_a_click_chooses_and_closes(picker: ModelPicker, chosen: list[str]) -> None:
    click(picker, "Claude 3 Haiku")
    assert chosen == ["claude-haiku"]
    assert not picker.isVisible()


def test_the_arrows_start_at_the_current_model(picker: ModelPicker, chosen: list[str]) -> None:
    QTest.keyClick(search(picker), Qt.Key.Key_Down)
    QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert chosen == ["chat-gpt4"]


def test_the_arrows_go_round_and_past_the_labels(picker: ModelPicker, chosen: list[str]) -> None:
    for _ in range(5):
        QTest.keyClick(search(picker), Qt.Key.Key_Up)
    QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert chosen == ["another"]


def test_typing_filters_by_name_and_id_and_return_takes_the_first(
    picker: ModelPicker, chosen: list[str]
) -> None:
    QTest.keyClicks(search(picker), "SONNET")
    assert rows(picker) == ["GizAI", "Claude 3.5 Sonnet", "Add model…"]
    search(picker).clear()
    QTest.keyClicks(search(picker), "gpt4m")
    assert rows(picker)[1] == "GPT-4o mini"
    QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert chosen == ["chat-gpt4m"]


def test_escape_closes_and_chooses_nothing(
    picker: ModelPicker, chosen: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(picker.closed):
        QTest.keyClick(search(picker), Qt.Key.Key_Escape)
    assert chosen == []


def test_the_current_model_has_a_check_mark(picker: ModelPicker, anchor: QWidget) -> None:
    checked = listing(picker).viewport().grab().toImage()
    picker.close()
    picker.open_below(anchor, CATALOG, ref("an id that is gone"))
    assert listing(picker).viewport().grab().toImage() != checked


def test_an_alias_is_checked_as_what_it_stands_for(
    picker: ModelPicker, anchor: QWidget, chosen: list[str]
) -> None:
    picker.close()
    picker.open_below(anchor, CATALOG, ref("gemini-1.5-flash"))
    QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert chosen == ["chat-gemini-flash"]


def test_a_new_id_is_added_and_chosen(picker: ModelPicker, chosen: list[str], qtbot: QtBot) -> None:
    click(picker, "Add model…")
    QTest.keyClicks(search(picker), "grok-4")
    with qtbot.waitSignal(picker.model_added) as added:
        QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert added.args == [ref("grok-4")]
    assert chosen == ["grok-4"]
    assert not picker.isVisible()


def test_what_was_searched_for_in_vain_can_be_added(picker: ModelPicker, qtbot: QtBot) -> None:
    QTest.keyClicks(search(picker), "grok-4")
    assert rows(picker) == ["No model of that name", "Add model…"]
    QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert panel(picker).field.text == "grok-4"
    with qtbot.waitSignal(picker.model_added) as added:
        QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert added.args == [ref("grok-4")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write the model's id, as the service names it"),
        ("two words", "An id has no spaces or invisible characters"),
        ("zero\u200bwidth", "An id has no spaces or invisible characters"),
        ("bell\x07", "An id has no spaces or invisible characters"),
        ("x" * 201, "An id has at most 200 characters"),
        ("another", "This model is in the list already"),
        ("gemini-1.5-flash", "This model is in the list already"),
    ],
)
def test_an_id_that_cannot_be_is_explained_beside_the_field(
    picker: ModelPicker, qtbot: QtBot, text: str, sentence: str
) -> None:
    click(picker, "Add model…")
    panel(picker).field.edit.setText(text)
    with qtbot.assertNotEmitted(picker.model_added):
        QTest.keyClick(search(picker), Qt.Key.Key_Return)
    assert panel(picker).field.error == sentence
    assert picker.isVisible()


def test_the_sentence_comes_and_goes_while_typing(picker: ModelPicker) -> None:
    click(picker, "Add model…")
    QTest.keyClicks(search(picker), "grok 4")
    assert panel(picker).field.error is not None
    QTest.keyClick(search(picker), Qt.Key.Key_Backspace)
    assert panel(picker).field.error is None


def test_two_hundred_characters_are_enough_and_fit() -> None:
    assert id_problem("x" * 200, ()) is None
    problem = id_problem("x" * 201, ())
    assert problem is not None
    assert "200" in problem_sentence(problem)


def test_escape_in_the_new_id_goes_back_to_the_list(picker: ModelPicker) -> None:
    click(picker, "Add model…")
    QTest.keyClick(search(picker), Qt.Key.Key_Escape)
    assert picker.isVisible()
    QTest.keyClicks(search(picker), "haiku")
    assert "Claude 3 Haiku" in rows(picker)


def test_own_models_go_with_the_cross_and_with_delete(
    picker: ModelPicker, chosen: list[str]
) -> None:
    removed: list[ModelRef] = []
    picker.model_removed.connect(removed.append)
    picker.model_removed.connect(lambda _: picker.show_catalog(gizai("another")))
    click(picker, "my-own-model", x=listing(picker).viewport().width() - 54)
    assert removed == [ref("my-own-model")]
    assert "my-own-model" not in rows(picker)
    QTest.keyClicks(search(picker), "another")
    QTest.keyClick(search(picker), Qt.Key.Key_Delete)
    assert removed == [ref("my-own-model"), ref("another")]
    assert chosen == []


def test_delete_does_not_remove_what_gizai_offers(picker: ModelPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.model_removed):
        QTest.keyClick(search(picker), Qt.Key.Key_Delete)


def test_it_is_400_wide_below_the_button_and_inside_a_small_window(
    picker: ModelPicker, anchor: QWidget, window: QWidget
) -> None:
    assert picker.width() == 400
    assert picker.y() == anchor.mapToGlobal(QPoint(0, anchor.height())).y() + 4
    picker.close()
    window.resize(480, 400)
    anchor.move(300, 10)
    picker.open_below(anchor, gizai(*(f"own-{at}" for at in range(50))), ref("own-49"))
    assert picker.height() < 400
    assert listing(picker).verticalScrollBar().maximum() > 0
