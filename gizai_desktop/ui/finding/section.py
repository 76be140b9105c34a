"""Some messages in a row, folded, and what can be counted in them without reading them."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gizai_desktop.domain.folding import FoldedBytes, fold, fold_to_utf8
from gizai_desktop.ui.finding.forms import (
    CUT,
    END,
    PARTED,
    Forms,
    Prepared,
    bare,
    flat,
    forms_of,
    has_fence,
    outside_fences,
    prepared,
    without_links,
)
from gizai_desktop.ui.finding.links import without_addresses
from gizai_desktop.ui.markdown.cut import LONGEST
from gizai_desktop.ui.typesetting.matches import SIGNS, Query

Counts = Iterator[tuple[int, int | None]]
"""Numbers of messages with the hits in a text of theirs; None if only exact reading tells."""

_CONTROLS = bytes(code for code in range(32) if code not in {0x09, 0x0A})
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x85\u2028\u2029]")
_BREAKS = frozenset("\x85\u2028\u2029")
_TO_SPACES = dict.fromkeys(map(ord, [*_BREAKS, "\0"]), " ")
_ENTITY = re.compile(r"&#?\w{1,32};")
_END = END.decode()


class Text(NamedTuple):
    """One text of a message.

    Attributes:
        number: the message's in its section.
        markdown: whether it is shown as Markdown.
        fences: whether lines of a text without Markdown may begin and end code.
    """

    number: int
    source: str
    markdown: bool
    fences: bool


class _Plain:
    """Texts that are shown as they are."""

    def __init__(self, numbers: Sequence[int], texts: Iterable[bytes]) -> None:
        self._numbers = numbers
        self._shown = flat(END.join(texts))

    def count(self, query: Query) -> int | None:
        if query.spaced:
            return None if _has_all(query, self._shown) else 0
        return self._shown.count(query.data)

    def each(self, query: Query) -> Counts:
        for number, shown in zip(self._numbers, self._shown.split(PARTED), strict=True):
            if query.spaced:
                yield number, None if _has_all(query, shown) else 0
            else:
                yield number, shown.count(query.data)


class _Fenced:
    """Texts that are shown as they are, but for the lines around code."""

    def __init__(self, numbers: Sequence[int], texts: Sequence[bytes]) -> None:
        self._numbers = numbers
        self._possible = flat(END.join(texts))
        self._sure = PARTED.join(map(outside_fences, texts))

    def count(self, query: Query) -> int | None:
        return self._count(query, self._possible, self._sure)

    def each(self, query: Query) -> Counts:
        forms = zip(self._possible.split(PARTED), self._sure.split(PARTED), strict=True)
        for number, (possible, sure) in zip(self._numbers, forms, strict=True):
            yield number, self._count(query, possible, sure)

    def _count(self, query: Query, possible: bytes, sure: bytes) -> int | None:
        if query.spaced:
            return None if _has_all(query, possible) else 0
        found = possible.count(query.data)
        return found if not found or found == sure.count(query.data) else None


class _Marked:
    """Texts with signs, most of which are hidden."""

    def __init__(
        self, texts: Sequence[Text], messages: Sequence[Prepared], across: Iterable[bytes] = ()
    ) -> None:
        self._texts = texts
        self._forms = forms_of(messages)
        # Signs that seem to begin code may stand in a paragraph, too.
        self._across = bare(END.join(across))

    def count(self, query: Query) -> int | None:
        return self._count(query, self._forms, self._across)

    def each(self, query: Query) -> Counts:
        forms = self._forms
        possible = forms.possible.split(PARTED)
        sure = forms.sure.split(PARTED)
        across = self._across.split(PARTED) if self._across else [b""] * len(sure)
        concealed = any(word in forms.hidden for word in query.words or (b"",))
        for text, seen, may, bares in zip(self._texts, sure, possible, across, strict=True):
            hidden = _hidden_in(text.source) if concealed else b""
            found = self._count(query, Forms(seen, may, hidden), bares)
            yield text.number, found if found is not None or _has_signs(query, text) else 0

    def _count(self, query: Query, forms: Forms, across: bytes) -> int | None:
        if query.signs:
            texts = forms.possible, forms.hidden, across
            every = all(any(word in text for text in texts) for word in query.words)
            return None if every else 0
        data = query.data
        if data in forms.hidden:
            return None
        found = forms.possible.count(data)
        if across and across.count(data) != found:
            return None
        return found if not found or found == forms.sure.count(data) else None


class _Unsure:
    """Texts that must be read, if what is looked for may be in them at all."""

    def __init__(self, numbers: Sequence[int], texts: Iterable[bytes]) -> None:
        self._numbers = numbers
        self._possible = PARTED.join(texts)

    def count(self, query: Query) -> int | None:
        return None if self._may_have(query, self._possible) else 0

    def each(self, query: Query) -> Counts:
        for number, text in zip(self._numbers, self._possible.split(PARTED), strict=True):
            yield number, None if self._may_have(query, text) else 0

    def _may_have(self, query: Query, text: bytes) -> bool:
        return _has_all(query, text) if query.signs or query.spaced else query.data in text


class Section:
    """The texts of some messages; what is counted in them is what exact reading would find."""

    def __init__(self, size: int, texts: Sequence[Text]) -> None:
        self._size = size
        self._groups: list[_Plain | _Fenced | _Marked | _Unsure] = []
        sources = [each.source for each in texts]
        shown = [without_addresses(each.source) if each.markdown else each.source for each in texts]
        raw = _END.join(shown)
        if raw.count("\0") >= len(texts):
            raw = _END.join([each.replace("\0", "\1") for each in shown])
        folded = fold_to_utf8(raw)
        self._within = folded.within
        if texts:
            self._sort(texts, folded.data, _odd_ones(folded, sources))

    def count(self, query: Query) -> int | None:
        """All hits; None if they must be looked for in each message."""
        total = 0
        for group in self._groups:
            found = group.count(query)
            if found is None or (found and self._overlaps(query)):
                return None
            total += found
        return total

    def each(self, query: Query) -> list[int | None]:
        """The hits in each message; None for those that must be read."""
        found: list[int | None] = [0] * self._size
        for group in self._groups:
            for number, count in group.each(query):
                before = found[number]
                unsure = before is None or count is None or (count and self._overlaps(query))
                found[number] = None if unsure else (before or 0) + (count or 0)
        return found

    def _overlaps(self, query: Query) -> bool:
        """Whether two hits may be in one character, as of "s" in "ß", and look like one."""
        return (query.text[-1], query.text[0]) in self._within

    def _sort(self, texts: Sequence[Text], data: bytes, odd: frozenset[int]) -> None:
        plain: list[tuple[Text, bytes]] = []
        fenced: list[tuple[Text, bytes]] = []
        unsure: list[tuple[Text, bytes]] = []
        marked: list[tuple[Text, Prepared, bytes]] = []
        mixed: list[tuple[Text, Prepared, bytes]] = []
        for place, (text, folded) in enumerate(zip(texts, data.split(END), strict=True)):
            if place in odd or (text.markdown and _is_hard(text.source, folded)):
                unsure.append((text, _everything(text.source, folded)))
            elif text.markdown:
                message = prepared(folded)
                (marked if message.plain else mixed).append((text, message, folded))
            else:
                (fenced if text.fences and has_fence(folded) else plain).append((text, folded))
        self._add(_Plain, plain)
        self._add(_Fenced, fenced)
        self._add(_Unsure, unsure)
        for group, across in ((marked, False), (mixed, True)):
            if group:
                of_these, messages, whole = zip(*group, strict=True)
                self._groups.append(_Marked(of_these, messages, whole if across else ()))

    def _add(
        self,
        kind: Callable[[Sequence[int], Sequence[bytes]], "_Plain | _Fenced | _Unsure"],
        texts: Sequence[tuple[Text, bytes]],
    ) -> None:
        if texts:
            numbers = [text.number for text, _ in texts]
            self._groups.append(kind(numbers, [data for _, data in texts]))


def _has_all(query: Query, text: bytes) -> bool:
    return all(word in text for word in query.words)


def _has_signs(query: Query, text: Text) -> bool:
    """Whether the signs of a query may be seen in a text."""
    signs = {char for char in query.text if char in SIGNS}
    return not signs or signs <= set(fold(text.source))


def _odd_ones(folded: FoldedBytes, sources: Sequence[str]) -> frozenset[int]:
    """Those with characters that Markdown and the page treat in ways of their own."""
    data = folded.data
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls < len(sources) and folded.special.isdisjoint(_BREAKS):
        return frozenset()
    return frozenset(at for at, source in enumerate(sources) if _ODD.search(source))


def _is_hard(source: str, data: bytes) -> bool:
    """Whether an answer is too long, or has names of characters in it."""
    return len(source) > LONGEST or (b"&" in data and _ENTITY.search(source) is not None)


def _everything(source: str, data: bytes) -> bytes:
    """All that an answer may show, whatever its signs mean."""
    if len(source) > LONGEST and _ENTITY.search(source) is None:  # the rest would take too long
        text = _without_breaks(data) if any(sign in source for sign in _BREAKS) else data
        unlinked = without_links(text)
        return bare(text) if unlinked == text else CUT.join([bare(text), bare(unlinked)])
    named = _ENTITY.sub(lambda found: html.unescape(found[0]), source)
    texts = [data] if named == source else [data, fold_to_utf8(named).data]
    broken = [_without_breaks(text) for text in texts]
    forms = [forms_of([prepared(text)]) for text in broken]
    possible = [form.possible for form in forms] + [form.hidden for form in forms]
    return CUT.join([*map(bare, broken), *possible])


def _without_breaks(data: bytes) -> bytes:
    text = data.decode("utf-8", "surrogatepass").translate(_TO_SPACES)
    return text.encode("utf-8", "surrogatepass")


def _hidden_in(source: str) -> bytes:
    return forms_of([prepared(fold_to_utf8(without_addresses(source)).data)]).hidden
