"""Links of Markdown that are links for sure, known without parsing it."""

import re

GONE = "\x7f"
"""Stands where an address was."""
_LONGEST = 8000
_MOST_BRACKETS = 400
"""What is longer, or has more of them, may be shown with its signs."""
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_FENCE = re.compile(r"^[^\n]*?(?:```|~~~)[^\n]*$", re.MULTILINE)
_OPENS = re.compile(r"(```+(?=[^`]*$)|~~~+)[^\n]*")
_CLOSES = re.compile(r"(```+|~~~+)[ \t]*")
_FAR_IN = re.compile(r"^(?: {4}| {0,3}\t)[^\n]*", re.MULTILINE)
# Both begin with a sign that a pattern is quickly looked for by.
_SPAN = r"`(?P<span>(?<!``)(`*)(?!`)[^`\n]+`\2(?!`))"
_CODE = re.compile(_SPAN)
_LINK = re.compile(
    _SPAN + r"|\[(?P<words>(?![xX ]\])[^\[\]`\\!<>&$|^:@\n]+)"
    r"\]\(https?://[^\s()<>`\\&$\"'|\[\]{}^]+\)"
)


def without_addresses(source: str) -> str:
    """An answer without the addresses of those links, which nobody sees; code stays."""
    if "](http" not in source or len(source) > _LONGEST:
        return source
    if source.count("[") > _MOST_BRACKETS or "\\`" in source or _ODD.search(source):
        return source
    if "```" not in source and "~~~" not in source:
        return _outside_code(source) or source
    parts: list[str] = []
    fence, at = "", 0
    for found in _FENCE.finditer(source):
        sign = (_CLOSES if fence else _OPENS).fullmatch(found[0])
        part = source[at : found.start()] if fence else _outside_code(source[at : found.start()])
        if part is None or sign is None or not sign[1].startswith(fence):
            return source
        fence = "" if fence else sign[1]
        parts += [part, found[0]]
        at = found.end()
    rest = source[at:] if fence else _outside_code(source[at:])
    return source if rest is None else "".join([*parts, rest])


def _outside_code(text: str) -> str | None:
    """Without the addresses; None if code may go on from line to line."""
    if "`" in text and "`" in _CODE.sub("", text):
        return None
    if "](http" not in text:
        return text
    if "\t" not in text and "    " not in text:
        return _LINK.sub(_words, text)
    # What is far in may be code.
    far = [(found.start(), found.end()) for found in _FAR_IN.finditer(text)]
    parts: list[str] = []
    at = 0
    for start, end in [*far, (len(text), len(text))]:
        parts += [_LINK.sub(_words, text[at:start]), text[start:end]]
        at = end
    return "".join(parts)


def _words(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 4) : found.start()]
    bare = before.rstrip('*_("')
    begins = bare[-1].isspace() if bare else found.start() == len(before)
    # Behind anything else it may be a part of an address, an image, or no link at all.
    return f"[{found['words']}{GONE}" if begins and not found["span"] else found[0]
