from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gizai_desktop.domain.catalog import GIZAI_ENTRIES
from gizai_desktop.domain.parameters import Persona
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.personas.personas_page import PersonasPage
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, click, error_of, focused, press, write

TWO = (Persona("p1", "One"), Persona("p2", "Two", "Be brief."))


def personas(stage: Stage) -> PersonasPage:
    stage.sheet.open_page(PageName.PERSONAS)
    page = stage.settings.personas
    assert page is not None
    return page


def kept(stage: Stage) -> tuple[Persona, ...]:
    return stage.world.preferences.settings.personas


async def test_a_persona_is_added_with_instructions_model_and_dials(stage: Stage) -> None:
    page = personas(stage)
    click(page.list_page.add)
    editor = page.editor
    assert editor is not None
    assert editor.name.edit.hasFocus()
    press(Key.Key_Return)
    assert error_of(editor.name) == "Enter a name."
    write(editor.name, "Poet")
    editor.prompt.edit.setFocus()
    QTest.keyClicks(editor.prompt.edit, "Rhyme.")
    assert editor.model.choice is not None
    editor.model.choice.setFocus()
    press(Key.Key_Down)
    write(editor.dials.numbers["temperature"], "1.2")
    press(Key.Key_Return)
    (persona,) = kept(stage)
    assert persona.id
    assert (persona.name, persona.system_prompt) == ("Poet", "Rhyme.")
    assert persona.parameters.temperature == 1.2
    first = GIZAI_ENTRIES[0].ref
    assert (persona.service, persona.model) == (first.service, first.model)


async def test_a_persona_can_be_changed_and_moved(stage: Stage) -> None:
    stage.world.preferences.change(personas=TWO)
    page = personas(stage)
    page.rows.rows["p1"].setFocus()
    press(Key.Key_Return)
    assert page.editor is not None
    write(page.editor.name, "Uno")
    press(Key.Key_Return)
    assert [persona.name for persona in kept(stage)] == ["Uno", "Two"]
    QTest.keyClick(focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [persona.name for persona in kept(stage)] == ["Two", "Uno"]


async def test_a_removed_persona_comes_back_where_it_was(stage: Stage) -> None:
    stage.world.preferences.change(personas=TWO)
    page = personas(stage)
    page.rows.rows["p1"].setFocus()
    press(Key.Key_Delete)
    assert kept(stage) == TWO[1:]
    assert focused() is page.rows.undo
    press(Key.Key_Space)
    assert kept(stage) == TWO
