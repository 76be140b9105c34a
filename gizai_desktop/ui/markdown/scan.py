"""What is known about the section of a source that is open, line by line."""

import re
from dataclasses import dataclass, field

from gizai_desktop.ui.markdown.around import ALONE, Around, Head
from gizai_desktop.ui.markdown.simple import is_table_head

_FAR_IN = 4
"""Spaces with which a line is in any item, unless that is numbered by thousands."""
_TOP_FENCE = re.compile(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)\Z")
_ANY_FENCE = re.compile(r"(?P<before>[ \t>*+\-0-9.)]*)(?:(`{3,})[^`]*|(~{3,}).*)\Z")
LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")
_SIGN = re.compile(r"^ *([-*+]|\d{1,9}[.)])(?: {1,4}(?=[^ \n])| |$)", re.MULTILINE)
_BEGINS_LIST = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+[^\s:|\-*+_]")
_RULE = re.compile(r" {0,3}([-_*])[ \t]*(?:\1[ \t]*){2,}\Z")
_FORMULA = re.compile(r"[ \t>]*(?:\$\$|\\\[)")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|\Z)")
_QUOTE = re.compile(r" {0,3}>")
QUOTE_BLANK = re.compile(r" {0,3}>\s*\Z")
_UNQUIET_LIST = tuple(
    re.compile(
        rf"\n(?!{' ' * (margin + 1)}) {{0,{margin}}}(?:[^\s\-*+\d]"
        r"|\d(?!\d{0,8}[.)][ \t\r\n])|[-*+](?![ \t\r\n])"
        r"|[^\S \t\n]|[-*][ \t]*(?:[-*][ \t]*){2,}(?:\n|\Z))"
    )
    for margin in range(3)
)
"""Where something else may begin after the items of a list at the left edge, by its margin."""
_UNQUIET_ITEM = tuple(
    re.compile(rf"\n(?!{' ' * (margin + 1)}) {{0,{margin}}}[^ \t\n]") for margin in range(3)
)
"""The same and items at the left edge, where the list is long enough to be cut."""
_UNQUIET_TABLE = re.compile(r"\n(?!\|)")
_UNQUIET_QUOTE = re.compile(r"\n(?! {0,3}>)")
_UNQUIET_PROSE = re.compile(r"\n[^\S\n]*[\[>#`~*+\-\d|$\\]")
_UNQUIET_TEXT = re.compile(r"\n[^\S\n]*(?:\n|\Z|[\[>#`~*+\-\d|$\\])")
_BULLET_MARGIN, _NUMBER_MARGIN = 1, 2
"""Spaces with which a line is certainly not in the item before it."""


@dataclass(slots=True)
class Fence:
    """An open fence; a nested one also ends with the list or quote around it."""

    closing: re.Pattern[str]
    marker: str
    top: bool
    quoted: bool

    @property
    def closing_line(self) -> re.Pattern[str]:
        """The same somewhere in a source."""
        least = min(len(self.marker), 1000)
        return re.compile(rf"\n[ \t>]*{self.marker[0]}{{{least},}}[ \t\r]*(?:\n|\Z)")

    def ends_before(self, line: str) -> bool:
        """Whether the line is behind the list or quote that the fence stands in."""
        if self.top:
            return False
        if self.quoted:
            return not line.lstrip(" ").startswith(">")
        return bool(line.strip()) and line[0] not in " \t"


@dataclass(slots=True)
class Scan:
    """What is known about the section that is open.

    Attributes:
        list_at: where its list begins, -1 while none is certain; `indent` is the least of it,
            `margin` that of lines that may be in no item.
        retry: where a nested list may be cut again.
        plain: whether no formula of several lines may be open.
        nests: whether any line is one of a quote or a footnote.
        quoted: whether all lines are those of a quote; the last one may be an empty one of it.
        head: of the table that is open; `before` is the line before, where one may begin.
        tabled: whether one may be open that is not only of lines with a bar before them.
    """

    start: int = 0
    around: Around = ALONE
    blank: bool = True
    empty: bool = True
    listed: bool = False
    list_at: int = -1
    indent: int = 4
    margin: int = _BULLET_MARGIN
    retry: int = 0
    plain: bool = True
    nests: bool = False
    quoted: bool = False
    quote_blank: bool = False
    head: Head | None = None
    tabled: bool = False
    before: str = ""
    starts_fence: bool = False
    closed: bool = False
    fence: Fence | None = field(default=None)


def begun(at: int, around: Around) -> Scan:
    """A section with what goes on in it."""
    scan = Scan(start=at, around=around, head=around.table, tabled=around.table is not None)
    if around.items:
        scan.listed, scan.list_at, scan.indent = True, at, around.items[0].indent
        scan.margin = _NUMBER_MARGIN if around.items[0].written else _BULLET_MARGIN
    return scan


def quiet(scan: Scan, *, long: bool, far: bool) -> tuple[re.Pattern[str], float] | None:
    """What ends the lines that change nothing, and where else they do: multiples of a section."""
    if scan.empty or scan.closed or (scan.fence is not None and not scan.fence.top):
        return None
    if scan.fence is not None:
        return scan.fence.closing_line, 0
    if scan.head is not None:
        return _UNQUIET_TABLE, 1
    if scan.list_at >= 0 and not scan.indent:
        return (_UNQUIET_ITEM[scan.margin], 2) if long else (_UNQUIET_LIST[scan.margin], 1)
    return _quiet_text(scan, far=far)


