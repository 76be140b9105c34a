"""Find in conversation with real keys: what is counted, marked, and brought to the eye."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.finding.searcher import SHIFT, Key, Searcher
from tests.ui.finding.sources import QUERIES, SOURCES
from tests.ui.timeline.markdown_samples import AVERAGES, EVERYTHING, WIDE
from tests.ui.timeline.reader import on_screen, place_of
from tests.ui.timeline.samples import answer, running, talk, user


def test_hits_are_counted_and_stepped_through_and_around(searcher: Searcher) -> None:
    searcher.show([user("1", "one apple"), answer("2", "an **app**le and apples")])
    searcher.look_for("apple")
    assert searcher.count == "1 of 3"
    searcher.press(Key.Key_Return)
    assert (searcher.count, searcher.hit) == ("2 of 3", "app**le")
    searcher.press(Key.Key_Return)
    searcher.press(Key.Key_Return)
    assert searcher.count == "1 of 3"
    searcher.press(Key.Key_Return, SHIFT)
    assert searcher.count == "3 of 3"
    assert searcher.marked() == searcher.exact() == 3


def test_what_is_far_away_is_brought_to_the_screen(searcher: Searcher) -> None:
    entries = [answer(str(n), f"paragraph {n}\n\n" * 20) for n in range(200)]
    entries[20] = answer("20", "words " * 500 + "needle " + "words " * 500)
    searcher.show(entries)
    assert not on_screen(searcher.view, "needle")
    searcher.look_for("needle")
    assert searcher.count == "1 of 1"
    assert on_screen(searcher.view, "needle")


def test_what_is_on_the_screen_does_not_move(searcher: Searcher) -> None:
    searcher.show([answer(str(n), f"line {n} with a needle") for n in range(100)])
    searcher.look_for("needle")
    bar = searcher.view.verticalScrollBar()
    before = bar.value()
    searcher.press(Key.Key_Return)
    assert bar.value() == before


def test_escape_closes_and_gives_the_focus_back(searcher: Searcher) -> None:
    searcher.show([user("1", "one apple")])
    searcher.look_for("apple")
    searcher.press(Key.Key_Escape)
    assert not searcher.presenter.bar.isVisible()
    assert searcher.view.hasFocus()
    assert not searcher.view._painter.marked.query
    searcher.presenter.open()
    searcher.settle()
    assert searcher.presenter.bar.field.text == "apple"
    assert searcher.presenter.bar.field.edit.selectedText() == "apple"
    assert searcher.count == "1 of 1"


def test_the_selection_is_the_first_query(searcher: Searcher) -> None:
    searcher.show([user("1", "pear apple pear")])
    box = searcher.view.viewport()
    word = place_of(searcher.view, "apple")
    QTest.mouseDClick(box, Qt.MouseButton.LeftButton, pos=word)
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=word)
    QTest.mouseMove(box, QPoint(-5, -5))
    searcher.presenter.open()
    searcher.settle()
    assert searcher.presenter.bar.field.text == "apple"
    assert searcher.count == "1 of 1"


def test_nothing_found_is_said_in_words(searcher: Searcher) -> None:
    searcher.show([user("1", "one apple")])
    searcher.look_for("pear")
    assert searcher.count == "No matches"
    searcher.press(Key.Key_Return)
    assert searcher.count == "No matches"
    searcher.look_for("")


def test_new_hits_are_counted_while_an_answer_grows(searcher: Searcher) -> None:
    many = [answer(str(n), "apple\n\n" * 5) for n in range(20)]
    searcher.show([*many, running("a", "apple")])
    searcher.look_for("apple")
    first = searcher.count
    bar = searcher.view.verticalScrollBar()
    searcher.step(-1)
    searcher.step(-1)
    bar.setValue(0)
    number = int(searcher.count.split()[0])
    searcher.view.update_entry(running("a", "apple apple **app**le"))
    searcher.settle()
    assert searcher.count == f"{number} of 103"
    assert first.endswith("of 101")
    assert bar.value() == 0


def test_another_conversation_is_counted_without_moving(searcher: Searcher) -> None:
    searcher.show([user("1", "apple apple")])
    searcher.look_for("apple")
    searcher.show([user("x", "apple"), answer("y", "no")], "other")
    searcher.settle()
    assert searcher.count == "1 match"
    searcher.press(Key.Key_Return)
    assert searcher.count == "1 of 1"


def test_folded_thoughts_open_when_a_hit_is_in_them(searcher: Searcher) -> None:
    searcher.show([answer("1", "An answer.", reasoning="Let me think of a needle.")])
    searcher.look_for("needle")
    assert searcher.count == "1 of 1"
    head = searcher.view._shown_overlay.heads.lent("1")
    assert head is not None
    assert head.thoughts.isVisible()
    assert len(head.thoughts.text.extraSelections()) == 1


@pytest.mark.parametrize("typed", ["e", "the", "list", "row", "cell", "1", "a b", "https", "x"])
def test_everything_that_is_counted_is_marked(searcher: Searcher, typed: str) -> None:
    entries = [answer(str(n), text) for n, text in enumerate((AVERAGES, EVERYTHING, WIDE))]
    searcher.show([*talk(6), *entries])
    searcher.look_for(typed)
    total = searcher.marked()
    reasoning = searcher.exact() - total
    assert searcher.exact() == total + reasoning
    said = searcher.count.split()[-1] if total else "matches"
    assert said == (str(total + reasoning) if total else "matches")


def test_a_revealed_message_has_its_hit_marked(searcher: Searcher) -> None:
    entries = [answer(str(n), f"an apple {n}") for n in range(60)]
    searcher.presenter.reveal("30", "apple")
    searcher.show(entries)
    searcher.settle()
    assert searcher.count == "31 of 60"
    assert searcher.current.message_id == "30"
    assert on_screen(searcher.view, "an apple 30")
    assert searcher.view.hasFocus()


def test_nothing_stays_behind_the_bar(searcher: Searcher) -> None:
    searcher.show([user("1", "needle"), answer("2", "words\n\n" * 100)])
    searcher.look_for("needle")
    bar = searcher.presenter.bar
    assert searcher.count == "1 of 1"
    assert place_of(searcher.view, "needle").y() > bar.geometry().bottom()
    searcher.press(Key.Key_Escape)
    assert searcher.view.verticalScrollBar().value() == 0
    assert place_of(searcher.view, "needle").y() < 60


def test_folded_code_opens_when_a_hit_is_in_it(searcher: Searcher) -> None:
    lines = [f"value_{number} = compute({number})" for number in range(300)]
    code = "\n".join(lines)
    searcher.show([answer("1", f"Here:\n\n```python\n{code}\n```\n\nDone."), user("2", "Thanks")])
    assert not on_screen(searcher.view, "value_250")
    searcher.look_for("VALUE_250")
    assert searcher.count == "1 of 1"
    box = searcher.view._column.boxes[0]
    assert not any(box.is_hidden(part) for part in range(len(box.blocks)))
    assert place_of(searcher.view, "value_250").y() in range(60, 560)


def test_code_scrolls_sideways_to_a_hit(searcher: Searcher) -> None:
    searcher.show([answer("1", f"```\n{'x' * 400}needle\n```")])
    searcher.look_for("needle")
    box = searcher.view._column.boxes[0]
    state = box.code_state(box.blocks[0])
    assert state.scroll > 0
    assert place_of(searcher.view, "needle").x() - state.scroll < searcher.view.width() - 40


def test_a_switched_branch_is_counted_anew(searcher: Searcher) -> None:
    searcher.show([user("1", "apple"), answer("2", "apple apple", ("2", "3"))])
    searcher.look_for("apple")
    assert searcher.count == "1 of 3"
    searcher.press(Key.Key_Return)
    searcher.show([user("1", "apple"), answer("3", "pear", ("2", "3"))])
    searcher.settle()
    assert searcher.count == "1 match"


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(SOURCES, min_size=1, max_size=4), QUERIES)
def test_whatever_is_written_is_marked_as_often_as_it_is_counted(
    searcher: Searcher, sources: list[str], typed: str
) -> None:
    pairs = [(user(f"u{n}", text), answer(f"a{n}", text)) for n, text in enumerate(sources)]
    searcher.show([entry for pair in pairs for entry in pair], "other")
    searcher.look_for("")
    searcher.look_for(typed)
    total = searcher.exact()
    assert searcher.marked() == total
    if searcher.view._painter.marked.query:
        assert searcher.count.split()[-1] == (str(total) if total else "matches")


def test_a_shorter_conversation_may_come_while_a_longer_one_is_searched(
    searcher: Searcher,
) -> None:
    searcher.show([answer(str(n), "**app**le " * 200) for n in range(300)])
    searcher.presenter.open()
    searcher.presenter.bar.field.edit.setText("apple")
    searcher.presenter.step(-1)
    searcher.show([user("x", "one apple")], "other")
    searcher.settle()
    assert searcher.count == "1 match"
    searcher.show([], "none")
    searcher.settle()
    assert searcher.count == "No matches"


def test_pages_are_turned_from_the_field(searcher: Searcher) -> None:
    searcher.show([answer(str(n), f"line {n}") for n in range(100)])
    searcher.look_for("line 99")
    bar = searcher.view.verticalScrollBar()
    before = bar.value()
    searcher.press(Key.Key_PageUp)
    assert before - 600 < bar.value() < before - 300
    assert not on_screen(searcher.view, "line 99")
    searcher.press(Key.Key_PageDown)
    assert on_screen(searcher.view, "line 99")
    assert searcher.presenter.bar.field.edit.hasFocus()
