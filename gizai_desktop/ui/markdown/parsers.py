"""The Markdown library, loaded when the first answer needs it."""

from collections.abc import Mapping, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gizai_desktop.ui.markdown.pieces import Piece
from gizai_desktop.ui.markdown.runs import Allowed, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from gizai_desktop.ui.markdown.inline import InlineReader
    from gizai_desktop.ui.markdown.structure import StructureReader


class Parsers:
    """The two parsers that all messages share: one for blocks and one for text."""

    def __init__(self) -> None:
        self._structure: StructureReader | None = None
        self._inline: InlineReader | None = None
        self._html: MarkdownIt | None = None

    def pieces(
        self, text: str, references: MutableMapping[str, Any], before: str = ""
    ) -> tuple[Piece, ...] | None:
        """The pieces of a section; its references are added. None if words would be lost.

        Args:
            before: lines that open what goes on in the section; they are no part of it.
        """
        if self._structure is None:
            module = import_module("gizai_desktop.ui.markdown.structure")
            self._structure = module.StructureReader()
        return self._structure.pieces(text, references, before)

    def html(self, text: str) -> str:
        """The text as HTML, in which HTML of the text is only text."""
        if self._html is None:
            module = import_module("markdown_it")
            self._html = module.MarkdownIt("commonmark", {"html": False, "breaks": True})
            self._html.enable(["table", "strikethrough"])
        return str(self._html.render(text))

    def runs(
        self,
        text: str,
        references: Mapping[str, Any],
        allowed: Allowed,
        notes: Mapping[str, int],
    ) -> list[Run]:
        """The runs of a paragraph's text with their positions in it."""
        if self._inline is None:
            module = import_module("gizai_desktop.ui.markdown.inline")
            self._inline = module.InlineReader()
        return self._inline.runs(text, references, allowed, notes)
