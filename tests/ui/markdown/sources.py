"""Random Markdown, made of what makes parsers stumble."""

from hypothesis import strategies as st

FRAGMENTS = [
    "word", "two words", " ", "  ", "    ", "\n", "\n\n", "\n\n\n", "\t", "\r\n", "- ", "* ", "+ ",
    "1. ", "2) ", "10. ", "-", "> ", ">", "# ", "### ", "#", "===", "---", "***", "* * *", "```",
    "````", "```py\n", "~~~", "`", "``", "**", "*", "_", "__", "~~", "~", "[", "]", "](", "](/u)",
    "[a]", "[a]: /u\n", "[a]: /u 'title", "'", "![", "(", ")", "<", ">", "<b>", "</b>", "<br>",
    "vector<int>", "https://a.b/c_d_e", "http://", ":", "<http://a.b>", "me@a.b", "|", " | ",
    "|a|b|\n|-|-|\n", "|-|", ":-:", "\\|", "\\", "\\*", "&amp;", "&", "&#35;", "é", "日本",
    "e\u0301", "\U0001f600", "\u00a0", "\u2028", "x" * 30, "1", ".", "!", "[^1]",
    "[^1]: note\n", "$5", "$$", "$", "$x$", "\\(x\\)", "$$\nx\n$$\n", "\\[\n", "\\]\n", "\\(",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
ANYTHING = st.one_of(MARKDOWN, st.text(max_size=200))
