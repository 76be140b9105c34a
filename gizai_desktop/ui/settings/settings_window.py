"""The settings as a sheet: navigation, the pages, and the question before typing is lost."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.ui.settings.about_page import AboutPage
from gizai_desktop.ui.settings.appearance_page import AppearancePage
from gizai_desktop.ui.settings.check_run import RunCheck
from gizai_desktop.ui.settings.general_page import GeneralPage
from gizai_desktop.ui.settings.info import PageName, SettingsInfo
from gizai_desktop.ui.settings.models_page import ModelsPage
from gizai_desktop.ui.settings.navigation import Navigation, NavigationEntry
from gizai_desktop.ui.settings.network_draft import NetworkDraft
from gizai_desktop.ui.settings.network_page import NetworkPage
from gizai_desktop.ui.settings.shortcuts_page import ShortcutsPage
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from gizai_desktop.ui.widgets.sheet import Sheet

_NARROW_BELOW = 640

SettingsPage = GeneralPage | ModelsPage | NetworkPage | AppearancePage | ShortcutsPage | AboutPage


class SettingsWindow(Sheet):
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
        self._window_theme = theme
        self._parent_window = parent_window
        self._preferences = preferences
        self._tasks = tasks
        self._run_check = run_check
        self._info = info
        self._pages: dict[PageName, SettingsPage] = {}
        self._question: ConfirmSheet | None = None
        self._discard = False
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
        inside = self.stack.isAncestorOf(QApplication.focusWidget())
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

    def dismiss(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Close, but ask first when something was typed and not saved."""
        if self.unsaved is not None:
            self._ask()
            return
        self.close_at_once(reason)

    def close_at_once(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Close without asking; a connection test ends."""
        if self.network is not None:
            self.network.stop()
        focus = self.focusWidget()
        if focus is not None:
            # Hiding would hand it to the next control, which is about to go too.
            focus.clearFocus()
        super().dismiss(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page more room in a narrow window."""
        super().resizeEvent(event)
        self._fit_navigation()

    def changeEvent(self, event: QEvent) -> None:
        """Notice that another language is spoken."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()

    def _ask(self) -> None:
        if self._question is not None:
            return
        self.show_page(PageName.NETWORK)
        question = ConfirmSheet(
            self._window_theme,
            self._parent_window,
            self.tr("Discard the changes?"),
            self.tr("What you entered on the Network page is not saved."),
            self.tr("Discard"),
        )
        self._question = question
        self._discard = False
        question.confirmed.connect(self._agree)
        question.closed.connect(self._answered)
        question.open()

    def _agree(self) -> None:
        self._discard = True

    def _answered(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.deleteLater()
        if self._discard:
            self.close_at_once()

    def _close_page(self) -> None:
        self.dismiss()

    def _fit_navigation(self) -> None:
        narrow = self.width() < self._window_theme.px(_NARROW_BELOW)
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
            PageName.MODELS: lambda: ModelsPage(self._window_theme, self._preferences),
            PageName.NETWORK: self._make_network,
            PageName.APPEARANCE: lambda: AppearancePage(self._window_theme, self._preferences),
            PageName.SHORTCUTS: lambda: ShortcutsPage(self._window_theme, self._info.shortcuts),
            PageName.ABOUT: lambda: AboutPage(self._window_theme, self._info.version),
        }
        return makers[name]()

    def _make_general(self) -> GeneralPage:
        page = GeneralPage(self._window_theme, self._preferences, self._info)
        page.folder_asked.connect(self.folder_asked)
        return page

    def _make_network(self) -> NetworkPage:
        page = NetworkPage(
            self._window_theme, self._preferences, self._tasks, self._run_check, self._info
        )
        page.tested.connect(self.tested)
        page.done.connect(self._close_page)
        return page
