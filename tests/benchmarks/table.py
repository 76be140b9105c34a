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
    """

    name: str
    unit: str
    ours: Sequence[float]
    bare: Sequence[float] = ()
    reach: str = ""
    reached: bool | None = None


HEAD = ("", "GizAI Desktop", "bare", "ratio", "difference", "reach")


def table(rows: Sequence[Row], title: str) -> str:
    """Lay rows out in columns under a title, ready to print."""
    cells = [HEAD, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, len(HEAD) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    return "\n".join([title, lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _cells(row: Row) -> tuple[str, ...]:
    ours = median(row.ours)
    name = f"{row.name}, {row.unit}"
    verdict = {None: row.reach, True: f"{row.reach}: yes", False: f"{row.reach}: NO"}[row.reached]
    if not row.bare:
        return (name, _spread(row.ours), "", "", "", verdict)
    bare = median(row.bare)
    ratio = f"{ours / bare:.2f}" if bare else ""
    return (name, _spread(row.ours), _spread(row.bare), ratio, f"{ours - bare:+.1f}", verdict)


def _spread(figures: Sequence[float]) -> str:
    return f"{median(figures):.1f} ({min(figures):.1f}–{max(figures):.1f})"
