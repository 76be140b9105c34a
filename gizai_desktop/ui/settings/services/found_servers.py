"""Looks for servers on this computer, when asked to, at the ports that are known."""

import asyncio
from collections.abc import Iterable
from urllib.parse import urlsplit

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.errors import GizaiError, fill
from gizai_desktop.domain.service import PRESETS, Service, ServiceProxy
from gizai_desktop.ui.forms.frame import Frame
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.settings.info import ServiceProbe
from gizai_desktop.ui.settings.services.key_draft import origin_of
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.glyph import Glyph
from gizai_desktop.ui.widgets.label import ElidedLabel, TextLabel
from gizai_desktop.ui.widgets.spinner import Spinner


def local_presets() -> list[Service]:
    """The servers that are looked for: presets with this computer's own address."""
    servers = (
        Service("", preset.name, base_url=preset.base_url, proxy=ServiceProxy.DIRECT)
        for preset in PRESETS
    )
    return [server for server in servers if server.on_this_computer]


class _ServerRow(QWidget):
    """What became of asking one address."""

    def __init__(self, theme: Theme, server: Service) -> None:
        super().__init__()
        self._theme = theme
        host = urlsplit(server.base_url).netloc
        self._ring = Spinner(theme, 14)
        self._mark = Glyph(theme, "minus", "text3", 18)
        self._mark.hide()
        self.words = TextLabel(theme, self.tr("asking"), "help", "text2")
        self.add = Button(theme, self.tr("Add"), "outlined", "plus")
        self.add.hide()
        marks = QWidget()
        marks.setFixedWidth(theme.px(18))
        inside = QHBoxLayout(marks)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._ring)
        inside.addWidget(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 8, 0)
        row.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(marks, 0, middle)
        row.addWidget(TextLabel(theme, server.name, "ui"), 0, middle)
        row.addWidget(ElidedLabel(theme, host, "code", "text3"), 1, middle)
        row.addWidget(self.words, 0, middle)
        row.addWidget(self.add, 0, middle)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_end(self, icon: str, color: ColorName, words: str, *, can_add: bool) -> None:
        self._ring.hide()
        self._mark.set_icon(icon, color)
        self._mark.show()
        self.words.setText(words)
        self.add.setVisible(can_add)

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(44))


class FoundServers(QWidget):
    """A button, and below it what answered. Emits `add_asked(Service)`."""

    add_asked = Signal(object)

    def __init__(self, theme: Theme, tasks: Tasks, probe: ServiceProbe) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = tasks
        self._probe = probe
        self._running: list[asyncio.Task[None]] = []
        self._rows: dict[str, _ServerRow] = {}
        self._known: frozenset[str] = frozenset()
        self.button = Button(theme, self.tr("Find servers on this computer"), "outlined", "search")
        self.button.clicked.connect(self.ask_all)
        self._frame = Frame(theme)
        self._frame.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._frame)

    @property
    def texts(self) -> dict[str, str]:
        """What the rows say, by the server's name."""
        return {name: row.words.text() for name, row in self._rows.items()}

    def add_button(self, name: str) -> Button:
        """The button that adds the server of this name."""
        return self._rows[name].add

    def set_known(self, addresses: Iterable[str]) -> None:
        """Take the addresses of the services that are there already."""
        self._known = frozenset(origin_of(address) for address in addresses)
        for server in local_presets():
            row = self._rows.get(server.name)
            if row is not None and not row.add.isHidden() and self._knows(server):
                row.show_end("check", "success", self.tr("in the list"), can_add=False)

    def ask_all(self) -> None:
        """Ask each address once."""
        self.stop()
        self._frame.clear()
        self._rows.clear()
        for server in local_presets():
            row = self._rows[server.name] = _ServerRow(self._theme, server)
            row.add.clicked.connect(lambda _=False, server=server: self.add_asked.emit(server))
            self._frame.column.addWidget(row)
            work = self._ask(server, row)
            self._running.append(self._tasks.start(work, f"look for {server.name}"))
        self._frame.show()

    def stop(self) -> None:
        """Ask no more."""
        running, self._running = self._running, []
        for task in running:
            task.cancel()

    async def _ask(self, server: Service, row: _ServerRow) -> None:
        try:
            models = await self._probe.list_models(server, "")
        except GizaiError as error:
            # A server that answers with a refusal is there.
            if error.failure.status is None:
                row.show_end("minus", "text3", self.tr("no answer"), can_add=False)
                return
            words = self.tr("answered")
        else:
            count = {"count": QLocale().toString(len(models))}
            words = fill(self.tr("models: {count}"), count)
        if self._knows(server):
            row.show_end("check", "success", self.tr("in the list"), can_add=False)
        else:
            row.show_end("check", "success", words, can_add=True)

    def _knows(self, server: Service) -> bool:
        return origin_of(server.base_url) in self._known
