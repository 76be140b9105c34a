"""A process of its own that draws formulas: python -m gizai_desktop.ui.markdown.formula_server.

It reads lines with a JSON array [TeX, whether displayed] and answers each with one line: an object
as `Drawing`, or null for what is no TeX. It ends with its input. In a process, because a formula
takes up to 25 ms of Python, and because it is a stranger's text: whoever asks may end it.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import TypedDict
from xml.etree import ElementTree as ET

from latex2mathml import exceptions
from ziafont.font import Font
from ziafont.fonttypes import BBox
from ziafont.glyph import SimpleGlyph
from ziamath.config import config
from ziamath.mathfont import MathFont
from ziamath.styles import MathVariant
from ziamath.tex import tex2mml
from ziamath.zmath import Math, fontname, loadedfonts

SIZE = 100
"""Units to an em in a drawing."""
MOST_MEMORY = 1 << 30
"""Bytes; a formula that wants more ends the process."""
MOST_PATHS = 300_000
"""Characters of a drawing's paths, which the window has to read."""

_MARGIN = 1  # that ziamath leaves around a drawing
_UNKNOWN = re.compile(r">[^<]*\\[a-zA-Z]")
_REPLACED = (
    (re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber|notag)(?![a-zA-Z])"), ""),
    (re.compile(r"\\tag\*?\s*\{([^{}]*)\}"), r"\\qquad\\text{(\1)}"),
    (re.compile(r"\\not\s*="), r"\\neq "),
    # Lines are not numbered.
    (re.compile(r"\\(begin|end)\s*\{(?:align|eqnarray|alignat)\}"), r"\\\1{align*}"),
)
_BARS = ("02016", "0007C", "02223", "02225")
# Rows are 3 points apart whatever the size is, and cells of a matrix nearly touch.
_SPACING = (
    ('rowspacing="3pt"', 'rowspacing="0.5em"'),
    ("<mtable>", '<mtable rowspacing="0.45em" columnspacing="0.8em">'),
    # In TeX these are as high as their letters, unless \left and \right are before them.
    *((f"<mo>&#x{code};", f'<mo stretchy="false">&#x{code};') for code in _BARS),
)
_WRONG = (
    AssertionError, AttributeError, ArithmeticError, LookupError, RecursionError, SyntaxError,
    TypeError, ValueError,
    *(found for found in vars(exceptions).values() if isinstance(found, type)),
)  # fmt: skip


class Shape(TypedDict):
    """A part of a drawing: an SVG path; filled if `line` is 0, else drawn that thick.

    Attributes:
        color: as in TeX, empty for that of the text.
        text: a sign that the font of formulas does not have, which the window sets instead of a
            path; its place and size are the four numbers of the path, "M x y S size".
    """

    path: str
    line: float
    color: str
    text: str


class Drawing(TypedDict):
    """A formula in units of `SIZE` to an em; the base line is at 0."""

    left: float
    width: float
    ascent: float
    descent: float
    shapes: list[Shape]


def draw(tex: str, *, display: bool) -> Drawing | None:
    """The formula, None for what cannot be drawn."""
    for pattern, instead in _REPLACED:
        tex = pattern.sub(instead, tex)
    with suppress(*_WRONG):
        # ziamath shows an unknown command as its name; then the source is better.
        mathml = tex2mml(tex, inline=not display)
        if _UNKNOWN.search(mathml):
            return None
        for spacing, instead in _SPACING:
            mathml = mathml.replace(spacing, instead)
        formula = Math(mathml, SIZE)
        if any(_is_missing(char, formula.font) and not _is_wide(char) for char in tex):
            return None
        drawing = _drawing(formula.svgxml())
        size = sum(len(shape["path"]) for shape in drawing["shapes"])
        return drawing if 0 < size <= MOST_PATHS else None
    return None


def _drawing(svg: ET.Element) -> Drawing:
    left, top, width, height = map(float, svg.attrib["viewBox"].split())
    if not 0 < width < 1e5 or not 0 < height < 1e5:
        raise ValueError("No size that can be shown")
    return {
        "left": left + _MARGIN,
        "width": width - 2 * _MARGIN,
        "ascent": -top - _MARGIN,
        "descent": top + height - _MARGIN,
        "shapes": list(_shapes(svg)),
    }


def _shapes(svg: ET.Element) -> Iterator[Shape]:
    for group in svg.iter("g"):
        for part in group:
            part.attrib.setdefault("fill", group.get("fill", "black"))
    for node in svg.iter():
        tag, given = node.tag, node.attrib
        if tag == "path":
            path = given["d"]
        elif tag == "rect":
            x, y, width, height = (float(given[name]) for name in ("x", "y", "width", "height"))
            path = f"M {x} {y} L {x + width} {y} L {x + width} {y + height} L {x} {y + height} Z"
        elif tag in {"svg", "g"} and "transform" not in given:
            continue
        else:
            raise ValueError(f"No shape: {tag}")
        line = given.get("stroke", "none") != "none"
        color = given.get("stroke" if line else "fill", "black")
        if color != "none":
            thick = float(given.get("stroke-width", "1")) if line else 0.0
            color = "" if color == "black" else color
            yield {"path": path, "line": thick, "color": color, "text": given.get("text", "")}


class _WideGlyph(SimpleGlyph):
    """A Chinese, Japanese or Korean sign: a square whose sides are an em."""

    def __init__(self, char: str, font: Font) -> None:
        em = font.info.layout.unitsperem
        super().__init__(0, [], BBox(0, em, -em * 0.12, em * 0.88), font)
        self._char = char

    def advance(self, nextchr: SimpleGlyph | None = None) -> int:
        del nextchr
        return int(self.font.info.layout.unitsperem)

    def svgpath(self, x0: float = 0, y0: float = 0, scale_factor: float = 1) -> ET.Element | None:
        size = self.DFLT_SIZE_PT * scale_factor
        return ET.Element("path", {"d": f"M {x0:g} {y0:g} S {size:g}", "text": self._char})


class _Font(MathFont):
    """The font of formulas, which leaves wide signs to the window."""

    def findglyph(self, char: str, variant: MathVariant) -> SimpleGlyph:
        if _is_missing(char, self) and _is_wide(char):
            return _WideGlyph(char, self)
        return super().findglyph(char, variant)


def _is_missing(char: str, font: Font) -> bool:
    return ord(char) > 0xFF and not font.glyphindex(char)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - only where it exists

        with suppress(OSError, ValueError):  # not every system lets it be limited
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main() -> None:
    """Answer until the input ends."""
    _limit_memory()
    config.svg2 = False  # one path for each sign, instead of references
    loadedfonts["default"] = _Font(fontname)
    for line in sys.stdin:
        tex, display = json.loads(line)
        sys.stdout.write(json.dumps(draw(tex, display=display)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
