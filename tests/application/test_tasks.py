"""How work ends with the program."""

import asyncio

from gizai_desktop.application.tasks import Tasks


async def test_short_work_ends_by_itself_and_dispensable_work_is_cut_off() -> None:
    done: list[str] = []

    async def short() -> None:
        await asyncio.sleep(0.05)
        done.append("short")

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            done.append("cut off")

    tasks = Tasks(lambda error: done.append(repr(error)))
    tasks.start(short(), "short")
    tasks.start(endless(), "endless", dispensable=True)
    await asyncio.sleep(0)
    await tasks.finish(grace_s=60)
    assert done == ["cut off", "short"]


async def test_an_error_that_nobody_foresaw_is_reported() -> None:
    reported: list[BaseException] = []

    async def broken() -> None:
        raise LookupError("a bug")

    tasks = Tasks(reported.append)
    tasks.start(broken(), "broken")
    await tasks.finish()
    assert [type(error) for error in reported] == [LookupError]
