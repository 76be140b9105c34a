"""Fonts and colours of Markdown."""

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.markdown.runs import FROM_NOTE, Look
from gizai_desktop.ui.typesetting.formulas import Formulas
from gizai_desktop.ui.typesetting.segments import TextStyle

PILL_PAD = 4.0
"""Room at both sides of inline code, inside its pill."""
_HEADINGS: tuple[TypeStep, ...] = ("h1", "h2", "h3")
_SYNTAX: dict[str, ColorName] = {
    "keyword": "syn_keyword",
    "string": "syn_string",
    "number": "syn_number",
    "comment": "syn_comment",
    "function": "syn_function",
    "type": "syn_type",
}


@dataclass(frozen=True, slots=True)
class RichStyle:
    """What Markdown is set with, beside the style of the text."""

    headings: tuple[TextStyle, ...]
    cell: TextStyle
    head_cell: TextStyle
    inline_code: QFont
    pill: QColor
    quoted: QColor
    syntax: dict[str, QColor]
    formulas: Formulas
    _formats: dict[tuple[Look, int], QTextCharFormat] = field(default_factory=dict)

    @classmethod
    def from_theme(cls, theme: Theme, text: TextStyle, formulas: Formulas) -> "RichStyle":
        """The style for a theme; `text` is that of paragraphs."""
        cell = replace(text, font=theme.font("ui"), line=theme.line("ui"))
        bold = theme.font("ui")
        bold.setWeight(QFont.Weight.DemiBold)
        return cls(
            headings=tuple(
                replace(text, font=theme.font(step), line=theme.line(step)) for step in _HEADINGS
            ),
            cell=cell,
            head_cell=replace(cell, font=bold),
            inline_code=theme.font("inline_code"),
            pill=theme.color("inline_code_bg"),
            quoted=theme.color("text2"),
            syntax={name: theme.color(color) for name, color in _SYNTAX.items()},
            formulas=formulas,
        )

    def heading(self, level: int) -> TextStyle:
        """The style of a heading; the smaller ones look alike."""
        return self.headings[min(level, len(self.headings)) - 1]

    def format(self, look: Look, style: TextStyle) -> QTextCharFormat:
        """How a run looks in a text of that style."""
        key = replace(look, link=look.link[:5]) if look.link else look, id(style)
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self._make_format(look, style)
        return found

    def _make_format(self, look: Look, style: TextStyle) -> QTextCharFormat:
        found = QTextCharFormat()
        if look.code:
            found.setFont(self._code_font(style))
        if look.bold:
            found.setFontWeight(max(style.font.weight(), QFont.Weight.DemiBold))
        if look.italic:
            found.setFontItalic(True)
        if look.strike:
            found.setFontStrikeOut(True)
        if look.link:
            found.setForeground(style.link)
            found.setFontUnderline(not look.note and not look.link.startswith(FROM_NOTE))
        if look.note:
            found.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return found

    def _code_font(self, style: TextStyle) -> QFont:
        font = QFont(self.inline_code)
        if style.font.pointSizeF() < self.headings[-1].font.pointSizeF():
            font.setPointSizeF(font.pointSizeF() - 0.75)
        elif style.font.weight() > QFont.Weight.Normal:
            font.setPointSizeF(style.font.pointSizeF() - 1.25)
            font.setWeight(style.font.weight())
        return font
