"""The tree of a conversation as rows: a message under the one it follows."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect

from gizai_desktop.domain.conversation import Conversation
from gizai_desktop.domain.message import Message, Role
from gizai_desktop.ui.look.painting import fill_round
from gizai_desktop.ui.look.tokens import ColorName, TypeStep
from gizai_desktop.ui.widgets.row_canvas import RowCanvas

translate = QCoreApplication.translate  # the name that the translation tools look for

_STEP = 20
_DEEPEST = 12
_LEFT = 22
_WORDS = 200


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One message.

    Attributes:
        depth: how many times the tree has branched above it.
        shown: whether it is on the path that is shown.
    """

    message: Message
    depth: int
    shown: bool

    @property
    def words(self) -> str:
        """Who says what, and whether it is shown."""
        speaks = {
            Role.USER: translate("BranchesSheet", "You"),
            Role.ASSISTANT: translate("BranchesSheet", "Answer"),
        }
        shown = translate("BranchesSheet", "shown") if self.shown else ""
        who = speaks.get(self.message.role, "")
        return ", ".join(filter(None, (who, self._first_words(), shown)))

    def paint(self, canvas: RowCanvas, *, lit: bool) -> None:
        """Paint the role's icon and the first words; the shown path with a line at its left."""
        del lit
        theme, rect = canvas.theme, canvas.rect
        left = _LEFT + min(self.depth, _DEEPEST) * theme.px(_STEP)
        if self.shown:
            line = QRect(rect.left() + left - 9, rect.top(), 2, rect.height())
            fill_round(canvas.painter, canvas.visual(line), 0, theme.color("accent"))
        user = self.message.role is Role.USER
        canvas.icon(left, "user" if user else "chat", "text2")
        start = left + theme.px(16) + 10
        step: TypeStep = "ui_strong" if user and self.shown else "ui"
        color: ColorName = "text" if self.shown else "text2"
        words = self._first_words() or translate("BranchesSheet", "(no text)")
        canvas.text((start, rect.width() - 18), words, (step, color))

    def _first_words(self) -> str:
        return " ".join(self.message.content[:_WORDS].split())


def branch_rows(conversation: Conversation) -> list[BranchRow]:
    """Every message once, depth first; where it branches, each branch is one step further in."""
    shown = {message.id for message in conversation.path()}
    return list(_below(conversation, shown))


def _below(conversation: Conversation, shown: set[str]) -> Iterator[BranchRow]:
    first = conversation.children.get(None, ())
    waiting = [(known, int(len(first) > 1)) for known in reversed(first)]
    while waiting:
        known, depth = waiting.pop()
        yield BranchRow(conversation.messages[known], depth, known in shown)
        following = conversation.children.get(known, ())
        deeper = depth + (len(following) > 1)
        waiting += [(child, deeper) for child in reversed(following)]
