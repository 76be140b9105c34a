"""Opens what lies over the window: model picker, settings, instructions; built when needed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.ui.chat.header_buttons import ModelButton
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.parts import OverlayParts
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.settings_sheet import SettingsSheet
from gizai_desktop.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from gizai_desktop.ui.model_picker.picker import ModelPicker


class Overlays(QObject):
    """One sheet at a time over the window, imported and built when it is first asked for.

    Signals:
        model_chosen(ModelRef): from the picker below the header's button.
        instructions_saved(str, TurnParameters): from the instructions sheet.
        data_folder_requested(): the user wants to see the files.
        connection_tested(CheckOutcome): a whole test of the settings in use has ended.
    """

    model_chosen = Signal(object)
    instructions_saved = Signal(str, object)
    data_folder_requested = Signal()
    connection_tested = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, parts: OverlayParts) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._parts = parts
        self.favourite_keys: Sequence[QKeySequence] = ()
        self._settings = SettingsSheet(
            theme,
            window,
            parts.preferences,
            parts.tasks,
            services=parts.services,
            model_files=parts.local_models,
            probe=parts.probe,
            run_check=parts.run_check,
            info=parts.info,
            local_installed=parts.local_installed,
        )
        self._settings.data_folder_asked.connect(self.data_folder_requested)
        self._settings.connection_tested.connect(self.connection_tested)
        self._settings.page_shown.connect(self._look_for_keyring)

    @property
    def sheet_open(self) -> bool:
        """Whether a sheet covers the window."""
        return any(sheet.isVisible() for sheet in self._window.findChildren(Sheet))

    def open_settings(self, page: PageName) -> None:
        """Show one page of the settings."""
        self._settings.open_page(page)

    def open_instructions(self, conversation: Conversation) -> None:
        """Let the user write what the AI reads before every answer, and set its dials."""
        from gizai_desktop.ui.instructions.sheet import InstructionsSheet  # noqa: PLC0415

        service = self._parts.services.get(conversation.service)
        sheet = InstructionsSheet(
            self._theme,
            self._window,
            conversation.system_prompt,
            conversation.parameters,
            service.defaults if service is not None else TurnParameters(),
            self._parts.preferences.settings.personas,
        )
        sheet.saved.connect(self.instructions_saved)
        sheet.persona_saved.connect(lambda persona: self._add_persona(persona, conversation.ref))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def open_model_picker(self, anchor: ModelButton, current: ModelRef) -> None:
        """Show the AI models below the header's button, which stays lit meanwhile."""
        picker = self._picker(self.model_chosen.emit)
        picker.closed.connect(lambda: anchor.set_lit(False))
        anchor.set_lit(True)
        picker.open_below(anchor, self._parts.services.catalog, current)

    def choose_for_answer(
        self, place: QPoint, current: ModelRef, chosen: Callable[[ModelRef], None]
    ) -> None:
        """Show the AI models beside an answer that another one is to give again."""
        picker = self._picker(chosen)
        picker.open_at(place, self._window, self._parts.services.catalog, current)

    def _look_for_keyring(self, page: PageName) -> None:
        if page in (PageName.SERVICES, PageName.NETWORK):
            work = self._parts.preferences.look_for_keyring()
            self._parts.tasks.start(work, "look for a keyring", dispensable=True)

    def _picker(self, chosen: Callable[[ModelRef], None]) -> "ModelPicker":
        from gizai_desktop.ui.model_picker.picker import ModelPicker  # noqa: PLC0415

        services = self._parts.services
        picker = ModelPicker(self._theme, self._window, self.favourite_keys)
        picker.chosen.connect(chosen)
        picker.model_added.connect(services.add_model)
        picker.model_removed.connect(services.remove_model)
        picker.favourite_toggled.connect(services.toggle_favourite)
        picker.refresh_requested.connect(self._refresh)
        stop = services.changed.connect(lambda _: picker.show_catalog(services.catalog))
        picker.closed.connect(stop)
        picker.closed.connect(picker.deleteLater)
        self._parts.tasks.start(services.renew(), "list models again")
        return picker

    def _refresh(self, service_id: str) -> None:
        services = self._parts.services
        service = services.get(service_id)
        if service is not None:
            work = services.refresh_one(service)
            self._parts.tasks.start(work, "list models of a service", dispensable=True)

    def _add_persona(self, persona: Persona, asked: ModelRef) -> None:
        preferences = self._parts.preferences
        if not persona.service and asked != preferences.settings.default_ref:
            persona = replace(persona, service=asked.service, model=asked.model)
        others = (known for known in preferences.settings.personas if known.id != persona.id)
        preferences.change(personas=(*others, persona))
