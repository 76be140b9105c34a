"""The ⋯ menu of a service."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.service import Service, ServiceKind
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.menu import ThemedMenu


class ServiceMenu(ThemedMenu):
    """A signal for each row; `moved(int)` in places. Rows that the service cannot have miss."""

    edit_asked = Signal()
    duplicate_asked = Signal()
    check_asked = Signal()
    moved = Signal(int)
    switch_asked = Signal()
    removal_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        service: Service,
        *,
        removable: bool,
        up: bool,
        down: bool,
    ) -> None:
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = service.kind is ServiceKind.OPENAI
        if service.kind is not ServiceKind.GUIDE:
            self.add_item(self.tr("Edit"), "edit").triggered.connect(self.edit_asked)
        if own:
            self.add_item(self.tr("Duplicate"), "copy").triggered.connect(self.duplicate_asked)
        if own and service.enabled:
            self.add_item(self.tr("Check now"), "retry").triggered.connect(self.check_asked)
        words = self.tr("Switch off") if service.enabled else self.tr("Switch on")
        icon = "stop" if service.enabled else "check"
        self.add_item(words, icon).triggered.connect(self.switch_asked)
        self.addSeparator()
        action = self.add_item(self.tr("Move up"), None, "Alt+Up")
        action.triggered.connect(lambda: self.moved.emit(-1))
        action.setEnabled(up)
        action = self.add_item(self.tr("Move down"), None, "Alt+Down")
        action.triggered.connect(lambda: self.moved.emit(1))
        action.setEnabled(down)
        if removable:
            self.addSeparator()
            action = self.add_item(self.tr("Remove"), "trash", "Del", danger=True)
            action.triggered.connect(self.removal_asked)
