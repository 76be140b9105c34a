"""What the command line asks for."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of one run; they override the settings and are never saved.

    Attributes:
        data_dir: one folder for everything, instead of the system's usual ones.
        endpoint: address of GizAI's interface.
        model: catalog id to ask.
        proxy: address of a proxy, possibly with a password, so it stays out of repr.
        conversation: id of the conversation to show.
    """

    data_dir: Path | None = None
    endpoint: str | None = None
    model: str | None = None
    proxy: str | None = field(default=None, repr=False)
    conversation: str | None = None
