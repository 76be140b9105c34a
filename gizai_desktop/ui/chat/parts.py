"""What a shown conversation is made of: its widgets, and the application behind them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from gizai_desktop.application.history import History
from gizai_desktop.application.kept import Kept
from gizai_desktop.application.library import Library
from gizai_desktop.application.notices import Notices
from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.services import Services
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.application.turns import TurnController
from gizai_desktop.domain.settings import WindowState
from gizai_desktop.ui.chat.header import Header
from gizai_desktop.ui.chat.page import ChatPage
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.look.frames import Frames
from gizai_desktop.ui.timeline import TimelineView


@dataclass(frozen=True, slots=True)
class ChatWidgets:
    """The widgets that show one conversation."""

    header: Header
    page: ChatPage
    timeline: TimelineView
    composer: Composer
    frames: Frames


@dataclass(frozen=True, slots=True)
class ChatParts:
    """The parts of the application that a chat needs.

    Attributes:
        page_title: the title of the manual's page that a link names.
    """

    library: Library
    turns: TurnController
    history: History
    services: Services
    preferences: Preferences
    state: Kept[WindowState]
    notices: Notices
    tasks: Tasks
    page_title: Callable[[str], Awaitable[str]]
