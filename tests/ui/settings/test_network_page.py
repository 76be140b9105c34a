import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gizai_desktop.domain.proxy import ProxyMode, ProxyScheme
from gizai_desktop.ui.settings.info import PageName
from gizai_desktop.ui.settings.network.network_page import NetworkPage
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import (
    Key,
    button,
    choose,
    click,
    error_of,
    focused,
    paste,
    press,
    until,
    write,
)
from tests.ui.settings.support import info


def choose_mode(page: NetworkPage, mode: ProxyMode) -> None:
    choose(page.mode.segments, list(ProxyMode).index(mode))


def manual(stage: Stage) -> NetworkPage:
    page = stage.network
    choose_mode(page, ProxyMode.MANUAL)
    return page


def test_save_is_grey_until_something_right_has_changed(stage: Stage) -> None:
    page = stage.network
    save = page.foot.save
    assert not save.isEnabled()
    assert save.toolTip() == "Nothing has changed"
    choose_mode(page, ProxyMode.MANUAL)
    assert not save.isEnabled()
    assert save.toolTip() == "A field above needs another value"
    write(page.proxy.fields["proxy_host"], "proxy.example.com")
    assert save.isEnabled()
    choose_mode(page, ProxyMode.SYSTEM)
    assert save.isEnabled(), "the typed host is a change too"


def test_an_empty_host_is_mentioned_when_the_field_is_left(stage: Stage) -> None:
    page = manual(stage)
    host = page.proxy.fields["proxy_host"]
    write(host, "p")
    press(Key.Key_Backspace)
    assert error_of(host) is None
    press(Key.Key_Tab)
    assert error_of(host) == "Enter the proxy's host name or address."
    write(host, "p")
    assert error_of(host) is None


def test_a_wrong_port_is_mentioned_while_typing(stage: Stage) -> None:
    page = manual(stage)
    port = page.proxy.fields["proxy_port"]
    write(port, "6553")
    assert error_of(port) is None
    press(Key.Key_9)
    assert error_of(port) == "Use 1 to 65535."
    press(Key.Key_Backspace)
    assert error_of(port) is None


def test_the_wrong_part_of_the_direct_addresses_is_named(stage: Stage) -> None:
    page = manual(stage)
    bypass = page.proxy.fields["proxy_bypass"]
    write(bypass, "localhost, 10.4.0.0/")
    assert error_of(bypass) is None
    press(Key.Key_4)
    assert error_of(bypass) is None
    press(Key.Key_2)
    assert error_of(bypass) is not None
    assert "“10.4.0.0/42” is not an address range." in (error_of(bypass) or "")


def test_pasting_a_whole_address_fills_all_fields(stage: Stage) -> None:
    page = manual(stage)
    paste(page.proxy.fields["proxy_host"], "socks5://m.weber:p%40ss@proxy.example.com:1081")
    texts = {name: field.text for name, field in page.proxy.fields.items()}
    assert texts["proxy_host"] == "proxy.example.com"
    assert texts["proxy_port"] == "1081"
    assert texts["proxy_user"] == "m.weber"
    assert texts["password"] == "p@ss"
    assert page.proxy.scheme.value == "socks5"
    assert page.proxy.fields["password"].edit.echoMode() is QLineEdit.EchoMode.Password
    assert error_of(page.proxy.fields["proxy_host"]) is None


def test_the_password_of_a_pasted_address_cannot_be_brought_back_by_undo(stage: Stage) -> None:
    page = manual(stage)
    host = page.proxy.fields["proxy_host"]
    paste(host, "http://u:secret@a.example:1")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "secret" not in host.text


def test_host_and_port_in_one_keep_the_type(stage: Stage) -> None:
    page = manual(stage)
    page.proxy.scheme.set_value("http")
    host = page.proxy.fields["proxy_host"]
    write(host, "proxy.example.com:3128")
    assert host.text == "proxy.example.com:3128"
    press(Key.Key_Tab)
    assert host.text == "proxy.example.com"
    assert page.proxy.fields["proxy_port"].text == "3128"
    assert page.proxy.scheme.value == "http"


def test_another_type_brings_its_usual_port(stage: Stage) -> None:
    page = manual(stage)
    port = page.proxy.fields["proxy_port"]
    page.proxy.scheme.setFocus()
    press(Key.Key_Down)
    assert (page.proxy.scheme.value, port.text) == ("https", "443")
    press(Key.Key_Down)
    assert (page.proxy.scheme.value, port.text) == ("socks5", "1080")
    write(port, "9999")
    page.proxy.scheme.setFocus()
    press(Key.Key_Up)
    assert (page.proxy.scheme.value, port.text) == ("https", "9999")


async def test_a_wrong_proxy_does_not_hinder_doing_without_one(stage: Stage) -> None:
    page = manual(stage)
    write(page.proxy.fields["proxy_host"], "two words")
    choose_mode(page, ProxyMode.NONE)
    click(page.foot.save)
    settings = stage.world.preferences.settings
    assert settings.proxy_mode is ProxyMode.NONE
    assert settings.proxy_host == ""


async def test_waiting_times_have_bounds(stage: Stage) -> None:
    page = stage.network
    connect, idle, total = page.waits.values()
    write(connect, "301")
    assert error_of(connect) == "Enter a number from 1 to 300."
    write(connect, "30")
    write(total, "20")
    press(Key.Key_Tab)
    assert error_of(total) == "A whole answer takes at least as long as the connection."
    assert not page.foot.save.isEnabled()
    write(total, "60,5")
    write(idle, "45")
    press(Key.Key_Return)
    settings = stage.world.preferences.settings
    assert (settings.connect_timeout_s, settings.total_timeout_s) == (30, 60.5)
    assert settings.idle_timeout_s == 45


