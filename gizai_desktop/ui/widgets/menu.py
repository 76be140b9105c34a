"""The menu of the application: context menus, choices, the ⋯ buttons."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gizai_desktop.ui.look.rounded_window import make_round
from gizai_desktop.ui.look.style_menus import DANGER, ICON, RADIUS
from gizai_desktop.ui.look.theme import Theme


class ThemedMenu(QMenu):
    """A menu at least 200 px wide. The proxy style paints it, and every other QMenu alike."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        make_round(self, RADIUS)
        self.setMinimumWidth(theme.px(200))
        self.setToolTipsVisible(True)

    def add_item(
        self,
        text: str,
        icon: str | None = None,
        shortcut: str = "",
        *,
        danger: bool = False,
    ) -> QAction:
        """Add a row; connect to the action's `triggered`.

        The shortcut is only shown here; the window owns the keys.
        """
        key = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(f"{text}\t{key}" if key else text, self)
        if icon is not None:
            action.setProperty(ICON, self._theme.icon_name(icon))
        action.setProperty(DANGER, danger)
        self.addAction(action)
        return action
