"""What the popup with the AI models lists, group by group."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.catalog import Catalog, CatalogEntry, CatalogGroup, ModelRef
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.folding import fold
from gizai_desktop.domain.identity import now, time_from_text
from gizai_desktop.domain.service import Service
from gizai_desktop.ui.texts import count_text, failure_sentence, named_catalog

translate = QCoreApplication.translate  # the name that the translation tools look for

SHOWN = 8
"""Entries of one service that are shown before "Show more"."""
FAVOURITES = "\0favourites"
RECENT = "\0recent"
_UNREACHABLE = {
    FailureKind.NO_NETWORK,
    FailureKind.NAME_NOT_FOUND,
    FailureKind.REFUSED,
    FailureKind.CONNECTION_LOST,
    FailureKind.CONNECT_TIMEOUT,
    FailureKind.TIMEOUT,
}


class RowKind(Enum):
    """What a row is."""

    LABEL = "label"
    ENTRY = "entry"
    WARNING = "warning"
    HINT = "hint"
    MORE = "more"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class PickerRow:
    """One row.

    Attributes:
        section: `FAVOURITES`, `RECENT` or a service's id; with kind and entry it tells rows
            apart.
        note: words beside the text.
        action: what a click or Return does to a label or a warning, in words.
    """

    kind: RowKind
    text: str
    section: str = ""
    entry: CatalogEntry | None = None
    note: str = ""
    action: str = ""
    favourite: bool = False
    current: bool = False

    @property
    def selectable(self) -> bool:
        """Whether the row can be chosen."""
        return self.kind in {RowKind.ENTRY, RowKind.MORE, RowKind.ADD} or bool(self.action)

    @property
    def key(self) -> tuple[RowKind, str, ModelRef | None]:
        """The same for the same row of another state of the list."""
        return self.kind, self.section, self.entry.ref if self.entry is not None else None

    @property
    def words(self) -> str:
        """What a screen reader says."""
        state = [
            translate("ModelPicker", "chosen") if self.current else "",
            translate("ModelPicker", "favourite") if self.favourite else "",
        ]
        return ", ".join(filter(None, (self.text, self.note, self.action, *state)))


class PickerContents:
    """A catalog prepared for searching: the words of every entry, folded once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog = named_catalog(catalog)
        self._by_ref = {entry.ref: entry for entry in catalog.entries}
        self._favourites = frozenset(catalog.favourites)
        self._words = {
            ref: fold(f"{entry.name}\n{ref.model}\n{entry.service_name}")
            for ref, entry in self._by_ref.items()
        }

    def rows(
        self, query: str, current: ModelRef | None, unfolded: Collection[str]
    ) -> list[PickerRow]:
        """The rows for what is typed; `unfolded` services show all their entries."""
        wanted = fold(query).split()
        rows = [] if wanted else [*self._chosen_before(current)]
        for group in self.catalog.groups:
            rows += self._filtered(group, wanted, current) if wanted else []
            rows += [] if wanted else self._whole(group, current, group.service.id in unfolded)
        if not any(row.kind is not RowKind.LABEL for row in rows):
            rows = [PickerRow(RowKind.HINT, translate("ModelPicker", "No model of that name"))]
        return rows

    def _chosen_before(self, current: ModelRef | None) -> Iterator[PickerRow]:
        favourites = self._known(self.catalog.favourites)
        recent = [
            entry for entry in self._known(self.catalog.recent) if entry.ref not in self._favourites
        ]
        titles = (
            (FAVOURITES, translate("ModelPicker", "Favourites")),
            (RECENT, translate("ModelPicker", "Recent")),
        )
        for (section, title), entries in zip(titles, (favourites, recent), strict=True):
            if entries:
                yield PickerRow(RowKind.LABEL, title, section)
            for entry in entries:
                yield self._row(entry, section, entry.service_name, current)

    def _known(self, refs: Sequence[ModelRef]) -> list[CatalogEntry]:
        return [self._by_ref[ref] for ref in refs if ref in self._by_ref]

    def _filtered(
        self, group: CatalogGroup, wanted: Sequence[str], current: ModelRef | None
    ) -> list[PickerRow]:
        found = [
            entry
            for entry in group.entries
            if all(word in self._words[entry.ref] for word in wanted)
        ]
        if not found:
            return []
        section = group.service.id
        rows = [self._row(entry, section, _note(entry), current) for entry in found]
        down = group.failure is not None and group.failure.kind in _UNREACHABLE
        note = translate("ModelPicker", "not reachable") if down else ""
        return [PickerRow(RowKind.LABEL, group.service.name, section, note=note), *rows]

    def _whole(
        self, group: CatalogGroup, current: ModelRef | None, unfolded: bool
    ) -> Iterator[PickerRow]:
        service = group.service
        stale = group.old and group.failure is None
        yield PickerRow(
            RowKind.LABEL,
            service.name,
            service.id,
            note=_age(group),
            action=translate("ModelPicker", "Refresh") if stale else "",
        )
        if group.failure is not None:
            sentence = unreachable_sentence(service, group.failure)
            yield PickerRow(
                RowKind.WARNING, sentence, service.id, action=translate("ModelPicker", "Try again")
            )
        elif not group.entries:
            yield PickerRow(
                RowKind.HINT,
                translate("ModelPicker", "No models yet"),
                service.id,
                action=translate("ModelPicker", "Refresh"),
            )
        shown = group.entries if unfolded else _first(group.entries, current)
        for entry in shown:
            yield self._row(entry, service.id, _note(entry), current)
        hidden = len(group.entries) - len(shown)
        if hidden:
            more = translate("ModelPicker", "Show %1 more").replace("%1", count_text(hidden))
            yield PickerRow(RowKind.MORE, more, service.id)

    def _row(
        self, entry: CatalogEntry, section: str, note: str, current: ModelRef | None
    ) -> PickerRow:
        return PickerRow(
            RowKind.ENTRY,
            entry.name,
            section,
            entry,
            note,
            favourite=entry.ref in self._favourites,
            current=entry.ref == current,
        )


def unreachable_sentence(service: Service, failure: Failure) -> str:
    """Why a service did not list its AI models, short enough for one line."""
    if failure.kind in _UNREACHABLE and (host := urlsplit(service.base_url).netloc):
        return translate("ModelPicker", "Not reachable at %1").replace(
            "%1", host.rpartition("@")[2]
        )
    return failure_sentence(failure)


def _first(entries: tuple[CatalogEntry, ...], current: ModelRef | None) -> tuple[CatalogEntry, ...]:
    """The entries shown at first: what the user added or uses, and others up to `SHOWN`."""
    kept = [at for at, entry in enumerate(entries) if entry.own or entry.ref == current]
    others = [at for at in range(len(entries)) if at not in set(kept)]
    shown = {*kept, *others[: max(0, SHOWN - len(kept))]}
    return tuple(entry for at, entry in enumerate(entries) if at in shown)


def _note(entry: CatalogEntry) -> str:
    return entry.note or (entry.ref.model if entry.ref.model != entry.name else "")


def _age(group: CatalogGroup) -> str:
    """How old a list is, when that matters."""
    if not group.listed_at or not (group.old or group.failure is not None):
        return ""
    try:
        days = (now() - time_from_text(group.listed_at)).days
    except ValueError:
        return translate("ModelPicker", "old list")
    if days < 1:
        return translate("ModelPicker", "list of today")
    if days == 1:
        return translate("ModelPicker", "list of yesterday")
    return translate("ModelPicker", "list of %1 days ago").replace("%1", str(days))
