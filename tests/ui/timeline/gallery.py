"""Pictures of the conversation view: python -m tests.ui.timeline.gallery OUT_DIR [NAME…].

Every state in light and dark, drawn offscreen at scale factors 1 and 2.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractAnimation, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.message import MessageStatus
from gizai_desktop.ui.finding.presenter import FindPresenter
from gizai_desktop.ui.finding.texts import Texts
from gizai_desktop.ui.look.theme import Scheme, Theme
from gizai_desktop.ui.look.tokens import load_tokens
from gizai_desktop.ui.timeline import TimelineEntry, TimelineView
from gizai_desktop.ui.timeline.overlay.code_buttons import CodeFold, CodeWrap
from gizai_desktop.ui.widgets.fold_button import FoldButton
from tests.ui.timeline.markdown_samples import (
    AVERAGES,
    EVERYTHING,
    FORMULAS,
    LONG_CODE,
    MIRRORED,
    NOTES,
)
from tests.ui.timeline.markdown_samples import WIDE as TABLE
from tests.ui.timeline.samples import (
    ANSWER,
    CODE,
    GUIDE_ANSWER,
    THOUGHTS,
    answer,
    failed,
    running,
    talk,
    user,
    waiting,
)

RESOURCES = Path(__file__).parents[3] / "resources"
WIDE = (1016, 693)
TALL = (1016, 1250)
NARROW = (480, 693)
QUESTION = "How do I compute a moving average over a list of prices?"
SLIDE = (
    "Rewrite this paragraph so that it fits on one slide. Keep the three numbers and drop"
    " everything about the office move."
)
FIGURES = (
    "Three figures carry the quarter: revenue up 12 %, churn down to 1.8 %, and 41 new teams."
    " Everything else is detail for the appendix."
)
GERMAN = "Good. Now the same in German, a little more formal."
RUSSIAN = (
    "Простое среднее даёт всем ценам в окне одинаковый вес. Для больших списков удобен"
    " генератор:\n\n- Простое хранит последние значения.\n- Экспоненциальное помнит одно"
    f" число и быстрее замечает перемены.\n\n```python\n{CODE}\n```"
)
SCRIPTS = (
    "مرحبا بالعالم، هذا نص عربي طويل يكفي ليملأ أكثر من سطر واحد في هذا العمود العريض من"
    " المحادثة حتى نرى كيف يلتف.\n\nשלום עולם with English inside.\n\n"
    "日本語の段落です。改行されずに続く長い文章は、どこでも折り返されます。\n\n"
    "Cafe\u0301, nai\u0308ve, \U0001f469\u200d\U0001f4bb \U0001f1e9\U0001f1ea"
    ", NUL: \x00, bell: \x07\n\n"
    "<b>not bold</b> <img src='file:///etc/passwd'> &amp; <script>alert(1)</script>"
)
SLIDES = (user("1", SLIDE), answer("2", FIGURES, elapsed_ms=5100), user("3", GERMAN))


def wrap_code(view: TimelineView) -> None:
    next(button for button in view.findChildren(CodeWrap) if button.isVisible()).click()


def open_code(view: TimelineView) -> None:
    wrap_code(view)
    next(button for button in view.findChildren(CodeFold) if button.isVisible()).click()
    view.verticalScrollBar().setValue(900)


def main_state() -> list[TimelineEntry]:
    return [user("1", QUESTION), answer("2", ANSWER, ("a", "2", "c"))]


def scripts_state() -> list[TimelineEntry]:
    return [user("1", SCRIPTS.partition("\n\n")[0]), answer("2", SCRIPTS), user("3", "مرحبا")]


def ended_state() -> list[TimelineEntry]:
    return [
        user("1", SLIDE, ("1", "x")),
        answer("2", FIGURES, status=MessageStatus.STOPPED),
        user("3", GERMAN),
        answer("4", "", status=MessageStatus.INTERRUPTED),
        user("5", "Again."),
        failed("6", FailureKind.RATE_LIMITED, "A part of the answer", status=429, retry_after_s=40),
    ]


def hover(view: TimelineView, point: QPoint) -> None:
    at = QPointF(point)
    viewport = view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(viewport.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def hover_question(view: TimelineView) -> None:
    hover(view, QPoint(view.width() - 200, 40))


def expand_details(view: TimelineView) -> None:
    for button in view.findChildren(QWidget):
        if button.property("text") == "Details" and button.isVisible():
            button.click()  # type: ignore[attr-defined]


def select_some(view: TimelineView) -> None:
    view.select_all()


def focus_answer(view: TimelineView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(view, _key(Qt.Key.Key_Up))


def scroll_up(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(2000)


def _key(key: Qt.Key) -> QEvent:
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier)


def nothing(view: TimelineView) -> None:
    del view


def guide_state() -> list[TimelineEntry]:
    return [user("1", "How do I add Ollama?"), answer("2", GUIDE_ANSWER, backend="guide")]


def thinking_state() -> list[TimelineEntry]:
    return [user("1", QUESTION), running("2", reasoning=THOUGHTS * 3)]


def thought_state() -> list[TimelineEntry]:
    return [user("1", QUESTION), answer("2", ANSWER, reasoning=THOUGHTS, left_out=12)]


def cut_state() -> list[TimelineEntry]:
    lost = Failure(FailureKind.CUT_OFF, {"service": "Ollama"})
    interrupted = MessageStatus.INTERRUPTED
    return [
        user("1", SLIDE),
        answer("2", FIGURES, finish_reason="length"),
        user("3", GERMAN),
        answer("4", FIGURES, finish_reason="content_filter"),
        user("5", "Again."),
        answer("6", FIGURES, status=interrupted, failure=lost),
        user("7", "And again."),
        failed("8", FailureKind.CONTEXT_OVERFLOW, "A part of the answer", status=400),
        user("9", "And now?"),
        failed("10", FailureKind.NAME_NOT_FOUND, status=None),
    ]


def open_thoughts(view: TimelineView) -> None:
    for button in view.findChildren(FoldButton):
        if button.isVisible():
            button.click()


def news_below(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(0)
    view.update_entry(running("2", "\n\n".join([ANSWER] * 6)))


def found_state() -> list[TimelineEntry]:
    mixed = user("3", "שלום, what is an average? 平均 Average")
    return [user("1", QUESTION), answer("2", AVERAGES, reasoning=THOUGHTS), mixed]


def look_for(text: str, steps: int) -> Callable[[TimelineView], None]:
    def look(view: TimelineView) -> None:
        presenter = FindPresenter(view._theme, view, Texts(), view)
        presenter.open()
        presenter.bar.field.edit.setText(text)
        for _ in range(steps):
            settle(presenter)
            presenter.step(1)
        settle(presenter)

    return look


def settle(presenter: FindPresenter) -> None:
    moving = QAbstractAnimation.State.Running
    while presenter._counting.isActive() or presenter.bar._motion.state() is moving:
        QApplication.processEvents()


def writing_state() -> list[TimelineEntry]:
    return [user("1", QUESTION), running("2", "\n\n".join([ANSWER] * 5))]


Shot = tuple[str, tuple[int, int], Sequence[TimelineEntry], Callable[[TimelineView], None]]


def shots() -> list[Shot]:
    html = "<html><body><h1>407</h1>\n<p>Proxy Authentication Required</p></body></html>"
    return [
        ("main", WIDE, main_state(), hover_question),
        ("markdown", WIDE, [user("1", QUESTION), answer("2", AVERAGES, ("a", "2", "c"))], nothing),
        ("everything", TALL, [answer("2", EVERYTHING)], nothing),
        ("everything_selected", TALL, [answer("2", EVERYTHING)], select_some),
        ("everything_narrow", (480, 1500), [answer("2", EVERYTHING + "\n\n" + TABLE)], nothing),
        ("tables", WIDE, [answer("2", TABLE + "\n\nMore:\n\n" + AVERAGES)], nothing),
        ("formulas", TALL, [answer("2", FORMULAS)], nothing),
        ("formulas_selected", WIDE, [answer("2", FORMULAS)], select_some),
        ("notes", WIDE, [answer("2", NOTES)], nothing),
        ("mirrored", TALL, [answer("2", MIRRORED)], nothing),
        ("code_folded", WIDE, [answer("2", LONG_CODE)], nothing),
        ("code_wrapped", WIDE, [answer("2", LONG_CODE)], wrap_code),
        ("code_open", WIDE, [answer("2", LONG_CODE)], open_code),
        ("narrow_formulas", (480, 1100), [answer("2", FORMULAS + NOTES)], nothing),
        ("narrow_mirrored", (480, 1100), [answer("2", MIRRORED)], nothing),
        ("narrow_code", NARROW, [answer("2", LONG_CODE)], nothing),
        ("waiting", WIDE, [*SLIDES, waiting("4")], nothing),
        ("failed", WIDE, [*SLIDES, failed("4", body=html)], nothing),
        ("details", WIDE, [*SLIDES, failed("4", body=html)], expand_details),
        ("narrow", NARROW, main_state(), nothing),
        ("narrow_failed", NARROW, [*SLIDES, failed("4", body=html)], nothing),
        ("russian", WIDE, [user("1", "Как посчитать среднее?"), answer("2", RUSSIAN)], nothing),
        ("scripts", WIDE, scripts_state(), nothing),
        ("ended", WIDE, ended_state(), nothing),
        ("reading", WIDE, [*SLIDES, running("4", reading=0.4)], nothing),
        ("thinking", WIDE, thinking_state(), nothing),
        ("thought", WIDE, thought_state(), nothing),
        ("thoughts_open", WIDE, thought_state(), open_thoughts),
        ("narrow_thoughts", NARROW, thought_state(), open_thoughts),
        ("cut", WIDE, cut_state(), nothing),
        ("narrow_cut", NARROW, cut_state(), nothing),
        ("writing", WIDE, writing_state(), nothing),
        ("news", WIDE, writing_state(), news_below),
        ("guide", WIDE, guide_state(), nothing),
        ("selected", WIDE, main_state(), select_some),
        ("focused", WIDE, main_state(), focus_answer),
        ("found", WIDE, found_state(), look_for("average", 2)),
        ("found_in_code", WIDE, found_state(), look_for("window", 5)),
        ("found_narrow", NARROW, found_state(), look_for("prices", 1)),
        ("found_nothing", WIDE, found_state(), look_for("median", 0)),
        ("long", WIDE, talk(200), scroll_up),
    ]


def settle_view(app: QApplication, view: TimelineView) -> None:
    """Wait for the colours of code and the drawings of formulas."""
    app.processEvents()
    while view._page.highlights.waiting or view._page.formulas.waiting:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()


def draw(app: QApplication, theme: Theme, shot: Shot, target: Path) -> None:
    _, size, entries, prepare = shot
    window = QWidget()
    window.resize(*size)
    view = TimelineView(theme, window)
    view.resize(*size)
    window.show()
    window.activateWindow()
    view.show_entries("c", entries)
    app.processEvents()
    settle_view(app, view)
    prepare(view)
    settle_view(app, view)
    window.grab().save(str(target))
    view._page.formulas.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme(load_tokens(RESOURCES / "tokens.json"), RESOURCES / "icons", app)
    only = {word for word in sys.argv[2:] if not word.startswith("-")}
    ratio = f"@{app.devicePixelRatio():g}x"
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        for shot in shots():
            if only and shot[0] not in only:
                continue
            draw(app, theme, shot, out / f"{shot[0]}_{scheme}{ratio}.png")
    theme.set_scheme(Scheme.LIGHT)
    theme.set_zoom(1.5)
    draw(app, theme, shots()[0], out / f"zoom{ratio}.png")


def run_at_both_scales() -> None:
    for scale in ("1", "2"):
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "tests.ui.timeline.gallery", *sys.argv[1:], "--one"]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    if "--one" in sys.argv:
        main()
    else:
        run_at_both_scales()
