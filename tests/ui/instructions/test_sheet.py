"""The instructions of a chat, its dials, and personas, under real keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from gizai_desktop.domain.parameters import Persona, TurnParameters
from gizai_desktop.ui.instructions.sheet import InstructionsSheet
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.widgets.field import TextField
from tests.ui.settings.hands import Key, button, click, focused, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier
TRANSLATOR = Persona("t", "Translator", "Translate into English.", TurnParameters(0.2), "o", "m")
TERSE = Persona("b", "Terse", "Be brief.")


class Opened:
    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        parameters: TurnParameters | None = None,
        defaults: TurnParameters | None = None,
        personas: tuple[Persona, ...] = (),
    ) -> None:
        self.saved: list[tuple[str, TurnParameters]] = []
        self.personas: list[Persona] = []
        self.closed = 0
        self.sheet = InstructionsSheet(
            theme,
            window,
            "Answer in French.",
            parameters or TurnParameters(),
            defaults or TurnParameters(),
            personas,
        )
        self.sheet.saved.connect(lambda text, dials: self.saved.append((text, dials)))
        self.sheet.persona_saved.connect(self.personas.append)
        self.sheet.closed.connect(self._count)
        self.sheet.open()

    def _count(self) -> None:
        self.closed += 1

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.saved]

    def dial(self, name: str) -> TextField:
        field = self.sheet.dials.fields[name]
        assert isinstance(field, TextField)
        return field

    def choose_persona(self, steps: int) -> None:
        found = self.sheet.persona.findChild(QAbstractButton)
        assert isinstance(found, QAbstractButton)
        found.setFocus()
        for _ in range(abs(steps)):
            QTest.keyClick(found, Key.Key_Down if steps > 0 else Key.Key_Up)


@pytest.fixture
def opened(theme: Theme, window: QWidget) -> Opened:
    return Opened(theme, window)


@pytest.fixture
def with_personas(theme: Theme, window: QWidget) -> Opened:
    return Opened(theme, window, personas=(TRANSLATOR, TERSE))


def test_what_is_written_is_saved_with_ctrl_return(opened: Opened) -> None:
    QTest.keyClicks(focused(), " Keep it short.")
    press(Key.Key_Return)
    QTest.keyClicks(focused(), "No lists. ")
    press(Key.Key_Return, CONTROL)
    text = "Answer in French. Keep it short.\nNo lists."
    assert opened.saved == [(text, TurnParameters())]
    assert opened.closed == 1


def test_save_is_grey_without_a_change(opened: Opened) -> None:
    save = button(opened.sheet, "Save")
    assert not save.isEnabled()
    QTest.keyClicks(focused(), "!")
    click(save)
    assert opened.texts == ["Answer in French.!"]


def test_instructions_can_be_taken_away(opened: Opened) -> None:
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    click(button(opened.sheet, "Save"))
    assert opened.texts == [""]


def test_escape_asks_only_when_something_was_written(opened: Opened, window: QWidget) -> None:
    QTest.keyClicks(focused(), "!")
    press(Key.Key_Escape)
    assert opened.closed == 0
    click(button(window, "Discard"))
    assert (opened.closed, opened.saved) == (1, [])


def test_escape_closes_at_once_when_nothing_was_written(opened: Opened) -> None:
    press(Key.Key_Escape)
    assert opened.closed == 1


def test_dials_are_folded_until_they_are_wanted(opened: Opened) -> None:
    assert not opened.sheet.dials.isVisible()
    before = opened.sheet.panel.height()
    click(opened.sheet.fold)
    assert opened.sheet.dials.isVisible()
    assert opened.sheet.panel.height() > before + 100
    click(opened.sheet.fold)
    assert opened.sheet.panel.height() == before


def test_dials_that_are_set_are_seen_at_once(theme: Theme, window: QWidget) -> None:
    opened = Opened(theme, window, TurnParameters(0.2, None, 500, ("END", "\n")))
    assert opened.dial("temperature").edit.isVisible()
    assert opened.dial("temperature").text == "0.2"
    assert opened.dial("max_tokens").text == "500"
    assert opened.sheet.dials.stop.text == "END\n\\n"
    assert not button(opened.sheet, "Save").isEnabled()


def test_dials_are_saved_with_the_instructions(opened: Opened) -> None:
    click(opened.sheet.fold)
    write(opened.dial("temperature"), "0,7")
    write(opened.dial("top_p"), "0.9")
    write(opened.dial("max_tokens"), "200")
    click(opened.sheet.dials.stop.edit.viewport())
    QTest.keyClicks(focused(), "END")
    press(Key.Key_Return, CONTROL)
    assert opened.saved == [("Answer in French.", TurnParameters(0.7, 0.9, 200, ("END",)))]


def test_empty_dials_show_what_the_service_has(theme: Theme, window: QWidget) -> None:
    opened = Opened(theme, window, None, TurnParameters(0.8, None, 4096, ("END",)))
    assert opened.dial("temperature").edit.placeholderText() == "0.8"
    assert opened.dial("top_p").edit.placeholderText() == "as usual"
    assert opened.dial("max_tokens").edit.placeholderText() == "4096"
    assert opened.sheet.dials.stop.edit.placeholderText() == "END"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("temperature", "2.1", "Enter a number from 0 to 2."),
        ("temperature", "hot", "Enter a number from 0 to 2."),
        ("top_p", "0", "Enter a number from 0.01 to 1."),
        ("max_tokens", "1.5", "Enter a number from 1 to 1000000."),
    ],
)
def test_a_dial_that_cannot_be_is_explained_and_not_saved(
    opened: Opened, name: str, text: str, sentence: str
) -> None:
    click(opened.sheet.fold)
    write(opened.dial(name), text)
    click(button(opened.sheet, "Save"))
    assert opened.dial(name).error == sentence
    assert opened.dial(name).edit.hasFocus()
    assert (opened.saved, opened.closed) == ([], 0)


def test_a_wrong_dial_that_is_folded_away_is_shown_again(opened: Opened) -> None:
    click(opened.sheet.fold)
    write(opened.dial("temperature"), "9")
    click(opened.sheet.fold)
    click(button(opened.sheet, "Save"))
    assert opened.dial("temperature").edit.isVisible()
    assert opened.dial("temperature").error is not None


def test_without_personas_none_are_offered(opened: Opened) -> None:
    assert not opened.sheet.persona.isVisible()


def test_a_persona_fills_the_sheet_and_can_be_taken_back(with_personas: Opened) -> None:
    opened = with_personas
    QTest.keyClicks(focused(), " Mine.")
    opened.choose_persona(1)
    assert opened.sheet.area.text == "Translate into English."
    assert opened.dial("temperature").text == "0.2"
    assert opened.dial("temperature").edit.isVisible()
    opened.choose_persona(1)
    assert opened.sheet.area.text == "Be brief."
    assert opened.dial("temperature").text == ""
    opened.choose_persona(-2)
    assert opened.sheet.area.text == "Answer in French. Mine."
    assert opened.saved == []


def test_a_chosen_persona_is_saved_as_its_text_and_dials(with_personas: Opened) -> None:
    with_personas.choose_persona(1)
    click(button(with_personas.sheet, "Save"))
    assert with_personas.saved == [("Translate into English.", TurnParameters(0.2))]


def test_what_is_written_is_kept_as_a_persona(opened: Opened) -> None:
    click(button(opened.sheet, "Save as persona…"))
    QTest.keyClicks(focused(), "Frenchman")
    press(Key.Key_Return)
    persona = opened.personas[0]
    assert (persona.name, persona.system_prompt) == ("Frenchman", "Answer in French.")
    assert persona.id
    assert (opened.saved, opened.closed) == ([], 0)
    assert button(opened.sheet, "Save as persona…").hasFocus()


def test_a_persona_needs_a_name(opened: Opened) -> None:
    click(button(opened.sheet, "Save as persona…"))
    press(Key.Key_Return)
    assert opened.sheet.keep.name.error == "Enter a name."
    assert opened.personas == []


def test_a_name_that_is_taken_replaces_that_persona_and_keeps_its_model(
    with_personas: Opened,
) -> None:
    opened = with_personas
    click(button(opened.sheet, "Save as persona…"))
    QTest.keyClicks(focused(), "translator")
    click(button(opened.sheet, "Replace persona"))
    kept = Persona("t", "translator", "Answer in French.", TurnParameters(), "o", "m")
    assert opened.personas == [kept]


def test_the_same_new_name_twice_is_one_persona(opened: Opened) -> None:
    for _ in range(2):
        click(button(opened.sheet, "Save as persona…"))
        QTest.keyClicks(focused(), "Frenchman")
        press(Key.Key_Return)
    assert opened.personas[0].id == opened.personas[1].id


def test_escape_in_the_name_closes_only_that_line(opened: Opened) -> None:
    click(button(opened.sheet, "Save as persona…"))
    press(Key.Key_Escape)
    assert opened.closed == 0
    assert not opened.sheet.keep.name.isVisible()
    press(Key.Key_Escape)
    assert opened.closed == 1


def test_a_persona_with_wrong_dials_is_not_saved(opened: Opened) -> None:
    click(opened.sheet.fold)
    write(opened.dial("temperature"), "9")
    click(button(opened.sheet, "Save as persona…"))
    QTest.keyClicks(focused(), "Hot")
    press(Key.Key_Return)
    assert opened.personas == []
    assert opened.dial("temperature").error is not None


def test_everything_is_reached_in_a_low_window(theme: Theme, window: QWidget) -> None:
    window.resize(480, 420)
    opened = Opened(theme, window, TurnParameters(0.2))
    assert opened.sheet.panel.height() <= 420
    field = opened.sheet.dials.stop.edit
    field.setFocus(Qt.FocusReason.TabFocusReason)
    seen = field.visibleRegion().boundingRect()
    assert seen.height() > 20
    assert opened.dial("top_p").y() > opened.dial("temperature").y()
