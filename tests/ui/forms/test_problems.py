import pytest

from gizai_desktop.ui.forms.bounds import Bounds, bounds_of, choices_of
from gizai_desktop.ui.forms.problems import (
    address_problem,
    bypass_list_problem,
    host_problem,
    model_problem,
    number_problem,
    port_problem,
)

PORTS = Bounds(1, 65535)
NO_RANGE = "is not an address range."


def sentence(problem: object) -> str:
    return getattr(problem, "sentence", "")


@pytest.mark.parametrize("host", ["proxy.example.com", "192.168.1.1", "::1", "прокси.рф", "a"])
def test_a_host_is_a_name_or_an_address(host: str) -> None:
    assert host_problem(host) is None


@pytest.mark.parametrize("host", ["two words", "http://a", "a/b", "a..b", "-a", "a:b"])
def test_what_is_no_host_is_explained_at_once(host: str) -> None:
    problem = host_problem(host)
    assert sentence(problem) == "A host is a name such as proxy.example.com, or an IP address."
    assert problem is not None
    assert not problem.unfinished


def test_an_empty_host_waits_until_the_field_is_left() -> None:
    problem = host_problem("")
    assert problem is not None
    assert problem.unfinished


@pytest.mark.parametrize("text", ["1", "65535", " 8080 "])
def test_a_port_within_the_bounds(text: str) -> None:
    assert port_problem(text, PORTS) is None


@pytest.mark.parametrize(
    "text", ["0", "65536", "99999999", "80.5", "1e3", "-1", "nan", "x", "", "²"]
)
def test_a_port_outside_the_bounds_says_the_bounds(text: str) -> None:
    assert sentence(port_problem(text, PORTS)) == "Use 1 to 65535."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "localhost, 10.4.0.0/42",
            f"“10.4.0.0/42” {NO_RANGE} The part after the slash can be 0 to 32.",
        ),
        ("fd00::/129", f"“fd00::/129” {NO_RANGE} The part after the slash can be 0 to 128."),
        ("corp/8", f"“corp/8” {NO_RANGE} It begins with an address, as in 10.0.0.0/8."),
        ("a.example:99999 b", "The port of “a.example:99999” can be 1 to 65535."),
        ("a, b!c, d", "“b!c” is neither a host name nor an address nor a range."),
    ],
)
def test_the_list_of_direct_addresses_names_the_wrong_part(text: str, words: str) -> None:
    assert sentence(bypass_list_problem(text)) == words


@pytest.mark.parametrize("text", ["", "a, .b.example; 10.0.0.0/8 fd00::/8 c:80 *", "*.example.org"])
def test_right_lists_of_direct_addresses(text: str) -> None:
    assert bypass_list_problem(text) is None


def test_a_range_that_is_still_being_typed_is_not_complained_about() -> None:
    problem = bypass_list_problem("localhost, 10.4.0.0/")
    assert problem is not None
    assert problem.unfinished


@pytest.mark.parametrize("text", ["inf", "nan", "x", "0.5", "3601"])
def test_numbers_outside_the_bounds(text: str) -> None:
    assert sentence(number_problem(text, Bounds(1, 3600))) == "Enter a number from 1 to 3600."


def test_a_decimal_comma_is_a_number() -> None:
    assert number_problem("2,5", Bounds(1, 3600)) is None


@pytest.mark.parametrize(
    "text",
    ["https://app.giz.ai/x?y=1", "http://127.0.0.1:8080/infer", "http://[::1]:80/", "HTTPS://a"],
)
def test_addresses_of_a_service(text: str) -> None:
    assert address_problem(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ftp://a",
        "app.giz.ai",
        "https://",
        "https:///x",
        "https://a b/",
        "http://a:0/",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_a_service(text: str) -> None:
    assert address_problem(text) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter the model's id."),
        ("two words", "An id has no spaces or control characters."),
        ("a\x07", "An id has no spaces or control characters."),
        ("x" * 201, "An id has at most 200 characters."),
        ("known", "“known” is in the list already."),
    ],
)
def test_ids_that_cannot_be_added(text: str, words: str) -> None:
    assert sentence(model_problem(text, frozenset({"known"}))) == words


def test_an_id_of_200_characters_can_be_added() -> None:
    assert model_problem("x" * 200, frozenset()) is None


def test_bounds_come_from_the_settings_themselves() -> None:
    assert bounds_of("proxy_port") == PORTS
    assert 1.0 in choices_of("zoom")
    with pytest.raises(KeyError):
        bounds_of("proxy_host")
