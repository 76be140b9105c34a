"""Copies of a conversation on several computers end as one, whatever the order."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from gizai_desktop.domain.catalog import DEFAULT_REF, ModelRef
from gizai_desktop.domain.conversation import Conversation, TitleSource
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.merge import merge, united
from gizai_desktop.domain.message import Message, MessageStatus, Role
from gizai_desktop.domain.removal import branch_mark, branch_of, with_branch, without
from gizai_desktop.domain.variants import original, variant_id
from tests.domain.copies import BASE, edits, rivals

often = settings(deadline=None, max_examples=150)


def same(one: Conversation, other: Conversation) -> bool:
    """Equal, and written to the same file: the order of messages counts, too."""
    return one == other and [*one.messages] == [*other.messages]


@pytest.mark.parametrize("copies", [rivals(), edits()])
def test_merging_is_commutative_associative_and_idempotent(copies) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    @often
    @given(copies, copies, copies)
    def holds(a: Conversation, b: Conversation, c: Conversation) -> None:
        assert same(merge(a, b), merge(b, a))
        assert same(merge(merge(a, b), c), merge(a, merge(b, c)))
        both = merge(a, b)
        assert same(merge(both, both), both)
        assert same(merge(both, a), both)

    holds()


@often
@given(rivals(), rivals(), rivals())
def test_no_message_is_lost(a: Conversation, b: Conversation, c: Conversation) -> None:
    every = merge(merge(a, b), c)
    contents = [
        (original(each).parent, each.role, each.content) for each in every.messages.values()
    ]
    for copy in (a, b, c):
        for message in copy.messages.values():
            begun = (message.parent, message.role, message.content)
            assert any(
                (parent, role) == begun[:2] and content.startswith(begun[2])
                for parent, role, content in contents
            )
    for key in every.messages:
        assert every.path(key)[0].parent is None


@often
@given(edits(), edits())
def test_only_what_was_deleted_goes(a: Conversation, b: Conversation) -> None:
    both = merge(a, b)
    for message in vanished(a, both) + vanished(b, both):
        assert both.is_removed(message.id)


def vanished(before: Conversation, after: Conversation) -> list[Message]:
    return [each for key, each in before.messages.items() if key not in after.messages]


def chat(*texts: str) -> Conversation:
    found = Conversation.new(DEFAULT_REF)
    for text in texts:
        found = say(found, text)
    return found


def say(at: Conversation, text: str, parent: str | None = None) -> Conversation:
    return at.append(Message(new_id(), parent or at.head, Role.USER, text, now()))


def shown(at: Conversation) -> list[str]:
    return [message.content for message in at.path()]


def test_messages_of_both_are_there_and_the_later_ones_branch_is_shown() -> None:
    base = chat("Hello")
    one = say(base, "from the laptop")
    other = say(base.marked(pinned=True), "from the desktop")
    both = united(one, other)
    assert len(both.messages) == 3
    assert shown(both) == ["Hello", "from the desktop"]


def test_a_renamed_chat_keeps_its_name_when_the_other_copy_went_on() -> None:
    base = chat("Hello")
    named = base.renamed("Mine")
    longer = say(base.marked(pinned=True), "more")
    both = united(longer, named)
    assert (both.title, both.title_source, both.pinned) == ("Mine", TitleSource.USER, True)
    assert shown(both) == ["Hello", "more"]


def test_copies_without_times_of_their_fields_are_decided_by_the_whole_files_time() -> None:
    base = replace(chat("Hello"), edited=MappingProxyType({}), updated_at=BASE)
    later = replace(base, title="Later", updated_at=BASE + timedelta(seconds=1))
    earlier = replace(base, title="Earlier", model="other")
    assert united(earlier, later).title == "Later"
    assert united(later, earlier).model == base.model


def test_an_edit_wins_over_a_computer_whose_clock_is_ahead() -> None:
    ahead = replace(chat("Hello"), updated_at=now() + timedelta(hours=3))
    ahead = replace(ahead, edited=MappingProxyType({}), title="Ahead")
    assert united(ahead.renamed("Mine"), ahead).title == "Mine"
    assert united(ahead, ahead.asking(ModelRef("gizai", "m"))).model == "m"


def test_a_whole_answer_takes_the_place_of_its_beginning() -> None:
    base = chat("Hello")
    begun = Message(new_id(), base.head, Role.ASSISTANT, "", now(), status=MessageStatus.RUNNING)
    part = replace(begun, content="It is", status=MessageStatus.INTERRUPTED)
    whole = replace(begun, content="It is so", status=MessageStatus.COMPLETE, elapsed_ms=3)
    for copy in (part, whole):
        both = united(base.append(begun), base.append(copy))
        assert [*both.messages.values()] == [*base.append(copy).messages.values()]
    assert united(base.append(whole), base.append(part)).messages[begun.id] == whole


def test_an_answer_on_its_way_stays_so_when_its_own_file_comes_back() -> None:
    base = chat("Hello")
    running = Message(
        new_id(), base.head, Role.ASSISTANT, "It", now(), status=MessageStatus.RUNNING
    )
    on_disk = base.append(replace(running, status=MessageStatus.INTERRUPTED))
    assert united(base.append(running), on_disk).messages[running.id] is running


def test_different_messages_of_one_id_stand_side_by_side() -> None:
    base = chat("Hello")
    first = base.messages[base.head or ""]
    hostile = replace(first, content="Hello?!")
    both = united(base, replace(base, messages=MappingProxyType({first.id: hostile})))
    assert sorted(each.content for each in both.messages.values()) == ["Hello", "Hello?!"]
    assert both.messages[first.id] == hostile, "the fuller one keeps the id"
    assert variant_id(first) in both.messages


def test_a_branch_deleted_here_does_not_come_back_from_a_copy_that_has_it() -> None:
    base = say(chat("Hello", "one"), "two")
    second = base.path()[1].id
    less = without(base, second)
    assert shown(less) == ["Hello"]
    assert shown(united(less, base)) == ["Hello"]
    assert [each.content for each in vanished(base, united(base, less))] == ["one", "two"]


def test_what_was_written_below_a_deleted_message_elsewhere_keeps_it() -> None:
    base = chat("Hello", "one")
    less = without(base, base.head or "")
    more = say(base, "not seen by the one who deleted")
    assert shown(united(less, more)) == ["Hello", "one", "not seen by the one who deleted"]


def test_deleting_shows_the_branch_beside_it() -> None:
    base = chat("Hello", "one")
    first, second = (message.id for message in base.path())
    other = say(base, "other", first)
    assert shown(without(other, other.head or "")) == ["Hello", "one"]
    assert shown(without(other, second)) == ["Hello", "other"], "what is shown stays"


def test_a_deleted_branch_comes_back_for_every_copy() -> None:
    base = chat("Hello", "one", "two")
    second = base.path()[1].id
    kept = branch_of(base, [second, base.head or ""], second)
    assert branch_mark(kept) == second
    less = without(base, second)
    back = with_branch(united(less, base), kept)
    assert shown(back) == ["Hello", "one", "two"]
    assert branch_mark(back) is None
    assert shown(united(less, back)) == ["Hello", "one", "two"]
    assert shown(without(back, second)) == ["Hello"], "and goes again"


def test_an_answer_that_comes_for_a_deleted_question_brings_it_back() -> None:
    base = chat("Hello", "one")
    question = base.head or ""
    answer = Message(new_id(), question, Role.ASSISTANT, "", now(), status=MessageStatus.RUNNING)
    asked = base.append(answer)
    elsewhere = without(base.append(replace(answer, status=MessageStatus.INTERRUPTED)), question)
    mine = united(asked, elsewhere)
    done = mine.with_message(replace(answer, content="So.", status=MessageStatus.COMPLETE))
    assert shown(united(done, elsewhere)) == ["Hello", "one", "So."]


def test_ten_thousand_messages_in_a_row_are_merged() -> None:
    long = chat("Hello")
    found = dict(long.messages)
    parent = long.head
    for number in range(10_000):
        message = Message(f"m{number}", parent, Role.USER, "more", BASE)
        found[message.id] = message
        parent = message.id
    long = replace(long, messages=MappingProxyType(found), head=parent)
    both = united(long, say(long, "and one"))
    assert len(both.path()) == 10_002
