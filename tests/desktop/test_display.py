"""A display that is not there is found before Qt would end the program."""

import socket
from pathlib import Path

import pytest

from gizai_desktop.desktop.display import missing_display

NEITHER = "neither DISPLAY nor WAYLAND_DISPLAY is set"


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, NEITHER),
        ({"QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, ""),
        ({"QT_QPA_PLATFORM": "xcb"}, NEITHER),
        ({"QT_QPA_PLATFORM": "xcb;offscreen"}, ""),
        ({"DISPLAY": "far:1"}, ""),
        ({"DISPLAY": ":7"}, "at DISPLAY “:7”."),
        ({"WAYLAND_DISPLAY": "no-1"}, "at WAYLAND_DISPLAY “no-1”."),
        ({"WAYLAND_DISPLAY": "no-1", "DISPLAY": ":7"}, "“no-1” or DISPLAY “:7”."),
        ({"WAYLAND_DISPLAY": "no-1", "DISPLAY": "far:1"}, ""),
        ({"WAYLAND_SOCKET": "5"}, ""),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, environ: dict[str, str], said: str) -> None:
    (tmp_path / "proc/net").mkdir(parents=True)
    (tmp_path / "proc/net/unix").write_text("")
    environ = {**environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    sentence = missing_display(environ, "linux", tmp_path)
    assert bool(sentence) is bool(said)
    assert said in sentence
    assert missing_display(environ, "darwin", tmp_path) == ""


@pytest.mark.parametrize("listens", [True, False])
def test_a_wayland_socket_without_a_listener_is_dead(tmp_path: Path, listens: bool) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        if listens:
            compositor.listen()
        environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
        assert bool(missing_display(environ, "linux", tmp_path)) is not listens
        absolute = {"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")}
        assert bool(missing_display(absolute, "linux", tmp_path)) is not listens


def test_an_x_display_may_be_shared_by_name_only(tmp_path: Path) -> None:
    (tmp_path / "proc/net").mkdir(parents=True)
    (tmp_path / "proc/net/unix").write_text("0: 2 0 00 01 1 @/tmp/.X11-unix/X7\n")
    assert missing_display({"DISPLAY": ":7"}, "linux", tmp_path) == ""
    (tmp_path / "tmp/.X11-unix").mkdir(parents=True)
    (tmp_path / "tmp/.X11-unix/X8").touch()
    assert missing_display({"DISPLAY": ":8.0"}, "linux", tmp_path) == ""
