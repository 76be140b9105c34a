from dataclasses import replace

from gizai_desktop.domain.parameters import TurnParameters
from gizai_desktop.domain.service import BUILT_IN, GIZAI, GIZAI_ENDPOINT, Service, ServiceProxy
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.services.service_draft import ServiceDraft
from gizai_desktop.ui.settings.services.service_editor import ServiceEditor
from gizai_desktop.ui.settings.services.services_page import ServicesPage
from tests.support.openai_server import LoopbackOpenAI
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, button, choose, click, error_of, press, until, write

OWN = Service("a", "Mine", base_url="http://127.0.0.1:9/v1", enabled=False)  # not asked


def edit(stage: Stage, service: Service) -> ServiceEditor:
    if service.id == OWN.id:
        stage.world.preferences.change(services=(*BUILT_IN, service))
    stage.sheet.open_page(PageName.SERVICES)
    page = stage.settings.services
    assert isinstance(page, ServicesPage)
    click(page.rows.rows[service.id])
    assert page.editor is not None
    return page.editor


def saved(stage: Stage, service_id: str = OWN.id) -> Service:
    found = stage.world.preferences.settings.service(service_id)
    assert found is not None
    return found


async def test_gizais_address_is_checked_and_goes_back_to_its_default(stage: Stage) -> None:
    editor = edit(stage, GIZAI)
    assert not editor.default_address.isVisible()
    write(editor.address, "ftp://a")
    assert error_of(editor.address) is not None
    assert not editor.foot.save.isEnabled()
    write(editor.address, "http://127.0.0.1:8080/infer")
    press(Key.Key_Return)
    assert saved(stage, GIZAI.id).base_url == "http://127.0.0.1:8080/infer"
    editor = edit(stage, GIZAI)
    click(editor.default_address)
    click(editor.foot.save)
    assert saved(stage, GIZAI.id).base_url == GIZAI_ENDPOINT


async def test_everything_that_was_entered_is_saved(stage: Stage) -> None:
    editor = edit(stage, OWN)
    write(editor.name, "Lab")
    choose(editor.proxy, 1)
    click(editor.streams.switch)
    write(editor.models.add.field, "my-llama")
    press(Key.Key_Return)
    assert saved(stage).own_models == (), "Return in that field adds the id to the draft"
    fields = editor.dials.numbers
    write(fields["temperature"], "0,7")
    write(fields["top_p"], "0.9")
    write(fields["max_tokens"], "500")
    editor.dials.stop.edit.setPlainText("###\n\\nUser:")
    click(editor.foot.save)
    expected = replace(
        OWN,
        name="Lab",
        proxy=ServiceProxy.DIRECT,
        streams=False,
        own_models=("my-llama",),
        defaults=TurnParameters(0.7, 0.9, 500, ("###", "\nUser:")),
    )
    assert saved(stage) == expected
    await stage.world.tasks.finish(10)


async def test_dials_have_bounds(stage: Stage) -> None:
    editor = edit(stage, OWN)
    fields = editor.dials.numbers
    write(fields["temperature"], "2.1")
    assert error_of(fields["temperature"]) == "Enter a number from 0 to 2."
    write(fields["temperature"], "")
    write(fields["max_tokens"], "1.5")
    assert error_of(fields["max_tokens"]) == "Enter a number from 1 to 1000000."
    write(fields["max_tokens"], "")
    write(fields["top_p"], "1.01")
    assert error_of(fields["top_p"]) == "Enter a number from 0.01 to 1."
    write(fields["top_p"], "")
    editor.dials.stop.edit.setPlainText("a\nb\nc\nd\ne")
    assert editor.dials.stop.error == "At most 4 texts can end an answer."
    assert not editor.foot.save.isEnabled()


async def test_a_typed_key_is_kept_and_later_shown_only_as_dots(stage: Stage) -> None:
    editor = edit(stage, OWN)
    write(editor.key.field, "sesame")
    press(Key.Key_Return)
    await stage.world.tasks.finish(10)
    assert await stage.world.services.key(OWN) == "sesame"
    editor = edit(stage, OWN)
    await until(editor.key.dots.isVisible)
    assert not editor.key.field.isVisible()
    assert editor.key.field.text == ""
    assert not editor.changed
    assert "sesame" not in await stage.world.saved_text()


async def test_a_kept_key_can_be_replaced_or_removed(stage: Stage) -> None:
    await stage.world.services.change_key(OWN, "old")
    editor = edit(stage, OWN)
    await until(editor.key.dots.isVisible)
    click(editor.key.replace)
    click(editor.key.keep)
    assert not editor.changed
    click(editor.key.replace)
    write(editor.key.field, "new")
    press(Key.Key_Return)
    await stage.world.tasks.finish(10)
    assert await stage.world.services.key(OWN) == "new"
    editor = edit(stage, OWN)
    await until(editor.key.dots.isVisible)
    click(editor.key.remove)
    click(editor.foot.save)
    await stage.world.tasks.finish(10)
    assert await stage.world.services.key(OWN) == ""


