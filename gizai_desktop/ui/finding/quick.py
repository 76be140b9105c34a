"""Counts hits in a message without reading its Markdown, and knows when that is not enough.

The count is that of the source, if it comes out the same when nothing is left out of it, when
every sign that Markdown may hide is, and when all that Markdown may hide is out of reach. Then
no hit is in what is not seen, and none goes across a sign.
"""

import re
from functools import cached_property

from gizai_desktop.domain.folding import fold, fold_evenly
from gizai_desktop.ui.finding.matches import SIGNS, Query

_SIGN_BYTES = SIGNS.encode()
_SUSPECTS = ("](", "][", "]:", "[^", "&", "$", "\\(", "\\[", "|", "```", "~~~", "[x]")
_FIRST_SUSPECT = re.compile(r"[\[&$\\|]|```|~~~")
_TO_END = r"(?:[^\n]|\n(?![ \t]*\n))*"
_HIDDEN = re.compile(
    rf"\[[^\[\]]*\]:{_TO_END}"
    r"|\]\([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*(?: +\"[^\"\n]*\")?\)"
    rf"|\]\({_TO_END}|\]\[[^\]\n]*\]|\[\^[^\]\s]*\]|\]:{_TO_END}|\[x\]"
    r"|&#?\w{1,32};?|(?s:\$.*)|(?s:\\[(\[].*)"
)
_FENCE = re.compile(r"^[^\n]*(?:```|~~~)[^\n]*$", re.MULTILINE)
_ROW = re.compile(r"^[^\n]*\|[^\n]*$", re.MULTILINE)
_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_CUT = "\n\0\n"
_NUMBER = re.compile(r"^[ \t>*+-]*\d{1,9}[.)]", re.MULTILINE)


class QuickText:
    """The folded text of one message, in the forms that are counted in.

    Args:
        markdown: whether signs of the text are hidden when it is shown.
        fences: whether lines of a text without Markdown may begin and end code.
        whole: False if the text must always be read exactly, such as a very long one.
    """

    def __init__(
        self, source: str, *, markdown: bool, fences: bool = True, whole: bool = True
    ) -> None:
        self._source = source
        self.folded, self._even = fold_evenly(source)
        self._readable = whole and _BREAKS.search(source) is None
        self._markdown = markdown
        self._may_fence = fences or markdown

    def prepare(self) -> None:
        """Make the other forms of the text, which the first query would have to wait for."""
        if self._markdown and self._suspect:
            _ = self._bare, self._joined, self._certain
        elif self._markdown:
            _ = self._bare

    def count(self, query: Query) -> int | None:
        """How many hits there are; None if only exact reading tells."""
        text = query.text
        if not self._markdown:
            return self._count_plain(query)
        if query.signs:
            return None if self._may_have(text) else 0
        found = self.folded.count(text)
        across = self._bare.count(text) if self._bare is not self.folded else found
        if self._suspect:
            return self._count_with_hidden(query, found, across)
        if not found and not across:
            return 0
        if found != across or not self._counts(query):
            return None
        return found

    def _count_plain(self, query: Query) -> int | None:
        text = query.text
        found = self._flat.count(text) if query.words > 1 else self.folded.count(text)
        if not self._is_even_for(text) or "  " in text:
            return None if all(word in self.folded for word in text.split()) else 0
        if not found:
            return 0
        if self._fenced and not found == self.folded.count(text) == self._outside.count(text):
            return None
        return found

    def _count_with_hidden(self, query: Query, found: int, across: int) -> int | None:
        text = query.text
        joined = self._joined.count(text)
        if not found and not across and not joined:
            return 0
        sure = found == across == joined == self._certain.count(text)
        return found if sure and self._counts(query) else None

    def _may_have(self, text: str) -> bool:
        """Whether a query that has signs itself may be found."""
        words = text.translate(_NO_SIGNS).split()
        return text in self.folded or all(word in self._joined for word in words)

    def _counts(self, query: Query) -> bool:
        """Whether a hit is neither the number of an item nor a part of a character."""
        number = query.digits and _NUMBER.search(self.folded) is not None
        return not number and self._is_even_for(query.text)

    def _is_even_for(self, text: str) -> bool:
        """Whether no hit can begin or end inside a character, as "s" does in "ß"."""
        if not self._readable:
            return False
        return self._even or (text[0] not in self._parts and text[-1] not in self._parts)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The letters of characters that are folded to several."""
        folded = map(fold, set(self._source))
        return frozenset("".join(letters for letters in folded if len(letters) > 1))

    @cached_property
    def _fenced(self) -> bool:
        return self._may_fence and ("```" in self.folded or "~~~" in self.folded)

    @cached_property
    def _suspect(self) -> bool:
        folded = self.folded
        return _FIRST_SUSPECT.search(folded) is not None and any(
            signs in folded for signs in _SUSPECTS
        )

    @cached_property
    def _bare(self) -> str:
        """Without the signs, in one line."""
        return _in_one_line(_without_signs(self.folded))

    @cached_property
    def _flat(self) -> str:
        """In one line."""
        return self.folded.replace("\n", " ").replace("\t", " ")

    @cached_property
    def _outside(self) -> str:
        """Cut apart where code begins and ends."""
        return _FENCE.sub(_CUT, self.folded)

    @cached_property
    def _joined(self) -> str:
        """Without the signs and what may be hidden with them, in one line."""
        return _in_one_line(_without_signs(_HIDDEN.sub("", self._without_fences(""))))

    @cached_property
    def _certain(self) -> str:
        """Cut apart where something may be hidden."""
        text = self._without_fences(_CUT)
        if "|" in text and not _has_equal_rows(text):
            text = _ROW.sub(_CUT, text)
        return _HIDDEN.sub(_CUT, text)

    def _without_fences(self, instead: str) -> str:
        return _FENCE.sub(instead, self.folded) if self._fenced else self.folded


_NO_SIGNS = {ord(sign): " " for sign in SIGNS}


def _has_equal_rows(text: str) -> bool:
    """Whether no row can have more cells than its table shows."""
    rows = [row[0].strip() for row in _ROW.finditer(text)]
    edges = {(row.count("|"), row.startswith("|"), row.endswith("|")) for row in rows}
    return len(edges) == 1 and "\\|" not in text


def _in_one_line(text: str) -> str:
    """With one space for all between two words; the text itself if it is that already."""
    line = " ".join(text.split())
    return text if line == text else line


def _without_signs(text: str) -> str:
    whole = text.encode("utf-8", "surrogatepass")
    bare = whole.translate(None, _SIGN_BYTES)
    return text if len(bare) == len(whole) else bare.decode("utf-8", "surrogatepass")
