"""Keeps Tab, and the focus itself, inside one part of a window."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_inside(root: QWidget, start: QWidget | None, *, forward: bool) -> QWidget | None:
    """The widget after (or before) `start` within root, in the order of making, going round.

    Not by `nextInFocusChain`: in PySide 6.11 and 6.12 that hands the widget over to the one it
    was asked of, and when a sheet is deleted, wrappers of the whole window go with it.
    """
    widgets = root.findChildren(QWidget)
    here = widgets.index(start) if start in widgets else -1
    after, before = widgets[here + 1 :], widgets[: max(here, 0)]
    ring = [*after, *before] if forward else [*reversed(before), *reversed(after)]
    return next((widget for widget in ring if _takes_tab(root, widget)), None)


def _takes_tab(root: QWidget, widget: QWidget) -> bool:
    """Whether Tab stops there; what hands its focus on takes no Tab itself, by its policy."""
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return (
        bool(tab) and root.isAncestorOf(widget) and widget.isVisibleTo(root) and widget.isEnabled()
    )


class FocusTrap(QObject):
    """While armed, pulls the focus back when it goes to another part of the same window."""

    def __init__(self, root: QWidget, app: QApplication) -> None:
        super().__init__(root)
        self._root = root
        self._armed = False
        self._former: QWidget | None = None
        self._last: QWidget | None = None
        app.focusChanged.connect(self._watch)

    def arm(self, former: QWidget | None) -> None:
        """Start; `former` had the focus before and gets it back."""
        self._former = former
        self._armed = True
        if former is not None:
            former.destroyed.connect(self._forget_former)

    def release(self, reason: Qt.FocusReason) -> None:
        """Stop, and give the focus back."""
        self._armed = False
        former, self._former, self._last = self._former, None, None
        if former is not None:
            former.destroyed.disconnect(self._forget_former)
            if former.isVisible() and former.isEnabled():
                former.setFocus(reason)

    def _forget_former(self) -> None:
        self._former = None

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if not self._armed or new is None:
            return
        if self._root.isAncestorOf(new):
            self._last = new
        elif new.window() is self._root.window() and not self._is_above(new):
            target = self._last or next_inside(self._root, None, forward=True) or self._root
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_above(self, widget: QWidget) -> bool:
        """Whether the widget is part of something that was opened on top of the root."""
        found: QWidget | None = widget
        parent = self._root.parentWidget()
        while found is not None and found.parentWidget() is not parent:
            found = found.parentWidget()
        if found is None or parent is None:
            return False
        siblings = parent.children()
        return siblings.index(found) > siblings.index(self._root)
