"""The choice between no proxy, the system's and a manual one, and what it means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gizai_desktop.domain.proxy import ProxyMode
from gizai_desktop.ui.forms.fitting_choice import FittingChoice
from gizai_desktop.ui.forms.form import help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.info import SettingsInfo
from gizai_desktop.ui.settings.network.system_texts import system_proxies_text
from gizai_desktop.ui.widgets.label import TextLabel
from gizai_desktop.ui.widgets.notice_bar import NoticeBar


class ModeSection(QWidget):
    """Segments, a sentence, and what the system says. Emits `chosen(str)`: a `ProxyMode`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, mode: ProxyMode, info: SettingsInfo) -> None:
        super().__init__()
        items = [
            (ProxyMode.NONE.value, self.tr("No proxy")),
            (ProxyMode.SYSTEM.value, self.tr("System settings")),
            (ProxyMode.MANUAL.value, self.tr("Manual")),
        ]
        self.segments = FittingChoice(theme, self.tr("Proxy"), items, mode)
        self.sentence = help_label(theme, "")
        self.system = TextLabel(theme, system_proxies_text(info.system_proxies), wrap=True)
        self.script = NoticeBar(
            theme,
            "warning",
            self.tr("The system uses a proxy script. It cannot be used here: enter the proxy."),
            self.tr("Enter by hand"),
        )
        self.script.setToolTip(info.pac_url)
        self._has_script = bool(info.pac_url)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.segments, self.sentence, self.system, self.script):
            column.addWidget(widget)
        self.segments.changed.connect(self.chosen)
        self.script.acted.connect(self._enter_by_hand)
        self.show_mode(mode)

    def show_mode(self, mode: ProxyMode) -> None:
        """Choose the mode without emitting, and say what it means."""
        self.segments.set_value(mode)
        self.sentence.setText(self._sentences()[mode])
        by_system = mode is ProxyMode.SYSTEM
        self.system.setVisible(by_system)
        self.script.setVisible(by_system and self._has_script)

    def _sentences(self) -> dict[ProxyMode, str]:
        return {
            ProxyMode.NONE: self.tr("Services are reached directly, whatever the system says."),
            ProxyMode.SYSTEM: self.tr(
                "Services are reached the way this computer's settings and environment say."
            ),
            ProxyMode.MANUAL: self.tr(
                "Services are reached through this proxy. This computer itself, and services that"
                " are set to a direct connection, are reached without it."
            ),
        }

    def _enter_by_hand(self) -> None:
        self.segments.set_value(ProxyMode.MANUAL)
        self.chosen.emit(ProxyMode.MANUAL.value)
