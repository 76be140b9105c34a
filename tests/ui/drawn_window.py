"""A window of the parts alone, and pictures of its states for the galleries."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.chat.header import Header, ProxyIndicator
from gizai_desktop.ui.chat.page import ChatPage
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.frame.body import WindowBody
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.model_picker.picker import ModelPicker
from gizai_desktop.ui.sidebar import Sidebar
from gizai_desktop.ui.sidebar.shelf import Choice, Shelf

CURRENT = ModelRef("gizai", "chat-gpt4m")
WORKS = ProxyIndicator("works", "Proxy · 84 ms", "proxy.example.org:3128")


def headers(rows: tuple[tuple[str, int], ...]) -> list[ConversationHeader]:
    noon = datetime.now(UTC).astimezone().replace(hour=0, minute=1)
    return [
        ConversationHeader(str(at), title, noon - timedelta(days=days, seconds=at), at == 0)
        for at, (title, days) in enumerate(rows)
    ]


class Window(QWidget):
    """The parts as the main window joins them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.sidebar = Sidebar(theme)
        self.header = Header(theme)
        self.composer = Composer(theme)
        self.page = ChatPage(theme, QWidget(), self.composer)
        self.picker = ModelPicker(theme, self, [QKeySequence("Ctrl+D")])
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.page, 1)
        self.body = WindowBody(theme, self.sidebar, content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.body)
        self.body.sidebar_visible_changed.connect(self.follow_sidebar)
        self.header.set_model(CatalogEntry(CURRENT, "GPT-4o mini"))
        self.header.set_proxy(WORKS)

    def follow_sidebar(self, visible: bool) -> None:
        self.header.set_sidebar_buttons(not visible or self.body.overlaid)

    def fill(self, rows: tuple[tuple[str, int], ...]) -> None:
        today = datetime.now().astimezone().date()
        self.sidebar.chats.set_shelf(Shelf(headers(rows), Choice(), today))
        self.sidebar.chats.set_current("1")
        self.sidebar.chats.set_running(frozenset({"2"}))
        self.header.set_title(rows[1][0])
        self.page.set_empty(False)


W = TypeVar("W", bound=Window)


@contextmanager
def shown(window: W, prepare: Callable[[W], None], size: tuple[int, int]) -> Iterator[W]:
    """The window on the screen in one of its states; it is gone afterwards."""
    window.resize(*size)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    prepare(window)
    QApplication.processEvents()
    QApplication.processEvents()
    yield window
    window.picker.close()
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def picture(window: Window) -> QPixmap:
    """The window with what is open over it, where it lies."""
    pixmap = window.grab()
    over = window.picker if window.picker.isVisible() else QApplication.activePopupWidget()
    if over is not None:
        with QPainter(pixmap) as painter:
            place = window.mapFromGlobal(over.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(place, over.grab())
    return pixmap


def draw(
    module: str, make: Callable[[Theme], W], states: Mapping[str, Callable[[W], None]]
) -> None:
    """Draw every state into the folder that ``python -m module FOLDER`` names.

    In light and dark, and at 1× and 2×: each of these in a process of its own, since Qt reads
    its scale once.
    """
    out, *scales = sys.argv[1:]
    if scales:
        _draw_at(scales[0], Path(out), make, states)
        return
    Path(out).mkdir(parents=True, exist_ok=True)
    for scale in ("1", "2"):
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        subprocess.run([sys.executable, "-m", module, out, scale], env=environment, check=True)


def _draw_at(
    scale: str, out: Path, make: Callable[[Theme], W], states: Mapping[str, Callable[[W], None]]
) -> None:
    app = QApplication([])
    theme = Theme(load_tokens(resource_dir() / "tokens.json"), resource_dir() / "icons", app)
    theme.set_reduced_motion(True)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        for name, prepare in states.items():
            with shown(make(theme), prepare, (1280, 860)) as window:
                picture(window).save(str(out / f"{name}_{scheme.value}@{scale}x.png"))
