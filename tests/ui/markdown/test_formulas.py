"""What is a formula and what is not, and how formulas are drawn."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gizai_desktop.ui.markdown.cut import Cut
from gizai_desktop.ui.markdown.pieces import Kind
from gizai_desktop.ui.markdown.text import Reading, formula_text, rich_text, tex_of
from tests.ui.markdown.reference import PARSERS, cut, every_link

Draw = Callable[[str], dict[str, Any] | None]


@pytest.fixture(scope="module")
def draw() -> Iterator[Draw]:
    """Ask the process that draws."""
    command = [sys.executable, "-m", "gizai_desktop.ui.markdown.formula_server"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        asked, answers = process.stdin, process.stdout
        assert asked is not None
        assert answers is not None

        def drawing(tex: str) -> dict[str, Any] | None:
            asked.write(json.dumps([tex, True]) + "\n")
            asked.flush()
            found: dict[str, Any] | None = json.loads(answers.readline())
            return found

        yield drawing
        asked.close()


def formulas(source: str) -> list[str]:
    """The TeX of all formulas."""
    found: list[str] = []

    def drawn(formula: str, display: bool) -> bool:
        found.append(("D:" if display else "") + tex_of(formula))
        return True

    made: Cut = cut(source)
    reading = Reading(PARSERS, made.references, made.notes, every_link, drawn)
    for section in made.sections:
        text = source[section.start :]
        for piece in section.pieces:
            if piece.kind is Kind.FORMULA:
                formula_text(text, piece, reading)
            elif piece.kind is Kind.TEXT:
                rich_text(text, piece.lines, reading)
    return found


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("$x^2$", ["x^2"]),
        (r"\(x\) and \[y\] in a line", ["x", "D:y"]),
        ("so $$x$$ holds", ["D:x"]),
        ("$$x$$", ["D:x"]),
        ("Text\n$$\nx\n= y\n$$\nmore", ["D:x\n= y"]),
        ("\\[\n\\begin{aligned}a &= b \\\\[4pt]\nc &= d\\end{aligned}\n\\]",
         ["D:\\begin{aligned}a &= b \\\\[4pt]\nc &= d\\end{aligned}"]),
        ("- item\n  $$\n  x\n  $$\n- $y$", ["D:x", "y"]),
        ("> \\[\n> x\n> \\]", ["D:x"]),
        ("**bold $x$** _and $y_1 * z_2$_", ["x", "y_1 * z_2"]),
        ("其中$x$是", ["x"]),
        (r"$a \$ b$", [r"a \$ b"]),
        ("$x$, $y$; ($z$)", ["x", "y", "z"]),
        ("$a\n+b$", ["a\n+b"]),
        ("# $x$\n\n$$ x $$", ["x", "D:x"]),
        ("$5$", ["5"]),
        # and what is none
        ("costs $5 and $10", []),
        ("US$5 to US$7", []),
        ("$5/$7", []),
        ("from $5 up to 10$ a day", []),
        ("$HOME/$USER and `$x$`", []),
        ("$ x$ and $x $", []),
        (r"\$x\$ and \\(x\\)", []),
        ("$$\nx", []),
        ("$$\nx\n\ny\n$$", []),
        (r"\( x and \[ y", []),
        (r"\[\]\(\)$$$$", []),
        ("```\n$$\nx\n$$\n```", []),
        ("    $$\n    x\n    $$", []),
        ("$`x`$", []),
    ],
)  # fmt: skip
def test_formulas(source: str, wanted: list[str]) -> None:
    assert formulas(source) == wanted


def test_ten_thousand_signs_are_read_quickly() -> None:
    for sign in ("$", "$a ", r"\(", r"\[ ", "$$", "$$a$", "\\", "$a$"):
        assert isinstance(formulas(sign * (8000 // len(sign))), list)
        assert isinstance(formulas((sign + "\n") * 5000), list)


@pytest.mark.parametrize(
    "tex",
    [
        r"x^2", r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}", r"\text{Если } x>0", r"E=mc^2 \tag{1}",
        r"\begin{align} a &= b \\ c &= d \end{align}", r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
        r"\not= \boxed{x} \cancel{y} \overline{ab}", r"\label{a} x \nonumber", r"\color{red}{x}",
        r"\text{如果 } x^{\text{の}} \quad \text{한}",
        r"\begin{pmatrix}" + r"a&b&c&d\\" * 8 + r"\end{pmatrix}",  # its brackets have several parts
        "</math><mglyph src='file:///etc/passwd'/>",  # nothing but its letters
        r"\begin{cases} 1 & x>0 \\ 0 & \text{otherwise} \end{cases}", r"\operatorname{softmax}(x)",
    ],
)  # fmt: skip
def test_what_is_drawn(draw: Draw, tex: str) -> None:
    drawing = draw(tex)
    assert drawing is not None
    assert drawing["width"] > 0
    assert drawing["ascent"] + drawing["descent"] > 0


@pytest.mark.parametrize(
    "tex",
    [
        "", r"\frac{1", r"\undefined{x}", "x_", "a & b", r"\ce{H2O}",
        "{" * 900 + "}" * 900, r"\sqrt{" * 200 + "1" + "}" * 200, "x" + "^{x" * 300 + "}" * 300,
        r"\left(" * 300, r"\hspace{99999999em}x", r"\hspace{NaNem}", r"\binom{" * 200,
        "x" * 2000, "&lt;x&gt; &#0;",
    ],
)  # fmt: skip
def test_what_stays_source(draw: Draw, tex: str) -> None:
    assert draw(tex) is None
