"""The manual itself: whole in both languages, every link leads somewhere, every key exists."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from gizai_desktop.domain.errors import StorageError
from gizai_desktop.domain.help_page import PAGE_TARGET, SCHEME, HelpPage, parse_page
from gizai_desktop.store.help_pages import HelpPages
from gizai_desktop.ui.actions.menus import MENUS
from gizai_desktop.ui.settings.info import PageName

DIALOGS = frozenset(
    {
        "settings/general",
        "settings/services",
        "settings/models",
        "settings/network",
        "settings/personas",
        "settings/this_computer",
        "settings/appearance",
        "settings/shortcuts",
        "new-chat",
        "model-picker",
        "instructions",
    }
)
KEYS_OF_WIDGETS = frozenset(
    {
        "Enter",
        "Shift+Enter",
        "Ctrl+Enter",
        "Ctrl+D",
        "Ctrl+Up",
        "Ctrl+Down",
        "Del",
        "Ctrl",
        "Shift",
        "Tab",
        "Page Up",
        "Page Down",
        "Home",
        "End",
    }
)
"""Keys that the field, the sidebar, the list of models and the conversation take themselves."""

_LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")
_KEY = re.compile(
    r"(?:(?:Ctrl|Shift|Alt|Meta)\+)*"
    r"(?:F\d+|Esc|Enter|Return|Tab|Del|Up|Down|Left|Right|Home|End|Space|Page Up|Page Down)"
    r"|(?:(?:Ctrl|Shift|Alt|Meta)\+)+\S"
)

PAGES = HelpPages()()
ENGLISH = {page.name: page for page in PAGES if page.language == "en"}
RUSSIAN = {page.name: page for page in PAGES if page.language == "ru"}


def _links(page: HelpPage) -> list[str]:
    return _LINK.findall(page.text)


def _keys(page: HelpPage) -> set[str]:
    return {code for code in _CODE.findall(page.text) if _KEY.fullmatch(code)}


def _anchors(page: HelpPage) -> list[str]:
    return [part.anchor for part in page.sections]


def _menu_keys() -> Mapping[str, bool]:
    """Every key of the menus, and whether it is our own choice and not the system's."""
    specs = (spec for menu in MENUS for spec in menu.actions if spec is not None and spec.keys)
    portable = QKeySequence.SequenceFormat.PortableText
    return {
        QKeySequence(spec.keys).toString(portable): isinstance(spec.keys, str) for spec in specs
    }


def test_both_languages_have_the_same_pages() -> None:
    assert len(ENGLISH) >= 22
    assert ENGLISH.keys() == RUSSIAN.keys()


@pytest.mark.parametrize("name", ENGLISH)
def test_a_page_says_the_same_in_both_languages(name: str) -> None:
    english, russian = ENGLISH[name], RUSSIAN[name]
    assert sorted(_links(english)) == sorted(_links(russian))
    assert _anchors(english) == _anchors(russian)
    assert _keys(english) == _keys(russian)
    assert english.title != russian.title or name == "ollama"
    assert re.search("[а-я]", russian.text)
    assert not re.search("[а-я]", english.text + english.keywords)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}/{page.name}")
def test_a_page_is_short_and_every_link_leads_somewhere(page: HelpPage) -> None:
    assert 60 <= len(page.text.split()) <= 270
    assert page.title
    assert page.keywords
    assert not re.search(r"^#|\{#|TODO", page.text.replace("### ", ""), re.MULTILINE)
    assert all(part.anchor and part.text for part in page.sections[1:])
    for link in _links(page):
        if link.startswith(PAGE_TARGET):
            name, _, anchor = link.removeprefix(PAGE_TARGET).partition("#")
            assert name in ENGLISH
            assert anchor in _anchors(ENGLISH[name])
        elif link.startswith(SCHEME):
            assert link.removeprefix(SCHEME) in DIALOGS
        else:
            assert link.startswith("https://")


def test_every_page_of_the_settings_that_a_link_names_exists() -> None:
    settings = {dialog.removeprefix("settings/") for dialog in DIALOGS if "/" in dialog}
    assert settings <= set(PageName)


def test_every_page_and_every_dialog_can_be_reached_by_links() -> None:
    for pages in (ENGLISH, RUSSIAN):
        contents = set(_links(pages["contents"]))
        assert contents == {page.target for page in pages.values() if page.name != "contents"}
        linked = {link.removeprefix(SCHEME) for page in pages.values() for link in _links(page)}
        assert linked >= DIALOGS


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}/{page.name}")
def test_every_key_that_a_page_names_does_something(page: HelpPage) -> None:
    assert _keys(page) <= _menu_keys().keys() | KEYS_OF_WIDGETS


@pytest.mark.usefixtures("qapp")
def test_the_page_of_the_shortcuts_names_every_key_of_our_own() -> None:
    own = {keys for keys, chosen_here in _menu_keys().items() if chosen_here}
    assert own <= _keys(ENGLISH["shortcuts"])


def options_of(*command: str) -> set[str]:
    whole = [sys.executable, "-m", "gizai_desktop", *command, "--help"]
    shown = subprocess.run(whole, check=True, capture_output=True, text=True).stdout
    return {*re.findall(r"--[a-z-]+", shown)}


def test_every_option_that_the_command_line_has_is_in_its_page_and_no_other() -> None:
    of_the_window = options_of()
    known = of_the_window.union(*map(options_of, ("list", "search", "import", "export")))
    for pages in (ENGLISH, RUSSIAN):
        named = {*re.findall(r"--[a-z-]+", pages["command-line"].text)}
        assert of_the_window <= named <= known


def test_a_page_is_read_as_it_is_written() -> None:
    page = parse_page(
        "x",
        "en",
        "# The title\r\nKeywords: one, two\nKeywords: three\n\nBegin.\n\n## Part {#p}\n\nText.",
    )
    assert (page.title, page.keywords) == ("The title", "one, two, three")
    assert [(part.anchor, part.title, part.text) for part in page.sections] == [
        ("", "", "Begin."),
        ("p", "Part", "Text."),
    ]
    assert page.text == "Begin.\n\n### Part\n\nText."
    assert parse_page("name", "en", "").title == "name"


def test_pages_are_read_once_and_an_unreadable_one_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.md").write_bytes(b"# One\n\n\xff")
    pages = HelpPages(tmp_path)
    assert [page.title for page in pages()] == ["One"]
    assert pages() is pages()
    (tmp_path / "en" / "two.md").mkdir()
    with pytest.raises(StorageError):
        HelpPages(tmp_path)()