async def test_saved_settings_apply_at_once_and_stay_without_the_password(stage: Stage) -> None:
    page = manual(stage)
    paste(page.proxy.fields["proxy_host"], "socks5://m.weber:hush-hush@proxy.example.com:1081")
    write(page.proxy.fields["proxy_bypass"], ".example.org, 10.0.0.0/8")
    click(page.foot.save)
    assert stage.sheet.window is None
    assert stage.closings == 1
    preferences = stage.world.preferences
    await until(lambda: preferences.proxy_password == "hush-hush")
    proxy = preferences.network({}).policy.proxy_for("https://app.giz.ai/")
    assert proxy is not None
    assert proxy.url == "socks5://m.weber:hush-hush@proxy.example.com:1081"
    text = await stage.world.saved_text()
    saved = json.loads(text)
    assert (saved["proxy_mode"], saved["proxy_scheme"]) == ("manual", "socks5")
    assert (saved["proxy_host"], saved["proxy_port"]) == ("proxy.example.com", 1081)
    assert saved["proxy_bypass"] == ".example.org, 10.0.0.0/8"
    assert "hush-hush" not in text
    assert "hush-hush" in stage.world.secrets.known.values()


async def test_return_in_a_field_saves(stage: Stage) -> None:
    page = manual(stage)
    write(page.proxy.fields["proxy_host"], "a.example")
    press(Key.Key_Return)
    assert stage.world.preferences.settings.proxy_host == "a.example"
    assert stage.sheet.window is None


def test_return_with_something_wrong_goes_to_the_wrong_field(stage: Stage) -> None:
    page = manual(stage)
    click(page.proxy.fields["proxy_user"].edit)
    press(Key.Key_Return)
    assert focused() is page.proxy.fields["proxy_host"].edit
    assert error_of(page.proxy.fields["proxy_host"]) is not None
    assert stage.sheet.window is not None


def test_cancel_without_changes_just_closes(stage: Stage) -> None:
    page = stage.network
    click(button(page.foot, "Cancel"))
    assert stage.sheet.window is None


def test_escape_asks_before_typing_is_lost_and_keeps_it_if_told_so(stage: Stage) -> None:
    page = manual(stage)
    write(page.proxy.fields["proxy_host"], "a.example")
    press(Key.Key_Escape)
    assert button(stage.main, "Discard").isVisible()
    press(Key.Key_Return)
    assert stage.sheet.window is not None
    assert page.proxy.fields["proxy_host"].text == "a.example"
    assert focused() is page.proxy.fields["proxy_host"].edit


def test_discarding_leaves_the_settings_alone(stage: Stage) -> None:
    page = manual(stage)
    write(page.proxy.fields["proxy_host"], "a.example")
    before = stage.world.preferences.settings
    click(button(page.foot, "Cancel"))
    click(button(stage.main, "Discard"))
    assert stage.sheet.window is None
    assert stage.world.preferences.settings == before
    assert stage.network.proxy.fields["proxy_host"].text == ""


def test_typed_fields_survive_a_look_at_another_page(stage: Stage) -> None:
    page = manual(stage)
    write(page.proxy.fields["proxy_host"], "a.example")
    stage.sheet.open_page(PageName.GENERAL)
    press(Key.Key_Escape)
    assert stage.settings.current is PageName.NETWORK, "the question is asked where the text is"
    assert stage.network.draft.proxy_host == "a.example"


async def test_everything_can_be_done_by_keyboard(stage: Stage) -> None:
    stage.sheet.open_page(PageName.NETWORK)
    press(Key.Key_Right)
    assert stage.network.draft.proxy_mode is ProxyMode.MANUAL
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_Down)
    for keys in ("proxy.example.com", "1085", "m.weber", "secret"):
        press(Key.Key_Tab)
        for character in keys:
            press_character(character)
    press(Key.Key_Return)
    settings = stage.world.preferences.settings
    assert settings.proxy_scheme is ProxyScheme.SOCKS5
    assert settings.proxy_host == "proxy.example.com"
    assert settings.proxy_port == 1085
    assert settings.proxy_user == "m.weber"
    await until(lambda: stage.world.preferences.proxy_password == "secret")


def press_character(character: str) -> None:
    QTest.keyClicks(focused(), character)


async def test_without_a_keyring_a_note_says_how_long_the_password_lasts(stage: Stage) -> None:
    page = manual(stage)
    write(page.proxy.fields["proxy_host"], "proxy.example.com")
    assert not page.proxy.note.isVisible()
    await stage.world.lose_keyring()
    words = "This computer has no keyring; the password is kept until the application ends."
    assert page.proxy.note.isVisible()
    assert page.proxy.note.text() == words
    assert page.proxy.fields["proxy_host"].text == "proxy.example.com"


def test_system_settings_say_what_they_are_without_the_password(stage: Stage) -> None:
    page = stage.network
    assert page.mode.system.text() == (
        "The system names the proxy http://proxy.example.com:3128.\n"
        "Reached without it: localhost, .example.org"
    )
    assert not page.mode.script.isVisible()


def test_a_proxy_script_cannot_be_used_and_leads_to_the_fields(stage: Stage) -> None:
    stage.world.info = info(pac_url="http://wpad/wpad.dat")
    page = stage.network
    assert page.mode.script.isVisible()
    click(button(page.mode, "Enter by hand"))
    assert page.draft.proxy_mode is ProxyMode.MANUAL
    assert page.proxy.isVisible()
    assert not page.mode.script.isVisible()
