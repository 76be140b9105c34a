"""Where buttons of failures, links of answers and the choice of a persona lead."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.failures import NextStep
from gizai_desktop.domain.help_page import SCHEME as GUIDE_SCHEME
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.window_actions import Actions
from gizai_desktop.ui.chat.header import Header
from gizai_desktop.ui.chat.presenter import ChatPresenter
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.opening import open_link
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.widgets.menu import ThemedMenu
from gizai_desktop.ui.window.overlays import Overlays

SERVICE_PAGE = "https://app.giz.ai/assistant"
GUIDE_ACTIONS = {
    "new-chat": ActionName.NEW_CHAT,
    "model-picker": ActionName.CHOOSE_MODEL,
    "instructions": ActionName.INSTRUCTIONS,
}
"""What links of the manual do, besides opening settings and pages."""


class Leads(QObject):
    """Carries out next steps; owned by the window."""

    def __init__(
        self,
        theme: Theme,
        shell: Window,
        *,
        header: Header,
        chat: ChatPresenter,
        overlays: Overlays,
        actions: Actions,
        preferences: Preferences,
    ) -> None:
        super().__init__(shell)
        self._theme = theme
        self._shell = shell
        self._header = header
        self._chat = chat
        self._overlays = overlays
        self._actions = actions
        self._preferences = preferences

    def take_step(self, message_id: str, step: NextStep) -> None:
        """Do what helps after a failure."""
        steps: dict[NextStep, Callable[[], object]] = {
            NextStep.PROXY_SETTINGS: lambda: self._overlays.open_settings(PageName.NETWORK),
            NextStep.NETWORK_SETTINGS: lambda: self._overlays.open_settings(PageName.NETWORK),
            NextStep.SERVICE_SETTINGS: lambda: self._overlays.open_settings(PageName.SERVICES),
            NextStep.LOCAL_MODELS: lambda: self._overlays.open_settings(PageName.THIS_COMPUTER),
            NextStep.CHOOSE_MODEL: self._actions[ActionName.CHOOSE_MODEL].trigger,
            NextStep.OPEN_SERVICE: lambda: open_link(SERVICE_PAGE),
            NextStep.NEW_CHAT: self._actions[ActionName.NEW_CHAT].trigger,
            NextStep.LEAVE_OUT_OLDEST: lambda: self._chat.leave_out_oldest(message_id),
            NextStep.ASK_GUIDE: lambda: self._chat.ask_guide(message_id),
        }
        if step in steps:
            steps[step]()

    def regenerate_with(self, message_id: str, place: QPoint) -> None:
        """Let the user choose who gives an answer again."""
        answer = self._chat.current.messages[message_id]
        current = ModelRef(answer.backend or "", answer.model or "")
        self._overlays.choose_for_answer(
            place, current, lambda ref: self._chat.regenerate_with(message_id, ref)
        )

    def follow_link(self, link: str) -> None:
        """Open a page of the web, or what a link of the manual leads to."""
        target = link.removeprefix(GUIDE_SCHEME)
        if target == link:
            open_link(link)
        elif target.startswith("settings/"):
            page = target.removeprefix("settings/")
            self._overlays.open_settings(
                PageName(page) if page in list(PageName) else PageName.GENERAL
            )
        elif target.startswith("help/"):
            self._chat.ask_page(link)
        elif target in GUIDE_ACTIONS:
            self._actions[GUIDE_ACTIONS[target]].trigger()

    def offer_personas(self) -> None:
        """Let the user choose how a new chat begins."""
        personas = self._preferences.settings.personas
        if not personas:
            self._overlays.open_settings(PageName.PERSONAS)
            return
        menu = ThemedMenu(self._theme, self._shell)
        menu.aboutToHide.connect(menu.deleteLater)
        for persona in personas:
            item = menu.add_item(persona.name.replace("&", "&&"), "user")
            item.triggered.connect(lambda _=False, chosen=persona: self._chat.start_with(chosen))
        menu.addSeparator()
        edit = menu.add_item(self.tr("Edit personas…"), "settings")
        edit.triggered.connect(lambda: self._overlays.open_settings(PageName.PERSONAS))
        menu.popup(self._header.mapToGlobal(self._header.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
