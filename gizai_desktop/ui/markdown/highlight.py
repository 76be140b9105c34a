"""Tells keywords, strings and the rest of code apart.

This module loads Pygments, so it is imported when the first code is shown.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name, get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

Paint = tuple[int, int, str]
"""A range of the code, and what it is: keyword, string, number, comment, function, type."""

_NAMES = {
    Token.Keyword: "keyword",
    Token.Keyword.Type: "type",
    Token.Operator.Word: "keyword",
    Token.Name.Builtin: "function",
    Token.Name.Function: "function",
    Token.Name.Decorator: "function",
    Token.Name.Attribute: "function",
    Token.Name.Class: "type",
    Token.Name.Exception: "type",
    Token.Name.Tag: "keyword",
    Token.Name.Builtin.Pseudo: "keyword",
    Token.Literal.String: "string",
    Token.Literal.Number: "number",
    Token.Keyword.Constant: "number",
    Token.Comment: "comment",
    Token.Generic.Deleted: "number",
    Token.Generic.Inserted: "string",
    Token.Generic.Heading: "function",
    Token.Generic.Subheading: "function",
    Token.Generic.Prompt: "comment",
}
_TYPES = frozenset({"int", "float", "str", "bool", "bytes", "list", "dict", "set", "tuple"})


def load_lexer(language: str) -> None:
    """Load the module of a lexer, the half of what `CodeReader` takes."""
    with suppress(ClassNotFound):
        find_lexer_class_by_name(language)


class CodeReader:
    """One lexer, loaded and warmed up."""

    def __init__(self, language: str) -> None:
        self._lexer: Lexer | None = None
        with suppress(ClassNotFound):
            self._lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
            # The first text makes it compile its rules.
            deque(self._lexer.get_tokens_unprocessed("a = 1\n"), maxlen=0)

    def paints(self, code: str) -> Iterator[Paint | None]:
        """The coloured ranges of the code; None where there is none, to stop for a while."""
        if self._lexer is None:
            return
        start = end = 0
        name = ""
        # Some rules want every line to end.
        for at, token, text in self._lexer.get_tokens_unprocessed(code + "\n"):
            kind = "type" if _is_type(token, text) else _name_of(token)
            if kind == name and at == end:
                end += len(text)
                continue
            yield (start, min(end, len(code)), name) if name else None
            start, end, name = at, at + len(text), kind
        if name:
            yield start, min(end, len(code)), name


def _is_type(token: _TokenType, text: str) -> bool:
    return token is Token.Name.Builtin and text in _TYPES


def _name_of(token: _TokenType) -> str:
    kind: _TokenType | None = token
    while kind is not None:
        if kind in _NAMES:
            return _NAMES[kind]
        kind = kind.parent
    return ""
