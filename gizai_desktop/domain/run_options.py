"""What the command line asks for."""

from dataclasses import dataclass, field
from pathlib import Path

from gizai_desktop.domain.service import ServiceKind
from gizai_desktop.domain.wishes import Wishes


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of one run; they override the settings and are never saved.

    Attributes:
        data_dir: one folder for everything, instead of the system's usual ones.
        service: which kind of service is asked; GizAI without it.
        endpoint: address of that service.
        model: catalog id to ask.
        proxy: address of a proxy, possibly with a password, so it stays out of repr.
        conversation: id of the conversation to show.
        new_chat: a new chat with this text in its composer; None for no new chat.
        toggle: where a window is open and in front, it leaves.
        hidden: begin in the tray, without the window, where the settings and the desktop have one.
        open: files and folders to import.
    """

    data_dir: Path | None = None
    service: ServiceKind | None = None
    endpoint: str | None = None
    model: str | None = None
    proxy: str | None = field(default=None, repr=False)
    conversation: str | None = None
    new_chat: str | None = None
    toggle: bool = False
    hidden: bool = False
    open: tuple[Path, ...] = ()

    def wishes(self, activation: str) -> Wishes:
        """What a window that is open already can do for this start.

        Args:
            activation: see `Wishes`.
        """
        files = tuple(path.absolute() for path in self.open)
        return Wishes(self.new_chat, self.conversation or "", self.toggle, files, activation)
