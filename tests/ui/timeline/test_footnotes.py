"""Footnotes: numbered, with a way there and back, and nothing of them lost."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.timeline import TimelineView
from tests.ui.timeline.reader import drag, on_screen, place_of
from tests.ui.timeline.samples import answer

FILLER = "\n\n".join(f"Paragraph {n} with some words." for n in range(60))
SOURCE = f"First[^one] and second[^2].\n\n{FILLER}\n\n[^2]: The second\n[^one]: The *first* one"


def seen(view: TimelineView) -> list[str]:
    """The text of every piece as it is painted."""
    box = view._column.boxes[-1]
    return [box.layout(part)._text for part in range(len(box.blocks))]


def click(view: TimelineView, point: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_references_are_numbers_in_their_order(view: TimelineView) -> None:
    view.show_entries("a", [answer("m", "See[^b] and[^a]\n\n[^a]: A\n[^b]: B\n[^c]: C")])
    assert seen(view) == ["See1 and2", "A\u00a0↑", "B\u00a0↑", "[^c]: C"]
    box = view._column.boxes[0]
    assert [box.note_number(label) for label in ("a", "B", "c")] == [2, 1, 0]


def test_a_click_goes_to_the_note_and_back(view: TimelineView, qtbot: QtBot) -> None:
    view.show_entries("a", [answer("m", SOURCE)])
    view.verticalScrollBar().setValue(0)
    assert not on_screen(view, "The second")
    with qtbot.assertNotEmitted(view.link_activated):
        click(view, place_of(view, "[^one]") + QPoint(2, 0))
        assert on_screen(view, "The *first* one")
        assert not on_screen(view, "First[^one]")
        click(view, place_of(view, "The *first* one", end=True) + QPoint(0, 0))
    assert on_screen(view, "First[^one]")


def test_a_note_is_copied_with_its_signs(view: TimelineView) -> None:
    source = "See[^b] it\n\n[^b]: The note\n\n[^c]: Another"
    view.show_entries("a", [answer("m", source)])
    view.select_all()
    assert view.selected_text() == source
    drag(view, place_of(view, "it"), place_of(view, "Another", end=True))
    assert view.selected_text() == "it\n\n[^b]: The note\n\n[^c]: Another"
    drag(view, place_of(view, "See"), place_of(view, " it", end=True))
    assert view.selected_text() == "See[^b] it"


def test_a_definition_that_comes_later_numbers_its_reference(view: TimelineView) -> None:
    running = MessageStatus.RUNNING
    view.show_entries("a", [answer("m", "See[^b] it", status=running)])
    view.viewport().grab()
    assert seen(view) == ["See[^b] it"]
    view.update_entry(answer("m", "See[^b] it\n\n[^b]: Note", status=running))
    assert seen(view) == ["See1 it", "Note\u00a0↑"]
