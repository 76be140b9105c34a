"""The Qt model behind the sidebar's list: group labels and conversations in one flat list."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.ui.sidebar.rows import Insert, Move, Row, Step, build_rows, steps_between
from gizai_desktop.ui.sidebar.sections import section_title

Index = QModelIndex | QPersistentModelIndex

_STEP_LIMIT = 24  # more changes at once than this are quicker as a reset


class Mark(IntEnum):
    """What the right end of a row tells; the smaller value wins."""

    RUNNING = 0
    FAILED = 1
    UNREAD = 2
    PINNED = 3
    NONE = 4


class SidebarModel(QAbstractListModel):
    """Conversations, grouped and filtered; changes arrive as the smallest row operations."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._headers: dict[str, ConversationHeader] = {}
        self._rows: list[Row] = []
        self._query = ""
        self._marked: dict[Mark, frozenset[str]] = {}

    @property
    def query(self) -> str:
        """The text that titles must contain."""
        return self._query

    @property
    def has_conversations(self) -> bool:
        """Whether there is any conversation, shown or not."""
        return bool(self._headers)

    @property
    def shown_ids(self) -> list[str]:
        """The conversations from top to bottom, as filtered."""
        return [row.header.id for row in self._rows if row.header is not None]

    def set_headers(self, headers: Sequence[ConversationHeader]) -> None:
        """Show these conversations from now on, in any order."""
        self._headers = {header.id: header for header in headers}
        self.regroup()

    def update_header(self, header: ConversationHeader) -> None:
        """Add one conversation, or show what changed in it."""
        self._headers[header.id] = header
        self.regroup()

    def remove_header(self, conversation_id: str) -> None:
        """Leave one conversation out; an unknown id changes nothing."""
        if self._headers.pop(conversation_id, None) is not None:
            self.regroup()

    def set_query(self, query: str) -> None:
        """Show only the titles that contain the text; case and accents do not count."""
        self._query = query
        self.regroup()

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
        return self._rows[row]

    def row_of(self, conversation_id: str) -> int:
        """Where a conversation is shown, -1 if it is not."""
        for at, row in enumerate(self._rows):
            if row.header is not None and row.header.id == conversation_id:
                return at
        return -1

    def next_row(self, row: int, step: int) -> int:
        """The nearest conversation from row (not counting it) in direction step, or -1."""
        row += step
        while 0 <= row < len(self._rows):
            if self._rows[row].header is not None:
                return row
            row += step
        return -1

    def header_at(self, index: Index) -> ConversationHeader | None:
        """The conversation of an index, None for labels and invalid ones."""
        return self._rows[index.row()].header if index.isValid() else None

    def regroup(self) -> None:
        """Sort and group again, as after midnight."""
        new = build_rows(self._headers.values(), self._query, self._now().date())
        steps = steps_between(self._rows, new, _STEP_LIMIT)
        if steps is None:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        for step in steps:
            self._take(step)
        self._replace(new)

    def retranslate(self) -> None:
        """Tell the view that labels and descriptions read differently now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are, labels included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

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
        row = self._rows[index.row()]
        return self._label_data(row, role) if row.header is None else self._chat(row.header, role)

    def _chat(self, header: ConversationHeader, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return " ".join(header.title.split())
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (header.title, self._state(header))))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._state(header)
            case Qt.ItemDataRole.UserRole:
                return header.id
        return None

    def _label_data(self, row: Row, role: int) -> str | None:
        roles = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return section_title(row.section) if row.section is not None and role in roles else None

    def _state(self, header: ConversationHeader) -> str:
        match self.mark(header):
            case Mark.RUNNING:
                return self.tr("answer on its way")
            case Mark.FAILED:
                return self.tr("no answer")
            case Mark.UNREAD:
                return self.tr("new answer")
            case Mark.PINNED:
                return self.tr("pinned")
        return ""

    def _take(self, step: Step) -> None:
        nowhere = QModelIndex()
        if isinstance(step, Move):
            self.beginMoveRows(nowhere, step.origin, step.origin, nowhere, step.target)
            self._rows.insert(step.target, self._rows.pop(step.origin))
            self.endMoveRows()
        elif isinstance(step, Insert):
            self.beginInsertRows(nowhere, step.at, step.at)
            self._rows.insert(step.at, step.row)
            self.endInsertRows()
        else:
            self.beginRemoveRows(nowhere, step.at, step.at)
            del self._rows[step.at]
            self.endRemoveRows()

    def _replace(self, new: Iterable[Row]) -> None:
        for at, row in enumerate(new):
            if self._rows[at] != row:
                self._rows[at] = row
                self._tell_changed(at)

    def _tell_changed(self, row: int) -> None:
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))
