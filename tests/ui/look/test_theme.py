"""The theme: colours that can be read, icons and fonts that follow it."""

import json
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import ColorName, Tokens
from gizai_desktop.ui.widgets.buttons import Button


class Pair(NamedTuple):
    """Two colours that meet on screen, and the ratio (WCAG) that they need."""

    front: ColorName
    back: ColorName
    needs: float


def pairs_of(theme: Theme) -> list[Pair]:
    """What the design says of the colours in use."""
    design = json.loads((resource_dir() / "tokens.json").read_bytes())
    listed = design["contrast"]["dark" if theme.dark else "light"]
    return [Pair(each["text"], each["background"], each["needs"]) for each in listed]


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [color.redF(), color.greenF(), color.blueF()]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: QColor, back: QColor) -> float:
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_pair_of_colours_can_be_read(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    pairs = pairs_of(theme)
    assert len(pairs) > 80
    too_faint = [
        (pair.front, pair.back)
        for pair in pairs
        if contrast(theme.color(pair.front), theme.color(pair.back)) < pair.needs
    ]
    assert not too_faint


GROUNDS: dict[ColorName, tuple[ColorName, ...]] = {
    "text": (
        "window", "sidebar", "surface", "surface_soft", "raised", "row_hover", "row_selected",
        "row_pressed", "hover", "hover_raised", "pressed", "track", "track_thumb", "user_bubble",
        "code_bg", "inline_code_bg", "accent_soft", "warning_soft", "danger_soft", "success_soft",
        "selection", "match",
    ),
    "text2": (
        "window", "sidebar", "surface", "surface_soft", "raised", "row_hover", "row_selected",
        "row_pressed", "hover", "hover_raised", "pressed", "track", "code_bg", "danger_soft",
        "selection", "match",
    ),
    "text3": (
        "window", "sidebar", "surface", "surface_soft", "raised", "row_hover", "row_selected",
        "hover", "hover_raised",
    ),
    "link": ("window", "surface", "raised", "user_bubble", "code_bg", "selection", "match"),
    "accent_text": ("accent", "accent_hover", "accent_pressed", "danger_fill"),
    "accent_soft_text": ("accent_soft",),
    "match_current_text": ("match_current",),
    "tooltip_text": ("tooltip_bg",),
    "danger": ("window", "sidebar", "surface", "raised", "danger_soft"),
    "warning": ("window", "sidebar", "surface", "raised", "warning_soft"),
    "success": ("window", "sidebar", "surface", "raised", "success_soft"),
    "syn_keyword": ("code_bg", "selection", "match"),
    "syn_string": ("code_bg", "selection", "match"),
    "syn_number": ("code_bg", "selection", "match"),
    "syn_comment": ("code_bg", "selection", "match"),
    "syn_function": ("code_bg", "selection", "match"),
    "syn_type": ("code_bg", "selection", "match"),
}  # fmt: skip
"""What is written on what; text_disabled is exempt (WCAG 2.1, 1.4.3)."""


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_text_can_be_read_on_everything_that_it_is_written_on(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    too_faint = [
        f"{front} on {back}: {ratio:.2f}"
        for front, backs in GROUNDS.items()
        for back in backs
        if (ratio := contrast(theme.color(front), theme.color(back))) < 4.5
    ]
    assert not too_faint


def test_every_colour_of_text_is_checked(tokens: Tokens) -> None:
    texts = {name for name in tokens.light if name.startswith(("text", "syn_"))}
    texts |= {name for name in tokens.light if name.endswith("_text")}
    assert texts - {"text_disabled"} <= set(GROUNDS)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_high_contrast_text_stands_out_from_everything(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    theme.set_high_contrast(True)
    too_faint = [
        f"{front} on {back}: {ratio:.2f}"
        for front, backs in GROUNDS.items()
        for back in backs
        if (ratio := contrast(theme.color(front), theme.color(back))) < 7.0
    ]
    assert not too_faint


LINES: tuple[ColorName, ...] = (
    "border", "border_strong", "control_border", "popup_border", "code_border", "danger_border",
    "warning_border", "scrollbar", "scrollbar_hover", "focus", "accent", "success_dot",
    "warning_dot", "danger_dot", "danger_fill", "text_disabled",
)  # fmt: skip


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_high_contrast_lines_and_marks_stand_out(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    theme.set_high_contrast(True)
    grounds: tuple[ColorName, ...] = ("window", "sidebar", "surface", "raised", "row_hover")
    too_faint = [
        f"{front} on {back}: {ratio:.2f}"
        for front in LINES
        for back in (*grounds, "hover_raised", "accent_soft")
        if (ratio := contrast(theme.color(front), theme.color(back))) < 4.5
    ]
    assert not too_faint


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_high_contrast_is_never_less_than_usual(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    pairs = pairs_of(theme)
    usual = [contrast(theme.color(pair.front), theme.color(pair.back)) for pair in pairs]
    theme.set_high_contrast(True)
    strong = [contrast(theme.color(pair.front), theme.color(pair.back)) for pair in pairs]
    weaker = [
        (pair.front, pair.back, before, now)
        for pair, before, now in zip(pairs, usual, strong, strict=True)
        if now < min(before, 7.0)
    ]
    assert not weaker


def test_contrast_is_high_while_the_desktop_or_the_user_wants_it(
    theme: Theme, qtbot: QtBot
) -> None:
    usual = theme.color("text3").name()
    with qtbot.waitSignal(theme.changed):
        theme.follow_desktop_contrast(True)
    strong = theme.color("text3").name()
    assert (theme.high_contrast, theme.ring_px) == (True, 3)
    theme.set_high_contrast(True)
    with qtbot.assertNotEmitted(theme.changed):
        theme.follow_desktop_contrast(False)
    assert theme.color("text3").name() == strong != usual
    theme.set_high_contrast(False)
    assert (theme.color("text3").name(), theme.ring_px) == (usual, 2)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_rings_boxes_and_dots_are_seen(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    seen: tuple[ColorName, ...] = ("focus", "control_border", "success_dot", "warning_dot")
    grounds: tuple[ColorName, ...] = ("window", "sidebar", "surface", "raised", "row_hover")
    too_faint = [
        f"{front} on {back}"
        for front in (*seen, "danger_dot")
        for back in grounds
        if contrast(theme.color(front), theme.color(back)) < 3.0
    ]
    assert not too_faint


def strongest(theme: Theme, name: str, color: ColorName = "text2") -> QColor:
    image = drawn(theme, name, color, ratio=2.0)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda pixel: pixel.alpha())


def drawn(theme: Theme, name: str, color: ColorName, ratio: float) -> QImage:
    side = round(20 * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        theme.paint_icon(painter, QRect(0, 0, 20, 20), name, color)
    return image


def test_an_icon_changes_its_colour_with_the_theme(theme: Theme) -> None:
    assert strongest(theme, "copy", "danger").name() == "#b3261e"
    theme.set_scheme(Scheme.DARK)
    assert strongest(theme, "copy", "danger").name() == "#ff958d"


def test_every_icon_has_a_file_and_draws_something(theme: Theme, tokens: Tokens) -> None:
    assert {path.stem for path in (resource_dir() / "icons").glob("*.svg")} == tokens.icons
    assert [name for name in tokens.icons if strongest(theme, name).alpha() < 200] == []


def test_an_icon_that_does_not_exist_is_named(theme: Theme) -> None:
    with pytest.raises(ValueError, match="unicorn"):
        theme.icon_name("unicorn")


def test_dark_is_dark_in_qts_own_widgets_too(theme: Theme, qapp: QApplication) -> None:
    theme.set_scheme(Scheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#1a1c1f"
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == "#e7e9ec"


def test_choosing_the_same_scheme_again_repaints_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme(Scheme.LIGHT)


def test_zoom_makes_text_lines_and_controls_larger(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Save")
    qtbot.addWidget(button)
    before = (theme.font("message").pointSizeF(), theme.line("message"), button.sizeHint())
    with qtbot.waitSignal(theme.changed):
        theme.set_zoom(1.5)
    assert theme.font("message").pointSizeF() == pytest.approx(before[0] * 1.5)
    assert theme.line("message") == pytest.approx(before[1] * 1.5, abs=1)
    assert button.sizeHint().height() == 48
    assert button.sizeHint().width() > before[2].width()


def test_interface_text_is_never_under_ten_points_on_linux(theme: Theme) -> None:
    assert theme.font("ui").pointSizeF() >= 10
    assert theme.font("message").pointSizeF() == theme.font("ui").pointSizeF() + 1


def test_reduced_motion_takes_movement_but_not_reading_time(theme: Theme) -> None:
    assert theme.duration("sheet_in") == 0
    assert theme.duration("toast") == 5000
    theme.set_reduced_motion(reduced=False)
    assert theme.duration("sheet_in") == 160
