"""The rows of the sidebar: one change after another gives what sorting anew would give."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex

from gizai_desktop.domain.library import ConversationHeader
from gizai_desktop.domain.settings import ChatOrder
from gizai_desktop.ui.sidebar.model import SidebarModel
from gizai_desktop.ui.sidebar.picks import Picks
from gizai_desktop.ui.sidebar.shelf import Choice, Row, Shelf

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOON.astimezone().date()

headers = st.builds(
    ConversationHeader,
    id=st.sampled_from("abcdefgh"),
    title=st.sampled_from(("Ёлка", "apple", "Äpfel", "面条", "zoo", "")),
    last_activity=st.integers(-3, 800).map(lambda days: NOON - timedelta(days=days)),
    pinned=st.booleans(),
    archived=st.booleans(),
    tags=st.sampled_from(((), ("Work",), ("home", "work"))),
)
changes = st.lists(headers | st.sampled_from("abcdefgh"), max_size=30)
choices = st.builds(
    Choice,
    order=st.sampled_from(list(ChatOrder)),
    archived=st.booleans(),
    tag=st.sampled_from(("", "WORK")),
)


def rows_of(shelf: Shelf) -> list[Row]:
    return [shelf.row(at) for at in range(len(shelf))]


class Copy:
    """Follows a model by its signals alone, as a view does."""

    def __init__(self, model: SidebarModel) -> None:
        self._model = model
        self.keys = [self._key(at) for at in range(model.rowCount())]
        model.rowsInserted.connect(self._insert)
        model.rowsRemoved.connect(self._remove)
        model.rowsMoved.connect(self._move)

    def _key(self, row: int) -> object:
        found = self._model.row(row)
        return found.header.id if found.header is not None else found.section

    def _insert(self, parent: QModelIndex, first: int, last: int) -> None:
        self.keys[first:first] = [self._key(at) for at in range(first, last + 1)]

    def _remove(self, parent: QModelIndex, first: int, last: int) -> None:
        del self.keys[first : last + 1]

    def _move(self, parent: QModelIndex, first: int, last: int, to: QModelIndex, row: int) -> None:
        moved = self.keys.pop(first)
        self.keys.insert(row - (row > first), moved)

    @property
    def expected(self) -> list[object]:
        return [self._key(at) for at in range(self._model.rowCount())]


@settings(max_examples=300)
@given(first=st.lists(headers, unique_by=lambda header: header.id), then=changes, choice=choices)
def test_a_change_gives_the_same_rows_as_sorting_anew(
    first: list[ConversationHeader], then: list[ConversationHeader | str], choice: Choice
) -> None:
    known = {header.id: header for header in first}
    model = SidebarModel(NOON.astimezone)
    model.set_shelf(Shelf(first, choice, TODAY))
    view = Copy(model)
    for change in then:
        if isinstance(change, str):
            known.pop(change, None)
            model.remove_header(change)
        else:
            known[change.id] = change
            model.update_header(change)
        fresh = Shelf(known.values(), choice, TODAY)
        assert rows_of(model.shelf) == rows_of(fresh)
        assert view.keys == view.expected
        for header in fresh.headers:
            assert model.shelf.row(model.shelf.row_of(header.id)).header == header


@given(listed=st.lists(headers, unique_by=lambda header: header.id), days=st.integers(0, 60))
def test_another_day_only_moves_the_labels(listed: list[ConversationHeader], days: int) -> None:
    moment = [NOON.astimezone()]
    model = SidebarModel(lambda: moment[0])
    model.set_shelf(Shelf(listed, Choice(), TODAY))
    view = Copy(model)
    moment[0] += timedelta(days=days)
    model.regroup()
    later: date = moment[0].date()
    assert rows_of(model.shelf) == rows_of(Shelf(listed, Choice(), later))
    assert view.keys == view.expected
    assert isinstance(model, QAbstractItemModel)


def test_the_cursor_passes_over_labels_and_stops_at_the_ends() -> None:
    model = SidebarModel(NOON.astimezone)
    assert model.stepped(-1, 1) == -1
    listed = [
        ConversationHeader(name, name, NOON - timedelta(days=40 * at))
        for at, name in enumerate("abc")
    ]
    model.set_shelf(Shelf(listed, Choice(), TODAY))
    assert [model.stepped(row, 1) for row in (-1, 1, 3, 5)] == [1, 3, 5, 5]
    assert [model.stepped(row, -1) for row in (5, 3, 1)] == [3, 1, 1]
    assert model.stepped(1, 1_000_000) == 5


def test_a_range_is_picked_from_the_last_single_one() -> None:
    listed = [
        ConversationHeader(name, name, NOON - timedelta(days=at))
        for at, name in enumerate("abcdef")
    ]
    shelf = Shelf(listed, Choice(), TODAY)
    picks = Picks(lambda: shelf)
    picks.toggle("b", beside="a")
    assert list(picks.in_order) == ["a", "b"]
    picks.extend("d", beside="a")
    assert list(picks.in_order) == ["b", "c", "d"]
    picks.extend("a", beside="a")
    assert list(picks.in_order) == ["a", "b"]
    picks.take_all()
    rows = range(len(shelf))
    assert picks.spans() == [(next(at for at in rows if shelf.row(at).header), len(shelf) - 1)]
    shelf.take("c")
    picks.keep_listed()
    assert list(picks.in_order) == list("abdef")
