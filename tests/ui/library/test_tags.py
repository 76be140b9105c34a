"""The colours of tags, and how the tags of several conversations change together."""

import pytest
from PySide6.QtGui import QColor

from gizai_desktop.application.title_suggestion import title_of
from gizai_desktop.domain.catalog import DEFAULT_REF
from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.ui.library.tags_sheet import TagChange
from gizai_desktop.ui.look.tag_colors import DARK, LIGHT, tag_color
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import ColorName
from tests.ui.look.test_theme import contrast

GROUNDS: tuple[ColorName, ...] = (
    "sidebar", "row_hover", "row_selected", "row_pressed", "accent_soft", "raised", "hover_raised",
)  # fmt: skip


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_dot_stands_out_from_every_row(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    dots = DARK if scheme is Scheme.DARK else LIGHT
    for ground in GROUNDS:
        for dot in dots:
            assert contrast(QColor(dot), theme.color(ground)) >= 3, (dot, ground)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_high_contrast_dots_stand_out_more(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    theme.set_high_contrast(True)
    dots = [tag_color(theme, f"tag {at}") for at in range(100)]
    ratios = [contrast(dot, theme.color(ground)) for ground in GROUNDS for dot in dots]
    assert min(ratios) >= 4.5


def test_a_tag_has_the_same_colour_however_it_is_written(theme: Theme) -> None:
    assert tag_color(theme, "Работа") == tag_color(theme, "РАБОТА")
    assert len({tag_color(theme, f"tag {at}").name() for at in range(100)}) == len(LIGHT)


def test_tags_are_added_and_taken_away_whatever_their_case() -> None:
    at = Conversation.new(DEFAULT_REF).tagged(["Work", "home"])
    assert TagChange(("new",), ("WORK",)).apply(at).tags == ("home", "new")


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ('**"Moving averages"**', "Moving averages"),
        ("Title: Moving averages.", "Moving averages"),
        ("\n\n# Скользящие средние\n\nПотому что…", "Скользящие средние"),
        ("Название: «Лапша»", "Лапша"),
        ("SQL: joins", "SQL: joins"),
        ("  \n ", ""),
        ("x" * 500, "x" * 80),
    ],
)
def test_a_title_is_taken_out_of_what_models_put_around_it(answer: str, title: str) -> None:
    assert title_of(answer) == title
