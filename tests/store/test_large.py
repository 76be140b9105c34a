"""Files that are larger than any conversation."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from gizai_desktop.store.conversations.codec import encode
from gizai_desktop.store.locations import Locations
from tests.store.examples import opened, talk

SIZE = 500 * 1024 * 1024
READER = """
import asyncio, resource, sys, time
from pathlib import Path
from gizai_desktop.store.locations import Locations
from tests.store.examples import opened

async def main():
    async with opened(Locations.of(Path(sys.argv[1]))) as store:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        longest, last, done = 0.0, time.monotonic(), asyncio.Event()

        async def beat():
            nonlocal longest, last
            while not done.is_set():
                await asyncio.sleep(0.005)
                longest, last = max(longest, time.monotonic() - last), time.monotonic()

        async def read():
            found = await store.load(sys.argv[2])
            done.set()
            return found

        found, _ = await asyncio.gather(read(), beat())
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(len(found.messages), grown // 1024, round(longest * 1000))

asyncio.run(main())
"""


def test_a_file_of_500_mb_is_read_as_far_as_memory_allows(
    locations: Locations,
) -> None:
    conversation = talk("Hello", "Hi", "And on")
    path = locations.conversations / f"{conversation.id}.json"
    with path.open("wb") as file:
        start, _, _ = encode(conversation).rpartition(b"\n]}")
        file.write(start)
        line = json.dumps({"role": "user", "content": "word " * 200_000}).encode()
        for _ in range(60):
            file.write(b",\n" + line)
        file.truncate(SIZE)  # The rest is zeros that take no place on the disk.
    done = subprocess.run(
        [sys.executable, "-c", READER, str(locations.data), conversation.id],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    messages, megabytes, longest_ms = map(int, done.stdout.split())
    assert messages > 30
    assert megabytes < 400
    assert longest_ms < 500, "everything else had to wait"
    (kept,) = locations.damaged.iterdir()
    assert kept.stat().st_size == SIZE
    assert path.stat().st_size < 64 * 1024 * 1024

    async def again() -> None:
        async with opened(locations) as store:
            assert len((await store.load(conversation.id)).messages) == messages

    asyncio.run(again())
