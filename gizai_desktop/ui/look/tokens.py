"""The design's values as written in resources/tokens.json."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

ColorName = Literal[
    "window", "sidebar", "surface", "surface_soft", "raised",
    "border", "border_strong", "control_border",
    "text", "text2", "text3", "text_disabled",
    "accent", "accent_hover", "accent_pressed", "accent_text", "accent_soft", "accent_soft_text",
    "selection", "row_hover", "row_selected", "row_pressed", "hover", "hover_raised", "pressed",
    "track", "track_thumb", "popup_border", "tooltip_bg", "tooltip_text", "user_bubble", "match",
    "match_current", "match_current_text",
    "code_bg", "code_border", "inline_code_bg",
    "danger", "danger_soft", "danger_border", "danger_fill",
    "warning", "warning_soft", "warning_border", "success", "success_soft",
    "success_dot", "warning_dot", "danger_dot",
    "focus", "link", "scrollbar", "scrollbar_hover", "scrim", "shadow_near", "shadow_far",
    "syn_keyword", "syn_string", "syn_number", "syn_comment", "syn_function", "syn_type",
]  # fmt: skip
TypeStep = Literal[
    "display", "h1", "h2", "h3", "dialog_title", "chat_title", "message", "ui", "ui_strong",
    "help", "caption", "group_label", "key", "code", "inline_code", "math_block",
]  # fmt: skip
MotionName = Literal[
    "hover", "press", "fade_in", "fade_out", "sheet_in", "popup_in", "switch", "sidebar",
    "copied_mark", "toast", "tooltip_delay", "spinner_turn", "scroll_to_end", "wheel",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypeToken:
    """One step of the type scale: points, weight (400, 500, 600), line height in pixels."""

    pt: float
    weight: int = 400
    line_px: int = 0
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as "#RRGGBB" or "#AARRGGBB", type steps, times in milliseconds, icon names.

    Attributes:
        light, dark: the usual colours.
        strong_light, strong_dark: the same where high contrast is wanted.
    """

    light: dict[ColorName, str]
    dark: dict[ColorName, str]
    strong_light: dict[ColorName, str]
    strong_dark: dict[ColorName, str]
    type: dict[TypeStep, TypeToken]
    motion: dict[MotionName, int]
    icons: frozenset[str]


def load_tokens(path: Path) -> Tokens:
    """Read the tokens file. OSError, KeyError and ValueError mean a broken installation."""
    data = json.loads(path.read_bytes())
    return Tokens(
        light=_colors(data, "light"),
        dark=_colors(data, "dark"),
        strong_light=_strong_colors(data, "light"),
        strong_dark=_strong_colors(data, "dark"),
        type={step: _type_token(values) for step, values in data["type"].items()},
        motion={name: ms for name, ms in data["motion_ms"].items() if isinstance(ms, int)},
        icons=frozenset(data["icon"]["names"]),
    )


def _colors(data: dict[str, Any], scheme: str) -> dict[ColorName, str]:
    # QColor does not read CSS rgba(), so the file repeats those as #AARRGGBB under "argb".
    return {**data["color"][scheme], **data["argb"][scheme]}


def _strong_colors(data: dict[str, Any], scheme: str) -> dict[ColorName, str]:
    return {**_colors(data, scheme), **data["high_contrast"][scheme]}


def _type_token(values: dict[str, Any]) -> TypeToken:
    return TypeToken(
        pt=values["pt"],
        weight=values.get("weight", 400),
        line_px=values.get("line_px", 0),
        mono=values.get("family") == "mono",
    )
