"""The drawings of formulas that are known; the others are asked for and come later."""

import json
from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from gizai_desktop.ui.markdown.text import tex_of
from gizai_desktop.ui.typesetting.formula import Formula, Shape
from gizai_desktop.ui.typesetting.formula_process import FormulaProcess, Request

_MOST = 4_000_000
"""Characters of the paths that are kept: about 800 formulas."""
_WRONG_SIZE = 100
_WAITING = 1000
"""Formulas asked for at once; more of them stay source until they are asked for again."""


class Formulas(QObject):
    """Answers at once with what is known; `arrived` comes when more is known."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: OrderedDict[Request, Formula | None] = OrderedDict()
        self._size = 0
        self._asked: set[Request] = set()
        self._process = FormulaProcess(self)
        self._process.answered.connect(self._take)

    @property
    def waiting(self) -> bool:
        """Whether some formulas are still on their way."""
        return bool(self._asked)

    def find(self, source: str, display: bool) -> Formula | None:
        """The drawing of a formula with its signs; None if it is wrong or not there yet."""
        request = tex_of(source), display
        if request in self._known:
            self._known.move_to_end(request)
            return self._known[request]
        if request not in self._asked and len(self._asked) < _WAITING:
            self._asked.add(request)
            self._process.ask(request)
        return None

    def is_coming(self, source: str, display: bool) -> bool:
        """Whether a drawing that is not there may come."""
        return (tex_of(source), display) not in self._known

    def close(self) -> None:
        """End the process that draws."""
        self._asked.clear()
        self._process.close()

    def _take(self, request: Request, line: bytes) -> None:
        self._asked.discard(request)
        formula = _read(line) if line.strip() else None
        self._known[request] = formula
        self._size += _size(formula)
        while self._size > _MOST and len(self._known) > 1:
            _, oldest = self._known.popitem(last=False)
            self._size -= _size(oldest)
        self.arrived.emit()


def _size(formula: Formula | None) -> int:
    if formula is None:
        return _WRONG_SIZE
    return sum(len(shape.path) for shape in formula.shapes)


def _read(line: bytes) -> Formula | None:
    """The drawing in a line of the process that draws."""
    found = json.loads(line)
    if found is None:
        return None
    shapes = [Shape(one["path"], one["line"], one["color"], one["text"]) for one in found["shapes"]]
    return Formula.from_units(
        found["left"], found["width"], found["ascent"], found["descent"], shapes
    )
