"""New conversations made of another one."""

from dataclasses import replace

from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.copies import continued_from, duplicate
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, MessageStatus, Role


def said(parent: str | None, role: Role, text: str) -> Message:
    return Message(new_id(), parent, role, text, now())


def branched() -> Conversation:
    question = said(None, Role.USER, "question")
    answers = [said(question.id, Role.ASSISTANT, text) for text in ("one", "two")]
    more = said(answers[0].id, Role.USER, "more")
    at = Conversation.new(DEFAULT_REF).append(question, *answers, more)
    return at.marked(pinned=True, archived=True).tagged(["work"])


def test_a_duplicate_has_the_same_tree_and_nothing_in_common() -> None:
    original = branched()
    copy = duplicate(original)
    assert [m.content for m in copy.path()] == ["question", "one", "more"]
    assert len(copy.messages) == 4
    assert not copy.messages.keys() & original.messages.keys()
    assert (copy.id != original.id, copy.pinned, copy.archived) == (True, False, False)
    assert (copy.title, copy.tags, copy.ref) == (original.title, ("work",), original.ref)


def test_a_copy_goes_on_from_any_message_on_any_branch() -> None:
    original = branched()
    two = next(m.id for m in original.messages.values() if m.content == "two")
    copy = continued_from(original, two)
    assert [m.content for m in copy.path()] == ["question", "two"]
    assert len(copy.messages) == 2


def test_an_answer_on_its_way_stays_with_the_original() -> None:
    original = branched()
    running = replace(said(original.head, Role.ASSISTANT, "so f"), status=MessageStatus.RUNNING)
    copy = duplicate(original.append(running))
    assert [m.content for m in copy.path()] == ["question", "one", "more"]
