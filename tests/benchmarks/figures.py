"""What the system says of a running process (Linux)."""

import time
from pathlib import Path


def cpu_s(process_id: int) -> float:
    """Seconds of processor time that all threads of a process have used, to the microsecond."""
    # The clock of another process, as clock_getcpuclockid(3) makes its number.
    return time.clock_gettime((~process_id << 3) | 2)


def memory_mib(process_id: int, kind: str) -> float:
    """How much memory a process holds.

    Args:
        kind: ``Pss`` counts its own pages, and its share of those that others map as well;
            ``Rss`` counts all of them whole, so it does not depend on what else runs.
    """
    for line in Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"no {kind} in smaps_rollup")
