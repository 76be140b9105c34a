"""Figures as a table of text: the median, and the range that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    Attributes:
        ours: the program's figures, one for each run.
        bare: the figures of what it is compared with, or none.
        reach: what is asked of it, in words, or empty.
        reached: whether that holds; None where nothing is asked.
        cpu: the processor's part of the figures, or none.
    """

    name: str
    unit: str
    ours: Sequence[float]
    bare: Sequence[float] = ()
    reach: str = ""
    reached: bool | None = None
    cpu: Sequence[float] = ()


HEAD = ("", "GizAI Desktop", "CPU", "bare", "ratio", "difference", "reach")
_LEFT = (HEAD[0], HEAD[-1])


def table(rows: Sequence[Row], title: str) -> str:
    """Lay rows out in columns under a title, ready to print; empty columns are left out."""
    cells = list(zip(*[_cells(row) for row in rows], strict=True))
    kept = [(head, column) for head, column in zip(HEAD, cells, strict=True) if any(column)]
    columns = []
    for head, column in kept:
        width = max(map(len, [head, *column]))
        padded = [c.ljust(width) if head in _LEFT else c.rjust(width) for c in (head, *column)]
        columns.append(padded)
    lines = ["  ".join(line).rstrip() for line in zip(*columns, strict=True)]
    return "\n".join([title, lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _cells(row: Row) -> tuple[str, ...]:
    ours = median(row.ours)
    name = f"{row.name}, {row.unit}"
    cpu = f"{median(row.cpu):.1f}" if row.cpu else ""
    verdict = {None: row.reach, True: f"{row.reach}: yes", False: f"{row.reach}: NO"}[row.reached]
    if not row.bare:
        return (name, _spread(row.ours), cpu, "", "", "", verdict)
    bare = median(row.bare)
    ratio = f"{ours / bare:.2f}" if bare else ""
    return (name, _spread(row.ours), cpu, _spread(row.bare), ratio, f"{ours - bare:+.1f}", verdict)


def _spread(figures: Sequence[float]) -> str:
    return f"{median(figures):.1f} ({min(figures):.1f}–{max(figures):.1f})"
