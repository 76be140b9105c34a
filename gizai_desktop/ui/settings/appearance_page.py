"""The Appearance page: colours, contrast and text size."""

from PySide6.QtCore import QLocale

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.settings import ColorScheme, Contrast
from gizai_desktop.ui.forms.bounds import choices_of
from gizai_desktop.ui.forms.fitting_choice import FittingChoice
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.look.theme import Theme


class AppearancePage(Page):
    """Applies at once."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__(theme)
        self._preferences = preferences
        settings = preferences.settings
        schemes = [
            (ColorScheme.LIGHT.value, self.tr("Light")),
            (ColorScheme.DARK.value, self.tr("Dark")),
            (ColorScheme.SYSTEM.value, self.tr("System")),
        ]
        contrasts = [
            (Contrast.SYSTEM.value, self.tr("System")),
            (Contrast.HIGH.value, self.tr("High")),
        ]
        zooms = [(str(zoom), _percent(zoom)) for zoom in choices_of("zoom")]
        self.scheme = FittingChoice(theme, self.tr("Colours"), schemes, settings.color_scheme)
        self.contrast = FittingChoice(theme, self.tr("Contrast"), contrasts, settings.contrast)
        self.zoom = FittingChoice(theme, self.tr("Text size"), zooms, _nearest(settings.zoom))
        self.add_heading(self.tr("Colours"))
        self.column.addWidget(self.scheme)
        sentence = self.tr("“System” follows the colours of the desktop, also when they change.")
        self.column.addWidget(help_label(theme, sentence))
        self.add_heading(self.tr("Contrast"))
        self.column.addWidget(self.contrast)
        sentence = self.tr("High contrast makes faint text, lines and marks stronger.")
        self.column.addWidget(help_label(theme, sentence))
        self.add_heading(self.tr("Text size"))
        self.column.addWidget(self.zoom)
        sentence = self.tr("Text and controls grow together.")
        self.column.addWidget(help_label(theme, sentence))
        self.column.addStretch(1)
        self.scheme.changed.connect(self._choose_scheme)
        self.contrast.changed.connect(self._choose_contrast)
        self.zoom.changed.connect(self._choose_zoom)

    def follow_preferences(self) -> None:
        """Show the settings as they are."""
        settings = self._preferences.settings
        self.scheme.set_value(settings.color_scheme)
        self.contrast.set_value(settings.contrast)
        self.zoom.set_value(_nearest(settings.zoom))

    def fit(self, room: int) -> None:
        """Use menus instead of segments where there is little room."""
        self.scheme.fit(room)
        self.contrast.fit(room)
        self.zoom.fit(room)

    def _choose_scheme(self, value: str) -> None:
        self._preferences.change(color_scheme=ColorScheme(value))

    def _choose_contrast(self, value: str) -> None:
        self._preferences.change(contrast=Contrast(value))

    def _choose_zoom(self, value: str) -> None:
        self._preferences.change(zoom=float(value))


def _percent(zoom: float) -> str:
    return f"{QLocale().toString(round(zoom * 100))} %"


def _nearest(zoom: float) -> str:
    return str(min(choices_of("zoom"), key=lambda choice: abs(choice - zoom)))
