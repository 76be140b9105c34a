"""Finds texts that are cut: python -m tests.ui.misfits LANGUAGE ZOOM lays everything out.

Prints a line for each text that does not fit, lies over its neighbour or outside its parent.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import qasync
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gizai_desktop.application.notices import Notice, NoticeAction, Notices, NoticeText
from gizai_desktop.domain.importing import (
    ImportProgress,
    ImportReport,
    NoteKind,
    Origin,
    Skipped,
    SkipReason,
)
from gizai_desktop.domain.settings import Language
from gizai_desktop.ui.exchange.export_sheet import ExportChoice, ExportSheet
from gizai_desktop.ui.exchange.import_sheet import ImportSheet
from gizai_desktop.ui.exchange.restore_sheet import RestoreSheet
from gizai_desktop.ui.finding.bar import FindBar
from gizai_desktop.ui.frame.notice_area import NoticeArea
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.process.collector import collecting_on_this_thread
from gizai_desktop.ui.process.language import Languages
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.widgets.buttons import IconButton
from gizai_desktop.ui.widgets.label import ElidedLabel
from tests.ui import shelf_gallery, window_gallery
from tests.ui.drawn_window import Window, shown
from tests.ui.settings import gallery

W = TypeVar("W", bound=Window)
SIZES = ((1280, 860), (480, 560))
"""At 100 %; a window with larger letters cannot be made as narrow."""


def misfits(window: QWidget) -> Iterator[str]:
    """What a look at a window would find wrong with its texts."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            yield from (f"{_named(widget)}: {what}" for what in _cut(widget))
            yield from _overlaps(widget)


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    if isinstance(widget, QAbstractButton) and not isinstance(widget, IconButton):
        # As small as the text allows; what may be elided says so by a smaller hint.
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            yield f"{widget.size().toTuple()} is less than {least.toTuple()}"
    if isinstance(widget, QLineEdit) and not widget.text():
        wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        if wanted > widget.width():
            yield f"placeholder of {wanted} in {widget.width()}"
    parent = widget.parentWidget()
    if parent is not None and not widget.isWindow() and not _contains(parent, widget):
        yield f"{widget.geometry().getRect()} is outside {parent.rect().getRect()}"


def _cut_label(label: QLabel) -> Iterator[str]:
    metrics = QFontMetrics(label.font())
    room = label.contentsRect()
    pieces = (
        re.split(r"\s|(?<=[/-])", label.text()) if label.wordWrap() else label.text().split("\n")
    )
    widest = max(map(metrics.horizontalAdvance, pieces), default=0)
    if widest > room.width():
        yield f"{widest} wide in {room.width()}"
    # The type scale has lines that are lower than the font asks for, but not than its letters.
    letters = metrics.tightBoundingRect(label.text()).height()
    high = label.heightForWidth(label.width()) if label.wordWrap() else letters
    if high > label.height():
        yield f"{high} high in {label.height()}"


def _contains(parent: QWidget, widget: QWidget) -> bool:
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        off = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return widget.width() <= parent.width() or not off
    return parent.rect().contains(widget.geometry())


def _overlaps(parent: QWidget) -> Iterator[str]:
    kinds = QLabel | ElidedLabel | QAbstractButton | QLineEdit
    texts = [
        child
        for child in parent.children()
        if isinstance(child, kinds) and child.isVisible() and not child.isWindow()
    ]
    for one, other in combinations(texts, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_named(one)} lies over {_named(other)}"


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    parent: QObject | None = widget.parentWidget()
    return f"{type(parent).__name__}/{type(widget).__name__} {text or widget.accessibleName()!r}"


class Inspector(gallery.Camera):
    """Looks for misfits instead of taking a picture."""

    def keep(self, window: QWidget, name: str) -> None:
        report(window, name)


def report(window: QWidget, name: str) -> None:
    for misfit in misfits(window):
        print(f"{name} {window.width()}: {misfit}")


