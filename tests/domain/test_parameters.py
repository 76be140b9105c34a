"""The dials of a chat over those of its service."""

from dataclasses import fields

from hypothesis import given, settings

from gizai_desktop.domain.parameters import TurnParameters
from tests.store.examples import dials


@settings(deadline=None, derandomize=True, database=None)
@given(dials, dials)
def test_each_dial_is_the_chats_or_else_the_services(
    chat: TurnParameters, service: TurnParameters
) -> None:
    found = chat.over(service)
    for each in fields(TurnParameters):
        own, given_, both = (getattr(at, each.name) for at in (chat, service, found))
        assert both == (own if own not in (None, ()) else given_)


@settings(deadline=None, derandomize=True, database=None)
@given(dials)
def test_nothing_set_changes_nothing(chosen: TurnParameters) -> None:
    nothing = TurnParameters()
    assert chosen.over(nothing) == nothing.over(chosen) == chosen.over(chosen) == chosen


def test_a_temperature_of_zero_is_a_choice() -> None:
    sober = TurnParameters(temperature=0.0)
    assert sober.over(TurnParameters(temperature=1.5, top_p=0.5)) == TurnParameters(0.0, 0.5)
