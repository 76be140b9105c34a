"""The Network page: proxy, waiting times and the connection test."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from gizai_desktop.application.preferences import Preferences
from gizai_desktop.application.tasks import Tasks
from gizai_desktop.domain.proxy import ProxyMode, ProxyScheme
from gizai_desktop.ui.forms.fitting_row import FittingRow
from gizai_desktop.ui.forms.form import SECTION_GAP, FieldErrors, Page
from gizai_desktop.ui.forms.save_foot import SaveFoot
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.checking.check_panel import CheckPanel
from gizai_desktop.ui.settings.checking.check_run import CheckOutcome, CheckRun
from gizai_desktop.ui.settings.info import RunCheck, SettingsInfo
from gizai_desktop.ui.settings.network.mode_section import ModeSection
from gizai_desktop.ui.settings.network.network_draft import NetworkDraft
from gizai_desktop.ui.settings.network.proxy_fields import ProxyFields
from gizai_desktop.ui.widgets.field import TextField

_PROXY_NAMES = frozenset(
    {"proxy_mode", "proxy_scheme", "proxy_host", "proxy_port", "proxy_user", "proxy_bypass"}
)
_STACKED_BELOW = 480


class NetworkPage(Page):
    """Changes apply with Save. Emits `done()` after Save and at Cancel.

    `tested(CheckOutcome)` comes after a whole test of the settings in use.
    """

    done = Signal()
    tested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        tasks: Tasks,
        run_check: RunCheck,
        info: SettingsInfo,
    ) -> None:
        super().__init__(theme)
        self._preferences = preferences
        self._tasks = tasks
        self._system: Mapping[str, str] = info.system_proxies
        self._saved = self._read_preferences()
        self._draft = self._saved
        self._tested_draft = self._saved
        self.mode = ModeSection(theme, self._draft.proxy_mode, info)
        self.proxy = ProxyFields(theme, self._draft, keyring_works=preferences.keyring_works)
        self.waits = {
            "connect_timeout_s": TextField(theme, self.tr("For a connection")),
            "idle_timeout_s": TextField(theme, self.tr("For the next piece of an answer")),
            "total_timeout_s": TextField(theme, self.tr("For a whole answer")),
        }
        self._name_waits()
        self.panel = CheckPanel(theme)
        self.foot = SaveFoot(theme)
        self._lay_out()
        self._errors = FieldErrors({**self.proxy.fields, **self.waits}, self)
        self._check = CheckRun(tasks, run_check, self.panel, self)
        self._connect()
        self._show_draft()

    @property
    def draft(self) -> NetworkDraft:
        """What stands on the page."""
        return self._draft

    @property
    def changed(self) -> bool:
        """Whether something would be lost if the page went away."""
        return self._draft != self._saved

    def show_draft(self, draft: NetworkDraft) -> None:
        """Put a draft back that the user had typed before."""
        self._draft = draft
        self._show_draft()

    def follow_preferences(self) -> None:
        """Take settings that changed elsewhere, unless the user is changing them here."""
        untouched = not self.changed
        self._saved = self._read_preferences()
        if untouched:
            self._draft = self._saved
        self._show_draft()

    def show_keyring(self, *, works: bool) -> None:
        """Say how long the password lasts where there is no keyring."""
        self.proxy.show_keyring(works=works)

    def stop(self) -> None:
        """End what runs."""
        self._check.stop()

    def save(self) -> None:
        """Apply the draft; with something wrong, show what instead."""
        if self._draft.problems:
            self._errors.show_all()
            return
        if not self.changed:
            return
        draft = self._draft
        self._saved = draft
        self._preferences.change(**self._changes(draft))
        if draft.password != self._preferences.proxy_password:
            work = self._preferences.change_proxy_password(draft.password)
            self._tasks.start(work, "keep the proxy's password")
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Return, unless a button or a menu has taken it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
            return
        super().keyPressEvent(event)

    def fit(self, room: int) -> None:
        """Put fields below each other, and use a menu for the segments, where need be."""
        stacked = room < self.theme.px(_STACKED_BELOW)
        self.mode.segments.fit(room)
        self.proxy.arrange(stacked=stacked)
        self._wait_row.fit(room)

    def _read_preferences(self) -> NetworkDraft:
        return NetworkDraft.of(self._preferences.settings, self._preferences.proxy_password)

    def _changes(self, draft: NetworkDraft) -> dict[str, object]:
        """Only what differs, so that other flags of this run stay flags; a proxy is one whole."""
        settings = self._preferences.settings
        changes = {k: v for k, v in draft.changes.items() if v != getattr(settings, k)}
        if changes.keys() & _PROXY_NAMES:
            changes |= {k: v for k, v in draft.changes.items() if k in _PROXY_NAMES}
        return changes

    def _lay_out(self) -> None:
        self.column.addWidget(self.mode)
        self.column.addSpacing(4)
        self.column.addWidget(self.proxy)
        self.add_heading(self.tr("Seconds to wait"))
        self._wait_row = FittingRow(list(self.waits.values()))
        self.column.addLayout(self._wait_row)
        self.column.addSpacing(SECTION_GAP - 8)
        self.column.addWidget(self.panel)
        self.column.addStretch(1)
        self.outer.addWidget(self.foot)

    def _name_waits(self) -> None:
        names = {
            "connect_timeout_s": self.tr("Seconds to wait for a connection"),
            "idle_timeout_s": self.tr("Seconds to wait for the next piece of an answer"),
            "total_timeout_s": self.tr("Seconds to wait for a whole answer"),
        }
        for name, field in self.waits.items():
            field.edit.setAccessibleName(names[name])

    def _connect(self) -> None:
        self.mode.chosen.connect(self._choose_mode)
        self.proxy.scheme_chosen.connect(self._choose_scheme)
        self.proxy.address_given.connect(self._take_address)
        self._errors.edited.connect(self._read_fields)
        self.panel.start_asked.connect(self._start_check)
        self.panel.stop_asked.connect(self._check.stop)
        self._check.ended.connect(self._tell_outcome)
        self.foot.cancelled.connect(self.done)
        self.foot.saved.connect(self.save)

    def _choose_mode(self, value: str) -> None:
        self._check.stop()
        self.panel.clear()
        self._errors.forget_left()
        self.show_draft(replace(self._draft, proxy_mode=ProxyMode(value)))

    def _choose_scheme(self, value: str) -> None:
        self.show_draft(self._draft.with_scheme(ProxyScheme(value)))

    def _take_address(self, text: str) -> None:
        draft = self._draft.with_address(text)
        if draft is not None:
            self.show_draft(draft)

    def _read_fields(self) -> None:
        typed = {name: field.text for name, field in self.waits.items()}
        self._draft = self.proxy.read(self._draft).with_texts(typed)
        self._refresh()

    def _show_draft(self) -> None:
        self.mode.show_mode(self._draft.proxy_mode)
        self.proxy.setVisible(self._draft.proxy_mode is ProxyMode.MANUAL)
        self.proxy.fill(self._draft)
        for name, field in self.waits.items():
            field.set_text(getattr(self._draft, name))
        self._refresh()

    def _refresh(self) -> None:
        problems = self._draft.problems
        self._errors.show(problems)
        self.foot.allow(changed=self.changed, right=not problems)

    def _start_check(self) -> None:
        if self._draft.problems:
            self._errors.show_all()
            return
        self._tested_draft = self._draft
        self._check.start(self._draft.network(self._system))

    def _tell_outcome(self, outcome: CheckOutcome) -> None:
        if self._tested_draft == self._saved:
            self.tested.emit(outcome)
