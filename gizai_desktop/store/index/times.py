"""Times as the index keeps them."""

from datetime import UTC, datetime, timedelta

from gizai_desktop.store.fields import EPOCH

_MILLISECOND = timedelta(milliseconds=1)


def milliseconds(time: datetime) -> int:
    """Since 1970, as the index keeps times."""
    return (time - EPOCH) // _MILLISECOND


def moment(milliseconds_since: int) -> datetime:
    """The time of so many milliseconds since 1970."""
    return datetime.fromtimestamp(milliseconds_since / 1000, UTC)
