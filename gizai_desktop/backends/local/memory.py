"""How much memory this computer can still give, and how many of its cores a model may have."""

import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path

_MEMINFO = Path("/proc/meminfo")
_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)
_PAGE_SIZE = re.compile(r"page size of (\d+) bytes")
_PAGES = re.compile(r"^Pages (?:free|inactive|speculative|purgeable):\s+(\d+)\.$", re.MULTILINE)
_VM_STAT_S = 5


def free_bytes() -> int | None:
    """Memory that can be had without swapping, or None where the system does not tell."""
    if sys.platform == "win32":
        return _of_windows()
    try:
        if sys.platform == "darwin":
            told = subprocess.run(
                ["/usr/bin/vm_stat"], capture_output=True, text=True, timeout=_VM_STAT_S, check=True
            )
            return of_vm_stat(told.stdout)
        return of_meminfo(_MEMINFO.read_text())
    except (OSError, subprocess.SubprocessError):
        return None


def of_meminfo(text: str) -> int | None:
    """``MemAvailable`` of Linux, which counts what caches would give back (man 5 proc)."""
    found = _AVAILABLE.search(text)
    return int(found[1]) * 1024 if found else None


def of_vm_stat(text: str) -> int | None:
    """The pages that macOS's ``vm_stat`` shows as free, or as free for the asking."""
    size = _PAGE_SIZE.search(text)
    pages = _PAGES.findall(text)
    return int(size[1]) * sum(map(int, pages)) if size and pages else None


def threads() -> int:
    """How many threads a model computes with.

    Half of the logical cores, since two usually share one that computes, but up to three where
    there are few; one is left to the window. A thread too many makes all of them wait.
    """
    if sys.platform == "linux":
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, cores // 2, min(cores - 1, 3))


if sys.platform == "win32":

    class _MemoryStatus(ctypes.Structure):
        """``MEMORYSTATUSEX`` of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total_physical", ctypes.c_ulonglong),
            ("available_physical", ctypes.c_ulonglong),
            ("total_page_file", ctypes.c_ulonglong),
            ("available_page_file", ctypes.c_ulonglong),
            ("total_virtual", ctypes.c_ulonglong),
            ("available_virtual", ctypes.c_ulonglong),
            ("available_extended_virtual", ctypes.c_ulonglong),
        )

    def _of_windows() -> int | None:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.available_physical)