async def inspect_settings(inspector: Inspector) -> None:
    for width, height in SIZES:
        size = (max(width, inspector.theme.px(480)), height)
        for page in PageName:
            await inspector.take(page, page, size)
        await inspector.take("filled", PageName.NETWORK, size, gallery.fill_network)
        await inspector.take("asked", PageName.NETWORK, size, gallery.ask)
        await gallery.take_instructions(inspector, "instructions", size)
        await gallery.take_new(inspector, "", size)


def inspect_windows(theme: Theme) -> None:
    for wanted, height in SIZES:
        width = max(wanted, theme.px(480))
        for name, prepare in window_gallery.STATES.items():
            _inspect(Window(theme), name, (width, height), prepare)
        for name, show in shelf_gallery.STATES.items():
            if name not in {"view_menu", "trash_narrow"}:
                _inspect(shelf_gallery.LibraryWindow(theme), name, (width, height), show)
        for name, sheet in SHEETS.items():
            _inspect(Window(theme), name, (width, height), sheet)


def _inspect(window: W, name: str, size: tuple[int, int], prepare: Callable[[W], None]) -> None:
    window.header.set_narrow(size[0] < 760)
    with shown(window, prepare, size):
        report(window, name)


def importing(window: Window) -> None:
    _import_sheet(window).show_work(ImportProgress(7_000_000, 9_000_000, 12_345))


def imported(window: Window) -> None:
    names = ("conversations.json", "a chat with a very long title")
    report = ImportReport(
        ("1", "2"),
        ("3",),
        5,
        1234,
        MappingProxyType({Origin.CHATGPT: 8}),
        MappingProxyType(dict.fromkeys(NoteKind, 3)),
        tuple(Skipped(name, SkipReason.ENCRYPTED) for name in names),
        2,
    )
    _import_sheet(window).show_report(report)


def _import_sheet(window: Window) -> ImportSheet:
    sheet = ImportSheet(window.theme, window)
    sheet.open()
    return sheet


def exporting(window: Window) -> None:
    _export_sheet(window).show_work(3, 12)


def export_refused(window: Window) -> None:
    _export_sheet(window).show_failure("No room is left on the disk. Make some, then try again.")


def _export_sheet(window: Window) -> ExportSheet:
    choices = (ExportChoice("Moving averages in Python", ("1",)), ExportChoice("All", ("1", "2")))
    sheet = ExportSheet(window.theme, window, choices)
    sheet.open()
    return sheet


def noticed(window: Window) -> None:
    notices = Notices()
    area = NoticeArea(window.theme, notices, {})
    content = window.header.parentWidget()
    column = content.layout() if content is not None else None
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(1, area)
    params = {"title": "Moving averages in Python", "reason": "The disk is full."}
    saving = NoticeAction.SAVE_ELSEWHERE, NoticeAction.RETRY_SAVING
    notices.post(Notice(NoticeText.NOT_SAVED, params, saving[0], also=saving[1]))


def finding(window: Window) -> None:
    bar = FindBar(window.theme, window.page)
    bar.show_keys(("Ctrl+Shift+G", "Ctrl+Shift+H"))
    bar.open("average")


SHEETS: dict[str, Callable[[Window], None]] = {
    "import": lambda window: _import_sheet(window).ask(),
    "noticed": noticed,
    "finding": finding,
    "importing": importing,
    "imported": imported,
    "export": lambda window: _export_sheet(window).raise_(),
    "exporting": exporting,
    "export_refused": export_refused,
    "restore": lambda window: RestoreSheet(window.theme, window, Path("backup.zip")).open(),
}


def main(language: Language, zoom: float) -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    languages = Languages(gallery.RESOURCES / "translations")
    languages.speak(language)
    with tempfile.TemporaryDirectory() as folder:
        inspector = Inspector(app, Path(folder), Path(folder), "")
        inspector.theme.set_zoom(zoom)
        with (
            collecting_on_this_thread(app),
            asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner,
        ):
            runner.run(inspect_settings(inspector))
        inspect_windows(inspector.theme)


if __name__ == "__main__":
    main(Language(sys.argv[1]), float(sys.argv[2]))
