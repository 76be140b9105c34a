"""What the system says of a running process (Linux)."""

import time
from pathlib import Path


def cpu_s(process_id: int) -> float:
    """Seconds of processor time that all threads of a process have used, to the microsecond."""
    # The clock of another process, as clock_getcpuclockid(3) makes its number.
    return time.clock_gettime((~process_id << 3) | 2)


def pss_mib(process_id: int) -> float:
    """Proportional set size: its own pages, and its share of those that others map as well."""
    for line in Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError("no Pss in smaps_rollup")
