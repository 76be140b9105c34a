"""The window's parts follow a change of the language while they are open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gizai_desktop.domain.catalog import DEFAULT_REF, CatalogEntry
from gizai_desktop.ui.chat.header import Header
from gizai_desktop.ui.chat.page import ChatPage
from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.sidebar import Sidebar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OURS = {
    *("Sidebar", "ChatsPane", "ChoiceBar", "PickBar", "Foot", "ResultsPanel", "FilterHints"),
    *("Header", "Composer", "EditingStrip", "EmptyState"),
}


class Bracketed(QTranslator):
    """A language in which our words stand between brackets."""

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"[{source}]" if context in OURS else None  # type: ignore[return-value]


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    translator = Bracketed()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def words(root: QWidget) -> set[str]:
    found = {label.text() for label in root.findChildren(QLabel)}
    found |= {button.text() for button in root.findChildren(QAbstractButton)}
    found |= {widget.accessibleName() for widget in root.findChildren(QWidget)}
    found |= {field.placeholderText() for field in root.findChildren(QLineEdit)}
    found |= {field.placeholderText() for field in root.findChildren(QPlainTextEdit)}
    return found - {"", "Ctrl+K", "Clear"}


def test_no_word_of_the_former_language_stays(
    theme: Theme, window: QWidget, request: pytest.FixtureRequest
) -> None:
    composer = Composer(theme)
    header = Header(theme)
    parts: list[QWidget] = [Sidebar(theme), header, ChatPage(theme, QWidget(), composer)]
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
        part.show()
    header.set_model(CatalogEntry(DEFAULT_REF, "Name"))
    assert "What can I help with?" in words(window)
    request.getfixturevalue("translated")
    for part in (*parts, *window.findChildren(QWidget)):
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))
    left = {text for text in words(window) if not text.startswith("[")}
    assert left == set()
