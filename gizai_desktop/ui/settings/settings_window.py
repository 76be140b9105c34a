"""The settings as a sheet: navigation, the pages, and the question before typing is lost."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.settings.about_page import AboutPage
from gizai_desktop.ui.settings.appearance_page import AppearancePage
from gizai_desktop.ui.settings.check_run import RunCheck
from gizai_desktop.ui.settings.form import has_focus_inside
from gizai_desktop.ui.settings.general_page import GeneralPage
from gizai_desktop.ui.settings.guarded_sheet import GuardedSheet
from gizai_desktop.ui.settings.info import PageName, SettingsInfo
from gizai_desktop.ui.settings.models_page import ModelsPage
from gizai_desktop.ui.settings.navigation import Navigation, NavigationEntry
from gizai_desktop.ui.settings.network_draft import NetworkDraft
from gizai_desktop.ui.settings.network_page import NetworkPage
from gizai_desktop.ui.settings.shortcuts_page import ShortcutsPage
from gizai_desktop.ui.theme import Theme

_NARROW_BELOW = 640

SettingsPage = GeneralPage | ModelsPage | NetworkPage | AppearancePage | ShortcutsPage | AboutPage


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
        preferences: Preferences,
        tasks: Tasks,
        *,
        run_check: RunCheck,
        info: SettingsInfo,
    ) -> None:
        super().__init__(theme, parent_window, "")
        self._preferences = preferences
        self._tasks = tasks
        self._run_check = run_check
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
        self.set_title(next(entry.title for entry in self._entries if entry.page is name))
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
    def unsaved(self) -> NetworkDraft | None:
        """What was typed and not saved."""
        page = self.network
        return page.draft if page is not None and page.changed else None

    def follow_preferences(self) -> None:
        """Show settings that changed."""
        for page in self._pages.values():
            if not isinstance(page, ShortcutsPage | AboutPage):
                page.follow_preferences()

    def loss(self) -> str:
        """What closing would lose; turns to where it is."""
        if self.unsaved is None:
            return ""
        self.show_page(PageName.NETWORK)
        return self.tr("What you entered on the Network page is not saved.")

    def close_at_once(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Close without asking; a connection test ends."""
        if self.network is not None:
            self.network.stop()
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

    def _make_entries(self) -> tuple[NavigationEntry, ...]:
        return (
            NavigationEntry(PageName.GENERAL, self.tr("General"), "user"),
            NavigationEntry(PageName.MODELS, self.tr("Models"), "service"),
            NavigationEntry(PageName.NETWORK, self.tr("Network"), "globe"),
            NavigationEntry(PageName.APPEARANCE, self.tr("Appearance"), "sun"),
            NavigationEntry(PageName.SHORTCUTS, self.tr("Shortcuts"), "keyboard"),
            NavigationEntry(PageName.ABOUT, self.tr("About"), "info"),
        )

    def _make_page(self, name: PageName) -> SettingsPage:
        makers: dict[PageName, Callable[[], SettingsPage]] = {
            PageName.GENERAL: self._make_general,
            PageName.MODELS: lambda: ModelsPage(self.theme, self._preferences),
            PageName.NETWORK: self._make_network,
            PageName.APPEARANCE: lambda: AppearancePage(self.theme, self._preferences),
            PageName.SHORTCUTS: lambda: ShortcutsPage(self.theme, self._info.shortcuts),
            PageName.ABOUT: lambda: AboutPage(self.theme, self._info.version),
        }
        return makers[name]()

    def _make_general(self) -> GeneralPage:
        page = GeneralPage(self.theme, self._preferences, self._info)
        page.folder_asked.connect(self.folder_asked)
        return page

    def _make_network(self) -> NetworkPage:
        page = NetworkPage(self.theme, self._preferences, self._tasks, self._run_check, self._info)
        page.tested.connect(self.tested)
        page.done.connect(self._close_page)
        return page
