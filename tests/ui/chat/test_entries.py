"""What has not changed is told to the view as the same objects, and nothing old is told."""

from dataclasses import replace
from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.identity import new_id
from gizai_desktop.domain.turn import Prompt
from gizai_desktop.ui.chat.entries import ChatEntries
from tests.application.running_app import new_chat, running_app
from tests.benchmarks.conversation.corpus import conversation
from tests.support.answers import held, say


def with_branch(found: Conversation, at: int) -> Conversation:
    """The same path, with one more message beside one of it."""
    message = found.path()[at]
    other = replace(message, id=new_id(), content="other")
    return replace(found.append(other), head=found.head)


async def test_entries_are_those_of_the_conversation_whatever_came_before(tmp_path: Path) -> None:
    async with running_app(tmp_path) as app:
        kept = ChatEntries(app.turns, app.services)
        talk = conversation(20)
        longer = talk.append(replace(talk.path()[0], id=new_id(), parent=talk.head))
        branched = with_branch(longer, 5)
        other = branched.switched_to(branched.siblings(branched.path()[5].id)[-1])
        renamed = other.renamed("Other")
        edited = talk.with_message(replace(talk.path()[3], content="edited"))
        for state in (talk, talk, longer, branched, other, renamed, branched, edited, talk):
            fresh = ChatEntries(app.turns, app.services)
            assert kept.all(state) == fresh.all(state)
            assert [entry.message for entry in kept.all(state)] == state.path()
        assert kept.all(talk)[:20] == kept.all(longer)[:20]
        before, after = kept.all(talk), kept.all(longer)
        assert all(a is b for a, b in zip(before, after, strict=False))


async def test_an_answer_that_grows_is_told_anew(tmp_path: Path) -> None:
    async with running_app(tmp_path, held(say("four"))) as app:
        kept = ChatEntries(app.turns, app.services)
        chat = new_chat()
        await app.turns.ask(chat, Prompt("Two and two?"))
        state = app.library.get(chat.id)
        assert state is not None
        question, answer = kept.all(state)
        assert answer.running
        assert answer.waiting_since is not None
        await app.server.arrived(1)
        app.server.release()
        await app.settle(chat.id)
        ended = app.library.get(chat.id)
        assert ended is not None
        assert kept.all(ended)[0] is question
        assert kept.all(ended)[1].message.content == "four"
        assert kept.all(ended)[1].waiting_since is None
        assert kept.one(ended, ended.path()[1]) == kept.all(ended)[1]
