"""The settings as a sheet: navigation, the pages, and the question before typing is lost."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gizai_desktop.domain.model_file import ModelFile
from gizai_desktop.ui.forms.form import has_focus_inside
from gizai_desktop.ui.forms.guarded_sheet import GuardedSheet
from gizai_desktop.ui.forms.two_views import TwoViews
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.about_page import AboutPage
from gizai_desktop.ui.settings.appearance_page import AppearancePage
from gizai_desktop.ui.settings.general_page import GeneralPage
from gizai_desktop.ui.settings.info import PageName, SettingsInfo
from gizai_desktop.ui.settings.models.models_page import ModelsPage
from gizai_desktop.ui.settings.models.this_computer_page import ThisComputerPage
from gizai_desktop.ui.settings.navigation import Navigation, NavigationEntry
from gizai_desktop.ui.settings.network.network_page import NetworkPage
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.personas.personas_page import PersonasPage
from gizai_desktop.ui.settings.services.services_page import ServicesPage
from gizai_desktop.ui.settings.shortcuts.shortcuts_page import ShortcutsPage
from gizai_desktop.ui.settings.unsaved import Unsaved

_NARROW_BELOW = 640

SettingsPage = (
    GeneralPage
    | ServicesPage
    | ModelsPage
    | ThisComputerPage
    | PersonasPage
    | NetworkPage
    | AppearancePage
    | ShortcutsPage
    | AboutPage
)

P = TypeVar("P", ServicesPage, PersonasPage)


class SettingsWindow(GuardedSheet):
    """Builds each page when it is first shown.

    `page_shown(PageName)`; `folder_asked()` for the data folder; `tested(CheckOutcome)` after
    a test of the network settings in use; `language_changed()` when it has to be built anew.
    """

    page_shown = Signal(PageName)
    folder_asked = Signal()
    tested = Signal(object)
    language_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        parent_window: QWidget,
        parts: SettingsParts,
        info: SettingsInfo,
    ) -> None:
        super().__init__(theme, parent_window, "")
        self._parts = parts
        self._info = info
        self._pages: dict[PageName, SettingsPage] = {}
        self._entries = self._make_entries()
        self.current = PageName.GENERAL
        self.stack = QStackedWidget()
        self.navigation = Navigation(theme, self._entries)
        self.navigation.chosen.connect(self.show_page)
        self.set_navigation(self.navigation)
        self.set_body(self.stack)
        theme.changed.connect(self._fit_navigation)
        self._fit_navigation()

    def show_page(self, name: PageName) -> None:
        """Show a page, building it if need be."""
        page = self._pages.get(name)
        if page is not None and name is self.current:
            return
        if page is None:
            page = self._pages[name] = self._make_page(name)
            self.stack.addWidget(page)
        inside = has_focus_inside(self.stack)
        self.stack.setCurrentWidget(page)
        self.current = name
        self.navigation.show_page(name)
        self._show_title()
        first = self.first_focus() if inside else None
        if first is not None:
            # Qt has given it to the next control as if by Tab, with a ring.
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(name)

    def page(self, name: PageName) -> SettingsPage | None:
        """A page that was shown before."""
        return self._pages.get(name)

    @property
    def network(self) -> NetworkPage | None:
        """The Network page, if it was shown."""
        page = self._pages.get(PageName.NETWORK)
        return page if isinstance(page, NetworkPage) else None

    @property
    def services(self) -> ServicesPage | None:
        """The Services page, if it was shown."""
        page = self._pages.get(PageName.SERVICES)
        return page if isinstance(page, ServicesPage) else None

    @property
    def personas(self) -> PersonasPage | None:
        """The Personas page, if it was shown."""
        page = self._pages.get(PageName.PERSONAS)
        return page if isinstance(page, PersonasPage) else None

    @property
    def this_computer(self) -> ThisComputerPage | None:
        """The page with the models on this computer, if it was shown."""
        page = self._pages.get(PageName.THIS_COMPUTER)
        return page if isinstance(page, ThisComputerPage) else None

    @property
    def unsaved(self) -> Unsaved:
        """What was typed and not saved."""
        return Unsaved.of(self.network, self.services, self.personas)

    def put_back(self, unsaved: Unsaved) -> None:
        """Show what was typed in another sheet and not saved."""
        for name in unsaved.pages:
            self.show_page(name)
        unsaved.put_back(self.network, self.services, self.personas)

    def follow_preferences(self) -> None:
        """Show settings and services that changed."""
        for page in self._pages.values():
            if not isinstance(page, AboutPage):
                page.follow_preferences()

    def follow_model_files(self, files: Sequence[ModelFile]) -> None:
        """Show the files of AI models on this computer."""
        if self.this_computer is not None:
            self.this_computer.show_files(files)

    def show_keyring(self, *, works: bool) -> None:
        """Say how long passwords and keys last where there is no keyring."""
        for page in (self.network, self.services):
            if page is not None:
                page.show_keyring(works=works)

    def loss(self) -> str:
        """What closing would lose; turns to where it is."""
        pages = self.unsaved.pages
        if not pages:
            return ""
        if self.current not in pages:
            self.show_page(pages[0])
        return self._loss_on(self.current)

    def close_at_once(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Close without asking; what runs ends."""
        for page in self._pages.values():
            if isinstance(page, NetworkPage | ServicesPage | PersonasPage):
                page.stop()
        super().close_at_once(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page more room in a narrow window."""
        super().resizeEvent(event)
        self._fit_navigation()

    def changeEvent(self, event: QEvent) -> None:
        """Notice that another language is spoken."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()

    def _close_page(self) -> None:
        self.dismiss()

    def _fit_navigation(self) -> None:
        narrow = self.width() < self.theme.px(_NARROW_BELOW)
        self.navigation.set_narrow(narrow=narrow)

    def _show_title(self) -> None:
        title = next(entry.title for entry in self._entries if entry.page is self.current)
        page = self._pages[self.current]
        self.set_title((page.title if isinstance(page, TwoViews) else "") or title)

    def _loss_on(self, name: PageName) -> str:
        if name is PageName.NETWORK:
            return self.tr("What you entered on the Network page is not saved.")
        return self.tr("What you entered here is not saved.")

    def _make_entries(self) -> tuple[NavigationEntry, ...]:
        return (
            NavigationEntry(PageName.GENERAL, self.tr("General"), "user"),
            NavigationEntry(PageName.SERVICES, self.tr("Services"), "service"),
            NavigationEntry(PageName.MODELS, self.tr("Models"), "star"),
            NavigationEntry(PageName.THIS_COMPUTER, self.tr("This computer"), "computer"),
            NavigationEntry(PageName.PERSONAS, self.tr("Personas"), "instructions"),
            NavigationEntry(PageName.NETWORK, self.tr("Network"), "globe"),
            NavigationEntry(PageName.APPEARANCE, self.tr("Appearance"), "sun"),
            NavigationEntry(PageName.SHORTCUTS, self.tr("Shortcuts"), "keyboard"),
            NavigationEntry(PageName.ABOUT, self.tr("About"), "info"),
        )

    def _make_page(self, name: PageName) -> SettingsPage:
        theme, parts, info = self.theme, self._parts, self._info
        makers: dict[PageName, Callable[[], SettingsPage]] = {
            PageName.GENERAL: self._make_general,
            PageName.SERVICES: lambda: self._guarded(ServicesPage(theme, parts)),
            PageName.MODELS: lambda: ModelsPage(theme, parts),
            PageName.THIS_COMPUTER: lambda: ThisComputerPage(theme, parts),
            PageName.PERSONAS: lambda: self._guarded(PersonasPage(theme, parts)),
            PageName.NETWORK: self._make_network,
            PageName.APPEARANCE: lambda: AppearancePage(theme, parts.preferences),
            PageName.SHORTCUTS: lambda: ShortcutsPage(theme, parts.preferences, info.shortcuts),
            PageName.ABOUT: lambda: AboutPage(theme, info.version),
        }
        return makers[name]()

    def _make_general(self) -> GeneralPage:
        page = GeneralPage(self.theme, self._parts.preferences, self._info)
        page.folder_asked.connect(self.folder_asked)
        return page

    def _make_network(self) -> NetworkPage:
        parts = self._parts
        page = NetworkPage(self.theme, parts.preferences, parts.tasks, parts.run_check, self._info)
        page.tested.connect(self.tested)
        page.done.connect(self._close_page)
        return page

    def _guarded(self, page: P) -> P:
        page.title_changed.connect(self._show_title)
        page.leave_asked.connect(self._leave_editor)
        return page

    def _leave_editor(self) -> None:
        page = self._pages[self.current]
        if isinstance(page, ServicesPage | PersonasPage):
            self.guard(self._loss_on(self.current) if page.changed else "", page.show_list)
