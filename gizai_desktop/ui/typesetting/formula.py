"""A drawn formula."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPen

_UNITS = 100.0  # to an em, in which formulas are drawn
_SIZE = 1.08
"""How much larger than the text a formula is set: its letters are smaller for their size."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a drawing: an SVG path, filled, or drawn as a line if that has a thickness.

    With a text the path is only its place and size.
    """

    path: str
    line: float
    color: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    path: QPainterPath
    line: float
    color: QColor | None


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula; sizes are in ems of the text around it."""

    left: float
    width: float
    ascent: float
    descent: float
    shapes: tuple[Shape, ...]
    _drawn: list[_Drawn] = field(default_factory=list, compare=False)

    @classmethod
    def from_units(
        cls, left: float, width: float, ascent: float, descent: float, shapes: Sequence[Shape]
    ) -> "Formula":
        """A formula whose sizes are in the units that it was drawn in."""
        scale = _SIZE / _UNITS
        return cls(left, width * scale, ascent * scale, descent * scale, tuple(shapes))

    def draw(self, painter: QPainter, at: QPointF, em: float) -> None:
        """Draw it in the painter's pen; `at` is its left end on the base line."""
        if not self._drawn:
            self._drawn.extend(_drawn(self.shapes))
        color, scale = painter.pen().color(), em * _SIZE / _UNITS
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(at)
        painter.scale(scale, scale)
        painter.translate(-self.left, 0)
        for part in self._drawn:
            if part.line:
                painter.strokePath(part.path, QPen(part.color or color, part.line))
            else:
                painter.fillPath(part.path, part.color or color)
        painter.restore()


def _drawn(shapes: Sequence[Shape]) -> Iterator[_Drawn]:
    """The shapes with their paths; those in the colour of the text are one."""
    text = QPainterPath()
    text.setFillRule(Qt.FillRule.WindingFill)
    for shape in shapes:
        if not shape.line and not shape.color:
            _add(text, shape)
            continue
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        _add(path, shape)
        color = QColor.fromString(shape.color) if shape.color else QColor()
        yield _Drawn(path, shape.line, color if color.isValid() else None)
    if not text.isEmpty():
        yield _Drawn(text, 0.0, None)


def _add(path: QPainterPath, shape: Shape) -> None:
    if shape.text:
        _add_text(path, shape)
    else:
        _add_lines(path, shape.path)


def _add_text(path: QPainterPath, shape: Shape) -> None:
    """Add a sign that the font of formulas does not have, in that of the application."""
    _, x, y, _, size = shape.path.split()
    font = QGuiApplication.font()
    font.setPixelSize(round(float(size)))
    path.addText(QPointF(float(x), float(y)), font, shape.text)


def _add_lines(path: QPainterPath, data: str) -> None:
    """Add the lines and curves of an SVG path whose commands are M, L, Q, C and Z."""
    words = iter(data.split())
    for command in words:
        if command == "M":
            path.moveTo(float(next(words)), float(next(words)))
        elif command == "L":
            path.lineTo(float(next(words)), float(next(words)))
        elif command == "Q":
            path.quadTo(*(float(next(words)) for _ in range(4)))
        elif command == "C":
            path.cubicTo(*(float(next(words)) for _ in range(6)))
        elif command == "Z":
            path.closeSubpath()
        else:
            raise ValueError(f"No command of a path: {command}")
