import json
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gizai_desktop.domain.catalog import DEFAULT_MODEL
from gizai_desktop.domain.settings import DEFAULT_ENDPOINT, ColorScheme, Settings
from gizai_desktop.ui.settings.about_page import AboutPage
from gizai_desktop.ui.settings.appearance_page import AppearancePage
from gizai_desktop.ui.settings.general_page import GeneralPage
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.models_page import ModelsPage
from gizai_desktop.ui.settings.shortcuts_page import ShortcutsPage
from gizai_desktop.ui.theme import Theme
from gizai_desktop.ui.widgets.key_label import KeyLabel
from tests.ui.settings.conftest import Scenario, Stage
from tests.ui.settings.hands import Key, button, click, error_of, focused, press, until, write

Play = Callable[[Scenario], None]


def saved(stage: Stage) -> dict[str, object]:
    data = json.loads(stage.world.path.read_text())
    assert isinstance(data, dict)
    return data


def general(stage: Stage) -> GeneralPage:
    stage.sheet.open_page(PageName.GENERAL)
    page = stage.settings.page(PageName.GENERAL)
    assert isinstance(page, GeneralPage)
    return page


def models(stage: Stage) -> ModelsPage:
    stage.sheet.open_page(PageName.MODELS)
    page = stage.settings.page(PageName.MODELS)
    assert isinstance(page, ModelsPage)
    return page


def models_of(stage: Stage) -> tuple[list[str], str]:
    settings = stage.world.preferences.settings
    return list(settings.own_models), settings.default_model


def test_what_opens_at_the_start_is_kept_at_once(stage: Stage, play: Play) -> None:
    async def scenario() -> None:
        general(stage)
        press(Key.Key_Right)
        assert stage.world.preferences.settings.reopen_last is False

    play(scenario)
    assert saved(stage)["reopen_last"] is False


def test_the_folder_is_shown_and_can_be_opened(stage: Stage) -> None:
    asked: list[bool] = []
    stage.sheet.data_folder_asked.connect(lambda: asked.append(True))
    page = general(stage)
    assert page.folder.text == stage.world.info.data_folder
    click(page.open_folder)
    assert asked == [True]


def test_the_address_applies_when_it_is_right_and_the_field_is_left(
    stage: Stage, play: Play
) -> None:
    async def scenario() -> None:
        page = general(stage)
        write(page.address, "ftp://a")
        assert error_of(page.address) is not None
        press(Key.Key_Tab)
        assert stage.world.preferences.settings.endpoint == DEFAULT_ENDPOINT
        write(page.address, "http://127.0.0.1:8080/infer")
        assert error_of(page.address) is None
        assert stage.world.preferences.settings.endpoint == DEFAULT_ENDPOINT
        press(Key.Key_Tab)
        assert stage.world.preferences.settings.endpoint == "http://127.0.0.1:8080/infer"
        click(page.back)
        assert stage.world.preferences.settings.endpoint == DEFAULT_ENDPOINT
        assert page.address.text == DEFAULT_ENDPOINT
        assert not page.back.isVisible()

    play(scenario)


def test_an_own_model_can_be_added_and_becomes_a_choice(stage: Stage, play: Play) -> None:
    async def scenario() -> None:
        page = models(stage)
        write(page.add.field, "my-llama")
        press(Key.Key_Return)
        assert stage.world.preferences.settings.own_models == ("my-llama",)
        assert page.add.field.text == ""
        assert page.choice is not None
        page.choice.setFocus()
        for _ in range(20):
            press(Key.Key_Down)
        assert stage.world.preferences.settings.default_model == "my-llama"

    play(scenario)
    assert saved(stage)["own_models"] == ["my-llama"]
    assert saved(stage)["default_model"] == "my-llama"


