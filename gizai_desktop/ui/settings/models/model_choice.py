"""One AI model out of those of all services."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gizai_desktop.application.services import Services
from gizai_desktop.domain.catalog import Catalog, CatalogEntry, ModelRef
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.services.service_words import service_title
from gizai_desktop.ui.texts import named
from gizai_desktop.ui.widgets.choice import Choice

MANY = 40
"""From a service with more AI models a menu offers only favourites and recent ones."""
_BESIDE_TEXT = 46
_MARK = "\n"


def offered(catalog: Catalog, chosen: ModelRef | None) -> list[CatalogEntry]:
    """What a menu offers, group by group; the chosen one in any case."""
    marked = {*catalog.favourites, *catalog.recent}
    found: list[CatalogEntry] = []
    for group in catalog.groups:
        few = len(group.entries) <= MANY
        found += [e for e in group.entries if few or e.own or e.ref in marked or e.ref == chosen]
    if chosen is not None and all(entry.ref != catalog.entry(chosen).ref for entry in found):
        found.append(catalog.entry(chosen))
    return found


def entry_label(services: Services, entry: CatalogEntry) -> str:
    """Name and service: ``Gemini 1.5 Flash · GizAI``; of a service that is gone, the name."""
    titles = {service.id: service_title(service) for service in services.all}
    service = titles.get(entry.ref.service, "")
    name = named(entry).name
    return f"{name} · {service}" if service else name


class ModelChoice(QWidget):
    """Emits `changed(ModelRef | None)`; with `none_label` there is a choice of none."""

    changed = Signal(object)

    def __init__(self, theme: Theme, services: Services, name: str, none_label: str = "") -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self._name = name
        self._none_label = none_label
        self._room = theme.px(480)
        self._items: list[tuple[str, str]] = []
        self._shown: list[tuple[str, str]] = []
        self._value = ""
        self.choice: Choice | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_chosen(self, chosen: ModelRef | None) -> None:
        """Offer the AI models that there are now, one of them chosen."""
        catalog = self._services.catalog
        items = [(_value(e.ref), entry_label(self._services, e)) for e in offered(catalog, chosen)]
        if self._none_label:
            items.insert(0, ("", self._none_label))
        self._items = items
        self._value = _value(catalog.entry(chosen).ref) if chosen is not None else ""
        self._show()

    def fit(self, room: int) -> None:
        """Shorten labels that have no room."""
        self._room = room
        self._show()

    def _show(self) -> None:
        shown = [(value, self._fitting(label)) for value, label in self._items]
        if not shown:
            return
        old = self.choice
        if old is not None and shown == self._shown:
            old.set_value(self._value)
            return
        focused = old is not None and old.hasFocus()
        self._replace(shown)
        if focused and self.choice is not None:
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, shown: Sequence[tuple[str, str]]) -> None:
        if self.choice is not None:
            self._row.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
        self._shown = list(shown)
        self.choice = Choice(self._theme, self._name, shown, self._value, label_shown=False)
        self.choice.changed.connect(self._choose)
        self._row.insertWidget(0, self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.show()

    def _fitting(self, label: str) -> str:
        metrics = QFontMetrics(self._theme.font("ui"))
        room = max(self._room - self._theme.px(_BESIDE_TEXT), self._theme.px(80))
        return metrics.elidedText(label, Qt.TextElideMode.ElideMiddle, room)

    def _choose(self, value: str) -> None:
        self._value = value
        service, _, model = value.partition(_MARK)
        self.changed.emit(ModelRef(service, model) if value else None)


def _value(ref: ModelRef) -> str:
    return f"{ref.service}{_MARK}{ref.model}"
