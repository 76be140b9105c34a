"""The About page."""

from gizai_desktop.domain.errors import fill
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.label import TextLabel


class AboutPage(Page):
    """Name, version, and what the application does with what one writes."""

    def __init__(self, theme: Theme, version: str) -> None:
        super().__init__(theme)
        self.column.addWidget(TextLabel(theme, "GizAI Desktop", "display"))
        self.version = TextLabel(
            theme, fill(self.tr("Version {version}"), {"version": version}), "ui", "text2"
        )
        self.column.addWidget(self.version)
        self.column.addSpacing(12)
        for sentence in (
            self.tr("A desktop application for talking to GizAI's language models."),
            self.tr(
                "Your chats stay in files on this computer. A question and its chat go to GizAI"
                " when you send it, and to nobody else."
            ),
            self.tr("Free software under the MIT licence. It is not made by GizAI."),
        ):
            self.column.addWidget(help_label(theme, sentence))
        self.column.addStretch(1)
