"""Tells keywords, strings and the rest of code apart.

This module loads Pygments; it is imported away from the window's own thread.
"""

from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
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


def paints(language: str, code: str) -> tuple[Paint, ...]:
    """The coloured ranges of the code; none if nobody knows the language."""
    lexer = _lexer(language)
    return () if lexer is None else tuple(_merged(lexer, code))


def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, stripall=False, ensurenl=False)
    except ClassNotFound:
        return None


def _merged(lexer: Lexer, code: str) -> Iterator[Paint]:
    start = end = 0
    name = ""
    for at, token, text in lexer.get_tokens_unprocessed(code):
        kind = "type" if _is_type(token, text) else _name_of(token)
        if kind == name and at == end:
            end += len(text)
            continue
        if name:
            yield start, end, name
        start, end, name = at, at + len(text), kind
    if name:
        yield start, end, name


def _is_type(token: _TokenType, text: str) -> bool:
    return token is Token.Name.Builtin and text in _TYPES


def _name_of(token: _TokenType) -> str:
    kind: _TokenType | None = token
    while kind is not None:
        if kind in _NAMES:
            return _NAMES[kind]
        kind = kind.parent
    return ""
