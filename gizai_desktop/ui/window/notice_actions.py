"""What the buttons of notices do."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gizai_desktop.application.notices import NoticeAction
from gizai_desktop.ui.exchange.file_dialogs import choose_folder
from gizai_desktop.ui.opening import open_folder
from gizai_desktop.ui.parts import WindowParts


def notice_actions(
    parts: WindowParts, window: QWidget
) -> Mapping[NoticeAction, Callable[[], None]]:
    """A handler for every button that a notice can have."""
    return {
        NoticeAction.RETRY_SAVING: lambda: _retry_saving(parts),
        NoticeAction.SAVE_ELSEWHERE: lambda: _save_elsewhere(parts, window),
        NoticeAction.OPEN_DAMAGED_FOLDER: lambda: open_folder(parts.damaged_folder),
        NoticeAction.COPY_DETAILS: lambda: _copy(parts.error_log.last),
        NoticeAction.COPY_CRASH: lambda: _copy(parts.crash_log.left),
        NoticeAction.OPEN_LOG: lambda: open_folder(parts.error_log.folder),
    }


def _retry_saving(parts: WindowParts) -> None:
    parts.tasks.start(parts.library.retry_saving(), "retry saving")


def _save_elsewhere(parts: WindowParts, window: QWidget) -> None:
    def chosen(folders: list[Path]) -> None:
        for folder in folders:
            parts.tasks.start(parts.library.not_on_disk.copy_to(str(folder)), "save copies")

    title = QCoreApplication.translate("NoticeArea", "Folder for the copies")
    choose_folder(window, title, chosen)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
