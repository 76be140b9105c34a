"""The one check: format, lint, types, layers, tests. Arguments go on to pytest.

Prints a line for each step, a failed step's own words below it, and goes on to the next; the
exit status is 0 only when all of them passed. On Linux the tests get a screen (Xvfb) and a session
bus of their own where those programs are installed; both end with this process, even by SIGKILL,
and what a crashed test run left running ends, too.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = (sys.executable, "-m")
LINT_IMPORTS = str(Path(sys.executable).parent / "lint-imports")
STEPS: Mapping[str, tuple[str, ...]] = {
    "words": (sys.executable, "packaging/translations.py", "compile"),
    "format": (*PYTHON, "ruff", "format", "--check", "."),
    "lint": (*PYTHON, "ruff", "check", "--output-format=concise", "."),
    "types": (*PYTHON, "mypy"),
    "layers": (LINT_IMPORTS,),
}


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Run one step, print its line, and say whether it passed."""
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    verdict = "failed" if done.returncode else "ok"
    print(f"{name:<7} {verdict} in {time.monotonic() - start:.1f} s", flush=True)
    if done.returncode:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return done.returncode == 0


def ending_with_us(stop: str) -> tuple[str, ...]:
    """Words before a command that make Linux send it the signal named when this process dies."""
    return ("setpriv", "--pdeathsig", stop) if shutil.which("setpriv") else ()


@contextmanager
def companion(*command: str) -> Iterator[str]:
    """Run a program that prints its address on standard output, and give that address."""
    words = (*ending_with_us("TERM"), *command)
    with subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().decode().strip()
        finally:
            process.terminate()


def environment(stack: ExitStack, *, onscreen: bool) -> dict[str, str]:
    """Give the tests' environment; the screen and the bus in it live as long as the stack."""
    variables = dict(os.environ)
    if shutil.which("Xvfb") and not onscreen:
        screen = ("-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset")
        number = stack.enter_context(companion("Xvfb", "-displayfd", "1", *screen))
        variables |= {"DISPLAY": f":{number}"}
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY"):
            variables.pop(name, None)
    if shutil.which("dbus-daemon"):
        bus = companion("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
        variables |= {"DBUS_SESSION_BUS_ADDRESS": stack.enter_context(bus)}
    return variables


def run_tests(arguments: list[str]) -> int:
    """Run pytest and give its exit status; an interrupted one still takes its servers down."""
    command = (*ending_with_us("INT"), *PYTHON, "pytest", *arguments)
    with ExitStack() as stack:
        variables = environment(stack, onscreen="--onscreen" in arguments)
        # Ctrl+C reaches pytest by itself; this process only waits for it to clean up. Set before
        # pytest starts, so that it gets SIGINT's default even where this process ignored it.
        signal.signal(signal.SIGINT, lambda *_: None)
        with subprocess.Popen(command, cwd=ROOT, env=variables) as tests:
            signal.signal(signal.SIGTERM, lambda *_: tests.send_signal(signal.SIGINT))
            return tests.wait()


def adopt_orphans() -> None:
    """Make Linux hand processes to this one when the process that started them has died."""
    pr_set_child_subreaper = 36  # from linux/prctl.h
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


def end_orphans() -> None:
    """End the servers of tests that could not do it themselves, and what those started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    while children.exists() and (left := children.read_text(encoding="ascii").split()):
        for process in map(int, left):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def main(arguments: list[str]) -> int:
    """Run every step and give the exit status."""
    failed = [name for name, command in STEPS.items() if not passes(name, command)]
    adopt_orphans()
    status = run_tests(arguments)
    end_orphans()
    if status:
        failed.append("tests")
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return status or bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
