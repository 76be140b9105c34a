"""Imports into the folders of a test, and what is there afterwards."""

from pathlib import Path

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.importing import ImportEvent, ImportReport
from gizai_desktop.store.conversations import files
from gizai_desktop.store.importing.run import Job, run_import
from gizai_desktop.store.locations import Locations


def imported(locations: Locations, *paths: Path) -> ImportReport:
    """Import without a window."""
    events: list[ImportEvent] = []
    job = Job(paths, locations.conversations, locations.trash)
    run_import(job, events.append, lambda: False)
    report = events[-1]
    assert isinstance(report, ImportReport)
    return report


def library(locations: Locations) -> dict[str, Conversation]:
    """Every conversation that is on disk, by title."""
    found = {}
    for path in locations.conversations.glob("*.json"):
        decoded = files.read(path)
        assert decoded.conversation is not None
        assert not decoded.problems
        found[decoded.conversation.title] = decoded.conversation
    return found


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def spoken(conversation: Conversation) -> list[tuple[str, str]]:
    """Roles and texts of the shown path."""
    return [(str(message.role), message.content) for message in conversation.path()]


def every_text(conversation: Conversation) -> str:
    return "\n".join(message.content for message in conversation.messages.values())
