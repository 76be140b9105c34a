"""The issue's budgets, and what was measured as rows beside them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.table import Row

Figures = dict[str, list[float]]
Runs = Sequence[Figures]


def percentile(share: float) -> Callable[[Sequence[float]], float]:
    """The value below which that share of the figures is."""

    def found(figures: Sequence[float]) -> float:
        ordered = sorted(figures)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    return found


P50, P95, P99 = map(percentile, (0.5, 0.95, 0.99))


@dataclass(frozen=True, slots=True)
class Budget:
    """One figure of every run, and the most that its median may be."""

    name: str
    key: str
    pick: Callable[[Sequence[float]], float]
    most: float | None
    unit: str = "ms"

    def row(self, title: str, runs: Runs, floor: Runs = ()) -> Row:
        """The figure of every run, that of the processor, and those of the floor."""
        ours = self._of(runs, self.key)
        most = "" if self.most is None else f"≤ {self.most:g}"
        middle = sorted(ours)[len(ours) // 2]
        return Row(
            f"{title}: {self.name}",
            self.unit,
            ours,
            self._of(floor, self.key),
            most,
            None if self.most is None else middle <= self.most,
            self._of(runs, f"{self.key}_cpu"),
        )

    def _of(self, runs: Runs, key: str) -> list[float]:
        return [self.pick(run[key]) for run in runs if run.get(key)]


def view_budgets(count: int) -> list[Budget]:
    """Of a conversation of that many messages, already read."""
    opened, memory = (50, 20) if count <= 2000 else (200, 60)
    return [
        Budget("open → first paint", "open", max, opened),
        Budget("wheel frame p50", "wheel", P50, 5),
        Budget("wheel frame p99", "wheel", P99, 16),
        Budget("gliding frame p50", "glide", P50, 5),
        Budget("gliding frame p99", "glide", P99, 16),
        Budget("jump anywhere p99", "jump", P99, 16),
        Budget("resize step p50", "resize", P50, 10),
        Budget("resize step p99", "resize", P99, None),
        Budget("memory above the empty window", "memory", max, memory, "MiB"),
    ]


def open_budgets(count: int) -> list[Budget]:
    """Of the whole application that opens a conversation."""
    return [
        Budget("from disk → first paint", "disk", max, 80 if count <= 2000 else 500),
        Budget("once more, in memory → first paint", "memory", max, 50 if count <= 2000 else 200),
        Budget("longest event-loop gap meanwhile", "gaps", max, None),
    ]


FLUSH = [
    Budget("flush into 20 KB p50", "flush", P50, 3),
    Budget("flush into 20 KB p99", "flush", P99, 10),
]
FENCE_FLUSH = [FLUSH[0], Budget("flush into 20 KB p99", "flush", P99, 16)]
STREAM = [
    Budget("share of one core", "cpu", max, 15, "%"),
    Budget("… with the stopwatch for the gaps", "watched", max, None, "%"),
    Budget("event-loop gap p99", "gaps", P99, 16),
    Budget("event-loop gap, longest", "gaps", max, None),
    Budget("key → pixel p95", "keys", P95, 33),
]
HOSTILE = [
    Budget("from disk until shown", "disk", max, 1000),
    Budget("… longest GUI-thread block", "disk_gaps", max, 50),
    Budget("as an answer until shown", "answer", max, 1000),
    Budget("… longest GUI-thread block", "answer_gaps", max, 50),
]


def find_budgets(count: int) -> list[Budget]:
    """Of a key in the find bar, until the window is painted with the count of all hits."""
    most = 20 if count <= 2000 else 60
    return [
        Budget("find, all hits counted, median word", "find", P50, most),
        Budget("find, all hits counted, slowest word", "find", max, most),
        Budget("… of its first three letters, slowest", "letter", max, most),
        Budget("… first query, some seconds after opening", "first", max, most),
        Budget("… first query, at once after opening", "cold", max, None),
        Budget("to the next hit p95", "step", P95, 16),
        Budget("longest GUI-thread block", "block", max, 16),
        Budget("longest block while texts are folded", "fold_block", max, 16),
        Budget("folding, until it is done", "fold", max, None),
    ]


def rows(title: str, budgets: Sequence[Budget], runs: Runs, floor: Runs = ()) -> Iterator[Row]:
    """One row for each budget."""
    for budget in budgets:
        yield budget.row(title, runs, floor)
