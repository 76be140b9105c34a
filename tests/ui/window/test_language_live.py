"""The whole window changes its language while it is open."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from gizai_desktop.application.notices import Notice, NoticeAction, NoticeText
from gizai_desktop.domain.catalog import ModelRef
from gizai_desktop.domain.service import GUIDE
from gizai_desktop.domain.settings import Language
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.chat.entries import ChatEntries
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.general_page import GeneralPage
from gizai_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.running_desktop import RunningDesktop, click, running_desktop


def spoken(root: QWidget) -> set[str]:
    return {b.text() or b.accessibleName() for b in root.findChildren(QAbstractButton)}


async def test_a_window_and_its_settings_follow_there_and_back(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        shell = app.window.shell
        assert "New chat" in spoken(shell)
        app.window.actions_by_name[ActionName.SETTINGS].trigger()
        await app.until(lambda: shell.findChild(GeneralPage))
        for language, words in (
            (Language.RUSSIAN, "Новый чат"),
            (Language.ENGLISH, "New chat"),
        ):
            app.desktop.preferences.change(language=language)
            await _follows(app, words, language)


async def _follows(app: RunningDesktop, words: str, language: Language) -> None:
    """Wait until the window and the settings speak it."""
    shell = app.window.shell
    await app.until(lambda: words in spoken(shell))
    await app.until(lambda: _chosen(shell) == language)


def _chosen(shell: QWidget) -> str:
    pages = [page for page in shell.findChildren(GeneralPage) if page.isVisible()]
    return pages[-1].language.value if pages else ""


async def test_choosing_it_in_the_settings_is_enough(theme: Theme, tmp_path: Path) -> None:
    async with running_desktop(theme, tmp_path) as app:
        shell = app.window.shell
        app.window.actions_by_name[ActionName.SETTINGS].trigger()
        await app.until(lambda: shell.findChild(GeneralPage))
        for name, language, words in (
            ("Русский", Language.RUSSIAN, "Новый чат"),
            ("English", Language.ENGLISH, "New chat"),
        ):
            click(_segment(shell, name))
            await _follows(app, words, language)
            assert app.desktop.preferences.settings.language is language


async def test_what_answers_is_called_in_the_language_also_below_older_answers(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        guide = ModelRef(GUIDE.id, "guide")
        await app.until(lambda: guide in {e.ref for e in app.desktop.services.catalog.entries})
        app.window.chat.choose_model(guide)
        await app.ask("How do I set a proxy?")
        kept = ChatEntries(app.desktop.turns, app.desktop.services)
        for language, name, service in (
            (Language.RUSSIAN, "Руководство (справка без сети)", "Руководство"),
            (Language.ENGLISH, "Guide (offline help)", "Guide"),
        ):
            app.desktop.preferences.change(language=language)
            button = app.window.header.model_button
            await app.until(partial(_named, button, name))
            assert button.accessibleName().endswith(f", {service}")
            assert kept.all(app.window.chat.current)[-1].model_name == name


async def test_a_notice_that_is_shown_is_said_in_the_new_language(
    theme: Theme, tmp_path: Path
) -> None:
    async with running_desktop(theme, tmp_path) as app:
        look = NoticeAction.OPEN_LOG
        app.desktop.notices.post(Notice(NoticeText.CRASHED, also=look, key="crash"))
        bar = next(bar for bar in app.window.shell.findChildren(NoticeBar) if bar.isVisible())
        assert "ended unexpectedly" in bar.text
        app.desktop.preferences.change(language=Language.RUSSIAN)
        await app.until(lambda: "неожиданно" in bar.text)
        assert {"Открыть журнал", "Закрыть"} <= spoken(bar)
        assert bar.accessibleName() == bar.text
        app.desktop.preferences.change(language=Language.ENGLISH)
        await app.until(lambda: "ended unexpectedly" in bar.text)


def _named(button: QAbstractButton, name: str) -> bool:
    return name in button.accessibleName()


def _segment(shell: QWidget, name: str) -> QWidget:
    found = [
        button
        for page in shell.findChildren(GeneralPage)
        for button in page.language.segments.findChildren(QAbstractButton)
        if page.isVisible() and button.text() == name
    ]
    return found[-1]