def _quiet_text(scan: Scan, *, far: bool) -> tuple[re.Pattern[str], float] | None:
    """The same for quotes and paragraphs."""
    if scan.quoted:
        return _UNQUIET_QUOTE, 2
    if far and scan.plain and is_prose(scan, " "):
        return _UNQUIET_PROSE, 0.5
    return None if scan.blank or scan.list_at >= 0 else (_UNQUIET_TEXT, 0)


def is_prose(scan: Scan, line: str) -> bool:
    """Whether a section and the line after it are paragraphs and headings."""
    return not (scan.listed or scan.nests or scan.tabled or line[0] in "`~|")


def stands_alone(scan: Scan, line: str) -> bool:
    """Whether a line cannot belong to what is before it."""
    if line[0] in " \t":
        return False
    if line[0] in "`~" and _TOP_FENCE.match(line):
        return True
    if line[0] == "#" and _HEADING.match(line):
        return True
    return scan.blank


def take(scan: Scan, source: str, line: str, at: int) -> None:
    """Note what a line of the section says."""
    blank = not line or line.isspace()
    scan.quote_blank = False
    if scan.fence is not None:
        if scan.fence.closing.match(line):
            scan.closed = scan.fence.top and scan.starts_fence
            scan.fence = None
    elif not blank:
        listed = LIST.match(line) is not None
        if "```" in line or "~~~" in line:
            _open_fence(scan, line, in_item=_in_item(scan, source, line, at))
        _take_list(scan, line, at, listed=listed)
        _take_table(scan, line, at)
        _take_quote(scan, line)
        scan.listed = scan.listed or listed
        scan.plain = scan.plain and _FORMULA.match(line) is None
    else:
        scan.head, scan.tabled, scan.quoted, scan.plain = None, False, False, True
    scan.blank = blank
    scan.empty = scan.empty and blank
    scan.before = line


def _in_item(scan: Scan, source: str, line: str, at: int) -> bool:
    """Whether a line stands as far in as the text of the last item that is in no other one."""
    indent = len(line) - len(line.lstrip())
    if not scan.listed or indent == 0 or indent >= _FAR_IN:
        return indent > 0
    inside = _FAR_IN
    for found in _SIGN.finditer(source, scan.start, at):
        if found.start(1) - found.start() < inside:
            inside = found.end() - found.start()
    return indent >= inside


def _take_list(scan: Scan, line: str, at: int, *, listed: bool) -> None:
    """Note where a list certainly begins, and where it may have ended."""
    before = line[: len(line) - len(line.lstrip(" \t"))]
    indent = _FAR_IN if "\t" in before else len(before)
    listed = listed and _RULE.match(line) is None
    if scan.list_at >= 0 and not listed and indent <= scan.indent + scan.margin:
        scan.list_at, scan.indent = -1, 4
    if not listed:
        return
    if scan.list_at < 0:
        # Behind a line that may or may not have ended a list, this one may be in it.
        begins = scan.blank or scan.empty or _BEGINS_LIST.match(line) is not None
        begins = begins and not (scan.listed and (indent or line[0].isdigit()))
        if not (begins and scan.plain and scan.fence is None):
            return
        scan.list_at = at
        scan.margin = _NUMBER_MARGIN if line[indent].isdigit() else _BULLET_MARGIN
    scan.indent = min(scan.indent, indent)


def _take_table(scan: Scan, line: str, at: int) -> None:
    if scan.head is not None:
        scan.head = scan.head if line[0] == "|" else None
        return
    alone = scan.plain and not scan.listed and not scan.nests
    alone = alone and not scan.tabled
    if line[0] == scan.before[:1] == "|" and alone and is_table_head(scan.before, line):
        scan.tabled = True
        scan.head = Head(at - len(scan.before) - 1, f"{scan.before}\n{line}\n")


def _take_quote(scan: Scan, line: str) -> None:
    quoted = _QUOTE.match(line) is not None
    scan.nests = scan.nests or quoted or line.lstrip().startswith("[^")
    scan.quoted = quoted and (scan.quoted or scan.empty)
    scan.quote_blank = scan.quoted and QUOTE_BLANK.match(line) is not None


def _open_fence(scan: Scan, line: str, *, in_item: bool) -> None:
    top = _TOP_FENCE.match(line)
    nested = _ANY_FENCE.match(line)
    if top is not None and not (scan.listed and line[0] in " \t" and in_item):
        marker = top[1] or top[2]
        scan.fence = Fence(_closing(marker), marker, top=True, quoted=False)
        scan.starts_fence = scan.empty
    elif nested is not None and (scan.listed or LIST.match(line) or ">" in nested["before"]):
        marker = nested[2] or nested[3]
        quoted = ">" in nested["before"]
        scan.fence = Fence(_closing(marker), marker, top=False, quoted=quoted)


def _closing(marker: str) -> re.Pattern[str]:
    least = min(len(marker), 1000)  # longer markers are as good
    return re.compile(rf"[ \t>]*{marker[0]}{{{least},}}[ \t\r]*\Z")
