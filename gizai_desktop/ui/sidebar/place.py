"""Rows that stay where they are on the screen while others come and go."""

from collections.abc import Iterator
from contextlib import contextmanager

from gizai_desktop.ui.sidebar.model import SidebarModel
from gizai_desktop.ui.sidebar.rows_view import RowsView


@contextmanager
def keeping_place(view: RowsView, chats: SidebarModel) -> Iterator[None]:
    """Change rows inside this; the cursor and the first row in sight stay."""
    cursor = chats.header_at(view.currentIndex())
    anchor = _anchor(view, chats)
    yield
    view.executeDelayedItemsLayout()
    row = chats.row_of(cursor.id) if cursor is not None else -1
    if row >= 0 and row != view.currentIndex().row():
        view.setCurrentIndex(chats.index(row))
    if anchor is not None:
        _scroll_back(view, chats.row_of(anchor[0]), anchor[1])


def _anchor(view: RowsView, chats: SidebarModel) -> tuple[str, int] | None:
    """A conversation in sight and its distance from the top; None at the list's beginning."""
    if view.verticalOffset() == 0:
        return None
    for row in view.rows_between(1, view.viewport().height()):
        header = chats.row(row).header
        if header is not None:
            return header.id, view.top_of(row) - view.verticalOffset()
    return None


def _scroll_back(view: RowsView, row: int, distance: int) -> None:
    if row >= 0:
        view.verticalScrollBar().setValue(view.top_of(row) - distance)
