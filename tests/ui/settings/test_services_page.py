import asyncio
import json
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.service import BUILT_IN, GIZAI, GUIDE, Service, ServiceProxy
from gizai_desktop.ui.forms.list_row import ListRow
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.services.found_servers import local_presets
from gizai_desktop.ui.settings.services.services_page import ServicesPage
from gizai_desktop.ui.widgets.confirm_sheet import ConfirmSheet
from tests.support.openai_server import LoopbackOpenAI
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, button, click, focused, press, write

ALT = Qt.KeyboardModifier.AltModifier


def services(stage: Stage) -> ServicesPage:
    stage.sheet.open_page(PageName.SERVICES)
    page = stage.settings.services
    assert page is not None
    return page


def names(stage: Stage) -> list[str]:
    return [service.name for service in stage.world.services.all]


def have(stage: Stage, *own: Service) -> None:
    stage.world.preferences.change(services=(*BUILT_IN, *own))


def menu() -> QMenu:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def choose(text: str) -> None:
    """Pick a row of the open menu by keyboard."""
    shown = menu()
    action = next(a for a in shown.actions() if a.text().partition("\t")[0] == text)
    shown.setActiveAction(action)
    QTest.keyClick(shown, Key.Key_Return)


async def test_each_service_shows_how_it_is(stage: Stage) -> None:
    async with LoopbackOpenAI(key="sesame") as closed, LoopbackOpenAI() as open_one:
        have(
            stage,
            Service("a", "Open", base_url=open_one.url),
            Service("b", "Closed", base_url=closed.url),
            Service("c", "Gone", base_url="http://127.0.0.1:9/v1"),
            Service("d", "Idle", base_url=open_one.url, enabled=False),
        )
        page = services(stage)
        await stage.world.tasks.finish(10)
    words = {row.accessibleName().split(",")[0]: row.state_text for row in rows(page)}
    assert words["Open"] == "Works"
    assert words["Closed"] == "Needs a key"
    assert words["Gone"] == "Not reachable"
    assert words["Idle"] == "Off"
    assert words["Guide"] == "Works"
    assert words["This computer"] == "No model yet"


def rows(page: ServicesPage) -> list[ListRow]:
    return list(page.rows.rows.values())


async def test_a_preset_begins_a_service_that_save_adds(stage: Stage) -> None:
    page = services(stage)
    click(page.list_page.add)
    assert [a.text() for a in menu().actions() if a.text()] == [
        "Ollama",
        "LM Studio",
        "llama.cpp",
        "OpenRouter",
        "Own address",
    ]
    choose("LM Studio")
    assert page.editor is not None
    assert stage.settings.accessibleName() == "New service"
    assert page.editor.address.text == "http://127.0.0.1:1234/v1"
    press(Key.Key_Return)
    added = stage.world.services.all[-1]
    assert (added.name, added.proxy) == ("LM Studio", ServiceProxy.DIRECT)
    assert added.id
    assert stage.settings.accessibleName() == "Services"
    assert focused() is page.rows.rows[added.id]
    saved = json.loads(await stage.world.saved_text())
    assert saved["services"][-1]["name"] == "LM Studio"


async def test_alt_and_the_arrow_keys_reorder_and_keep_the_focus(stage: Stage) -> None:
    page = services(stage)
    row = page.rows.rows[GIZAI.id]
    row.setFocus()
    QTest.keyClick(row, Key.Key_Down, ALT)
    assert names(stage)[:2] == ["This computer", "GizAI"]
    assert focused() is row
    assert list(page.rows.rows)[1] == GIZAI.id
    QTest.keyClick(row, Key.Key_Up, ALT)
    QTest.keyClick(row, Key.Key_Up, ALT)
    assert names(stage)[0] == "GizAI"
    press(Key.Key_Down)
    press(Key.Key_Tab)
    assert page.rows.rows["local"].isAncestorOf(focused())


async def test_tab_follows_the_new_order(stage: Stage) -> None:
    page = services(stage)
    row = page.rows.rows[GIZAI.id]
    row.setFocus()
    QTest.keyClick(row, Key.Key_Down, ALT)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    assert focused() is page.rows.rows[GUIDE.id]


async def test_a_row_can_be_dragged_to_another_place(stage: Stage) -> None:
    page = services(stage)
    row = page.rows.rows[GIZAI.id]
    start = QPoint(60, row.height() // 2)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    for _ in range(3):
        move(row, QPoint(60, row.height() + 10))
        await asyncio.sleep(0.02)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=start)
    assert names(stage)[-1] == "GizAI"
    assert page.editor is None, "the end of a drag is no click"