async def test_a_kept_key_does_not_go_to_another_address(stage: Stage) -> None:
    async with LoopbackOpenAI() as other:
        await stage.world.services.change_key(OWN, "secret")
        editor = edit(stage, OWN)
        await until(editor.key.dots.isVisible)
        write(editor.address, "http://127.0.0.1:9/v2")
        press(Key.Key_Tab)
        assert editor.key.dots.isVisible(), "the same server may keep its key"
        write(editor.address, other.url)
        press(Key.Key_Tab)
        assert not editor.key.dots.isVisible()
        assert "http://127.0.0.1:9" in editor.key.moved.text()
        click(editor.panel.button)
        await stage.world.tasks.finish(10)
        click(editor.foot.save)
        await stage.world.tasks.finish(10)
        assert saved(stage).base_url == other.url
        assert await stage.world.services.key(OWN) == ""
        sent = [request.headers.get("authorization") for request in other.requests]
        assert sent
        assert set(sent) == {None}


def test_a_key_that_the_keyring_has_not_told_of_yet_does_not_go_elsewhere_either() -> None:
    draft = replace(ServiceDraft.of(OWN), base_url="https://other.example/v1")
    assert draft.key_change == ""
    assert replace(draft, base_url="http://127.0.0.1:9/v2").key_change is None


async def test_a_typed_key_is_cleared_when_the_address_becomes_another_one(stage: Stage) -> None:
    editor = edit(stage, OWN)
    write(editor.key.field, "secret")
    write(editor.address, "https://other.example/v1")
    assert editor.key.field.text == "secret", "the address may still be on its way"
    press(Key.Key_Tab)
    assert editor.key.field.text == ""
    assert editor.key.moved.isVisible()
    assert "is not sent to https://other.example" in editor.key.moved.text()


async def test_the_test_names_its_steps_and_counts_the_models(stage: Stage) -> None:
    async with LoopbackOpenAI(key="sesame", models=("a", "b", "c")) as server:
        editor = edit(stage, replace(OWN, base_url=server.url))
        write(editor.key.field, "sesame")
        click(editor.panel.button)
        await until(lambda: editor.panel.button.text() == "Test connection")
        assert len(editor.panel.texts) == 4
        assert editor.panel.texts[-1].startswith("Models listed: 3")
        assert editor.panel.texts[-1].endswith("ms")
        write(editor.key.field, "wrong")
        click(editor.panel.button)
        await until(lambda: editor.panel.button.text() == "Test connection")
        assert "did not accept the key" in editor.panel.texts[-1]


async def test_the_test_of_a_server_that_is_not_there_names_the_step(stage: Stage) -> None:
    editor = edit(stage, OWN)
    click(editor.panel.button)
    await until(lambda: editor.panel.button.text() == "Test connection")
    assert any("refused the connection" in text for text in editor.panel.texts)
    assert editor.panel.texts[-1] == "List its models not tried"


async def test_without_a_keyring_a_note_says_how_long_the_key_lasts(stage: Stage) -> None:
    editor = edit(stage, OWN)
    write(editor.key.field, "secret")
    await stage.world.lose_keyring()
    assert "until the application ends" in editor.key.note.text()
    assert editor.key.field.text == "secret"


async def test_a_new_service_needs_a_name_and_an_address(stage: Stage) -> None:
    stage.sheet.open_page(PageName.SERVICES)
    page = stage.settings.services
    assert page is not None
    page.list_page.add_asked.emit(Service())
    editor = page.editor
    assert editor is not None
    press(Key.Key_Return)
    assert error_of(editor.name) == "Enter a name."
    assert error_of(editor.address) is not None
    assert len(stage.world.services.all) == len(BUILT_IN)
    write(editor.name, "Mine")
    write(editor.address, "http://127.0.0.1:9/v1")
    press(Key.Key_Return)
    assert stage.world.services.all[-1].name == "Mine"
    await stage.world.tasks.finish(10)


async def test_a_service_is_edited_by_keyboard_alone(stage: Stage) -> None:
    stage.world.preferences.change(services=(OWN, *BUILT_IN))
    stage.sheet.open_page(PageName.SERVICES)
    page = stage.settings.services
    assert page is not None
    page.rows.rows[OWN.id].setFocus()
    press(Key.Key_Return)
    assert page.editor is not None
    assert page.editor.address.edit.hasFocus()
    for _ in range(60):
        if page.editor.foot.cancel.hasFocus():
            break
        press(Key.Key_Tab)
    assert page.editor.foot.cancel.hasFocus()
    press(Key.Key_Space)
    assert page.editor is None


async def test_another_language_keeps_what_was_typed_in_an_editor(stage: Stage) -> None:
    editor = edit(stage, OWN)
    write(editor.name, "Typed")
    old = stage.settings
    stage.settings.language_changed.emit()
    await until(lambda: stage.sheet.window is not old)
    page = stage.settings.services
    assert page is not None
    assert page.editor is not None
    assert page.editor.name.text == "Typed"
    press(Key.Key_Escape)
    click(button(stage.main, "Discard"))
