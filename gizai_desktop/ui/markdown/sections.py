"""Cuts a source where whatever comes later cannot change what came before.

Sections are parsed for themselves, so a growing answer is only parsed at its end.
"""

import re
from dataclasses import dataclass, field, replace

LONG_LIST = 1500
"""Characters after which a list goes on in a new section."""

_TOP_FENCE = re.compile(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)\Z")
_ANY_FENCE = re.compile(r"(?P<before>[ \t>*+\-0-9.)]*)(?:(`{3,})[^`]*|(~{3,}).*)\Z")
_LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|\Z)")


@dataclass(slots=True)
class _Fence:
    """An open fence; a nested one also ends with the list or quote around it."""

    closing: re.Pattern[str]
    top: bool
    quoted: bool

    def ends_before(self, line: str) -> bool:
        """Whether the line is behind the list or quote that the fence stands in."""
        if self.top:
            return False
        if self.quoted:
            return not line.lstrip(" ").startswith(">")
        return bool(line.strip()) and line[0] not in " \t"


@dataclass(slots=True)
class _Scan:
    """What is known about the section that is open."""

    start: int = 0
    blank: bool = True
    empty: bool = True
    listed: bool = False
    starts_list: bool = False
    starts_fence: bool = False
    closed: bool = False
    fence: _Fence | None = field(default=None)


class Scanner:
    """Finds the sections of a source that grows; lines that are whole are looked at once."""

    def __init__(self) -> None:
        self._source = ""
        self._found: list[tuple[int, int]] = []
        self._scan = _Scan()
        self._at = 0

    def sections(self, source: str) -> list[tuple[int, int]]:
        """The ranges of the sections; together they are the whole source."""
        if not source.startswith(self._source):
            self._found, self._scan, self._at = [], _Scan(), 0
        self._source = source
        whole = source.rfind("\n") + 1
        for line in source[self._at : whole].split("\n")[:-1]:
            self._scan = _next(self._scan, line, self._at, self._found)
            self._at += len(line) + 1
        found = list(self._found)
        scan = _next(replace(self._scan), source[whole:], whole, found)
        if scan.start < len(source):
            found.append((scan.start, len(source)))
        return found


def sections(source: str) -> list[tuple[int, int]]:
    """The ranges of the sections of a whole source."""
    return Scanner().sections(source)


def _next(scan: _Scan, line: str, at: int, found: list[tuple[int, int]]) -> _Scan:
    """Go on with a line; the section before it is found if one begins with it."""
    if _begins(scan, line, at):
        found.append((scan.start, at))
        scan = _Scan(start=at)
    _take(scan, line)
    return scan


def _begins(scan: _Scan, line: str, at: int) -> bool:
    """Whether a section begins with that line."""
    if scan.fence is not None:
        if not scan.fence.ends_before(line):
            return False
        scan.fence = None
    if scan.empty or not line or line.isspace():
        return False
    return scan.closed or (line[0] not in " \t" and _stands_alone(scan, line, at))


def _stands_alone(scan: _Scan, line: str, at: int) -> bool:
    """Whether a line at the left edge cannot belong to what is before it."""
    if line[0] in "`~" and _TOP_FENCE.match(line):
        return True
    if line[0] == "#" and _HEADING.match(line):
        return True
    if _LIST.match(line) is not None:
        return scan.starts_list and at - scan.start > LONG_LIST
    return scan.blank


def _take(scan: _Scan, line: str) -> None:
    blank = not line or line.isspace()
    if scan.fence is not None:
        if scan.fence.closing.match(line):
            scan.closed = scan.fence.top and scan.starts_fence
            scan.fence = None
    elif not blank:
        listed = _LIST.match(line) is not None
        _open_fence(scan, line)
        scan.listed = scan.listed or listed
        scan.starts_list = listed if scan.empty else scan.starts_list
    scan.blank = blank
    scan.empty = scan.empty and blank


def _open_fence(scan: _Scan, line: str) -> None:
    if "```" not in line and "~~~" not in line:
        return
    top = _TOP_FENCE.match(line)
    nested = _ANY_FENCE.match(line)
    if top is not None and (line[0] not in " \t" or not scan.listed):
        scan.fence = _Fence(_closing(top[1] or top[2]), top=True, quoted=False)
        scan.starts_fence = scan.empty
    elif nested is not None and (scan.listed or _LIST.match(line) or ">" in nested["before"]):
        marker = nested[2] or nested[3]
        quoted = ">" in nested["before"]
        scan.fence = _Fence(_closing(marker), top=False, quoted=quoted)


def _closing(marker: str) -> re.Pattern[str]:
    least = min(len(marker), 1000)  # longer markers are as good
    return re.compile(rf"[ \t>]*{marker[0]}{{{least},}}[ \t\r]*\Z")
