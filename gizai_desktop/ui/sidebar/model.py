"""The Qt model behind the sidebar's list: group labels and conversations in one flat list."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.sidebar.sections import section_title
from gizai_desktop.ui.sidebar.shelf import Choice, Label, Row, Shelf

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class Mark(IntEnum):
    """What the right end of a row tells; the smaller value wins."""

    RUNNING = 0
    FAILED = 1
    UNREAD = 2
    PINNED = 3
    NONE = 4


class SidebarModel(QAbstractListModel):
    """A shelf of conversations; changes arrive as the smallest row operations.

    Attributes:
        shelf: the rows; changed through this model only.
    """

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.shelf = Shelf((), Choice(), now().date())
        self._marked: dict[Mark, frozenset[str]] = {}

    def set_shelf(self, shelf: Shelf) -> None:
        """Show other rows from now on."""
        self.beginResetModel()
        self.shelf = shelf
        self.endResetModel()
        self.regroup()

    def update_header(self, header: ConversationHeader) -> None:
        """Add one conversation, or show what changed in it; or leave it out, as chosen."""
        shelf = self.shelf
        if not shelf.choice.takes(header):
            self.remove_header(header.id)
            return
        if shelf.replace(header):
            self._tell_changed(shelf.row_of(header.id))
            return
        label = shelf.missing_label(header)
        if label is not None:
            self._put_label(label)
        self._place(header)
        self._drop_empty_label()

    def remove_header(self, conversation_id: str) -> None:
        """Leave one conversation out; an unknown id changes nothing."""
        row = self.shelf.row_of(conversation_id)
        if row < 0:
            return
        self.beginRemoveRows(_NOWHERE, row, row)
        self.shelf.take(conversation_id)
        self.endRemoveRows()
        self._drop_empty_label()

    def regroup(self) -> None:
        """Group by the day it is now, as after midnight."""
        today = self._now().date()
        if today == self.shelf.today:
            return
        wanted, known = self.shelf.labels_on(today), set(self.shelf.labels)
        self.shelf.today = today
        for label in known.difference(wanted):
            self._take_label(label)
        for label in wanted:
            if label not in known:
                self._put_label(label)

    def set_marked(self, mark: Mark, ids: frozenset[str]) -> None:
        """These conversations carry that mark from now on."""
        changed = self.marked(mark) ^ ids
        self._marked[mark] = ids
        for conversation_id in changed:
            self._tell_changed(self.row_of(conversation_id))

    def marked(self, mark: Mark) -> frozenset[str]:
        """The conversations that carry that mark."""
        return self._marked.get(mark, frozenset())

    def mark(self, header: ConversationHeader) -> Mark:
        """The most urgent mark of a conversation."""
        for mark in (Mark.RUNNING, Mark.FAILED, Mark.UNREAD):
            if header.id in self.marked(mark):
                return mark
        return Mark.PINNED if header.pinned else Mark.NONE

    def row(self, row: int) -> Row:
        """The row at that place; the list's own rows only."""
        return self.shelf.row(row)

    def row_of(self, conversation_id: str) -> int:
        """Where a conversation is shown, -1 if it is not."""
        return self.shelf.row_of(conversation_id)

    def stepped(self, row: int, steps: int) -> int:
        """The conversation's row that many conversations further, or the last one there is.

        A row of -1 stands above the first one; the result is -1 when there is none.
        """
        count = len(self.shelf.headers)
        if not count:
            return -1
        place = self.shelf.place_at(row) if row >= 0 else -1
        on_label = row in self.shelf.label_rows
        if on_label and steps > 0:
            steps -= 1  # the place below a label is already one further
        return self.shelf.row_at(max(0, min(place + steps, count - 1)))

    def header_at(self, index: Index) -> ConversationHeader | None:
        """The conversation of an index, None for labels and invalid ones."""
        return self.shelf.row(index.row()).header if index.isValid() else None

    def retranslate(self) -> None:
        """Tell the view that labels and descriptions read differently now."""
        if len(self.shelf):
            self.dataChanged.emit(self.index(0), self.index(len(self.shelf) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are, labels included."""
        return 0 if parent is not None and parent.isValid() else len(self.shelf)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Labels can be neither chosen nor edited."""
        if self.header_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's variant)
        """The title or label; what a screen reader says; the id under UserRole."""
        if not index.isValid():
            return None
        row = self.shelf.row(index.row())
        return self._label_data(row, role) if row.header is None else self._chat(row.header, role)

    def _chat(self, header: ConversationHeader, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return " ".join(header.title.split())
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((header.title, *self._states(header)))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return ", ".join(self._states(header))
            case Qt.ItemDataRole.UserRole:
                return header.id
        return None

    def _label_data(self, row: Row, role: int) -> str | None:
        roles = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return section_title(row.section) if row.section is not None and role in roles else None

    def _states(self, header: ConversationHeader) -> Sequence[str]:
        words = {
            Mark.RUNNING: self.tr("answer on its way"),
            Mark.FAILED: self.tr("no answer"),
            Mark.UNREAD: self.tr("new answer"),
            Mark.PINNED: self.tr("pinned"),
        }
        mark = self.mark(header)
        states = [words[mark]] if mark in words else []
        if header.tags:
            states.append(self.tr("tags: %1").replace("%1", ", ".join(header.tags)))
        return states

    def _place(self, header: ConversationHeader) -> None:
        shelf = self.shelf
        origin, target = shelf.row_of(header.id), shelf.destination(header)
        if origin < 0:
            self.beginInsertRows(_NOWHERE, target, target)
            shelf.put(header)
            self.endInsertRows()
            return
        moves = target not in {origin, origin + 1}  # before or after itself is where it is
        if moves:
            self.beginMoveRows(_NOWHERE, origin, origin, _NOWHERE, target)
        shelf.take(header.id)
        shelf.put(header)
        if moves:
            self.endMoveRows()
        self._tell_changed(shelf.row_of(header.id))

    def _put_label(self, label: Label) -> None:
        row = self.shelf.row_of_label(label)
        self.beginInsertRows(_NOWHERE, row, row)
        self.shelf.put_label(label)
        self.endInsertRows()

    def _take_label(self, label: Label) -> None:
        row = self.shelf.row_of_label(label)
        self.beginRemoveRows(_NOWHERE, row, row)
        self.shelf.take_label(label)
        self.endRemoveRows()

    def _drop_empty_label(self) -> None:
        label = self.shelf.empty_label()
        if label is not None:
            self._take_label(label)

    def _tell_changed(self, row: int) -> None:
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))
