"""Sizes, fonts and the layouts of the column that all messages stand in."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QFontMetricsF

from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.markdown.parsers import Parsers
from gizai_desktop.ui.timeline.column import sizes
from gizai_desktop.ui.timeline.column.entry import TimelineEntry
from gizai_desktop.ui.typesetting.columns import ColumnRuler
from gizai_desktop.ui.typesetting.formulas import Formulas
from gizai_desktop.ui.typesetting.highlights import Highlights
from gizai_desktop.ui.typesetting.layouts import LayoutCache
from gizai_desktop.ui.typesetting.links import APP_SCHEME, WEB_SCHEMES
from gizai_desktop.ui.typesetting.rich_style import RichStyle
from gizai_desktop.ui.typesetting.segments import TextStyle


class Page:
    """The column, and what pieces are set with; a new generation makes all heights stale.

    Attributes:
        left, width: the column in viewport pixels.
        covered: how much of the top of the view something lies over.
        narrow: whether the window is too narrow for everything (under 640 px).
        notice_height: how high the notice of a failure is, from whoever shows it.
        head_height: how high that is what stands above an answer.
    """

    def __init__(
        self,
        theme: Theme,
        notice_height: Callable[[TimelineEntry, int], int],
        head_height: Callable[[TimelineEntry, int], int],
    ) -> None:
        self.theme = theme
        self.notice_height = notice_height
        self.head_height = head_height
        self.cache = LayoutCache()
        self.parsers = Parsers()
        self.highlights = Highlights()
        self.formulas = Formulas()
        self.generation = 0
        self._serial = 0
        self.left = sizes.MARGIN
        self.width = sizes.COLUMN
        self.narrow = False
        self.covered = 0
        self.refresh()

    def new_serial(self) -> int:
        """A number that no message had before, for the keys of its layouts."""
        self._serial += 1
        return self._serial

    @property
    def top(self) -> int:
        """The space above the first message."""
        return self.covered + (sizes.NARROW_MARGIN if self.narrow else sizes.GAP)

    def set_width(self, width: int) -> bool:
        """Fit the column into a view; returns whether lines have to be broken anew."""
        self.narrow = width < sizes.NARROW_BELOW
        margin = sizes.NARROW_MARGIN if self.narrow else sizes.MARGIN
        column = max(120, min(sizes.COLUMN, width - 2 * margin))
        self.left = (width - column) // 2
        if column == self.width:
            return False
        self.width = column
        self._renew()
        return True

    def refresh(self) -> None:
        """Take fonts and colours from the theme again."""
        theme = self.theme
        link = theme.color("link")
        font, mono = theme.font("message"), theme.font("code")
        tab = 4 * QFontMetricsF(mono).horizontalAdvance("0")
        self.text = TextStyle(font, theme.line("message"), tab, link)
        self.answer = replace(self.text, schemes=WEB_SCHEMES)
        self.guide = replace(self.text, schemes=WEB_SCHEMES | {APP_SCHEME})
        self.rich = RichStyle.from_theme(theme, self.text, self.formulas)
        self.columns = ColumnRuler(
            *(QFontMetricsF(f) for f in (self.rich.cell.font, self.rich.head_cell.font, mono))
        )
        self.code = TextStyle(mono, theme.line("code"), tab, link, code=True)
        self._wrapped_code = replace(self.code, wrapped=True)
        self.char = max(1.0, QFontMetricsF(font).averageCharWidth())
        self.code_char = max(1.0, QFontMetricsF(mono).horizontalAdvance("0"))
        self._renew()

    def estimate(self, characters: int, line_breaks: int, width: int) -> int:
        """About how high that much text will be."""
        return (characters // self.per_line(width) + line_breaks + 1) * self.text.line

    def per_line(self, width: int) -> int:
        """About how many characters a line of that width has."""
        return max(8, int(width / self.char))

    def style_of(self, entry: TimelineEntry) -> TextStyle:
        """How the paragraphs of a message are set."""
        if entry.by_user:
            return self.text
        return self.guide if entry.by_guide else self.answer

    def code_style(self, *, wrapped: bool) -> TextStyle:
        """How code is set, with long lines broken or not."""
        return self._wrapped_code if wrapped else self.code

    def _renew(self) -> None:
        self.generation += 1
        self.cache.clear()
