"""The tree of heights agrees with plain sums."""

from hypothesis import given
from hypothesis import strategies as st

from gizai_desktop.ui.timeline.column.heights import Heights

VALUES = st.lists(st.integers(0, 500), min_size=1, max_size=60)


@given(VALUES, st.lists(st.tuples(st.integers(0, 59), st.integers(0, 500)), max_size=20))
def test_tops_and_total_follow_every_change(
    values: list[int], changes: list[tuple[int, int]]
) -> None:
    heights = Heights(values)
    for index, value in changes:
        if index < len(values):
            assert heights.set(index, value) == value - values[index]
            values[index] = value
    assert heights.total == sum(values)
    assert [heights.top(n) for n in range(len(values))] == [
        sum(values[:n]) for n in range(len(values))
    ]


@given(VALUES, st.integers(-100, 40_000))
def test_find_names_the_one_that_covers_the_place(values: list[int], y: int) -> None:
    heights = Heights(values)
    found = heights.find(y)
    if 0 <= y < heights.total:
        assert heights.top(found) <= y < heights.top(found) + heights[found]
    else:
        assert found in {0, len(values) - 1} or heights.total == 0
