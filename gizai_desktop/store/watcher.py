"""Notices what other programs do in a folder; a thread of its own that sleeps meanwhile."""

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event, Thread

STEP_MS = 250
"""Milliseconds of quiet after which changes are told, and between two looks for the end."""
GATHER_MS = 1000
"""Milliseconds for which changes that do not end are gathered."""
POLL_MS = 5000
"""Milliseconds between two looks at a folder on a network."""

_REMOTE = (
    *("nfs", "cifs", "smb", "9p", "fuse", "afs", "ceph", "gluster", "lustre", "virtiofs"),
    *("vboxsf", "vmhgfs", "prl_fs", "ncpfs", "davfs", "drvfs"),
)
_LOG = logging.getLogger(__name__)


class FolderWatcher:
    """Tells the names of files of one folder that were written, renamed or removed.

    On local disks the system tells of changes. Of folders on a network it tells only what this
    computer does, so those are looked through every few seconds.
    """

    def __init__(self, folder: Path, *, polling: bool | None = None) -> None:
        """Watch ``folder``; None for ``polling`` lets its disk decide."""
        self._folder = folder.resolve()
        self._polling = polling
        self._told: asyncio.Queue[set[str]] = asyncio.Queue()

    async def changes(self, timeout_s: float | None = None) -> set[str]:
        """The names of what changed since the last call; empty when nothing did in that time."""
        try:
            async with asyncio.timeout(timeout_s):
                names = await self._told.get()
        except TimeoutError:
            return set()
        while not self._told.empty():
            names |= self._told.get_nowait()
        return names

    @asynccontextmanager
    async def watching(self) -> AsyncGenerator[None, None]:
        """Watch until the end of the block, beginning before it."""
        loop = asyncio.get_running_loop()
        stop, begun = Event(), asyncio.Event()

        def tell(names: set[str]) -> None:
            # The loop may have ended; then nobody waits for this. Each call wakes the window's
            # thread: four times a second, if it were told of looks that find nothing.
            if stop.is_set():
                return
            if not begun.is_set():
                loop.call_soon_threadsafe(begun.set)
            if names:
                loop.call_soon_threadsafe(self._told.put_nowait, names)

        thread = Thread(target=self._watch, args=(stop, tell), name="folder-watcher", daemon=True)
        thread.start()
        try:
            await begun.wait()
            yield
        finally:
            stop.set()
            await asyncio.to_thread(thread.join)

    def _watch(self, stop: Event, tell: Callable[[set[str]], None]) -> None:
        # 60 ms, in its own thread and long after the window has appeared.
        from watchfiles import watch  # noqa: PLC0415

        polling = is_remote(self._folder) if self._polling is None else self._polling
        try:
            for changes in watch(
                self._folder,
                watch_filter=None,
                debounce=GATHER_MS,
                step=STEP_MS,
                stop_event=stop,
                rust_timeout=STEP_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
                force_polling=polling,
                poll_delay_ms=POLL_MS,
                recursive=False,
            ):
                paths = (Path(path) for _, path in changes)
                tell({path.name for path in paths if path.parent == self._folder})
        except (OSError, RuntimeError) as error:
            # A save still finds what changed; only the window shows it later.
            _LOG.warning("the folder is not watched: %s", error)
            tell(set())


def is_remote(folder: Path) -> bool:
    """Whether other computers can change a folder without this one's system noticing."""
    if sys.platform != "linux":
        return str(folder).startswith("\\\\")
    try:
        mounts = Path("/proc/self/mountinfo").read_text(errors="replace").splitlines()
        target = folder.resolve()
    except OSError:
        return False
    best, kind = -1, ""
    for line in mounts:
        # https://docs.kernel.org/filesystems/proc.html, section 3.5
        left, _, right = line.partition(" - ")
        point = left.split(" ")[4].replace("\\040", " ")
        if target.is_relative_to(point) and len(point) > best:
            best, kind = len(point), right.split(" ")[0]
    return kind.startswith(_REMOTE)
