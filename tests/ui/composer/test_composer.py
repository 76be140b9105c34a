"""Writing and sending, with the keys and events that people's hands make."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gizai_desktop.ui.composer.composer import Composer
from gizai_desktop.ui.composer.controls import SendButton
from gizai_desktop.ui.look.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NO_BREAK = "\u00a0"


@pytest.fixture
def composer(theme: Theme, window: QWidget) -> Composer:
    composer = Composer(theme)
    column = QVBoxLayout(window)
    column.addStretch()
    column.addWidget(composer)
    composer.show()
    composer.focus_text()
    return composer


@pytest.fixture
def sent(composer: Composer) -> list[str]:
    texts: list[str] = []
    composer.submitted.connect(texts.append)
    return texts


def field(composer: Composer) -> QPlainTextEdit:
    found = composer.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def press(
    composer: Composer,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(field(composer), key, modifier)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_return_the_keypads_enter_and_ctrl_return_send(
    composer: Composer, sent: list[str], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClicks(field(composer), "Hello")
    press(composer, key, modifier)
    assert sent == ["Hello"]
    assert composer.text() == "Hello"


def test_shift_return_breaks_the_line(composer: Composer, sent: list[str]) -> None:
    QTest.keyClicks(field(composer), "one")
    press(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field(composer), "two")
    assert sent == []
    assert composer.text() == "one\ntwo"
    press(composer, Qt.Key.Key_Return)
    assert sent == ["one\ntwo"]


def test_a_held_return_does_not_send(composer: Composer, sent: list[str]) -> None:
    composer.set_text("Hello")
    repeated = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QApplication.sendEvent(field(composer), repeated)
    assert sent == []
    assert composer.text() == "Hello"


def test_return_during_a_composition_belongs_to_the_input_method(
    composer: Composer, sent: list[str]
) -> None:
    composer.set_text("a")
    QApplication.sendEvent(field(composer), QInputMethodEvent("にほん", []))
    press(composer, Qt.Key.Key_Return)
    assert sent == []
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日本")
    QApplication.sendEvent(field(composer), committed)
    press(composer, Qt.Key.Key_Return)
    assert len(sent) == 1
    assert sent[0].replace("\n", "") == "a日本"


def test_leaving_the_field_ends_a_composition(composer: Composer, sent: list[str]) -> None:
    QApplication.sendEvent(field(composer), QInputMethodEvent("にほん", []))
    field(composer).clearFocus()
    composer.focus_text()
    composer.set_text("Hello")
    press(composer, Qt.Key.Key_Return)
    assert sent == ["Hello"]


def test_the_hint_makes_room_for_a_composition(composer: Composer) -> None:
    hint = field(composer).placeholderText()
    assert hint
    QApplication.sendEvent(field(composer), QInputMethodEvent("にほん", []))
    assert not field(composer).placeholderText()
    QApplication.sendEvent(field(composer), QInputMethodEvent("", []))
    assert field(composer).placeholderText() == hint


@pytest.mark.parametrize("text", ["", "   ", " \n\t\n", NO_BREAK])
def test_white_space_alone_is_not_sent(composer: Composer, sent: list[str], text: str) -> None:
    composer.set_text(text)
    press(composer, Qt.Key.Key_Return)
    assert sent == []
    send = composer.findChild(SendButton)
    assert isinstance(send, SendButton)
    assert not send.isEnabled()


def test_the_arrow_sends_and_leaves_the_keyboard_in_the_text(
    composer: Composer, sent: list[str]
) -> None:
    QTest.keyClicks(field(composer), "Hello")
    send = composer.findChild(SendButton)
    assert isinstance(send, SendButton)
    QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    assert sent == ["Hello"]
    assert field(composer).hasFocus()


def test_non_breaking_spaces_reach_the_service(composer: Composer, sent: list[str]) -> None:
    text = f"10{NO_BREAK}km\nund{NO_BREAK}so"
    composer.set_text(text)
    press(composer, Qt.Key.Key_Return)
    assert sent == [text]


def test_copying_keeps_non_breaking_spaces(composer: Composer) -> None:
    composer.set_text(f"10{NO_BREAK}km")
    field(composer).selectAll()
    field(composer).copy()
    assert QApplication.clipboard().text() == f"10{NO_BREAK}km"


def test_while_busy_stop_takes_the_place_of_send(
    composer: Composer, sent: list[str], qtbot: QtBot
) -> None:
    composer.set_text("Hello")
    composer.set_busy(True)
    press(composer, Qt.Key.Key_Return)
    assert sent == []
    stop = next(w for w in composer.findChildren(QWidget) if w.accessibleName() == "Stop")
    assert stop.isVisible()
    with qtbot.waitSignal(composer.stop_requested):
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(composer.stop_requested):
        press(composer, Qt.Key.Key_Escape)
    composer.set_busy(False)
    assert not stop.isVisible()
    press(composer, Qt.Key.Key_Return)
    assert sent == ["Hello"]


def test_the_keyboard_is_not_lost_when_stop_goes_away(composer: Composer) -> None:
    composer.set_busy(True)
    stop = next(w for w in composer.findChildren(QWidget) if w.accessibleName() == "Stop")
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    composer.set_busy(False)
    assert field(composer).hasFocus()


def test_escape_leaves_the_editing_of_a_message(composer: Composer, qtbot: QtBot) -> None:
    composer.set_editing(True)
    with qtbot.waitSignal(composer.editing_cancelled):
        press(composer, Qt.Key.Key_Escape)
    cancel = next(
        w for w in composer.findChildren(QWidget) if getattr(w, "text", str)() == "Cancel"
    )
    assert cancel.isVisible()
    with qtbot.waitSignal(composer.editing_cancelled):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)


def test_escape_goes_on_to_the_window_when_there_is_nothing_to_end(
    composer: Composer, window: QWidget, qtbot: QtBot
) -> None:
    shortcut = QShortcut(Qt.Key.Key_Escape, window)
    with qtbot.waitSignal(shortcut.activated):
        press(composer, Qt.Key.Key_Escape)
    composer.set_busy(True)
    with qtbot.assertNotEmitted(shortcut.activated), qtbot.waitSignal(composer.stop_requested):
        press(composer, Qt.Key.Key_Escape)


def test_ctrl_k_reaches_the_window_from_the_text(
    composer: Composer, window: QWidget, qtbot: QtBot
) -> None:
    shortcut = QShortcut(Qt.Key.Key_K | Qt.KeyboardModifier.ControlModifier, window)
    composer.set_text("one two")
    press(composer, Qt.Key.Key_Home)
    with qtbot.waitSignal(shortcut.activated):
        press(composer, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == "one two"


def test_the_text_grows_to_ten_lines_and_then_scrolls(
    composer: Composer, theme: Theme, qtbot: QtBot
) -> None:
    assert field(composer).height() == theme.line("message")
    heights = []
    for lines in (1, 2, 9, 10, 11, 40):
        composer.set_text("\n".join(["line"] * lines))
        heights.append(field(composer).height())
    assert heights[0] < heights[1] < heights[2] < heights[3] == heights[4] == heights[5]
    scroll_bar = field(composer).verticalScrollBar()
    qtbot.waitUntil(scroll_bar.isVisible)
    composer.set_text("one line")
    assert field(composer).height() == theme.line("message")
    qtbot.waitUntil(lambda: not scroll_bar.isVisible())


@pytest.mark.parametrize("lines", [1, 2, 10])
def test_text_that_fits_cannot_be_scrolled_out_of_sight(composer: Composer, lines: int) -> None:
    composer.set_text("\n".join(["line"] * lines))
    QCoreApplication.processEvents()
    assert field(composer).verticalScrollBar().maximum() == 0


def test_a_narrower_window_wraps_the_text_into_more_lines(
    composer: Composer, window: QWidget, qtbot: QtBot
) -> None:
    composer.set_text("several words " * 12)
    before = field(composer).height()
    window.resize(400, 600)
    qtbot.waitUntil(lambda: field(composer).height() > before)


def test_at_one_line_the_box_has_the_height_of_the_design(composer: Composer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: composer.height() == 83 + 32)


def test_set_text_puts_the_cursor_at_the_end_and_leaves_nothing_to_undo(
    composer: Composer,
) -> None:
    QTest.keyClicks(field(composer), "draft of another chat")
    composer.set_text("draft of this chat")
    press(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == "draft of this chat"
    QTest.keyClicks(field(composer), "!")
    assert composer.text() == "draft of this chat!"
    press(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == "draft of this chat"


def paste(composer: Composer, data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)
    press(composer, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_rich_text_is_pasted_as_plain_text(composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("bold")
    paste(composer, data)
    assert composer.text() == "bold"


def test_files_are_not_pasted_as_their_addresses(composer: Composer) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/report.pdf")])
    data.setText("file:///tmp/report.pdf")
    paste(composer, data)
    assert composer.text() == ""


def test_a_link_is_pasted(composer: Composer) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a")])
    data.setText("https://example.org/a")
    paste(composer, data)
    assert composer.text() == "https://example.org/a"


@pytest.mark.parametrize("text", ["word " * 15 + "\n", "x"])
def test_five_megabytes_can_be_pasted_and_arrive_whole(composer: Composer, text: str) -> None:
    whole = text * (5_000_000 // len(text))
    data = QMimeData()
    data.setText(whole)
    paste(composer, data)
    assert composer.text() == whole


def test_what_is_typed_is_reported_for_the_draft(composer: Composer) -> None:
    texts: list[str] = []
    composer.text_changed.connect(texts.append)
    QTest.keyClicks(field(composer), "ab")
    assert texts[-1] == "ab"


def test_the_hint_says_what_holds_now(composer: Composer) -> None:
    def shown(sentence: str) -> bool:
        words = (getattr(w, "text", str)() for w in composer.findChildren(QWidget))
        return sentence in words

    assert shown("Enter sends the message. Shift + Enter starts a new line.")
    composer.set_narrow(True)
    assert shown("Enter sends the message.")
    composer.set_narrow(False)
    composer.set_busy(True)
    assert shown("The answer arrives in one piece. You can work in another chat meanwhile.")


def test_a_click_beside_the_text_means_the_text(composer: Composer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: composer.height() == 83 + 32)
    field(composer).clearFocus()
    beside = composer.childAt(300, 70)
    assert beside is not None
    QTest.mouseClick(beside, Qt.MouseButton.LeftButton)
    assert field(composer).hasFocus()


def test_instructions_are_asked_for_and_shown_as_in_use(composer: Composer, qtbot: QtBot) -> None:
    tool = next(w for w in composer.findChildren(QWidget) if w.accessibleName() == "Instructions")
    before = tool.grab().toImage()
    with qtbot.waitSignal(composer.instructions_requested):
        QTest.mouseClick(tool, Qt.MouseButton.LeftButton)
    composer.set_instructions_active(True)
    assert tool.grab().toImage() != before


def test_a_quote_stands_at_the_cursor_and_is_undone_at_once(composer: Composer) -> None:
    QTest.keyClicks(field(composer), "Before after")
    for _ in range(len("after")):
        press(composer, Qt.Key.Key_Left)
    composer.quote("first line\n\nlast line\n")
    assert composer.text() == "Before \n\n> first line\n>\n> last line\n\nafter"
    QTest.keyClicks(field(composer), "and ")
    assert composer.text().endswith("> last line\n\nand after")
    assert field(composer).hasFocus()
    press(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == "Before after"


def test_a_quote_leaves_what_is_selected(composer: Composer) -> None:
    QTest.keyClicks(field(composer), "kept")
    field(composer).selectAll()
    composer.quote("quoted")
    assert composer.text() == "kept\n\n> quoted\n\n"
