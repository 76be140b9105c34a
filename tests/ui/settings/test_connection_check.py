import asyncio
from dataclasses import replace

from gizai_desktop.domain.connection_check import CheckState
from gizai_desktop.domain.proxy import ProxyMode, ProxyScheme
from gizai_desktop.ui.settings.checking.check_run import CheckOutcome
from tests.ui.settings.conftest import Stage
from tests.ui.settings.hands import Key, choose, click, press, until
from tests.ui.settings.support import passing_steps


def fill(stage: Stage) -> None:
    page = stage.network
    page.show_draft(
        replace(
            page.draft,
            proxy_mode=ProxyMode.MANUAL,
            proxy_scheme=ProxyScheme.SOCKS5,
            proxy_host="proxy.example.com",
            proxy_port="1080",
            password="secret",
        )
    )


async def test_each_step_is_shown_and_the_failed_one_says_what_to_do(stage: Stage) -> None:
    fill(stage)
    page = stage.network
    click(page.panel.button)
    await until(lambda: page.panel.button.text() == "Test connection")
    assert page.panel.texts == (
        "Found the address of proxy.example.com 2 ms",
        "Reached the proxy 31 ms",
        "The proxy refused the sign-in. Check the user name and password.",
        "Reach app.giz.ai not tried",
        "Get an answer from app.giz.ai not tried",
    )


async def test_what_is_typed_is_tested_before_it_is_saved(stage: Stage) -> None:
    fill(stage)
    page = stage.network
    click(page.panel.button)
    await until(lambda: bool(page.panel.steps) and stage.world.ended == 1)
    assert stage.world.preferences.settings.proxy_host == ""
    (network,) = stage.world.tested
    assert network.policy.manual is not None
    assert network.policy.manual.url == "socks5://:secret@proxy.example.com:1080"
    assert network.connect_timeout_s == 15


async def test_a_wrong_field_is_shown_instead_of_being_tested(stage: Stage) -> None:
    page = stage.network
    page.show_draft(replace(page.draft, proxy_mode=ProxyMode.MANUAL))
    click(page.panel.button)
    assert page.proxy.fields["proxy_host"].error is not None
    assert stage.world.tested == []


async def test_a_running_test_can_be_cancelled_and_run_again(stage: Stage) -> None:
    fill(stage)
    page = stage.network
    stage.world.hold.clear()
    page.panel.button.setFocus()
    press(Key.Key_Space)
    await until(lambda: bool(page.panel.steps))
    assert page.panel.texts == ("Looking for the address of proxy.example.com",)
    assert page.panel.button.text() == "Cancel"
    press(Key.Key_Space)
    assert page.panel.button.text() == "Test connection"
    assert page.panel.texts == ("Find the address of proxy.example.com not tried",)
    await until(lambda: stage.world.ended == 1)
    stage.world.hold.set()
    press(Key.Key_Space)
    await until(lambda: page.panel.button.text() == "Test connection")
    assert page.panel.steps[2].state is CheckState.FAILED


async def test_closing_the_sheet_ends_the_test(stage: Stage) -> None:
    page = stage.network
    stage.world.hold.clear()
    click(page.panel.button)
    await until(lambda: bool(page.panel.steps))
    press(Key.Key_Escape)
    assert stage.sheet.window is None
    await until(lambda: stage.world.ended == 1)


async def test_choosing_another_mode_ends_the_test_and_clears_its_steps(stage: Stage) -> None:
    page = stage.network
    stage.world.hold.clear()
    click(page.panel.button)
    await until(lambda: bool(page.panel.steps))
    choose(page.mode.segments, 0)
    assert page.panel.steps == ()
    assert page.panel.button.text() == "Test connection"
    await until(lambda: stage.world.ended == 1)


async def test_the_outcome_counts_only_for_the_settings_in_use(stage: Stage) -> None:
    outcomes: list[CheckOutcome] = []
    stage.sheet.connection_tested.connect(outcomes.append)

    stage.world.script = passing_steps()
    page = stage.network
    click(page.panel.button)
    await until(lambda: stage.world.ended == 1)
    await asyncio.sleep(0)
    assert outcomes == [CheckOutcome(None, 84)]
    fill(stage)
    click(page.panel.button)
    await until(lambda: stage.world.ended == 2)
    await asyncio.sleep(0)
    assert len(outcomes) == 1
