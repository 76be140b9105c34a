"""The window's actions as Qt objects, and the menus they stand in."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from gizai_desktop.ui.actions.menus import FIXED, HEADER_MENU, MENUS, ActionSpec
from gizai_desktop.ui.actions.names import ActionName
from gizai_desktop.ui.actions.shortcuts import ShortcutRow, assigned
from gizai_desktop.ui.look.style_menus import DANGER, ICON
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.menu import ThemedMenu


class Actions:
    """The actions as Qt objects, owned by the window whose keys they are."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._by_name = {spec.name: self._make(spec, window) for spec in _specs()}
        window.addActions(list(self._by_name.values()))
        self.retranslate()

    def __getitem__(self, name: ActionName) -> QAction:
        return self._by_name[name]

    def keys(self, name: ActionName) -> str:
        """The keys of an action as the desktop writes them; empty for none."""
        return self[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def rename(self, name: ActionName, text: str | None) -> None:
        """Say more exactly what an action would do now, or what it usually says (None)."""
        spec = next(spec for spec in _specs() if spec.name is name)
        self[name].setText(text if text is not None else _translated(spec.text))

    def use(self, chosen: Sequence[tuple[str, str]]) -> None:
        """Take the keys that the user chose, as the settings have them."""
        rows = shortcut_rows()
        current = assigned(rows, chosen)
        for row in rows:
            keys = [current[row.name]]
            if keys == [row.keys] and row.also not in current.values():
                keys.append(row.also)
            if not row.fixed:
                used = [each for each in keys if not each.isEmpty()]
                self._by_name[ActionName(row.name)].setShortcuts(used)

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        for spec in _specs():
            keys = QKeySequence(spec.keys).toString(QKeySequence.SequenceFormat.NativeText)
            text = _translated(spec.text)
            self._by_name[spec.name].setText(f"{text}\t{keys}" if spec.shown_only else text)

    def fill_menu_bar(self, bar: QMenuBar) -> Sequence[ThemedMenu]:
        """Put all menus into an empty menu bar; returns them."""
        menus = []
        for spec in MENUS:
            menu = ThemedMenu(self._theme, bar)
            menu.setTitle(_translated(spec.title))
            self._fill(menu, [action.name if action else None for action in spec.actions])
            bar.addMenu(menu)
            menus.append(menu)
        return menus

    def header_menu(self, parent: QWidget) -> ThemedMenu:
        """A new ⋯ menu."""
        menu = ThemedMenu(self._theme, parent)
        self._fill(menu, HEADER_MENU)
        return menu

    def _fill(self, menu: ThemedMenu, names: Sequence[ActionName | None]) -> None:
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._by_name[name])

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(window)
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setProperty(ICON, self._theme.icon_name(spec.icon))
        if spec.keys and not spec.shown_only:
            keys = [QKeySequence(spec.keys)]
            action.setShortcuts(keys + ([QKeySequence(spec.also)] if spec.also else []))
        action.setProperty(DANGER, spec.danger)
        return action


def shortcut_rows() -> tuple[ShortcutRow, ...]:
    """Every action, for the Shortcuts page."""
    return tuple(
        ShortcutRow(
            spec.name,
            _plain(menu.title),
            _plain(spec.text),
            QKeySequence(spec.keys),
            QKeySequence(spec.also),
            spec.shown_only or spec.name in FIXED,
        )
        for menu in MENUS
        for spec in menu.actions
        if spec is not None
    )


def _specs() -> Iterator[ActionSpec]:
    return (spec for menu in MENUS for spec in menu.actions if spec is not None)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Menu", text)


def _plain(text: str) -> str:
    return _translated(text).replace("&", "").rstrip("…")
