from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.identity import new_id, now, time_from_text, time_to_text


def test_ids_are_of_version_7_and_never_repeat() -> None:
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    for each in map(UUID, ids):
        assert (each.version, each.variant) == (7, "specified in RFC 4122")


def test_ids_carry_the_time_they_were_made_at() -> None:
    before = int(now().timestamp() * 1000)
    made = UUID(new_id()).int >> 80
    assert before <= made <= int(now().timestamp() * 1000) + 1


def test_the_present_has_the_milliseconds_that_files_keep() -> None:
    moment = now()
    assert moment.tzinfo is UTC
    assert time_from_text(time_to_text(moment)) == moment


def test_times_are_written_in_utc_with_milliseconds() -> None:
    there = datetime(2026, 11, 22, 7, 27, 0, 123456, timezone(timedelta(hours=2)))
    assert time_to_text(there) == "2026-11-22T05:27:00.123Z"


@pytest.mark.parametrize(
    "text",
    ["2026-11-22T05:27:00.123Z", "2026-11-22T07:27:00.123+02:00", "2026-11-22T05:27:00.123"],
)
def test_times_are_read_with_any_offset_or_none(text: str) -> None:
    assert time_from_text(text) == datetime(2026, 11, 22, 5, 27, 0, 123000, UTC)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_time_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        time_from_text(text)


@settings(deadline=None, derandomize=True, database=None)
@given(
    st.datetimes(
        timezones=st.timezones(), min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29)
    )
)
def test_any_time_is_found_again_to_the_millisecond(moment: datetime) -> None:
    found = time_from_text(time_to_text(moment))
    assert timedelta(0) <= moment - found < timedelta(milliseconds=1)
