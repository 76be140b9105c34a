from dataclasses import replace

import pytest

from gizai_desktop.domain.catalog import DEFAULT_REF, ModelRef
from gizai_desktop.domain.conversation import (
    TAG_LIMIT,
    TITLE_LIMIT,
    Conversation,
    TitleSource,
    history,
    title_from,
)
from gizai_desktop.domain.identity import new_id, now
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.domain.parameters import TurnParameters


def says(text: str, parent: str | None = None, role: Role = Role.USER) -> Message:
    return Message(new_id(), parent, role, text, now())


@pytest.fixture
def question() -> Message:
    return says("What is a tree?\nTell me.")


@pytest.fixture
def answered(question: Message) -> Conversation:
    reply = says("A plant.", question.id, Role.ASSISTANT)
    return Conversation.new(DEFAULT_REF).append(question, reply)


def contents(conversation: Conversation) -> list[str]:
    return [message.content for message in conversation.path()]


def test_a_new_conversation_is_empty_and_asks_the_chosen_model() -> None:
    conversation = Conversation.new(ModelRef("ollama", "own-model"))
    assert conversation.path() == []
    assert (conversation.service, conversation.model) == ("ollama", "own-model")
    assert conversation.ref == ModelRef("ollama", "own-model")
    assert conversation.last_activity == conversation.created_at


def test_the_first_prompt_gives_the_title_and_later_ones_do_not(answered: Conversation) -> None:
    assert answered.title == "What is a tree?"
    assert answered.append(says("And a bush?", answered.head)).title == "What is a tree?"


def test_a_users_title_stays_and_an_empty_one_goes_back(answered: Conversation) -> None:
    renamed = answered.renamed("  My \n trees ")
    assert (renamed.title, renamed.title_source) == ("My trees", TitleSource.USER)
    assert renamed.append(says("More", renamed.head)).title == "My trees"
    back = renamed.renamed(" ")
    assert (back.title, back.title_source) == ("What is a tree?", TitleSource.AUTO)


def test_a_regenerated_answer_is_a_second_branch(answered: Conversation, question: Message) -> None:
    first = answered.head
    again = says("A graph.", question.id, Role.ASSISTANT)
    both = answered.append(again)
    assert contents(both)[1:] == ["A graph."]
    assert both.siblings(again.id) == (first, again.id)
    assert first is not None
    assert contents(both.switched_to(first))[1:] == ["A plant."]


def test_an_edited_first_prompt_is_a_second_root(answered: Conversation, question: Message) -> None:
    edited = says("What is a bush?")
    both = answered.append(edited)
    assert contents(both) == ["What is a bush?"]
    assert both.siblings(edited.id) == (question.id, edited.id)
    assert contents(both.switched_to(question.id)) == contents(answered)


def test_switching_leads_to_the_newest_leaf_of_the_branch(
    answered: Conversation, question: Message
) -> None:
    deeper = answered.append(says("And then?", answered.head))
    aside = deeper.append(says("A graph.", question.id, Role.ASSISTANT))
    assert answered.head is not None
    assert aside.switched_to(answered.head).head == deeper.head


def test_an_answer_under_way_is_replaced_in_its_place(answered: Conversation) -> None:
    assert answered.head is not None
    longer = replace(answered.messages[answered.head], content="A plant with a trunk.")
    changed = answered.with_message(longer)
    assert contents(changed)[1:] == ["A plant with a trunk."]
    assert [*changed.messages] == [*answered.messages]
    assert contents(answered)[1:] == ["A plant."], "the former value changed"


def test_lists_follow_the_newest_message_and_not_the_last_rename(answered: Conversation) -> None:
    newest = max(message.created_at for message in answered.messages.values())
    assert answered.renamed("Other").last_activity == newest


def test_the_next_turns_choices_change_one_by_one(answered: Conversation) -> None:
    cool = TurnParameters(temperature=0.2)
    changed = answered.asking(ModelRef("ollama", "other")).instructed("Be brief.", cool)
    assert changed.ref == ModelRef("ollama", "other")
    assert (changed.system_prompt, changed.parameters) == ("Be brief.", cool)
    assert changed.instructed("", TurnParameters()).system_prompt == ""
    assert contents(changed) == contents(answered)


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("\n\n  Hello   there \n more", "Hello there"),
        ("x" * TITLE_LIMIT, "x" * TITLE_LIMIT),
        ("x" * 200, "x" * (TITLE_LIMIT - 1) + "…"),
        ("word " * 40, "word " * 15 + "word…"),
    ],
)
def test_a_title_is_the_first_line_cut_between_words(prompt: str, title: str) -> None:
    assert title_from(prompt) == title
    assert len(title_from(prompt)) <= TITLE_LIMIT


def test_services_are_not_told_of_empty_messages(answered: Conversation) -> None:
    failed = says("", answered.head, Role.ASSISTANT)
    assert history([*answered.path(), failed]) == answered.path()


def test_pins_the_archive_and_tags_are_given_and_taken_back(answered: Conversation) -> None:
    marked = answered.marked(pinned=True)
    assert (marked.pinned, marked.archived) == (True, False)
    marked = marked.marked(archived=True)
    assert (marked.pinned, marked.archived) == (True, True)
    assert not marked.marked(pinned=False).pinned
    tagged = answered.tagged(["  To \n do ", "TO DO", "", "Идея", "идея", "x" * 99])
    assert tagged.tags == ("To do", "Идея", "x" * TAG_LIMIT)
    assert tagged.tagged([]).tags == ()
