"""What the buttons of notices do."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QGuiApplication

from gizai_desktop.application.notices import NoticeAction
from gizai_desktop.ui.leads import open_folder
from gizai_desktop.ui.window_parts import WindowParts


def notice_actions(parts: WindowParts) -> Mapping[NoticeAction, Callable[[], None]]:
    """A handler for every button that a notice can have."""
    return {
        NoticeAction.RETRY_SAVING: lambda: _retry_saving(parts),
        NoticeAction.OPEN_DAMAGED_FOLDER: lambda: open_folder(parts.damaged_folder),
        NoticeAction.COPY_DETAILS: lambda: _copy(parts.error_log.last),
    }


def _retry_saving(parts: WindowParts) -> None:
    parts.tasks.start(parts.library.retry_saving(), "retry saving")


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
