"""Which input method Qt is asked for, where fcitx is wanted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from gizai_desktop.ui.process.input_method import reach_input_method

IBUS = "libibusplatforminputcontextplugin.so"
FCITX = "libfcitx5platforminputcontextplugin.so"


def plugins(folder: Path, *names: str) -> Path:
    contexts = folder / "platforminputcontexts"
    contexts.mkdir()
    for name in names:
        (contexts / name).touch()
    return folder


@pytest.mark.parametrize("name", ["fcitx", "fcitx5"])
def test_fcitx_is_reached_over_the_bus_of_ibus(tmp_path: Path, name: str) -> None:
    environ = {"QT_IM_MODULE": name}
    reach_input_method(environ, plugins(tmp_path, IBUS))
    assert environ == {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


def test_a_list_keeps_its_order(tmp_path: Path) -> None:
    environ = {"QT_IM_MODULES": "wayland;fcitx;ibus", "QT_IM_MODULE": "fcitx"}
    reach_input_method(environ, plugins(tmp_path, IBUS))
    assert environ["QT_IM_MODULES"] == "wayland;ibus"
    assert environ["QT_IM_MODULE"] == "fcitx"


@pytest.mark.parametrize("name", ["", "ibus", "compose", "xim", "none"])
def test_what_else_is_wanted_stays(tmp_path: Path, name: str) -> None:
    environ = {"QT_IM_MODULE": name} if name else {}
    before = dict(environ)
    reach_input_method(environ, plugins(tmp_path, IBUS))
    assert environ == before


@pytest.mark.parametrize("there", [(IBUS, FCITX), ()], ids=["a plugin of its own", "no plugin"])
def test_nothing_changes_where_it_would_not_help(tmp_path: Path, there: tuple[str, ...]) -> None:
    environ = {"QT_IM_MODULE": "fcitx"}
    reach_input_method(environ, plugins(tmp_path, *there))
    assert environ == {"QT_IM_MODULE": "fcitx"}


def test_the_installed_qt_has_the_plugin() -> None:
    environ = {"QT_IM_MODULE": "fcitx"}
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    if not (folder / "platforminputcontexts" / IBUS).exists():
        pytest.skip("ibus is of Linux")
    reach_input_method(environ, folder)
    assert environ["QT_IM_MODULE"] == "ibus"
