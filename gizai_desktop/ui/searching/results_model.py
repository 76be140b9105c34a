"""The Qt model behind the results of a search."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.search import SearchHit
from gizai_desktop.ui.texts import count_text

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ResultsModel(QAbstractListModel):
    """Found conversations in the order of the search; more can be appended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[SearchHit] = []
        """What is shown; changed through this model only."""

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.hits = list(hits)
        self.endResetModel()

    def append(self, hits: Sequence[SearchHit]) -> None:
        """Show these too, at the end."""
        if hits:
            count = len(self.hits)
            self.beginInsertRows(_NOWHERE, count, count + len(hits) - 1)
            self.hits += hits
            self.endInsertRows()

    def follow(self, header: ConversationHeader) -> None:
        """Show the new title, tags or place of a conversation."""
        row = self._row_of(header.id)
        if row >= 0 and self.hits[row].header != header:
            same_title = self.hits[row].header.title == header.title
            ranges = self.hits[row].title_ranges if same_title else ()
            self.hits[row] = self.hits[row]._replace(header=header, title_ranges=ranges)
            self.dataChanged.emit(self.index(row), self.index(row))

    def remove(self, conversation_id: str) -> None:
        """Leave a conversation out."""
        row = self._row_of(conversation_id)
        if row >= 0:
            self.beginRemoveRows(_NOWHERE, row, row)
            del self.hits[row]
            self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many conversations are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's variant)
        """The title; for screen readers also what was found, and how often."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        title = " ".join(hit.header.title.split())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self.tr("found %1 times").replace("%1", count_text(hit.hits))
                return ", ".join(filter(None, (title, found if hit.hits > 1 else "", hit.snippet)))
            case Qt.ItemDataRole.UserRole:
                return hit.header.id
        return None

    def _row_of(self, conversation_id: str) -> int:
        rows = (row for row, hit in enumerate(self.hits) if hit.header.id == conversation_id)
        return next(rows, -1)
