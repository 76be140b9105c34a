"""Shows how far a change of many conversations is, and lets the user end it."""

import time

from PySide6.QtCore import QLocale, QObject

from gizai_desktop.application.history import History
from gizai_desktop.application.steps import StepKind, Work
from gizai_desktop.ui.frame.notice_area import NoticeArea
from gizai_desktop.ui.look.theme import Theme

SHOWN_EVERY_S = 0.1
"""Numbers that change more often cannot be read."""


class WorkPresenter(QObject):
    """Joins the work with the bar under the header; the window can be used meanwhile."""

    def __init__(self, theme: Theme, area: NoticeArea, history: History) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        history.begun.connect(self._begin)

    def _begin(self, work: Work) -> None:
        from gizai_desktop.ui.widgets.work_bar import WorkBar  # noqa: PLC0415 - seldom needed

        bar = WorkBar(self._theme, self._area)
        bar.cancelled.connect(work.cancel)
        shown_at = 0.0

        def follow(_: None) -> None:
            nonlocal shown_at
            if time.monotonic() - shown_at >= SHOWN_EVERY_S:
                shown_at = time.monotonic()
                bar.show_progress(work.done, work.total, self._words(work))

        work.progressed.connect(follow)
        work.ended.connect(lambda _: self._area.end_work())
        follow(None)
        self._area.show_work(bar)

    def _words(self, work: Work) -> str:
        if work.kind is not StepKind.DELETE:
            words = self.tr("Changing chats: {done} of {total}")
        elif work.back:
            words = self.tr("Bringing chats back: {done} of {total}")
        else:
            words = self.tr("Deleting chats: {done} of {total}")
        numbers = QLocale().toString(work.done), QLocale().toString(work.total)
        return words.replace("{done}", numbers[0]).replace("{total}", numbers[1])
