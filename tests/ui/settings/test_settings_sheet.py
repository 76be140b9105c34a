import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.parameters import Persona
from gizai_desktop.domain.proxy import ProxyMode
from gizai_desktop.domain.service import GIZAI
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.personas.persona_draft import PersonaDraft
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, choose, focused, press, write
from tests.ui.settings.support import LongRussian


@pytest.fixture
def russian(qapp: QApplication) -> Iterator[LongRussian]:
    translator = LongRussian()
    yield translator
    qapp.removeTranslator(translator)


def test_the_pages_are_not_even_imported_before_they_are_opened() -> None:
    code = (
        "import sys; import gizai_desktop.ui.settings.settings_sheet;"
        "sys.exit(any(n.startswith('gizai_desktop.ui.settings.') and n.endswith('_page')"
        " for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_the_arrow_keys_turn_the_pages(stage: Stage) -> None:
    stage.sheet.open_page(PageName.GENERAL)
    stage.settings.navigation.list.setFocus()
    seen = [stage.settings.current]
    for _ in range(len(PageName) - 1):
        press(Key.Key_Down)
        seen.append(stage.settings.current)
    assert seen == list(PageName)


def test_tab_stays_inside(stage: Stage, window: QWidget) -> None:
    outside = QPushButton("outside", window)
    outside.show()
    outside.setFocus()
    stage.sheet.open_page(PageName.NETWORK)
    for _ in range(30):
        press(Key.Key_Tab)
        assert stage.settings.isAncestorOf(focused())
    press(Key.Key_Escape)
    assert focused() is outside


def test_opening_another_page_turns_to_it_in_the_same_sheet(stage: Stage) -> None:
    stage.sheet.open_page(PageName.GENERAL)
    first = stage.settings
    stage.sheet.open_page(PageName.NETWORK)
    assert stage.settings is first
    assert first.current is PageName.NETWORK
    assert first.accessibleName() == "Network"


def test_a_narrow_window_shows_the_pages_as_icons(stage: Stage, window: QWidget) -> None:
    stage.sheet.open_page(PageName.NETWORK)
    assert stage.settings.navigation.width() == 192
    window.resize(480, 560)
    assert stage.settings.navigation.width() == 52
    page = stage.network
    content = page.scroll_area.widget()
    assert content is not None
    assert content.width() <= page.width()


def test_a_focused_field_is_scrolled_into_sight(stage: Stage, window: QWidget) -> None:
    window.resize(480, 400)
    page = stage.network
    page.waits["total_timeout_s"].edit.setFocus()
    place = page.waits["total_timeout_s"].edit
    top = place.mapTo(page.scroll_area, place.rect().topLeft()).y()
    assert 0 <= top <= page.scroll_area.height() - place.height()


def test_another_language_keeps_the_page_and_what_was_typed(
    stage: Stage, qtbot: QtBot, qapp: QApplication, russian: LongRussian
) -> None:
    page = stage.network
    choose(page.mode.segments, 2)
    write(page.proxy.fields["proxy_host"], "a.example")
    old = stage.settings
    qapp.installTranslator(russian)
    qtbot.waitUntil(lambda: stage.settings is not old)
    assert stage.settings.current is PageName.NETWORK
    assert stage.network.draft.proxy_mode is ProxyMode.MANUAL
    assert stage.network.proxy.fields["proxy_host"].text == "a.example"
    assert stage.network.panel.button.text() != "Test connection"
    assert stage.closings == 0


async def test_settings_changed_elsewhere_show_unless_the_user_is_changing_them(
    stage: Stage,
) -> None:
    page = stage.network
    stage.world.preferences.change(connect_timeout_s=20.0)
    assert page.waits["connect_timeout_s"].text == "20"
    write(page.waits["connect_timeout_s"], "25")
    stage.world.preferences.change(total_timeout_s=200.0)
    assert page.waits["connect_timeout_s"].text == "25"


async def test_nothing_is_left_of_a_sheet_that_was_opened_and_closed_twenty_times(
    stage: Stage, qapp: QApplication, window: QWidget
) -> None:
    async def cycle() -> "weakref.ref[Any]":
        for name in PageName:
            stage.sheet.open_page(name)
        services, personas = stage.settings.services, stage.settings.personas
        assert services is not None
        assert personas is not None
        services.edit(ServiceDraft.of(GIZAI))
        personas.edit(PersonaDraft.of(Persona()))
        reference = weakref.ref(stage.settings)
        press(Key.Key_Tab)
        press(Key.Key_Escape)
        assert stage.sheet.window is None
        await stage.world.tasks.finish()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return reference

    await cycle()
    gc.collect()
    widgets = len(QApplication.allWidgets())
    references = [await cycle() for _ in range(20)]
    gc.collect()
    assert len(QApplication.allWidgets()) == widgets
    assert [r for r in references if r() is not None] == []
    assert window.findChildren(QWidget) == []
