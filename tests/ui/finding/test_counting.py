"""The quick count is that of exact reading, or says that it does not know."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.ui.finding.exact import ExactReader
from gizai_desktop.ui.finding.section import Section, Text
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.typesetting.links import WEB_SCHEMES
from gizai_desktop.ui.typesetting.matches import Query
from tests.ui.finding.sources import LINKED, QUERIES, SOURCES
from tests.ui.timeline.samples import answer, user

PARSERS = Parsers()


def exact(content: str, typed: str, *, by_user: bool = False) -> int:
    entry = user("m", content) if by_user else answer("m", content)
    reader = ExactReader(PARSERS)
    return sum(map(len, reader.hits(entry, Query.typed(typed), WEB_SCHEMES)))


def quick(content: str, typed: str, *, by_user: bool = False) -> int | None:
    texts = [Text(0, content, markdown=not by_user, fences=True)]
    return Section(1, texts).each(Query.typed(typed))[0]


@settings(deadline=None, derandomize=True, database=None, max_examples=500)
@given(SOURCES, QUERIES)
def test_what_is_counted_quickly_in_an_answer_is_exact(source: str, typed: str) -> None:
    if Query.typed(typed):
        assert quick(source, typed) in {None, exact(source, typed)}


@settings(deadline=None, derandomize=True, database=None, max_examples=500)
@given(SOURCES, QUERIES)
def test_what_is_counted_quickly_in_a_question_is_exact(source: str, typed: str) -> None:
    if Query.typed(typed):
        assert quick(source, typed, by_user=True) in {None, exact(source, typed, by_user=True)}


@settings(deadline=None, derandomize=True, database=None, max_examples=300)
@given(st.lists(st.tuples(SOURCES, st.booleans()), max_size=6), QUERIES)
def test_many_messages_are_counted_together_as_one_by_one(
    messages: list[tuple[str, bool]], typed: str
) -> None:
    query = Query.typed(typed)
    if not query:
        return
    texts = [
        Text(number, source, markdown=not by_user, fences=True)
        for number, (source, by_user) in enumerate(messages)
    ]
    section = Section(len(messages), texts)
    every = [exact(source, typed, by_user=by_user) for source, by_user in messages]
    assert section.count(query) in {None, sum(every)}
    for found, true in zip(section.each(query), every, strict=True):
        assert found in {None, true}


@settings(deadline=None, derandomize=True, database=None, max_examples=500)
@given(LINKED, QUERIES)
def test_what_is_counted_quickly_beside_links_is_exact(source: str, typed: str) -> None:
    if Query.typed(typed):
        assert quick(source, typed) in {None, exact(source, typed)}


def test_the_address_of_a_link_need_not_be_read() -> None:
    source = "see `x` and [the manual](https://a.b/page), or\n\n```\n[a](https://a.b)\n```\n"
    assert quick(source, "page") == exact(source, "page") == 0
    assert quick(source, "manual") == exact(source, "manual") == 1
    assert quick(source, "https") is None


@pytest.mark.parametrize(
    "unit",
    [
        "```\n",
        "~~~\n",
        "` `` ",
        "](u 'a ",
        "][",
        "[a]: ",
        "$ a",
        "|",
        "1. ",
        "&amp; ",
        "[",
        "](a(b",
    ],
)
def test_what_was_made_to_hurt_is_folded_at_once(unit: str) -> None:
    begun = time.thread_time()
    quick(unit * (140_000 // len(unit)), "a")
    assert time.thread_time() - begun < 0.5


def test_a_very_long_answer_is_found_in_as_it_is_shown() -> None:
    source = "words\u2028of **it** [the manual](https://a.b) now. " * 4000
    for typed, hits in (("words of", 4000), ("the manual", 4000), ("elsewhere", 0)):
        assert exact(source, typed) == hits
        assert quick(source, typed) in {None, hits}
    assert quick(source, "elsewhere") == 0
    assert quick(f"{source} caf&eacute;", "café") is None


@pytest.mark.parametrize(
    ("source", "typed", "hits"),
    [
        ("**bold** word", "bold word", 1),
        ("**bo**ld", "bold", 1),
        ("see [the manual](https://manual.example/manual) now", "manual", 1),
        ("see [the manual](https://a.b) now", "manual now", 1),
        ("```python\npython = 1\n```", "python", 1),
        ("a &amp; b", "a & b", 1),
        ("a &amp; b", "amp", 0),
        ("**bold**", "**", 0),
        ("`**`", "**", 1),
        ("first line\nsecond line", "line second", 1),
        ("first paragraph\n\nsecond", "paragraph second", 0),
        ("# title\ntext", "title text", 0),
        ("```\none\ntwo\n```", "one two", 0),
        ("| a | b |\n|---|---|\n| tree | house |", "tree", 1),
        ("| a | b |\n|---|---|\n| tree | house |", "tree house", 0),
        ("1. one\n2. two", "2", 0),
        ("2) 1. one", "1", 0),
        ("][a word](http://a.b/py)", "b", 0),
        ("[x](http://a.b)", "b", 0),
        ("Ärger, Straße, ёж", "arger", 1),
        ("Straße", "s", 2),
        ("cafe\u0301", "é", 1),
        ("我喜欢中文，中文！", "中文", 2),
        ("aaaa", "aa", 2),
        ("snake\\_case", "snake_case", 1),
        ("C\\+\\+ and **C**++", "c++", 2),
        ("caf&eacute; and `caf&eacute;`", "café", 1),
        ("$5 and see [the manual](https://a.b) now", "manual now", 1),
        ("costs $5 or $6, see [the manual](https://a.b) now", "manual now", 1),
        ("foo\n    ```bar\n    baz ```", "foo bar", 1),
        ("foo\n10. ```bar", "foo 10. bar", 0),
        ("a -> b", "->", 1),
        ("한국어 각각", "각", 2),
        ("wait… and …", ".", 2),
        ("wait…", "t…", 1),
        ("a\u2028b", "a b", 1),
        ("one\r\ntwo", "one two", 1),
        ("nul\0nul", "nul", 2),
        ("`a\nb` [word](http://a.b/word) `x", "word", 1),
        ("<https://x/ *[word](http://a.b/word)>", "word", 1),
        ("    [word](http://a.b/word)", "word", 2),
        ("- item\n\n      [word](http://a.b/word)", "word", 2),
        ("`[word](http://a.b/word)`", "word", 2),
        ("`a` b` [word](http://a.b/word) `", "word", 2),
        ("\\[word](http://a.b/word)", "word", 2),
        ("[word](HTTP://a.b/word) ［word］(http://a.b/word)", "word", 3),
        ("```\n[word](http://a.b/word)\n```\n\n[word](http://a.b/word)", "word", 3),
        ("- ```\nx\n```\n[word](http://a.b/word)\n", "word", 2),
    ],
)
def test_hits_are_what_is_seen(source: str, typed: str, hits: int) -> None:
    assert exact(source, typed) == hits
    assert quick(source, typed) in {None, hits}
