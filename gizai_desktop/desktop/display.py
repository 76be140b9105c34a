"""Whether a window could be shown, asked before Qt, which ends the program where it could not."""

import re
from collections.abc import Mapping
from pathlib import Path

_CONNECT_S = 1.0


def missing_display(environ: Mapping[str, str], platform: str, root: Path = Path("/")) -> str:
    """A sentence that says what is missing for a window; empty if it can be shown.

    Only X11 and Wayland systems may lack a display. Sockets are looked for below ``root``.
    """
    if platform in ("win32", "darwin"):
        return ""
    wanted = [name.partition(":")[0] for name in environ.get("QT_QPA_PLATFORM", "").split(";")]
    tried = [name for name in wanted if name] or ["wayland", "xcb"]
    silent: list[str] = []
    for name in tried:
        if name.startswith("wayland"):
            variable, there = "WAYLAND_DISPLAY", _wayland_answers(environ)
        elif name == "xcb":
            variable, there = "DISPLAY", _x_answers(environ, root)
        else:
            return ""
        if there:
            return ""
        if environ.get(variable):
            silent.append(f"{variable} “{environ[variable]}”")
    if silent:
        found = f"nothing answers at {' or '.join(silent)}"
    else:
        found = "neither DISPLAY nor WAYLAND_DISPLAY is set"
    return f"GizAI Desktop needs a graphical session: {found}."


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    if environ.get("WAYLAND_SOCKET"):  # a connection that is open already
        return True
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), name)
    if not path.is_absolute():
        return False
    import socket  # noqa: PLC0415 - after the first paint, where it can be

    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_CONNECT_S)
        try:
            probe.connect(str(path))
        except TimeoutError:  # somebody is there, and busy
            return True
        except OSError:
            return False
    return True


def _x_answers(environ: Mapping[str, str], root: Path) -> bool:
    """Only a display of the form ``:number`` is looked for; Qt asks for others itself."""
    display = environ.get("DISPLAY", "")
    local = re.fullmatch(r":(\d+)(\.\d+)?", display)
    if local is None:
        return bool(display)
    path = f"tmp/.X11-unix/X{local[1]}"
    if (root / path).exists():
        return True
    # A container may share the network's name of the socket only.
    try:
        return f"@/{path}\n" in (root / "proc/net/unix").read_text()
    except OSError:
        return True
