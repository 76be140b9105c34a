"""The General page: what opens at the start, where the chats are, and how long the trash."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSystemTrayIcon

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.settings import Language
from gizai_desktop.ui.forms.fitting_choice import FittingChoice
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.forms.switch_row import SwitchRow
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.info import SettingsInfo
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.label import ElidedLabel

_LAST, _NEW = "last", "new"
TRASH_DAYS = (7, 30, 90, 365, 0)
"""What can be chosen for the trash; 0 keeps everything."""


class GeneralPage(Page):
    """Applies at once. Emits `folder_asked()`."""

    folder_asked = Signal()

    def __init__(self, theme: Theme, preferences: Preferences, info: SettingsInfo) -> None:
        super().__init__(theme)
        self._preferences = preferences
        items = [(_LAST, self.tr("Last conversation")), (_NEW, self.tr("A new chat"))]
        self.start = FittingChoice(theme, self.tr("Open at the start"), items, _LAST)
        languages = [
            (Language.SYSTEM.value, self.tr("As the system")),
            # By their own names, so that everybody finds the way back.
            (Language.ENGLISH.value, "English"),
            (Language.RUSSIAN.value, "Русский"),
        ]
        now = preferences.settings.language
        self.language = FittingChoice(theme, self.tr("Language"), languages, now)
        sentence = self.tr(
            "When an answer has arrived or failed while you work in another program. It shows the"
            " chat's title, and nothing of the answer."
        )
        self.tray = self._tray_row()
        self.autostart = SwitchRow(
            theme,
            self.tr("Start with the computer"),
            self.tr(
                "When you log in. With the icon in the tray, it starts there without its window."
            ),
        )
        self.notify = SwitchRow(theme, self.tr("Notifications"), sentence)
        days = [(str(days), self._days_words(days)) for days in TRASH_DAYS]
        self.trash = FittingChoice(theme, self.tr("Delete for good after"), days, "30")
        self.folder = ElidedLabel(theme, info.data_folder, "code", "text2")
        self.open_folder = Button(theme, self.tr("Open folder"))
        self._lay_out()
        self.start.changed.connect(self._choose_start)
        self.language.changed.connect(self._choose_language)
        self.notify.changed.connect(lambda on: preferences.change(notify=on))
        self.tray.changed.connect(lambda on: preferences.change(tray=on))
        self.autostart.changed.connect(lambda on: preferences.change(autostart=on))
        self.trash.changed.connect(self._choose_days)
        self.open_folder.clicked.connect(self.folder_asked)
        self.follow_preferences()

    def follow_preferences(self) -> None:
        """Show the settings as they are."""
        settings = self._preferences.settings
        self.language.set_value(settings.language)
        self.start.set_value(_LAST if settings.reopen_last else _NEW)
        self.notify.switch.setChecked(settings.notify)
        self.autostart.switch.setChecked(settings.autostart)
        self.tray.switch.setChecked(settings.tray)
        self.tray.setVisible(settings.tray or QSystemTrayIcon.isSystemTrayAvailable())
        known = [days for days in TRASH_DAYS if days >= settings.trash_days > 0]
        self.trash.set_value(str(known[0] if known else 0))

    def fit(self, room: int) -> None:
        """Use menus instead of segments where there is little room."""
        self.start.fit(room)
        self.language.fit(room)
        self.trash.fit(room)

    def _lay_out(self) -> None:
        theme = self.theme
        self.add_heading(self.tr("Open at the start"))
        self.column.addWidget(self.start)
        self.add_heading(self.tr("Language"))
        self.column.addWidget(self.language)
        self.add_heading(self.tr("On the desktop"))
        self.column.addWidget(self.notify)
        self.column.addWidget(self.tray)
        self.column.addWidget(self.autostart)
        self.add_heading(self.tr("Your chats"))
        sentence = self.tr("They are files in this folder and stay on this computer.")
        self.column.addWidget(help_label(theme, sentence))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.folder, 1)
        row.addWidget(self.open_folder)
        self.column.addLayout(row)
        self.add_heading(self.tr("Trash"))
        sentence = self.tr(
            "Deleted chats can come back from the trash. They are deleted for good after:"
        )
        self.column.addWidget(help_label(theme, sentence))
        self.column.addWidget(self.trash)
        self.column.addStretch(1)

    def _tray_row(self) -> SwitchRow:
        sentence = self.tr(
            "Closing the window hides it there, and answers go on. Quit ends the application."
        )
        return SwitchRow(self.theme, self.tr("Icon in the tray"), sentence)

    def _days_words(self, days: int) -> str:
        return self.tr("%1 days").replace("%1", str(days)) if days else self.tr("Never")

    def _choose_days(self, value: str) -> None:
        self._preferences.change(trash_days=int(value))

    def _choose_start(self, value: str) -> None:
        self._preferences.change(reopen_last=value == _LAST)

    def _choose_language(self, value: str) -> None:
        self._preferences.change(language=Language(value))
