from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gizai_desktop.domain.search_query import QueryProblemKind, SearchQuery, parse_query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", SearchQuery()),
        ("   ", SearchQuery()),
        ("Two Words two", SearchQuery(words=("two", "words"))),
        ('"A phrase" here', SearchQuery(words=("a phrase", "here"))),
        ("«Ещё ёж»", SearchQuery(words=("еще еж",))),
        ('"not finished', SearchQuery(words=("not finished",))),
        ('""', SearchQuery()),
        ("-java script", SearchQuery(words=("script",), excluded=("java",))),
        ('-"two words"', SearchQuery(excluded=("two words",))),
        ("- a-b", SearchQuery(words=("-", "a-b"))),
        ("tag:Work", SearchQuery(tags=("work",))),
        ('tag:"To do" -tag:done', SearchQuery(tags=("to do",), not_tags=("done",))),
        ("TAG:ёж", SearchQuery(tags=("еж",))),
        ("model:GPT -model:mini", SearchQuery(models=("gpt",), not_models=("mini",))),
        ("before:2026-01-31", SearchQuery(before=date(2026, 1, 31))),
        ("before:2026/1/5", SearchQuery(before=date(2026, 1, 5))),
        ("before:2026-02", SearchQuery(before=date(2026, 2, 1))),
        ("after:2025", SearchQuery(after=date(2025, 1, 1))),
        ("after:2025 after:2026", SearchQuery(after=date(2026, 1, 1))),
        ("has:code -has:code", SearchQuery(has_code=False)),
        ("has:Code", SearchQuery(has_code=True)),
        ("https://giz.ai a:b", SearchQuery(words=("https://giz.ai", "a:b"))),
        ("我们", SearchQuery(words=("我们",))),
        ("a\x00b\x02c", SearchQuery(words=("abc",))),
        ("\u0301", SearchQuery()),
    ],
)
def test_words_phrases_and_filters_are_read(typed: str, query: SearchQuery) -> None:
    assert parse_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "kind", "sentence"),
    [
        (
            "before:tomorrow",
            QueryProblemKind.NO_DATE,
            "“before:tomorrow” has no date. Write one such as before:2026-01-31.",
        ),
        (
            "AFTER:2026-13-01",
            QueryProblemKind.NO_DATE,
            "“AFTER:2026-13-01” has no date. Write one such as after:2026-01-31.",
        ),
        (
            "has:cheese",
            QueryProblemKind.NO_SUCH_THING,
            "“has:cheese” cannot be looked for. Write has:code for chats with code.",
        ),
        (
            "tag:",
            QueryProblemKind.NO_VALUE,
            "Nothing follows “tag:”. Write what to look for after the colon.",
        ),
        (
            '-model:"" x',
            QueryProblemKind.NO_VALUE,
            "Nothing follows “model:”. Write what to look for after the colon.",
        ),
    ],
)
def test_a_wrong_filter_is_left_out_with_a_sentence(
    typed: str, kind: QueryProblemKind, sentence: str
) -> None:
    query = parse_query(f"{typed} word")
    assert "word" in query.words
    assert query.words[-1:] == ("word",)
    (problem,) = query.problems
    assert (problem.kind, problem.sentence) == (kind, sentence)
    assert query.asks


def test_a_query_of_wrong_filters_alone_asks_for_nothing() -> None:
    assert not parse_query("before: has:").asks


@settings(deadline=None, derandomize=True, database=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*'-": tag:before:has:2026é\x00«'])).map("".join)
)
def test_every_text_is_a_query(typed: str) -> None:
    query = parse_query(typed)
    assert all(query.words)
    assert all(problem.sentence for problem in query.problems)
