"""How a source text is shown: as many characters as the source has, and none that does harm."""

_CONTROLS = {
    **{code: 0x2400 + code for code in range(32) if code not in {9, 10}},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # An object mark would make the layout ask for an object.
    **dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC, 0xFFFE, 0xFFFF), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
_TEXT = {**_CONTROLS, 0x0D: 0x2028, 0x0A: 0x2028, 0x85: 0x2028, 0x2029: 0x2028}
# Direction marks can make code read otherwise than it runs.
_CODE = {**_TEXT, **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)}


def shown(source: str, *, code: bool = False) -> str:
    """The text to lay out, character by character; line breaks become U+2028."""
    return source.replace("\r\n", " \n").translate(_CODE if code else _TEXT)


def to_utf16(text: str, index: int) -> int:
    """Qt's position for a position in `text`."""
    return index + sum(1 for char in text[:index] if char > "\uffff")


def from_utf16(text: str, position: int) -> int:
    """The position in `text` for Qt's; inside a pair, the one before it."""
    units = 0
    for index, char in enumerate(text):
        units += 2 if char > "\uffff" else 1
        if units > position:
            return index
    return len(text)
