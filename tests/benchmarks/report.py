"""What was measured as rows of a table, with what is asked of it."""

from collections.abc import Sequence
from statistics import median

from tests.benchmarks.gaps import LONG_MS, Gaps
from tests.benchmarks.starts import Start
from tests.benchmarks.table import Row
from tests.benchmarks.turns import Latencies

MAPPED_RATIO = 2.0
PSS_MIB = 110.0
IDLE_CPU_MS = 1500.0
"""A window that nobody touches does nothing; what is loaded takes half of this."""
TURN_MS = 30.0


def start_rows(ours: Sequence[Start], bare: Sequence[Start]) -> list[Row]:
    """The starts of the program beside those of the bare window."""
    mapped, bare_mapped = [s.mapped_ms for s in ours], [s.mapped_ms for s in bare]
    idle = [s.idle_cpu_ms for s in ours]
    pss = [s.pss_mib for s in ours]
    ratio = median(mapped) / median(bare_mapped)
    return [
        Row(
            "exec to window mapped", "ms", mapped, bare_mapped, "≤ 2 × bare", ratio <= MAPPED_RATIO
        ),
        Row(
            "exec to first pixels", "ms", [s.painted_ms for s in ours], [s.painted_ms for s in bare]
        ),
        Row("CPU until then", "ms", [s.cpu_ms for s in ours], [s.cpu_ms for s in bare]),
        Row(
            "CPU until 3 s later",
            "ms",
            idle,
            [s.idle_cpu_ms for s in bare],
            "≤ 1,500",
            median(idle) <= IDLE_CPU_MS,
        ),
        Row("PSS idle", "MiB", pss, [s.pss_mib for s in bare], "≤ 110", median(pss) <= PSS_MIB),
        Row("RSS idle", "MiB", [s.rss_mib for s in ours], [s.rss_mib for s in bare]),
    ]


def gap_rows(gaps: Sequence[Gaps]) -> list[Row]:
    """The event loop after the first paint."""
    longest = [g.longest_ms for g in gaps]
    good = median(longest) <= LONG_MS
    return [
        Row("longest gap in the first 2 s", "ms", longest, reach="≤ 50", reached=good),
        Row("sum of gaps above 50 ms", "ms", [g.blocked_ms for g in gaps]),
    ]


def turn_rows(found: Latencies) -> list[Row]:
    """Turns beside bare requests, both without the server's own time."""
    good = median(found.turns_ms) <= TURN_MS
    return [
        Row("Enter to saved answer", "ms", found.turns_ms, found.bare_ms, "≤ 30", good),
        Row("… Enter to request sent", "ms", found.sending_ms),
        Row("… answer to saved", "ms", found.receiving_ms),
        Row("first turn of the run", "ms", [found.first_ms]),
    ]
