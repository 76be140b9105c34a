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
