"""The rows in the popup with the AI models, as a Qt model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gizai_desktop.ui.model_picker.rows import PickerRow

Index = QModelIndex | QPersistentModelIndex


class PickerModel(QAbstractListModel):
    """The rows as they were made; labels cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PickerRow] = []

    def set_rows(self, rows: list[PickerRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> PickerRow:
        """The row at that place."""
        return self._rows[at]

    def find(self, wanted: PickerRow | None) -> int:
        """Where the same row of an earlier state is now, -1 if it has gone."""
        if wanted is None:
            return -1
        return next((at for at, row in enumerate(self._rows) if row.key == wanted.key), -1)

    def current(self) -> int:
        """The first row of the AI model in use, -1 if there is none."""
        return next((at for at, row in enumerate(self._rows) if row.current), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are, labels included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Labels can be neither hovered nor chosen."""
        if not self._rows[index.row()].selectable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's variant)
        """The words of a row, for painting and for screen readers."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._rows[index.row()].words
        return self._rows[index.row()].text if role == Qt.ItemDataRole.DisplayRole else None
