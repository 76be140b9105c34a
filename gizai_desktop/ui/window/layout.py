"""The window's arrangement: its sizes, its sidebar and its menu bar, as the user left them."""

from dataclasses import replace

from PySide6.QtCore import QObject

from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.window_actions import Actions
from gizai_desktop.ui.chat.parts import ChatWidgets
from gizai_desktop.ui.frame.body import WindowBody
from gizai_desktop.ui.frame.geometry import save_geometry
from gizai_desktop.ui.frame.menu_key import MenuKey
from gizai_desktop.ui.frame.window import Window
from gizai_desktop.ui.parts import WindowParts


class WindowLayout(QObject):
    """Restores the arrangement, keeps what the user changes, and fits narrow windows."""

    def __init__(
        self,
        shell: Window,
        body: WindowBody,
        widgets: ChatWidgets,
        actions: Actions,
        parts: WindowParts,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._body = body
        self._widgets = widgets
        self._actions = actions
        self._preferences = parts.preferences
        self._state = state = parts.state
        body.set_sidebar_width(state.value.sidebar_width)
        body.set_sidebar_visible(state.value.sidebar_visible, animate=False)
        body.sidebar_visible_changed.connect(lambda _: self._keep_sidebar())
        body.sidebar_width_changed.connect(self._keep_sidebar_width)
        shell.resized.connect(self.fit)
        MenuKey(shell, lambda: self._preferences.settings.menu_bar)
        self.show_menu_bar()
        self.fit()

    def fit(self) -> None:
        """Leave out what a narrow window has no room for."""
        widgets = self._widgets
        narrow = widgets.page.narrow
        widgets.header.set_narrow(narrow)
        docked = self._body.sidebar_visible and not self._body.overlaid
        widgets.header.set_sidebar_buttons(not docked)
        widgets.composer.set_narrow(narrow)

    def keep_geometry(self) -> None:
        """Have the window's place and size written."""
        state = self._state
        state.put(replace(state.value, geometry=save_geometry(self._shell)))

    def show_menu_bar(self) -> None:
        """Show the menu bar, or not, as the settings say."""
        visible = self._preferences.settings.menu_bar
        self._shell.menuBar().setVisible(visible)
        self._actions[ActionName.MENU_BAR].setChecked(visible)

    def toggle_menu_bar(self) -> None:
        """Show the menu bar if it is hidden, and the other way round."""
        preferences = self._preferences
        preferences.change(menu_bar=not preferences.settings.menu_bar)

    def _keep_sidebar(self) -> None:
        state = self._state
        state.put(replace(state.value, sidebar_visible=self._body.sidebar_wanted))
        self.fit()

    def _keep_sidebar_width(self, width: int) -> None:
        state = self._state
        state.put(replace(state.value, sidebar_width=width))
        self.fit()
