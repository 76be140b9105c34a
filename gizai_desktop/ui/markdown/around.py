"""What goes on from one section of a source in the next one."""

from typing import NamedTuple

from gizai_desktop.ui.markdown.open_items import Item


class Head(NamedTuple):
    """The first two lines of a table, and where they begin."""

    start: int
    text: str


class Around(NamedTuple):
    """What goes on in a section from the one before."""

    items: tuple[Item, ...] = ()
    table: Head | None = None

    @property
    def lines(self) -> str:
        """Source lines after which the section is read as it is after all that is before it."""
        if self.table is not None:
            return self.table.text
        opening = "".join(item.line for item in self.items[:-1])
        return opening + "".join(item.numbered_line for item in self.items[-1:])


ALONE = Around()
