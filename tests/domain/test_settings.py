from dataclasses import replace

import pytest

from gizai_desktop.domain.proxy import ProxyScheme
from gizai_desktop.domain.service import GIZAI, GUIDE, LOCAL, Service
from gizai_desktop.domain.settings import Settings, drafts_with


def test_the_services_of_this_program_are_there_even_if_a_file_lost_them() -> None:
    mine = Service("mine", "Mine", base_url="http://127.0.0.1:8080/v1")
    quiet = replace(GUIDE, enabled=False)
    settings = Settings(services=(mine, quiet))
    assert settings.all_services == (mine, quiet, GIZAI, LOCAL)
    assert settings.service("guide") == quiet
    assert settings.service("gone") is None


def test_of_two_services_with_one_id_the_first_counts_and_none_is_without() -> None:
    mine = Service("mine", "Mine", base_url="http://127.0.0.1:8080/v1")
    settings = Settings(services=(Service(name="lost"), mine, replace(mine, name="Copy")))
    assert settings.all_services == (mine, GIZAI, LOCAL, GUIDE)


def test_gizai_speaks_its_own_protocol_whatever_a_file_says() -> None:
    settings = Settings(services=(Service("gizai", "My GizAI"),))
    assert settings.service("gizai") == replace(GIZAI, name="My GizAI", streams=True)
    elsewhere = replace(GIZAI, base_url="http://127.0.0.1:1/x")
    assert Settings(services=(elsewhere,)).service("gizai") == elsewhere


def test_there_is_no_manual_proxy_without_a_host() -> None:
    assert Settings(proxy_user="user").manual_proxy("pass") is None


def test_the_manual_proxy_has_the_password_but_does_not_show_it() -> None:
    proxy = Settings(
        proxy_scheme=ProxyScheme.SOCKS5, proxy_host="h", proxy_port=1080, proxy_user="u"
    ).manual_proxy("s3cret")
    assert proxy is not None
    assert proxy.url == "socks5://u:s3cret@h:1080"
    assert "s3cret" not in repr(proxy)


@pytest.mark.parametrize(
    ("key", "text", "drafts"),
    [
        ("b", "new", (("a", "1"), ("b", "new"))),
        ("a", "2", (("a", "2"),)),
        ("a", "", ()),
        ("", "hi", (("a", "1"), ("", "hi"))),
    ],
)
def test_a_draft_is_kept_for_each_conversation(
    key: str, text: str, drafts: tuple[tuple[str, str], ...]
) -> None:
    assert drafts_with((("a", "1"),), key, text) == drafts
