"""How much memory is free, by what each system says of itself."""

import os
import sys

import pytest

from gizai_desktop.backends.local.memory import free_bytes, of_meminfo, of_vm_stat, threads

MEMINFO = "MemTotal:       24683688 kB\nMemFree:  1 kB\nMemAvailable:   23234044 kB\n"
VM_STAT = """Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10000.
Pages active:                            300000.
Pages inactive:                           20000.
Pages speculative:                         3000.
Pages wired down:                        100000.
Pages purgeable:                            400.
"Translation faults":                 123456789.
"""


def test_linux_says_what_is_available() -> None:
    assert of_meminfo(MEMINFO) == 23_234_044 * 1024
    assert of_meminfo("MemTotal: 1 kB") is None


def test_macos_counts_pages() -> None:
    assert of_vm_stat(VM_STAT) == 33_400 * 16384
    assert of_vm_stat("no such command") is None


@pytest.mark.skipif(sys.platform != "linux", reason="compares with Linux's own numbers")
def test_this_computer_has_some_memory() -> None:
    free = free_bytes()
    assert free is not None
    assert 0 < free < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take cores away")
@pytest.mark.parametrize("cores", [1, 2])
def test_a_model_leaves_a_core_to_the_window(cores: int) -> None:
    every = os.sched_getaffinity(0)
    if len(every) < cores:
        pytest.skip("this computer has one core")
    os.sched_setaffinity(0, set(sorted(every)[:cores]))
    try:
        assert threads() == 1
    finally:
        os.sched_setaffinity(0, every)
