"""Cuts a source where whatever comes later cannot change what came before.

Sections are parsed for themselves, so a growing answer is only parsed at its end.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from gizai_desktop.ui.markdown.around import ALONE, Around
from gizai_desktop.ui.markdown.open_items import opened
from gizai_desktop.ui.markdown.scan import (
    LIST,
    QUOTE_BLANK,
    Scan,
    begun,
    is_prose,
    quiet,
    stands_alone,
    take,
)

LONG_LIST = 700
"""Characters after which a list or a table goes on in a new section."""
_FAR = 30_000
"""Characters of a source after which sections are twice as long, and those of prose not short."""
_WORTH_IT = 100
"""Characters that are passed over with less work than line by line."""
_NESTED = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) +[^\s:|\-*+_]")
_QUOTE_STARTS = re.compile(r" {0,3}> ?[^\s>\-*+\d`~]")
_FENCES = "```", "~~~"


class Range(NamedTuple):
    """A section: the range [start, end) of the source."""

    start: int
    end: int
    around: Around = ALONE


class Scanner:
    """Finds the sections of a source that grows; lines that are whole are looked at once.

    Args:
        long: the characters after which a list or a table goes on in a new section; a nested
            list or a quote after twice as many.
        most: sections; what is after them is not looked at.

    Attributes:
        waiting: the characters at the end that were not looked at yet.
    """

    def __init__(self, long: int = LONG_LIST, most: int = 10_000) -> None:
        self._long = long
        self._most = most
        self._source = ""
        self._found: list[Range] = []
        self._scan = Scan()
        self._at = 0
        self.waiting = 0

    def sections(self, source: str, step: int | None = None) -> list[Range] | None:
        """The ranges of the sections; together they are the whole source. None if too many.

        Args:
            step: the characters that are looked at now, about; what is left of the source is the
                last range then, and the next call goes on with it.
        """
        if not source.startswith(self._source):
            self._found, self._scan, self._at = [], Scan(), 0
        self._source = source
        whole = self._whole(source, step)
        while self._at < whole and len(self._found) < self._most:
            self._at = self._skip(whole)
            end = source.find("\n", self._at, whole)
            if end >= 0:
                self._scan = self._next(self._scan, source[self._at : end], self._at, self._found)
                self._at = end + 1
        if len(self._found) >= self._most:
            return None
        found = list(self._found)
        if self.waiting:
            return [*found, Range(self._scan.start, len(source), self._scan.around)]
        scan = self._next(replace(self._scan), source[whole:], whole, found)
        if scan.start < len(source):
            found.append(Range(scan.start, len(source), scan.around))
        return found

    def _whole(self, source: str, step: int | None) -> int:
        """Where the last whole line ends that is looked at now."""
        self.waiting = 0
        if step is not None and self._at + step < len(source):
            whole = source.find("\n", max(0, self._at + step - 1)) + 1
            self.waiting = len(source) - whole if whole else 0
            if self.waiting:
                return whole
        return source.rfind("\n") + 1

    def _skip(self, whole: int) -> int:
        """Pass over items and rows in which nothing else begins; returns where to go on."""
        scan, at = self._scan, self._at
        far = scan.start > _FAR
        known = quiet(scan, long=at - scan.start > self._long_at(scan), far=far)
        if known is None:
            return at
        unquiet, length = known
        bound = min(scan.start + int(self._long_at(scan) * length), whole) if length else whole
        if bound - at < _WORTH_IT:
            return at
        source = self._source
        found = unquiet.search(source, at - 1, bound)
        stop = found.start() + 1 if found is not None else bound
        if scan.fence is None:
            fences = (source.find(sign, at, stop) for sign in _FENCES)
            stop = min([stop, *(place for place in fences if place >= 0)])
        stop = source.rfind("\n", at, stop) + 1
        if stop <= at:
            return at
        scan.before = source[max(at, source.rfind("\n", at, stop - 1) + 1) : stop - 1]
        scan.blank = not scan.before or scan.before.isspace()
        scan.plain = scan.plain or scan.blank
        scan.quote_blank = scan.quoted and QUOTE_BLANK.match(scan.before) is not None
        return stop

    def _next(self, scan: Scan, line: str, at: int, found: list[Range]) -> Scan:
        """Go on with a line; the section before it is found if one begins with it."""
        around = self._begins(scan, line, at)
        if around is not None:
            found.append(Range(scan.start, at, scan.around))
            scan = begun(at, around)
        take(scan, self._source, line, at)
        return scan

    def _begins(self, scan: Scan, line: str, at: int) -> Around | None:
        """What goes on in the section that begins with that line; None if none does."""
        if scan.fence is not None and scan.fence.ends_before(line):
            scan.fence = None
        if scan.fence is not None or scan.empty or not line or line.isspace():
            return None
        if scan.closed:
            return ALONE
        if scan.head is not None and line[0] == "|":
            return Around(table=scan.head) if at - scan.start > self._long_at(scan) else None
        if LIST.match(line) is not None or (scan.list_at >= 0 and line[0] == " "):
            return self._begins_item(scan, line, at)
        long = at - scan.start > 2 * self._long_at(scan)
        quote = long and scan.quote_blank and _QUOTE_STARTS.match(line) is not None
        short = scan.start > _FAR and at - scan.start < self._long and is_prose(scan, line)
        return ALONE if quote or (stands_alone(scan, line) and not short) else None

    def _long_at(self, scan: Scan) -> int:
        return self._long if scan.start <= _FAR else 2 * self._long

    def _begins_item(self, scan: Scan, line: str, at: int) -> Around | None:
        """The same for an item of a list, which goes on in a new section when it is long."""
        indent = len(line) - len(line.lstrip(" "))
        if scan.list_at < 0:
            return ALONE if not indent and scan.blank and not scan.listed else None
        size, long = at - scan.start, self._long_at(scan)
        if indent <= scan.indent and LIST.match(line) is not None:
            if size <= long:
                return None
        elif size <= 2 * long or at < scan.retry or _NESTED.match(line) is None:
            return None
        before = scan.around.items if scan.list_at == scan.start else ()
        items = opened(self._source, scan.list_at, at, before)
        if items is None:
            scan.retry = at + self._long // 3
            return None
        return Around(items)


def sections(source: str) -> list[Range]:
    """The ranges of the sections of a whole source."""
    return Scanner(most=len(source) + 1).sections(source) or []
