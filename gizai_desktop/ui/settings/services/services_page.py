"""The Services page: who can be asked, in which order, and how each is."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from gizai_desktop.domain.service import BUILT_IN, PRESETS, Service, ServiceKind, ServiceProxy
from gizai_desktop.ui.forms.form import Page, help_label
from gizai_desktop.ui.forms.list_row import ListItem
from gizai_desktop.ui.forms.row_list import RowList, popup_inside
from gizai_desktop.ui.forms.two_views import TwoViews
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.parts import SettingsParts
from gizai_desktop.ui.settings.services.found_servers import FoundServers
from gizai_desktop.ui.settings.services.service_changes import ServiceChanges, ServiceRemoval
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft
from gizai_desktop.ui.settings.services.service_editor import ServiceEditor
from gizai_desktop.ui.settings.services.service_menu import ServiceMenu
from gizai_desktop.ui.settings.services.service_words import (
    service_detail,
    service_state,
    service_title,
)
from gizai_desktop.ui.widgets.buttons import Button
from gizai_desktop.ui.widgets.menu import ThemedMenu

_BUILT_IN = frozenset(service.id for service in BUILT_IN)


class ServiceListPage(Page):
    """The list with its buttons. Emits `add_asked(Service)` with what a new one begins with."""

    add_asked = Signal(object)

    def __init__(self, theme: Theme, parts: SettingsParts) -> None:
        super().__init__(theme)
        self.rows = RowList(theme)
        self.add = Button(theme, self.tr("Add service"), "outlined", "plus")
        self.found = FoundServers(theme, parts.tasks, parts.probe)
        sentence = self.tr("Any of these can answer. The model list follows this order.")
        self.column.addWidget(help_label(theme, sentence))
        self.column.addWidget(self.rows)
        self.column.addSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(12)
        self.add_heading(self.tr("Servers on this computer"))
        sentence = self.tr(
            "Looks for Ollama, LM Studio and llama.cpp at their usual ports, and nowhere else."
        )
        self.column.addWidget(help_label(theme, sentence))
        self.column.addWidget(self.found)
        self.column.addStretch(1)
        self.add.clicked.connect(self._open_presets)

    def _open_presets(self) -> None:
        menu = ThemedMenu(self.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for preset in PRESETS:
            begun = Service("", preset.name, base_url=preset.base_url)
            if begun.on_this_computer:
                begun = replace(begun, proxy=ServiceProxy.DIRECT)
            icon = "computer" if begun.on_this_computer else "cloud"
            action = menu.add_item(preset.name, icon)
            action.triggered.connect(lambda _=False, begun=begun: self.add_asked.emit(begun))
        menu.addSeparator()
        action = menu.add_item(self.tr("Own address"), "globe")
        action.triggered.connect(lambda: self.add_asked.emit(Service()))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))


class ServicesPage(TwoViews[ServiceEditor]):
    """The list applies at once, the editor with Save."""

    def __init__(self, theme: Theme, parts: SettingsParts) -> None:
        self.list_page = ServiceListPage(theme, parts)
        super().__init__(self.list_page, self.list_page.rows)
        self.theme = theme
        self._parts = parts
        self._changes = ServiceChanges(parts)
        self._removal: ServiceRemoval | None = None
        self._connect()
        self.follow_preferences()
        self._changes.ask(*parts.services.all)

    def follow_preferences(self) -> None:
        """Show the services as they are."""
        services = self._parts.services
        groups = {group.service.id: group for group in services.catalog.groups}
        items = []
        for service in services.all:
            state = service_state(
                service, groups.get(service.id), local_installed=self._parts.local_installed
            )
            mono = bool(service.base_url)
            title, detail = service_title(service), service_detail(service)
            items.append(
                ListItem(service.id, title, detail, mono, state.word, state.dot, state.hint)
            )
        removal = self._removal
        if removal is None:
            self.rows.show_items(items)
        else:
            self.rows.show_items(items, service_title(removal.service), removal.place)
        self.list_page.found.set_known(service.base_url for service in services.all)

    def edit(self, draft: ServiceDraft) -> None:
        """Open the editor on a draft."""
        editor = ServiceEditor(self.theme, self._parts, draft)
        editor.saved.connect(self._save)
        self.show_editor(editor, draft.before.id)
        if draft.before.id and draft.before.takes_key and not draft.key.kept_for:
            work = self._find_key(editor, draft.before)
            self._parts.tasks.start(work, "look for a service's key")

    def show_keyring(self, *, works: bool) -> None:
        """Say how long a key lasts where there is no keyring."""
        if self.editor is not None:
            self.editor.show_keyring(works=works)

    def stop(self) -> None:
        """End what runs; what was removed stays removed."""
        super().stop()
        self.list_page.found.stop()
        self._forget_removal()

    def _connect(self) -> None:
        rows = self.rows
        rows.opened.connect(self._open)
        rows.menu_asked.connect(self._open_menu)
        rows.moved.connect(self._move)
        rows.removal_asked.connect(self._remove)
        rows.undo_asked.connect(self._undo)
        self.list_page.add_asked.connect(self._begin)
        self.list_page.found.add_asked.connect(self._add_found)

    def _service(self, service_id: str) -> Service:
        return next(service for service in self._parts.services.all if service.id == service_id)

    def _open(self, service_id: str) -> None:
        service = self._service(service_id)
        if service.kind is not ServiceKind.GUIDE:
            self.edit(ServiceDraft.of(service))

    def _open_menu(self, service_id: str, place: QPoint) -> None:
        service = self._service(service_id)
        order = [each.id for each in self._parts.services.all]
        at = order.index(service_id)
        menu = ServiceMenu(
            self.theme,
            self,
            service,
            removable=service_id not in _BUILT_IN,
            up=at > 0,
            down=at < len(order) - 1,
        )
        menu.edit_asked.connect(lambda: self._open(service_id))
        menu.duplicate_asked.connect(lambda: self._duplicate(service_id))
        menu.check_asked.connect(lambda: self._changes.ask(self._service(service_id)))
        menu.moved.connect(lambda step: self._move(service_id, step))
        menu.switch_asked.connect(lambda: self._switch(service_id))
        menu.removal_asked.connect(lambda: self._remove(service_id))
        popup_inside(menu, place, self.rows)

    def _begin(self, service: Service) -> None:
        self._forget_removal()
        self.edit(ServiceDraft.of(service))

    def _add_found(self, service: Service) -> None:
        self._forget_removal()
        added = self._changes.keep(ServiceDraft.of(service))
        self.rows.focus_row(added.id, Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        editor = self.editor
        if editor is not None:
            self._forget_removal()
            service = self._changes.keep(editor.draft)
            self._edited = service.id
            self.show_list()

    def _duplicate(self, service_id: str) -> None:
        service = self._service(service_id)
        self._forget_removal()
        names = {each.name for each in self._parts.services.all}
        number = 2
        while (name := f"{service.name} {number}") in names:
            number += 1
        twin = self._changes.duplicate(service, name)
        self.rows.focus_row(twin.id, Qt.FocusReason.OtherFocusReason)

    def _switch(self, service_id: str) -> None:
        service = self._service(service_id)
        switched = replace(service, enabled=not service.enabled)
        self._parts.services.change(switched)
        self._changes.ask(switched)

    def _move(self, service_id: str, step: int) -> None:
        self._parts.services.move(service_id, step)

    def _remove(self, service_id: str) -> None:
        if service_id in _BUILT_IN:
            return
        self._forget_removal()
        service = self._service(service_id)
        place = [each.id for each in self._parts.services.all].index(service_id)
        # Before the list changes, so that it shows the way back at once.
        self._removal = ServiceRemoval(service, place)
        self._removal = self._changes.remove(service)
        self.rows.focus_place(self._removal.place)

    def _undo(self) -> None:
        removal, self._removal = self._removal, None
        if removal is not None:
            self._changes.restore(removal)
            self.rows.focus_row(removal.service.id, Qt.FocusReason.TabFocusReason)

    def _forget_removal(self) -> None:
        removal, self._removal = self._removal, None
        if removal is not None:
            self._changes.forget(removal)

    async def _find_key(self, editor: ServiceEditor, service: Service) -> None:
        kept = bool(await self._parts.services.key(service))
        if self.editor is editor:
            editor.take_kept_key(kept=kept)
