"""What an export has more than what is here."""

from dataclasses import replace

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.growth import grown, has_grown
from gizai_desktop.domain.identity import now
from tests.store.examples import answer, prompt, talk


def longer(conversation: Conversation, *texts: str) -> Conversation:
    for text in texts:
        conversation = conversation.append(answer(text, conversation.head))
    return conversation


def contents(conversation: Conversation) -> list[str]:
    return [message.content for message in conversation.path()]


def test_nothing_new_changes_nothing() -> None:
    here = talk("A", "B")
    assert not has_grown(here, here)
    assert grown(here, here) is here


def test_what_the_export_shows_is_shown() -> None:
    here = talk("A", "B")
    assert contents(grown(here, longer(here, "C", "D"))) == ["A", "B", "C", "D"]


def test_what_went_on_here_stays_in_sight_and_the_rest_is_a_branch() -> None:
    start = talk("A", "B")
    here, theirs = longer(start, "Mine"), longer(start, "Theirs")
    both = grown(here.renamed("My title"), theirs)
    assert contents(both) == ["A", "B", "Mine"]
    assert both.title == "My title"
    assert "Theirs" in {message.content for message in both.messages.values()}


def test_what_was_deleted_here_stays_away_with_everything_below_it() -> None:
    start = talk("A", "B")
    theirs = longer(start, "C", "D")
    deleted = theirs.path()[2].id
    here = replace(start, removed={deleted: now()})
    assert not has_grown(here, theirs)
    assert grown(here, theirs) is here
    with_more = theirs.append(prompt("Other", None))
    assert contents(grown(here, with_more)) == ["Other"]


def test_long_chains_are_no_trouble() -> None:
    start = talk("A")
    theirs = longer(start, *map(str, range(3000)))
    assert len(grown(start, theirs).messages) == 3001
