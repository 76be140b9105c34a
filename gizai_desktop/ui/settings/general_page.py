"""The General page: what opens at the start, where the chats are, GizAI's address."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.settings import DEFAULT_ENDPOINT
from gizai_desktop.ui.settings.fitting_choice import FittingChoice
from gizai_desktop.ui.settings.form import FieldErrors, Page, help_label
from gizai_desktop.ui.settings.info import SettingsInfo
from gizai_desktop.ui.settings.problems import Problem, address_problem
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.buttons import Button, LinkButton
from gizai_desktop.ui.widgets.field import TextField
from gizai_desktop.ui.widgets.label import ElidedLabel

_LAST, _NEW = "last", "new"


class GeneralPage(Page):
    """Applies at once; the address when its field is left. Emits `folder_asked()`."""

    folder_asked = Signal()

    def __init__(self, theme: Theme, preferences: Preferences, info: SettingsInfo) -> None:
        super().__init__(theme)
        self._preferences = preferences
        items = [(_LAST, self.tr("Last conversation")), (_NEW, self.tr("A new chat"))]
        self.start = FittingChoice(theme, self.tr("Open at the start"), items, _LAST)
        self.folder = ElidedLabel(theme, info.data_folder, "code", "text2")
        self.open_folder = Button(theme, self.tr("Open folder"))
        self.address = TextField(theme, self.tr("GizAI's address"), DEFAULT_ENDPOINT, mono=True)
        self.back = LinkButton(theme, self.tr("Back to default"))
        self._errors = FieldErrors({"endpoint": self.address}, self)
        self._lay_out()
        self.start.changed.connect(self._choose_start)
        self.open_folder.clicked.connect(self.folder_asked)
        self._errors.edited.connect(self._check_address)
        self.address.left.connect(self._keep_address)
        self.back.clicked.connect(self._restore_address)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the settings as they are."""
        settings = self._preferences.settings
        self.start.set_value(_LAST if settings.reopen_last else _NEW)
        self.back.setVisible(settings.endpoint != DEFAULT_ENDPOINT)
        if not self.address.edit.hasFocus():
            self.address.set_text(settings.endpoint)
            self.address.edit.setCursorPosition(0)
            self._check_address()

    def fit(self, room: int) -> None:
        """Use menus instead of segments where there is little room."""
        self.start.fit(room)

    def _lay_out(self) -> None:
        theme = self.theme
        self.add_heading(self.tr("Open at the start"))
        self.column.addWidget(self.start)
        self.add_heading(self.tr("Your chats"))
        sentence = self.tr("They are files in this folder and stay on this computer.")
        self.column.addWidget(help_label(theme, sentence))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.folder, 1)
        row.addWidget(self.open_folder)
        self.column.addLayout(row)
        self.add_heading(self.tr("Advanced"))
        self.column.addWidget(self.address)
        sentence = self.tr("Where questions are sent. Change it only to try another server.")
        foot = QHBoxLayout()
        foot.addWidget(help_label(theme, sentence), 1)
        foot.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def _choose_start(self, value: str) -> None:
        self._preferences.change(reopen_last=value == _LAST)

    def _problem(self) -> Problem | None:
        return address_problem(self.address.text.strip())

    def _check_address(self) -> None:
        problem = self._problem()
        self._errors.show({} if problem is None else {"endpoint": problem})
        self.back.setVisible(self.address.text.strip() != DEFAULT_ENDPOINT)

    def _keep_address(self) -> None:
        text = self.address.text.strip()
        if self._problem() is None and text != self._preferences.settings.endpoint:
            self._preferences.change(endpoint=text)

    def _restore_address(self) -> None:
        self.address.set_text(DEFAULT_ENDPOINT)
        self._check_address()
        self._keep_address()
