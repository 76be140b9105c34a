"""Several conversations picked for one action, as in a list of files."""

from collections.abc import Callable

from gizai_desktop.ui.sidebar.shelf import Shelf


class Picks:
    """The picked conversations; none while only one is open or has the cursor.

    Attributes:
        ids: the picked ones, in no order.
    """

    def __init__(self, shelf: Callable[[], Shelf]) -> None:
        self._shelf = shelf
        self.ids: set[str] = set()
        self._anchor = ""
        self._ends = ("", "")  # of a range, so that a hundred thousand need not be looked at

    def __bool__(self) -> bool:
        return bool(self.ids)

    @property
    def in_order(self) -> tuple[str, ...]:
        """The picked ones from top to bottom."""
        if len(self.ids) < 2:
            return tuple(self.ids)
        return tuple(header.id for header in self._shelf().headers if header.id in self.ids)

    def anchor(self, conversation_id: str) -> None:
        """Let the next range begin here."""
        self._anchor = conversation_id

    def clear(self) -> bool:
        """Pick nothing; whether that changed something."""
        had, self.ids = bool(self.ids), set()
        return had

    def toggle(self, conversation_id: str, beside: str) -> None:
        """Pick one more, or one less; the first one joins the one that is open."""
        if not self.ids and beside != conversation_id and beside in self._shelf():
            self.ids.add(beside)
        self.ids ^= {conversation_id}
        self._ends = ("", "")
        self._anchor = conversation_id

    def extend(self, conversation_id: str, beside: str) -> None:
        """Pick everything from where the range began, or from the open one, to here."""
        shelf = self._shelf()
        start = next((known for known in (self._anchor, beside) if known in shelf), "")
        self._anchor = start or conversation_id
        places = sorted((shelf.place_of(self._anchor), shelf.place_of(conversation_id)))
        self._take(places[0], places[1])

    def take_all(self) -> None:
        """Pick everything that is listed."""
        self._take(0, len(self._shelf().headers) - 1)

    def keep_listed(self, changed: str | None = None) -> None:
        """Drop what is not listed any more.

        Args:
            changed: the only one that may not be listed any more; None if any may not.
        """
        if changed is None:
            self.ids &= self._shelf().ids
        elif changed not in self._shelf():
            self.ids.discard(changed)

    def spans(self) -> list[tuple[int, int]]:
        """The picked rows as ranges from first to last."""
        shelf = self._shelf()
        found: list[tuple[int, int]] = []
        if not self.ids:
            return found
        places = [shelf.place_of(end) for end in self._ends]
        if min(places) >= 0 and places[1] - places[0] + 1 == len(self.ids):
            return [(shelf.row_at(places[0]), shelf.row_at(places[1]))]
        for place, header in enumerate(shelf.headers):
            if header.id not in self.ids:
                continue
            if found and found[-1][1] == place - 1:
                found[-1] = (found[-1][0], place)
            else:
                found.append((place, place))
        return [(shelf.row_at(first), shelf.row_at(last)) for first, last in found]

    def _take(self, first: int, last: int) -> None:
        shelf = self._shelf()
        headers = shelf.headers
        whole = last - first + 1 == len(headers)
        self.ids = shelf.all_ids() if whole else {h.id for h in headers[first : last + 1]}
        if self.ids:
            self._ends = (headers[first].id, headers[last].id)
