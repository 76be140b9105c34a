import pytest

from gizai_desktop.domain.proxy import ProxyScheme
from gizai_desktop.domain.settings import Settings, drafts_with


def test_the_users_models_can_be_chosen_after_gizais() -> None:
    entries = Settings(own_models=("mine", "chat-gemini-flash")).catalog.entries
    assert [entry.id for entry in entries if entry.own] == ["mine"]
    assert entries[-1].id == "mine"


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
