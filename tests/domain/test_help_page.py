"""What the manual's text is without the application around it."""

from gizai_desktop.domain.help_page import without_links


def test_links_into_the_application_leave_their_words() -> None:
    text = (
        "Open [Settings → Network](gizai-desktop:settings/network), see [this](https://a.example/)."
    )
    assert without_links(text) == "Open Settings → Network, see [this](https://a.example/)."


def test_text_without_links_stays() -> None:
    for text in ("", "[not] (a link)", "gizai-desktop:settings", "[ ](gizai-desktop:x y)"):
        assert without_links(text) == text
