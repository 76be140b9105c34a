"""What the library has to say: chats that are not saved, damaged or deleted by others."""

from collections.abc import Sequence
from dataclasses import replace

from gizai_desktop.application.notices import Notice, NoticeAction, NoticeText
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.damage import DamageReport
from gizai_desktop.domain.errors import StorageError

COPIES_KEY = "copies"
"""Key of the notice of how copying went."""


def unsaved_key(conversation_id: str) -> str:
    """Key of the notice that a conversation is not on disk; it goes once that is so."""
    return f"unsaved-{conversation_id}"


def failed(text: NoticeText, title: str, error: StorageError) -> Notice:
    """Something could not be done with a conversation."""
    return Notice(text, {"title": title}, failure=error.failure)


def not_saved(conversation: Conversation, error: StorageError) -> Notice:
    """A conversation is in memory only."""
    return replace(_unsaved(NoticeText.NOT_SAVED, conversation), failure=error.failure)


def deleted_outside(conversation: Conversation) -> Notice:
    """Another program deleted the file of a conversation that is in use."""
    return _unsaved(NoticeText.DELETED_OUTSIDE, conversation)


def copied(folder: str, count: int, error: StorageError | None = None) -> Notice:
    """How it went to write copies of unsaved conversations into a folder."""
    if error is not None:
        return Notice(NoticeText.NO_COPIES, key=COPIES_KEY, failure=error.failure)
    return Notice(NoticeText.COPIED, {"folder": folder, "count": str(count)}, key=COPIES_KEY)


def damaged(reports: Sequence[DamageReport]) -> Notice:
    """What was found damaged, and what was rescued of it."""
    report, action = reports[0], NoticeAction.OPEN_DAMAGED_FOLDER
    if len(reports) > 1:
        params = {"count": str(len(reports)), "kept": str(sum(r.kept for r in reports))}
        return Notice(NoticeText.MANY_DAMAGED, params, action)
    if report.kept:
        params = {"title": report.title, "count": str(report.kept)}
        return Notice(NoticeText.RESCUED, params, action)
    return Notice(NoticeText.SET_ASIDE, {"file": report.file_name}, action)


def taken_in(count: int) -> Notice:
    """What could not be saved the last time is on disk now."""
    return Notice(NoticeText.TAKEN_IN, {"count": str(count)})


def _unsaved(text: NoticeText, conversation: Conversation) -> Notice:
    retry, elsewhere = NoticeAction.RETRY_SAVING, NoticeAction.SAVE_ELSEWHERE
    params = {"title": conversation.title}
    return Notice(text, params, retry, unsaved_key(conversation.id), elsewhere)
