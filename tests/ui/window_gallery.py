"""Pictures of the window's parts together: python -m tests.ui.window_gallery OUT_DIR.

The same states as the design's pictures, drawn offscreen, to be laid beside them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gizai_desktop.domain.catalog import (
    Catalog,
    ListedModel,
    ModelList,
    ModelRef,
    group_of,
)
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.domain.search import SearchPage
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service
from gizai_desktop.ui.chat.header import ProxyIndicator
from gizai_desktop.ui.instructions.sheet import InstructionsSheet
from tests.ui.drawn_window import CURRENT, Window, draw

ENGLISH = (
    ("Release checklist 2.4", 40),
    ("Moving averages in Python", 0),
    ("Translate the rental agreement", 0),
    ("Weeknight dinners for four", 0),
    ("SQL: customers without orders", 0),
    ("Why does rsync skip files?", 1),
    ("Cover letter, second draft", 1),
    ("Names for a hiking club", 1),
    ("Systemd timer instead of cron", 3),
    ("Explain entropy simply", 3),
    ("Berlin in three days with a toddler", 4),
    ("Regex for ISO dates", 4),
    ("Quarterly report outline", 5),
    ("Compare Postgres and SQLite for logs", 6),
)
RUSSIAN = (
    ("Список проверок перед выпуском", 40),
    ("Скользящее среднее на Python: простое и экспоненциальное", 0),
    ("Перевод договора аренды", 0),
    ("Ужины на четверых на будни", 0),
    ("SQL: покупатели без заказов", 0),
    ("Почему rsync пропускает файлы?", 1),
    ("Сопроводительное письмо, второй вариант", 1),
    ("Название для походного клуба", 1),
    ("Таймер systemd вместо cron", 3),
    ("Объясни энтропию простыми словами", 3),
)


def services() -> Catalog:
    """A list of today, one of three days ago, and a service that is down."""
    ollama = Service("ollama", "Ollama", base_url="http://localhost:11434/v1")
    router = Service(
        "router",
        "OpenRouter",
        base_url="https://openrouter.ai/api/v1",
        own_models=("acme/a-model-with-a-very-long-id:free",),
    )
    old = (datetime.now(UTC) - timedelta(days=3, hours=2)).isoformat()
    down = Failure(FailureKind.REFUSED, {"host": "localhost"})
    many = tuple(
        ListedModel(f"maker/model-{at}", f"Maker: Model {at}", f"{at}k context")
        for at in range(1, 31)
    )
    local = (
        ListedModel("qwen2.5-coder-7b.gguf", "Qwen 2.5 Coder 7B", "4.7 GB, ready"),
        ListedModel("gemma-2-2b.gguf", "Gemma 2 2B", "1.6 GB"),
    )
    guide = (ListedModel("guide", "Guide (offline help)", "the manual, no AI"),)
    groups = (
        group_of(GIZAI, ModelList()),
        group_of(ollama, ModelList((), "", down)),
        replace(group_of(router, ModelList(many, old)), old=True),
        group_of(LOCAL, ModelList(local)),
        group_of(GUIDE, ModelList(guide)),
    )
    qwen = ModelRef("local", "qwen2.5-coder-7b.gguf")
    recent = (ModelRef("guide", "guide"), ModelRef("router", "maker/model-4"))
    return Catalog(groups, (CURRENT, qwen), recent)


def main_state(window: Window) -> None:
    window.fill(ENGLISH)
    window.composer.set_text("And which one is better for daily closing prices?")
    window.composer.focus_text()


def empty_state(window: Window) -> None:
    window.header.set_title("New chat")
    window.header.set_proxy(ProxyIndicator("none", "No proxy"))


def waiting_state(window: Window) -> None:
    window.fill(ENGLISH)
    window.sidebar.chats.set_running(frozenset({"1"}))
    window.sidebar.chats.set_failed(frozenset({"5"}))
    window.sidebar.chats.set_unread(frozenset({"6"}))
    window.composer.set_busy(True)
    window.composer.set_instructions_active(True)
    window.header.set_proxy(ProxyIndicator("failed", "Proxy refused"))


def editing_state(window: Window) -> None:
    window.fill(ENGLISH)
    window.composer.set_editing(True)
    window.composer.set_text("\n".join(f"Line {number}" for number in range(1, 15)))
    window.composer.focus_text()
    window.sidebar.rename("3")


def russian_state(window: Window) -> None:
    window.fill(RUSSIAN)
    window.composer.set_text("А что лучше для цен закрытия по дням?")
    window.composer.focus_text()


def narrow_state(window: Window) -> None:
    window.fill(ENGLISH)
    window.header.set_narrow(True)
    window.resize(480, 860)


def narrow_open_state(window: Window) -> None:
    narrow_state(window)
    window.body.set_sidebar_visible(True, animate=False)


def narrow_empty_state(window: Window) -> None:
    empty_state(window)
    window.header.set_narrow(True)
    window.resize(480, 560)


def models_state(window: Window) -> None:
    window.fill(ENGLISH)
    QApplication.processEvents()
    open_picker(window)


def open_picker(window: Window) -> QLineEdit:
    """Open the popup with the AI models of many services; returns its field."""
    window.picker.open_below(window.header.model_button, services(), CURRENT)
    window.header.model_button.set_lit(True)
    found = window.picker.findChild(QLineEdit)
    if found is None:
        raise LookupError("The popup has no field")
    return found


def models_hovered_state(window: Window) -> None:
    window.fill(ENGLISH)
    for _ in range(2):
        QTest.keyClick(open_picker(window), Qt.Key.Key_Down)


def models_filtered_state(window: Window) -> None:
    window.fill(ENGLISH)
    QTest.keyClicks(open_picker(window), "qwen")


def models_end_state(window: Window) -> None:
    window.fill(ENGLISH)
    field = open_picker(window)
    for _ in range(15):
        QTest.keyClick(field, Qt.Key.Key_Up)


def models_adding_state(window: Window) -> None:
    window.fill(ENGLISH)
    field = open_picker(window)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)


def models_narrow_state(window: Window) -> None:
    narrow_state(window)
    QApplication.processEvents()
    open_picker(window)


def open_instructions(window: Window) -> InstructionsSheet:
    translator = Persona("t", "Translator", "Translate into English.")
    sheet = InstructionsSheet(
        window.theme,
        window,
        "Answer in French. Keep it short.",
        TurnParameters(),
        TurnParameters(0.8, None, 4096, ("</s>",)),
        (translator,),
    )
    sheet.open()
    return sheet


def instructions_state(window: Window) -> None:
    window.fill(ENGLISH)
    open_instructions(window)


def dials_state(window: Window) -> None:
    window.fill(ENGLISH)
    sheet = open_instructions(window)
    sheet.fold.click()
    sheet.dials.fields["top_p"].set_text("7")
    sheet.dials.fields["temperature"].set_text("0.2")
    sheet.save()
    sheet.keep.begin.click()


def narrow_dials_state(window: Window) -> None:
    narrow_state(window)
    QApplication.processEvents()
    open_instructions(window).fold.click()


def nothing_found_state(window: Window) -> None:
    window.fill(ENGLISH)
    window.sidebar.focus_search()
    window.sidebar.search("quaternions")
    window.sidebar.results.show_page(SearchPage(), "quaternions", "")


STATES: dict[str, Callable[[Window], None]] = {
    "main": main_state,
    "empty": empty_state,
    "waiting": waiting_state,
    "editing": editing_state,
    "russian": russian_state,
    "narrow": narrow_state,
    "narrow_open": narrow_open_state,
    "narrow_empty": narrow_empty_state,
    "models": models_state,
    "models_hovered": models_hovered_state,
    "models_filtered": models_filtered_state,
    "models_end": models_end_state,
    "models_adding": models_adding_state,
    "models_narrow": models_narrow_state,
    "instructions": instructions_state,
    "dials": dials_state,
    "narrow_dials": narrow_dials_state,
    "nothing_found": nothing_found_state,
}


if __name__ == "__main__":
    draw("tests.ui.window_gallery", Window, STATES)
