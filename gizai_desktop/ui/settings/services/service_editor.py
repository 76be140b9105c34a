"""The editor of one service."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.service import GIZAI_ENDPOINT, ServiceKind, ServiceProxy
from gizai_desktop.ui.forms.dial_fields import DialFields
from gizai_desktop.ui.forms.editor import Editor
from gizai_desktop.ui.forms.fitting_choice import FittingChoice
from gizai_desktop.ui.forms.form import SECTION_GAP, FieldErrors, help_label
from gizai_desktop.ui.forms.switch_row import SwitchRow
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.checking.check_panel import CheckPanel
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.services.key_section import KeySection
from gizai_desktop.ui.settings.services.model_ids import ModelIds
from gizai_desktop.ui.settings.services.service_check import ServiceCheck
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft
from gizai_desktop.ui.settings.services.service_words import service_title
from gizai_desktop.ui.widgets.buttons import LinkButton
from gizai_desktop.ui.widgets.field import TextField


class ServiceEditor(Editor):
    """Shows the fields that the service's kind has; nothing applies before Save."""

    def __init__(self, theme: Theme, parts: SettingsParts, draft: ServiceDraft) -> None:
        super().__init__(theme, "")
        self.back.setText(self.tr("All services"))
        self._draft = draft
        kind = draft.before.kind
        self.name = TextField(theme, self.tr("Name"), self.tr("My server"))
        self.address = TextField(theme, self.tr("Address"), "https://example.com/v1", mono=True)
        self.default_address = LinkButton(theme, self.tr("Back to default"))
        self.key = KeySection(theme, keyring_works=parts.preferences.keyring_works)
        self.proxy = FittingChoice(theme, self.tr("Proxy"), self._proxy_items(), draft.proxy)
        self.streams = SwitchRow(
            theme,
            self.tr("Answers piece by piece"),
            self.tr("Switch this off for servers that can only send whole answers."),
        )
        listed = _listed_ids(parts, draft.before.id)
        self.models = ModelIds(theme, draft.own_models, listed)
        self.dials = DialFields(theme)
        self.panel = CheckPanel(theme)
        self.check = ServiceCheck(parts.tasks, parts.services, parts.probe, self.panel, self)
        self._lay_out(kind)
        fields = {"name": self.name, "base_url": self.address, **self.dials.fields}
        self._errors = FieldErrors(fields, self)
        self._connect()
        self._show_draft()

    @property
    def title(self) -> str:
        """The service's name, or that it is a new one."""
        if self._draft.is_new:
            return self.tr("New service")
        return service_title(self._draft.before)

    @property
    def draft(self) -> ServiceDraft:
        """What stands in the editor."""
        return self._draft

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self._draft.changed

    def show_draft(self, draft: ServiceDraft) -> None:
        """Put a draft in, such as one that the user had typed before."""
        self._draft = draft
        self._show_draft()

    def take_kept_key(self, *, kept: bool) -> None:
        """Learn whether the service has a key."""
        if kept:
            origin = ServiceDraft.of(self._draft.before).origin
            self.show_draft(replace(self._draft, key=replace(self._draft.key, kept_for=origin)))

    def show_keyring(self, *, works: bool) -> None:
        """Learn whether the key outlives the application."""
        self.key.show_keyring(works=works)
        self.key.show_key(self._draft.key, self._draft.origin)

    def first_focus(self) -> QWidget | None:
        """The name of a new one, and else the address."""
        field = self.name if self._draft.is_new else self.address
        return field.edit if not field.isHidden() else None

    def save(self) -> None:
        """Emit `saved`, or show what is wrong."""
        self._settle_address()
        if self._draft.problems:
            self._errors.show_all()
        elif self._draft.changed or self._draft.is_new:
            self.saved.emit()

    def stop(self) -> None:
        """End the test that runs."""
        self.check.stop()

    def fit(self, room: int) -> None:
        """Use less width where there is little room."""
        self.proxy.fit(room)
        self.dials.fit(room)

    def _proxy_items(self) -> list[tuple[str, str]]:
        return [
            (ServiceProxy.AS_SET.value, self.tr("As set for the network")),
            (ServiceProxy.DIRECT.value, self.tr("Direct connection")),
        ]

    def _lay_out(self, kind: ServiceKind) -> None:
        openai, local = kind is ServiceKind.OPENAI, kind is ServiceKind.LOCAL
        if openai:
            self._add_spaced(self.name)
        if not local:
            self._add_spaced(self.address)
            self.column.addWidget(self._address_help(kind))
            self.column.addWidget(self.default_address, 0, Qt.AlignmentFlag.AlignLeft)
        if openai:
            self._add_spaced(self.key)
        if not local:
            self.add_heading(self.tr("Connection"))
            self.column.addWidget(self.proxy)
        if openai:
            self._add_spaced(self.streams)
        if not local:
            self.column.addSpacing(SECTION_GAP - 8)
            self.column.addWidget(self.panel)
            self.add_heading(self.tr("Your own models"))
            sentence = self.tr("Add the id of a model that the service has and does not list.")
            self.column.addWidget(help_label(self.theme, sentence))
            self.column.addWidget(self.models)
        if kind is not ServiceKind.GIZAI:
            self.add_heading(self.tr("How it answers"))
            sentence = self.tr(
                "For chats that say nothing else. Empty fields are left to the model."
            )
            self.column.addWidget(help_label(self.theme, sentence))
            self.column.addWidget(self.dials)
        self.column.addStretch(1)
        self._free_unused()

    def _address_help(self, kind: ServiceKind) -> QWidget:
        if kind is ServiceKind.GIZAI:
            words = self.tr("Where questions are sent. Change it only to try another server.")
        else:
            words = self.tr("What comes before /chat/completions, usually with /v1 at its end.")
        return help_label(self.theme, words)

    def _add_spaced(self, widget: QWidget) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(widget)

    def _free_unused(self) -> None:
        """Fields that this kind does not have stay hidden below the editor."""
        spare: tuple[QWidget, ...] = (self.name, self.address, self.default_address, self.key)
        spare += (self.proxy, self.streams, self.models, self.dials, self.panel)
        for widget in spare:
            if widget.parentWidget() is None:
                widget.setParent(self)
                widget.hide()

    def _connect(self) -> None:
        self._errors.edited.connect(self._read_fields)
        self.address.left.connect(self._settle_address)
        self.default_address.clicked.connect(self._restore_address)
        self.key.typed.connect(self._type_key)
        self.key.replace_asked.connect(self._replace_key)
        self.key.remove_asked.connect(self._remove_key)
        self.key.kept_asked.connect(self._keep_key)
        self.proxy.changed.connect(self._choose_proxy)
        self.streams.changed.connect(self._choose_streams)
        self.models.changed.connect(self._take_models)
        self.panel.start_asked.connect(self._start_check)
        self.panel.stop_asked.connect(self.check.stop)

    def _read_fields(self) -> None:
        self._draft = replace(
            self._draft,
            name=self.name.text,
            base_url=self.address.text,
            dials=self.dials.read(),
        )
        self._refresh()

    def _settle_address(self) -> None:
        """The address is complete: a key that was typed for another one goes."""
        key = self._draft.key.settled(self._draft.origin)
        self._draft = replace(self._draft, key=key)
        self.key.show_key(key, self._draft.origin)
        self._refresh()

    def _restore_address(self) -> None:
        self.address.set_text(GIZAI_ENDPOINT)
        self.address.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_fields()

    def _type_key(self, text: str) -> None:
        key = self._draft.key.with_typed(text, self._draft.origin)
        self._draft = replace(self._draft, key=key)
        self._refresh()

    def _replace_key(self) -> None:
        self._take_key(replacing=True, removed=False)
        self.key.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_key(self) -> None:
        self._take_key(replacing=False, removed=True)
        self.key.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_key(self) -> None:
        key = replace(self._draft.key, typed="", typed_for="", lost_from="")
        self._draft = replace(self._draft, key=key)
        self._take_key(replacing=False, removed=False)
        self.key.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_key(self, *, replacing: bool, removed: bool) -> None:
        key = replace(self._draft.key, replacing=replacing, removed=removed)
        self.show_draft(replace(self._draft, key=key))

    def _choose_proxy(self, value: str) -> None:
        self._draft = replace(self._draft, proxy=ServiceProxy(value))
        self._refresh()

    def _choose_streams(self, streams: bool) -> None:
        self._draft = replace(self._draft, streams=streams)
        self._refresh()

    def _take_models(self, ids: tuple[str, ...]) -> None:
        self._draft = replace(self._draft, own_models=ids)
        self._refresh()

    def _show_draft(self) -> None:
        draft = self._draft
        self.name.set_text(draft.name)
        self.address.set_text(draft.base_url)
        self.key.show_key(draft.key, draft.origin)
        self.proxy.set_value(draft.proxy)
        self.streams.switch.setChecked(draft.streams)
        self.models.show_ids(draft.own_models)
        self.dials.fill(draft.dials)
        self._refresh()

    def _refresh(self) -> None:
        problems = self._draft.problems
        self._errors.show(problems)
        self.foot.allow(changed=self._draft.changed or self._draft.is_new, right=not problems)
        moved = self._draft.base_url.strip() != GIZAI_ENDPOINT
        gizai = self._draft.before.kind is ServiceKind.GIZAI
        self.default_address.setVisible(gizai and moved)

    def _start_check(self) -> None:
        self._settle_address()
        problems = self._draft.problems.keys() & {"base_url"}
        if problems:
            self._errors.show_all()
            return
        draft = replace(self._draft, dials=ServiceDraft.of(self._draft.before).dials)
        self.check.start(draft.service, self._draft.key_change)


def _listed_ids(parts: SettingsParts, service_id: str) -> frozenset[str]:
    groups = (group for group in parts.services.catalog.groups if group.service.id == service_id)
    return frozenset(e.ref.model for group in groups for e in group.entries if not e.own)
