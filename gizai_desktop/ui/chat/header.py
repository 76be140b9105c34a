"""The line above the conversation: its title, the AI model, the proxy, more."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from gizai_desktop.domain.catalog import CatalogEntry, ModelRef
from gizai_desktop.ui.chat.header_buttons import ModelButton, ProxyButton, ProxyIndicator
from gizai_desktop.ui.look.painting import aligned, hairline, painting
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.texts import named
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel

__all__ = ["Header", "ProxyIndicator"]

_HEIGHT = 52
_DIVIDER = 16


class _Divider(QWidget):
    """A short upright line between two buttons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One pixel wide, with room at both sides."""
        return QSize(17, self._theme.px(_DIVIDER))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        with painting(self) as painter:
            line = aligned(painter, QRect(8, 0, 1, self.height()))
            line.setWidth(hairline(painter, 1.0))
            painter.fillRect(line, self._theme.color("border"))


class _Title(ElidedLabel):
    """The title; a double click renames the conversation."""

    double_clicked = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a new name."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()


class Header(QWidget):
    """Shows what it is told; `menu_requested` says where the ⋯ menu belongs, globally."""

    model_button_clicked = Signal()
    proxy_clicked = Signal()
    menu_requested = Signal(QPoint)
    sidebar_toggled = Signal()
    new_chat_requested = Signal()
    rename_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self._sidebar_buttons = False
        self._entry = CatalogEntry(ModelRef("", ""), "", "")
        self._sidebar = IconButton(theme, "sidebar", "")
        self._new_chat = IconButton(theme, "new-chat", "")
        self._title = _Title(theme, "", "chat_title")
        self.model_button = ModelButton(theme)
        """What the popup with the AI models opens below."""
        self.proxy_button = ProxyButton(theme)
        self._divider = _Divider(theme)
        self._more = IconButton(theme, "more", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._follow_theme()

    def set_title(self, title: str) -> None:
        """Show the title of a conversation."""
        self._title.set_text(title)

    def set_model(self, entry: CatalogEntry) -> None:
        """Show which AI model answers next."""
        self._entry = entry
        shown = named(entry)
        name = (
            self.tr("AI model: %1, %2").replace("%1", shown.name).replace("%2", shown.service_name)
        )
        self.model_button.set_entry(shown, name)

    def set_proxy(self, indicator: ProxyIndicator) -> None:
        """Show how the network is reached."""
        self.proxy_button.set_indicator(indicator)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the service and the proxy's words."""
        self._narrow = narrow
        self._arrange()

    def set_sidebar_buttons(self, visible: bool) -> None:
        """Offer to open the sidebar, and New chat, while the sidebar is closed."""
        self._sidebar_buttons = visible
        self._arrange()

    def sizeHint(self) -> QSize:
        """As wide as there is room, 52 high."""
        return QSize(640, self._theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        del event
        with painting(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("window"))
            line = aligned(painter, QRect(0, self.height() - 1, self.width(), 1))
            painter.fillRect(line, self._theme.color("border"))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self._sidebar)
        self._row.addWidget(self._new_chat)
        self._row.addSpacing(8)
        self._row.addWidget(self._title, 1)
        self._row.addSpacing(12)
        for widget in (self.model_button, self._divider, self.proxy_button):
            self._row.addWidget(widget)
        self._gap = QSpacerItem(4, 0)
        self._row.addItem(self._gap)
        self._row.addWidget(self._more)
        self._arrange()

    def _connect(self) -> None:
        self._sidebar.clicked.connect(self.sidebar_toggled)
        self._new_chat.clicked.connect(self.new_chat_requested)
        self._title.double_clicked.connect(self.rename_requested)
        self.model_button.clicked.connect(self.model_button_clicked)
        self.proxy_button.clicked.connect(self.proxy_clicked)
        self._more.clicked.connect(self._ask_for_menu)
        self._theme.changed.connect(self._follow_theme)

    def _arrange(self) -> None:
        buttons = self._sidebar_buttons
        self._sidebar.setVisible(buttons)
        self._new_chat.setVisible(buttons)
        self._divider.setVisible(not self._narrow)
        self.model_button.set_narrow(self._narrow)
        self.proxy_button.set_narrow(self._narrow)
        end = 8 if self._narrow else 12
        self._gap.changeSize(0 if self._narrow else 4, 0)
        self._row.setContentsMargins(8 if buttons else 12, 0, end, 0)

    def _retranslate(self) -> None:
        self._sidebar.set_name(self.tr("Open sidebar"))
        self._new_chat.set_name(self.tr("New chat"))
        self._more.set_name(self.tr("More"))
        self.set_model(self._entry)

    def _follow_theme(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()

    def _ask_for_menu(self) -> None:
        corner = self._more.rect().bottomRight() + QPoint(1, 5)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = self._more.rect().bottomLeft() + QPoint(0, 5)
        self.menu_requested.emit(self._more.mapToGlobal(corner))