def test_ids_that_are_wrong_or_known_are_not_added(stage: Stage, play: Play) -> None:
    async def scenario() -> None:
        page = models(stage)
        click(page.add.button)
        assert error_of(page.add.field) == "Enter the model's id."
        write(page.add.field, "two words")
        assert error_of(page.add.field) == "An id has no spaces or control characters."
        write(page.add.field, DEFAULT_MODEL)
        click(page.add.button)
        assert error_of(page.add.field) == f"“{DEFAULT_MODEL}” is in the list already."
        write(page.add.field, "gemini-1.5-flash")
        press(Key.Key_Return)
        assert error_of(page.add.field) is not None, "an alias is known too"
        assert stage.world.preferences.settings.own_models == ()

    play(scenario)


def test_a_removed_model_can_be_brought_back_where_it_was(stage: Stage, play: Play) -> None:
    async def scenario() -> None:
        preferences = stage.world.preferences
        preferences.change(own_models=("a", "b", "c"), default_model="b")
        page = models(stage)
        assert page.choice is not None
        page.choice.setFocus()
        press(Key.Key_Tab)
        press(Key.Key_Tab)
        press(Key.Key_Space)
        assert models_of(stage) == (["a", "c"], DEFAULT_MODEL)
        assert focused() is button(page.rows, "Undo")
        press(Key.Key_Return)
        assert models_of(stage) == (["a", "b", "c"], "b")

    play(scenario)


def test_appearance_applies_at_once(stage: Stage, play: Play) -> None:
    told: list[Settings] = []
    stage.world.preferences.changed.connect(told.append)

    async def scenario() -> None:
        stage.sheet.open_page(PageName.APPEARANCE)
        page = stage.settings.page(PageName.APPEARANCE)
        assert isinstance(page, AppearancePage)
        press(Key.Key_Left)
        assert told[-1].color_scheme is ColorScheme.DARK
        press(Key.Key_Tab)
        press(Key.Key_Right)
        assert told[-1].zoom == 1.15

    play(scenario)
    assert (saved(stage)["color_scheme"], saved(stage)["zoom"]) == ("dark", 1.15)


def test_larger_text_keeps_the_focus_and_leaves_nothing_cut_off(
    stage: Stage, play: Play, theme: Theme, window: QWidget
) -> None:
    stage.world.preferences.changed.connect(lambda settings: theme.set_zoom(settings.zoom))

    async def scenario() -> None:
        window.resize(480, 560)
        stage.sheet.open_page(PageName.APPEARANCE)
        page = stage.settings.page(PageName.APPEARANCE)
        assert isinstance(page, AppearancePage)
        press(Key.Key_Tab)
        press(Key.Key_Right)
        await until(page.zoom.choice.isVisible)
        press(Key.Key_Down)
        press(Key.Key_Down)
        assert theme.zoom == 1.5
        assert page.zoom.isAncestorOf(focused())
        assert focused().width() <= page.width()

    play(scenario)


def test_shortcuts_are_listed_as_keys(stage: Stage) -> None:
    stage.sheet.open_page(PageName.SHORTCUTS)
    page = stage.settings.page(PageName.SHORTCUTS)
    assert isinstance(page, ShortcutsPage)
    names = [key.accessibleName() for key in page.findChildren(KeyLabel)]
    assert len(names) == len(stage.world.info.shortcuts)
    assert "Ctrl+Shift+Tab" in names


def test_shortcuts_scroll_by_keyboard_in_a_low_window(stage: Stage, window: QWidget) -> None:
    window.resize(480, 400)
    stage.sheet.open_page(PageName.SHORTCUTS)
    page = stage.settings.page(PageName.SHORTCUTS)
    assert isinstance(page, ShortcutsPage)
    bar = page.scroll_area.verticalScrollBar()
    assert bar.value() == 0
    press(Key.Key_PageDown)
    assert bar.value() > 0


def test_about_says_the_version(stage: Stage) -> None:
    stage.sheet.open_page(PageName.ABOUT)
    page = stage.settings.page(PageName.ABOUT)
    assert isinstance(page, AboutPage)
    assert page.version.text() == f"Version {stage.world.info.version}"
