"""Headings, lists, tables, code and links of a message, as a screen reader meets them."""

from collections.abc import Sequence
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QWidget

from gizai_desktop.ui.markdown.runs import FROM_NOTE, TO_NOTE
from gizai_desktop.ui.timeline.access.item_access import Act, Actions, Item, Kind
from gizai_desktop.ui.timeline.access.spoken_nodes import Node, NodeKind

LONGEST_NAME = 4000
"""Characters of a message, or of a part of one, that its name has; its text has all of them."""

Path = tuple[int, ...]
"""Which child of the message, which child of that one, and so on."""

_Text = QAccessible.Text
_Role = QAccessible.Role
_LEVEL = QAccessible.Attribute.Level
_ROLES = {
    NodeKind.LINK: _Role.Link,
    NodeKind.HEADING: _Role.Heading,
    NodeKind.CODE: _Role.Section,
    NodeKind.FORMULA: _Role.Equation,
    NodeKind.QUOTE: _Role.BlockQuote,
    NodeKind.LIST: _Role.List,
    NodeKind.NUMBERED_LIST: _Role.List,
    NodeKind.ITEM: _Role.ListItem,
    NodeKind.NOTE: _Role.Note,
    NodeKind.TABLE: _Role.Table,
    NodeKind.ROW: _Role.Row,
    NodeKind.HEAD_CELL: _Role.ColumnHeader,
    NodeKind.CELL: _Role.Cell,
}


class Owner(Protocol):
    """The message that parts belong to, as its parts know it."""

    def node_at(self, path: Path) -> Node | None:
        """What is there now."""

    def part_at(self, path: Path) -> QAccessibleInterface:
        """The interface of that; of the message itself for an empty path."""

    def part_under(self, path: Path, point: QPoint) -> QAccessibleInterface | None:
        """The part of a part at a point of the screen."""

    def place_of(self, node: Node) -> QRect:
        """Where it is on the screen."""

    def has_keyboard(self, node: Node) -> bool:
        """Whether the keyboard is at it."""

    def open_link(self, address: str) -> None:
        """Follow a link."""

    def go_to(self, node: Node) -> None:
        """Take the keyboard to it."""

    def state(self) -> QAccessible.State:
        """That of the message."""


class Level(QAccessibleAttributesInterface):
    """The level of a heading."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """There is one."""
        return [_LEVEL]

    def attributeValue(self, key: QAccessible.Attribute, /) -> Any:  # noqa: ANN401 - a QVariant
        """The level from 1 to 6."""
        return self._level if key is _LEVEL else None


class NodeAccess(Item):
    """A part of a message, as long as something of its kind is at its place in the message."""

    def __init__(self, viewport: QWidget, message: Owner, path: Path, node: Node) -> None:
        self.path = path
        self.kind = node.kind
        self._message = message
        self._level = node.level
        parts: dict[Kind, shiboken6.Object] = {}
        if node.kind is NodeKind.LINK:
            parts[Kind.ActionInterface] = Actions(viewport, self._acts)
        if node.kind is NodeKind.HEADING:
            parts[Kind.AttributesInterface] = Level(node.level)
        super().__init__(viewport, parts)

    @property
    def _node(self) -> Node | None:
        """What it stands for, None when that has gone or is something else now."""
        if not shiboken6.isValid(self._message):
            return None
        node = self._message.node_at(self.path)
        same = node is not None and (node.kind, node.level) == (self.kind, self._level)
        return node if same else None

    def _acts(self) -> Sequence[Act]:
        node = self._node
        if node is None:
            return ()
        press = QAccessibleActionInterface.pressAction()
        to_focus = QAccessibleActionInterface.setFocusAction()
        return (
            Act(press, lambda: self._message.open_link(node.address)),
            Act(to_focus, lambda: self._message.go_to(node)),
        )

    # -- Qt -----------------------------------------------------------------------------------

    def isValid(self) -> bool:
        """Whether it is still there."""
        return self._node is not None

    def parent(self) -> QAccessibleInterface:
        """What it is in."""
        return self._message.part_at(self.path[:-1])

    def childCount(self) -> int:
        """How many parts it has."""
        node = self._node
        return len(node.children) if node is not None else 0

    def child(self, index: int) -> QAccessibleInterface:
        """One of its parts."""
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        return self._message.part_at((*self.path, index))

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """Which of its parts that is."""
        ours = isinstance(arg__1, NodeAccess) and arg__1.path[:-1] == self.path
        return arg__1.path[-1] if ours and isinstance(arg__1, NodeAccess) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Its part at a point of the screen."""
        if self._node is None:
            return None  # type: ignore[return-value]
        return self._message.part_under(self.path, QPoint(x, y))  # type: ignore[return-value]

    def text(self, t: _Text) -> str:
        """The words; beside them the address of a link, the size, what is above a cell."""
        node = self._node
        if node is None:
            return ""
        if t is _Text.Name:
            return shortened(_name(node))
        return _description(node) if t is _Text.Description else ""

    def rect(self) -> QRect:
        """Its place on the screen, where it is not seen, about where it would be."""
        node = self._node
        return self._message.place_of(node) if node is not None else QRect()

    def role(self) -> QAccessible.Role:
        """What it is."""
        return _ROLES[self.kind]

    def state(self) -> QAccessible.State:
        """As its message, and whether it is seen itself."""
        node = self._node
        state = QAccessible.State()
        if node is None:
            state.invalid = 1
            return state
        whole = self._message.state()
        place, viewport = self._message.place_of(node), self._viewport.rect()
        seen = self.on_screen(viewport).intersects(place)
        state.readOnly = 1
        state.invisible = whole.invisible
        state.offscreen = int(not seen)
        state.linked = int(self.kind is NodeKind.LINK)
        state.focusable = int(self.kind is NodeKind.LINK)
        state.focused = int(self._message.has_keyboard(node))
        return state


def shortened(words: str) -> str:
    """As many of the words as a name may have."""
    return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME] + "…"


def _name(node: Node) -> str:
    """What is said of a part; of a table its head, of a list what it is."""
    translate = QCoreApplication.translate
    if node.kind is NodeKind.LIST:
        return translate("NodeAccess", "List")
    if node.kind is NodeKind.NUMBERED_LIST:
        return translate("NodeAccess", "Numbered list")
    words = node.children[0].words if node.kind is NodeKind.TABLE else node.words
    return words if words.strip(" ;") else translate("NodeAccess", "Empty")


def _description(node: Node) -> str:
    translate = QCoreApplication.translate
    if node.kind in {NodeKind.LIST, NodeKind.NUMBERED_LIST}:
        return translate("NodeAccess", "Items: %1").replace("%1", str(len(node.children)))
    if node.kind is NodeKind.TABLE:
        columns = max(len(row.children) for row in node.children)
        size = translate("NodeAccess", "Table: rows %1, columns %2")
        return size.replace("%1", str(len(node.children))).replace("%2", str(columns))
    if node.address.startswith(TO_NOTE):
        return translate("NodeAccess", "Footnote")
    if node.address.startswith(FROM_NOTE):
        return translate("NodeAccess", "Back to the text")
    return node.address or node.head
