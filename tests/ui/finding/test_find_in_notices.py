"""What is said below an answer that did not come to its end is found like its text."""

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.typesetting.matches import Field
from tests.ui.finding.searcher import SHIFT, Key, Searcher
from tests.ui.timeline.samples import answer, failed, user


def test_hits_in_a_failure_are_counted_after_those_of_the_text(searcher: Searcher) -> None:
    cut_off = failed("2", FailureKind.PROXY_SIGN_IN, "The proxy said this.")
    searcher.show([user("1", "proxy?"), cut_off, user("3", "a proxy")])
    searcher.look_for("proxy")
    total = searcher.exact()
    notices = total - 3
    assert notices >= 2
    assert searcher.count == f"1 of {total}"
    searcher.press(Key.Key_Return)
    assert (searcher.current.field, searcher.current.message_id) == (Field.CONTENT, "2")
    for _ in range(notices):
        searcher.press(Key.Key_Return)
        assert (searcher.current.field, searcher.current.message_id) == (Field.NOTICE, "2")
    searcher.press(Key.Key_Return)
    assert (searcher.count, searcher.current.message_id) == (f"{total} of {total}", "3")
    searcher.press(Key.Key_Return, SHIFT)
    assert searcher.count == f"{total - 1} of {total}"


def test_hits_in_a_failure_are_marked_and_brought_to_the_eye(searcher: Searcher) -> None:
    many = [answer(str(number), "words\n\n" * 20) for number in range(60)]
    many[30] = failed("30", FailureKind.PROXY_SIGN_IN, "words\n\n" * 40)
    searcher.show(many)
    searcher.look_for("your message is kept")
    assert searcher.count == "1 of 1"
    notice = searcher.view._shown_overlay.notices.lent("30")
    assert notice is not None
    place = notice.geometry()
    assert searcher.presenter.bar.geometry().bottom() < place.top()
    assert place.bottom() < searcher.view.height()
    assert searcher.paints(notice._advice, "match_current")
    assert not searcher.paints(notice._sentence, "match_current")
    searcher.press(Key.Key_Escape)
    assert not searcher.paints(notice._advice, "match_current")


def test_the_current_hit_in_a_failure_looks_unlike_the_others(searcher: Searcher) -> None:
    searcher.show([failed("1", FailureKind.PROXY_SIGN_IN)])
    searcher.look_for("proxy")
    notice = searcher.view._shown_overlay.notices.lent("1")
    assert notice is not None
    assert searcher.paints(notice._sentence, "match_current")
    assert searcher.paints(notice._advice, "match")
    assert searcher.paints(notice._advice, "text2")
    assert not searcher.paints(notice._advice, "match_current")


def test_a_stopped_answer_is_found_by_that_word(searcher: Searcher) -> None:
    searcher.show([user("1", "words"), answer("2", "begun", status=MessageStatus.STOPPED)])
    searcher.look_for("STOPPED")
    assert searcher.count == "1 of 1"
    line = searcher.view._shown_overlay.quiet.lent("2")
    assert line is not None
    assert searcher.paints(line._label, "match_current")


def test_a_hit_does_not_go_from_one_sentence_to_the_next(searcher: Searcher) -> None:
    searcher.show([failed("1", FailureKind.PROXY_SIGN_IN)])
    notice = searcher.view._shown_overlay.notices.lent("1")
    assert notice is not None
    last, first = notice._sentence.text().split()[-1], notice._advice.text().split()[0]
    searcher.look_for(f"{last} {first}")
    assert searcher.count == "No matches"
    searcher.look_for(last)
    assert searcher.count.startswith("1 of ")


def test_what_a_service_said_is_found_when_the_answer_fails(searcher: Searcher) -> None:
    searcher.show([user("1", "words"), answer("2", "", status=MessageStatus.RUNNING)])
    searcher.look_for("quota")
    assert searcher.count == "No matches"
    failure = Failure(FailureKind.RATE_LIMITED, {"service": "GizAI"}, "Your quota is used up", 429)
    searcher.view.update_entry(answer("2", "", status=MessageStatus.FAILED, failure=failure))
    searcher.settle()
    assert searcher.count == "1 match"