def move(row: QWidget, place: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(row.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row, event)


async def test_a_removed_service_comes_back_where_it_was_with_its_key(stage: Stage) -> None:
    own = Service("a", "Mine", base_url="http://127.0.0.1:9/v1", enabled=False)
    stage.world.preferences.change(
        services=(GIZAI, own, *BUILT_IN[1:]), default_service="a", default_model="x"
    )
    await stage.world.services.change_key(own, "sesame")
    page = services(stage)
    page.rows.rows["a"].setFocus()
    press(Key.Key_Delete)
    assert "Mine" not in names(stage)
    assert stage.world.preferences.settings.default_ref == DEFAULT_REF
    assert focused() is page.rows.undo
    press(Key.Key_Return)
    assert names(stage)[1] == "Mine"
    assert stage.world.preferences.settings.default_service == "a"
    assert await stage.world.services.key(own) == "sesame"


async def test_the_key_of_a_removed_service_is_forgotten_with_the_sheet(stage: Stage) -> None:
    own = Service("a", "Mine", base_url="http://127.0.0.1:9/v1", enabled=False)
    have(stage, own)
    await stage.world.services.change_key(own, "sesame")
    page = services(stage)
    page.rows.rows["a"].setFocus()
    press(Key.Key_Delete)
    press(Key.Key_Escape)
    await stage.world.tasks.finish(10)
    assert await stage.world.services.key(own) == ""


async def test_built_in_services_can_be_switched_off_but_not_removed(stage: Stage) -> None:
    page = services(stage)
    row = page.rows.rows[GUIDE.id]
    row.setFocus()
    press(Key.Key_Delete)
    assert GUIDE.name in names(stage)
    press(Key.Key_Menu)
    texts = [action.text().partition("\t")[0] for action in menu().actions()]
    assert "Remove" not in texts
    assert "Edit" not in texts
    choose("Switch off")
    assert stage.world.services.get(GUIDE.id) is None
    assert row.state_text == "Off"
    press(Key.Key_Menu)
    choose("Switch on")
    assert row.state_text == "Works"


async def test_a_duplicate_stands_below_with_its_key(stage: Stage) -> None:
    own = Service("a", "Mine", base_url="http://127.0.0.1:9/v1", enabled=False)
    stage.world.preferences.change(services=(own, *BUILT_IN))
    await stage.world.services.change_key(own, "sesame")
    page = services(stage)
    click(page.rows.rows["a"].more)
    choose("Duplicate")
    assert names(stage)[:2] == ["Mine", "Mine 2"]
    await stage.world.tasks.finish(10)
    twin = stage.world.services.all[1]
    assert twin.id != "a"
    assert await stage.world.services.key(twin) == "sesame"


async def test_servers_are_looked_for_only_on_request_and_only_here(stage: Stage) -> None:
    page = services(stage)
    await stage.world.tasks.finish(10)
    assert stage.world.real_probe.asked == []
    click(page.list_page.found.button)
    await stage.world.tasks.finish(20)
    asked = {address for address, _ in stage.world.real_probe.asked}
    assert asked == {server.base_url for server in local_presets()}
    assert all(address.startswith("http://127.0.0.1:") for address in asked)
    assert all(key == "" for _, key in stage.world.real_probe.asked)
    assert set(page.list_page.found.texts) == {"Ollama", "LM Studio", "llama.cpp"}


async def test_a_found_server_is_added_and_has_the_keyboard(stage: Stage) -> None:
    llama = next(server for server in local_presets() if server.name == "llama.cpp")
    page = services(stage)
    async with LoopbackOpenAI(port=urlsplit(llama.base_url).port or 0):
        click(page.list_page.found.button)
        await stage.world.tasks.finish(20)
        click(page.list_page.found.add_button("llama.cpp"))
        await stage.world.tasks.finish(20)
    assert names(stage)[-1] == "llama.cpp"
    assert page.rows.rows[stage.world.services.all[-1].id].hasFocus()


async def test_leaving_the_editor_asks_before_typing_is_lost(stage: Stage) -> None:
    have(stage, Service("a", "Mine", base_url="http://127.0.0.1:9/v1", enabled=False))
    page = services(stage)
    click(page.rows.rows["a"])
    assert page.editor is not None
    write(page.editor.name, "Yours")
    click(page.editor.back)
    question = stage.main.findChild(ConfirmSheet)
    assert isinstance(question, ConfirmSheet)
    click(button(question, "Cancel"))
    assert page.editor is not None
    assert page.editor.name.text == "Yours"
    press(Key.Key_Escape)
    click(button(stage.main, "Discard"))
    assert stage.sheet.window is None
    assert names(stage)[-1] == "Mine"


async def test_going_back_without_changes_does_not_ask(stage: Stage) -> None:
    page = services(stage)
    click(page.rows.rows[GIZAI.id])
    editor = page.editor
    assert editor is not None
    click(editor.foot.cancel)
    assert not page.title
    assert focused() is page.rows.rows[GIZAI.id]
