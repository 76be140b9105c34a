"""How people type Chinese, Japanese or Korean where Qt lacks the plugin that the session names.

PySide6's wheels have Qt's plugin for ibus and none for fcitx. fcitx 5 answers ibus's D-Bus
interface too, as the portal ``org.freedesktop.portal.IBus``; the way to it without a portal asks
for the program ibus-daemon, which somebody with fcitx does not have.
"""

from collections.abc import MutableMapping
from pathlib import Path

_FCITX = ("fcitx", "fcitx5")
_LIST = "QT_IM_MODULES"  # wins over the next one, as Qt's QPlatformInputContextFactory has it
_ONE = "QT_IM_MODULE"


def reach_input_method(environ: MutableMapping[str, str], plugins: Path) -> None:
    """Ask for ibus where fcitx is wanted and cannot be had; to be called before Qt starts.

    Args:
        environ: changed in place.
        plugins: Qt's folder of plugins.
    """
    variable = _LIST if environ.get(_LIST) else _ONE
    wanted = environ.get(variable, "").split(";")
    if not any(name in _FCITX for name in wanted):
        return
    contexts = plugins / "platforminputcontexts"
    if _has(contexts, "fcitx") or not _has(contexts, "ibus"):
        return
    names = ["ibus" if name in _FCITX else name for name in wanted]
    environ[variable] = ";".join(dict.fromkeys(names))
    environ.setdefault("IBUS_USE_PORTAL", "1")


def _has(folder: Path, name: str) -> bool:
    return bool(list(folder.glob(f"lib{name}*")))
