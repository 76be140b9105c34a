"""Random texts, and what is looked for in them."""

from hypothesis import strategies as st

from tests.ui.markdown.sources import FRAGMENTS

LETTERS = ["a", "b", "c", "x", "1", "e", "é", "ß", "ab", "word", "py", "u", " ", " ", "\n", "\n\n"]
SOURCES = st.lists(
    st.one_of(st.sampled_from(LETTERS), st.sampled_from(FRAGMENTS)), max_size=30
).map("".join)
QUERIES = st.lists(
    st.sampled_from(["a", "b", "c", "x", "1", "e", "s", "word", "py", "u", " "]),
    min_size=1,
    max_size=4,
).map("".join)
LINKS = [
    "[a word](http://a.b/py)", " [a](https://b.c/word_1)", "*[x](http://a.b)*", "([b](http://a.c))",
    "![a](http://a.b/x)", "\n    [a](http://a.b/c)", "\n\t", "\n- ", "\n> ", "`", "``", "\\",
    "\n```\n", "\n```py\n", "\n~~~\n", "\n  ```\n", "\n- ```\n", "\n\n", "\n", " ", "[", "]", "<",
    "http://a.b/", "<http://a.b/", ">", "[a]: ", "[^1]: ", "|", "|-|\n", "&amp;", "$", "\\(",
    "word", "a", "［a］(http://a.b/x)", "[a](ｈttp://a.b/c)", "[a](http://a.b/c 'x')",
    "[a](<http://a b>)", "[a](\nhttp://x.y\n)", "[a](http://x.y (x))", "[a\nb](http://x.a)",
]  # fmt: skip
LINKED = st.lists(st.sampled_from(LINKS), max_size=16).map("".join)
