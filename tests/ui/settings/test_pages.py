import json

from PySide6.QtWidgets import QAbstractButton, QWidget

from gizai_desktop.domain.catalog import DEFAULT_REF, ModelRef
from gizai_desktop.domain.service import BUILT_IN, Service
from gizai_desktop.domain.settings import ColorScheme, Contrast, Settings
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.about_page import AboutPage
from gizai_desktop.ui.settings.appearance_page import AppearancePage
from gizai_desktop.ui.settings.general_page import GeneralPage
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.models.models_page import ModelsPage
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, click, focused, press, until


async def saved(stage: Stage) -> dict[str, object]:
    data = json.loads(await stage.world.saved_text())
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


def favourites(stage: Stage) -> list[ModelRef]:
    return list(stage.world.services.catalog.favourites)


def button_text(control: QWidget) -> str:
    found = [b for b in control.findChildren(QAbstractButton) if b.isVisible()]
    return found[0].text()


async def test_what_opens_at_the_start_is_kept_at_once(stage: Stage) -> None:
    general(stage)
    press(Key.Key_Right)
    assert stage.world.preferences.settings.reopen_last is False
    assert (await saved(stage))["reopen_last"] is False


def test_the_folder_is_shown_and_can_be_opened(stage: Stage) -> None:
    asked: list[bool] = []
    stage.sheet.data_folder_asked.connect(lambda: asked.append(True))
    page = general(stage)
    assert page.folder.text == stage.world.info.data_folder
    click(page.open_folder)
    assert asked == [True]


async def test_the_default_model_can_be_one_of_any_service(stage: Stage) -> None:
    stage.world.preferences.change(
        services=(*BUILT_IN, Service("s1", "Ollama", own_models=("my-llama",)))
    )
    page = models(stage)
    assert page.choice.choice is not None
    assert page.choice.choice.value.endswith(DEFAULT_REF.model)
    page.choice.choice.setFocus()
    for _ in range(30):
        press(Key.Key_Down)
    assert stage.world.preferences.settings.default_ref == ModelRef("s1", "my-llama")
    assert button_text(page.choice) == "my-llama · Ollama"
    assert (await saved(stage))["default_service"] == "s1"
    assert (await saved(stage))["default_model"] == "my-llama"


async def test_favourites_are_listed_and_can_be_unmarked(stage: Stage) -> None:
    gone = ModelRef("gone", "old-model")
    stage.world.services.toggle_favourite(DEFAULT_REF)
    stage.world.services.toggle_favourite(gone)
    page = models(stage)
    assert not page.no_favourites.isVisible()
    assert [label for _, label, _ in page.shown] == [
        "Gemini 1.5 Flash · GizAI",
        "old-model",
    ]
    click(page.stars[0])
    assert favourites(stage) == [gone]
    press(Key.Key_Space)
    assert favourites(stage) == []
    assert page.no_favourites.isVisible()


async def test_appearance_applies_at_once(stage: Stage) -> None:
    told: list[Settings] = []
    stage.world.preferences.changed.connect(told.append)

    stage.sheet.open_page(PageName.APPEARANCE)
    page = stage.settings.page(PageName.APPEARANCE)
    assert isinstance(page, AppearancePage)
    press(Key.Key_Left)
    assert told[-1].color_scheme is ColorScheme.DARK
    press(Key.Key_Tab)
    press(Key.Key_Right)
    assert told[-1].contrast is Contrast.HIGH
    press(Key.Key_Tab)
    press(Key.Key_Right)
    assert told[-1].zoom == 1.15
    kept = await saved(stage)
    assert (kept["color_scheme"], kept["zoom"]) == ("dark", 1.15)


async def test_larger_text_keeps_the_focus_and_leaves_nothing_cut_off(
    stage: Stage, theme: Theme, window: QWidget
) -> None:
    stage.world.preferences.changed.connect(lambda settings: theme.set_zoom(settings.zoom))

    window.resize(480, 560)
    stage.sheet.open_page(PageName.APPEARANCE)
    page = stage.settings.page(PageName.APPEARANCE)
    assert isinstance(page, AppearancePage)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Right)
    await until(page.zoom.choice.isVisible)
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert theme.zoom == 1.5
    assert page.zoom.isAncestorOf(focused())
    assert focused().width() <= page.width()


def test_about_says_the_version(stage: Stage) -> None:
    stage.sheet.open_page(PageName.ABOUT)
    page = stage.settings.page(PageName.ABOUT)
    assert isinstance(page, AboutPage)
    assert page.version.text() == f"Version {stage.world.info.version}"
