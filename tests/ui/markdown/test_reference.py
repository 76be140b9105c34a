"""What is shown is what the reference shows, raw HTML as text."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.support.specification import examples
from tests.ui.markdown.reference import rendered, shown, tight, words_of
from tests.ui.markdown.sources import MARKDOWN

OURS = r"\[\^|\r|://|\$.*\$|\\[(\[]"
"""Footnotes, bare addresses and formulas, which the reference does not know."""
WITH_HTML = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def ours(source: str) -> str:
    return tight("".join(shown(source)))


@settings(deadline=None, max_examples=400)
@given(MARKDOWN.filter(lambda text: not re.search(OURS, text, re.DOTALL)))
def test_any_markdown_shows_the_same_words(source: str) -> None:
    assert ours(source) == rendered(source)


def has_html(tokens: Iterable[Token]) -> bool:
    """Whether a reference would let HTML through."""
    return any(t.type.startswith("html_") or has_html(t.children or ()) for t in tokens)


@pytest.mark.parametrize(("name", "count"), [("commonmark", 652), ("gfm", 672)])
def test_every_example_of_the_specification_shows_the_same_words(name: str, count: int) -> None:
    found = examples(name)
    assert len(found) == count
    for example in found:
        source = example.markdown
        # HTML is text to us, so that the reference for it is a renderer that thinks so, too.
        literal = has_html(WITH_HTML.parse(source))
        wanted = rendered(source) if literal else words_of(example.html)
        assert ours(source) == wanted, example


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("# Title ##\n\nText", ["Title", "Text"]),
        ("Title\n===\n\nText", ["Title", "Text"]),
        ("**b** *i* ~~s~~ `c`", ["b i s c"]),
        ("a  \nb\\\nc\nd", ["a\nb\nc\nd"]),
        ("- a\n  - b\n\n    c\n- d", ["a", "b", "c", "d"]),
        ("- [ ] a\n- [x] b\n- [ ]", ["a", "b", "[ ]"]),
        ("> a\n> > b", ["a", "b"]),
        ("|a|b|\n|-|-|\n|c|`d\\|e`|", ["a\tb", "c\td|e"]),
        ("\\\\|a|b|`c\\\\|d`\n|-|-|-|", ["|a\tb\tc\\|d"]),
        ("vector<int> and <br> <details>", ["vector<int> and <br> <details>"]),
        ("```\nopen <b>\n", ["open <b>"]),
        ("    code\n\n      more", ["code\n\n  more"]),
        ("![alt](/u) ![](/v)", ["alt /v"]),
        ("[^1]: Note\n\nText[^1]", ["Note", "Text[^1]"]),
        ("Text[^a]\n\n[^a]: Note\n\n    more\n[^B]: B", ["Text[^a]", "Note", "more", "[^B]: B"]),
        ("Text[^1] and [^2]\n\n[^1]:\n", ["Text[^1] and [^2]", ""]),
        ("> [^1]: Note\n\n- [^2]: of[^1]", ["Note", "[^2]: of[^1]"]),
        ("costs $5 and $10", ["costs $5 and $10"]),
        ("http://a.b/__init__.py", ["http://a.b/__init__.py"]),
        ("> \u00a0\n> [a]", ["[a]"]),
        ("\u2028_word_", ["word"]),
        ("> \\|a|b|\n> |-|-|", ["|a\tb"]),
        ("\u00a0\n[a]", ["[a]"]),
        ("a\n\n---\n\nb", ["a", "", "b"]),
        ("-\n- x\n\n>", ["", "x"]),
        ("1. a\n   ```py\n   x\n     y\n   ```", ["a", "x\n  y"]),
        ("a\r\n\r\n- b\r\n- c\r\n", ["a", "b", "c"]),
    ],
)
def test_pieces(source: str, pieces: list[str]) -> None:
    assert shown(source) == pieces
