"""Changes of hundreds of chats: how far they are, how they are ended, and what is undone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar.requests import RowAction, RowRequest
from gizai_desktop.ui.widgets.toast import Toast
from gizai_desktop.ui.widgets.work_bar import WorkBar
from tests.benchmarks.library.corpus import fill_library
from tests.ui.running_desktop import Key, RunningDesktop, click, running_desktop

MANY = 150


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with many chats."""
    fill_library(tmp_path, MANY)
    return tmp_path


def work_of(app: RunningDesktop) -> WorkBar | None:
    """The bar, when the whole of it can be seen."""
    found = app.window.shell.findChildren(WorkBar)
    whole = (w for w in found if w.isVisible() and w.visibleRegion().boundingRect() == w.rect())
    return next(whole, None)


def toast_of(app: RunningDesktop, part: str) -> Toast | None:
    found = app.window.shell.findChildren(Toast)
    fitting = (each for each in found if each.isVisible() and part in each.accessibleName())
    return next(fitting, None)


def ask(app: RunningDesktop, action: RowAction, count: int = MANY) -> tuple[str, ...]:
    ids = tuple(app.desktop.library.headers)[:count]
    app.window.desk.actions.carry_out(RowRequest(action, ids))
    return ids


async def begun(app: RunningDesktop) -> WorkBar:
    await app.until(lambda: (work := app.desktop.history.work) and work.done >= 10)
    await app.until(lambda: work_of(app), "the bar is seen")
    found = work_of(app)
    assert found is not None
    return found


def names(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.json")}


async def test_many_chats_are_deleted_with_progress_and_come_back(
    theme: Theme, library: Path
) -> None:
    async with running_desktop(theme, library) as app:
        before = names(library / "conversations")
        assert len(before) == MANY
        ask(app, RowAction.DELETE)
        work = await begun(app)
        await app.until(lambda: f"of {MANY}" in work.words)
        app.window.composer.focus_text()
        app.type("meanwhile")
        assert app.window.composer.text() == "meanwhile"
        await app.until(lambda: toast_of(app, f"{MANY} chats deleted"))
        assert work_of(app) is None
        assert names(library / "conversations") == set()
        toast = toast_of(app, "deleted")
        assert toast is not None
        click(next(b for b in toast.findChildren(QAbstractButton) if b.text() == "Undo"))
        await begun(app)
        await app.until(lambda: app.desktop.history.work is None)
        assert names(library / "conversations") == before
        assert len(app.desktop.library.headers) == MANY


async def test_cancel_keeps_what_is_done_and_undo_takes_back_just_that(
    theme: Theme, library: Path
) -> None:
    async with running_desktop(theme, library) as app:
        history = app.desktop.history
        ask(app, RowAction.ARCHIVE)
        click((await begun(app)).cancel)
        await app.until(lambda: history.work is None)
        step = history.next_undo
        assert step is not None
        done = set(step.conversations)
        assert 10 <= len(done) < MANY
        assert {h.id for h in app.desktop.library.headers.values() if h.archived} == done
        await app.until(lambda: toast_of(app, f"{len(done)} chats archived"))
        app.window.desk.actions.undo()
        await app.until(lambda: history.next_redo is not None)
        assert not any(header.archived for header in app.desktop.library.headers.values())


async def test_a_cancelled_undo_can_go_on_later(theme: Theme, library: Path) -> None:
    async with running_desktop(theme, library) as app:
        history = app.desktop.history
        ask(app, RowAction.DELETE)
        await app.until(lambda: history.next_undo is not None)
        app.window.desk.actions.undo()
        click((await begun(app)).cancel)
        await app.until(lambda: history.work is None)
        back, rest = history.next_redo, history.next_undo
        assert back is not None
        assert rest is not None
        assert len(back.conversations) + len(rest.conversations) == MANY
        assert names(library / "conversations") == set(back.conversations)
        app.window.desk.actions.undo()
        await app.until(lambda: len(app.desktop.library.headers) == MANY)


async def test_while_it_goes_on_one_chat_can_be_changed_but_nothing_taken_back(
    theme: Theme, library: Path
) -> None:
    async with running_desktop(theme, library) as app:
        history = app.desktop.history
        other = list(app.desktop.library.headers)[-1]
        ask(app, RowAction.PIN, MANY - 1)
        await begun(app)
        app.window.desk.actions.undo()
        await app.until(lambda: toast_of(app, "Many chats are being changed"))
        app.window.desk.actions.rename(other, "Mine")
        await app.until(lambda: app.desktop.library.headers[other].title == "Mine")
        assert history.work is not None, "the small change does not wait for the large one"
        await app.until(lambda: history.work is None)


async def test_a_disk_that_takes_no_more_ends_it_and_what_is_left_can_be_tried_again(
    theme: Theme, library: Path
) -> None:
    async with running_desktop(theme, library) as app:
        history = app.desktop.history
        ids = ask(app, RowAction.PIN)
        await begun(app)
        broken = [library / "conversations" / f"{each}.json" for each in ids[60:]]
        for path in broken:
            path.rename(path.with_suffix(".away"))
            path.mkdir()
        await app.until(lambda: history.work is None)
        assert app.desktop.library.unsaved == frozenset(), "hundreds of unsaved chats help nobody"
        step = history.next_undo
        assert step is not None
        assert set(step.conversations) == set(ids[:60])
        for path in broken:
            path.rmdir()
            path.with_suffix(".away").rename(path)
        app.window.desk.actions.undo()
        await app.until(lambda: history.next_redo is not None)
        assert not any(header.pinned for header in app.desktop.library.headers.values())


async def test_leaving_ends_it_and_what_is_done_stays(theme: Theme, library: Path) -> None:
    async with running_desktop(theme, library) as app:
        ask(app, RowAction.DELETE)
        await begun(app)
    gone, left = names(library / "trash"), names(library / "conversations")
    assert 10 <= len(gone) < MANY
    assert len(gone) + len(left) == MANY


async def test_the_shown_chat_gives_way_as_soon_as_it_is_deleted(
    theme: Theme, library: Path
) -> None:
    async with running_desktop(theme, library) as app:
        ids = tuple(app.desktop.library.headers)[:120]
        app.window.chat.show(ids[0])
        await app.until(lambda: app.window.chat.current.id == ids[0])
        app.window.desk.actions.carry_out(RowRequest(RowAction.DELETE, ids))
        await app.until(lambda: app.window.chat.current.id not in ids)
        assert app.desktop.history.work is not None
        app.press(Key.Key_Escape)
        await app.until(lambda: app.desktop.history.work is None)
