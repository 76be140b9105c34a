"""The installed program with an input method: a real fcitx 5, for Japanese."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.end_to_end.runs import service, started
from tests.end_to_end.screen import Screen, screen, until
from tests.support.programs import SCREEN, needs

NEEDED = ("fcitx5", "dbus-run-session", "gdbus")
ENGINE = Path("/usr/share/fcitx5/addon/anthy.conf")
pytestmark = needs(*SCREEN, *NEEDED, packages=() if ENGINE.exists() else ("fcitx5-anthy",))
PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=anthy

[Groups/0/Items/0]
Name=anthy

[GroupOrder]
0=Default
"""


@contextmanager
def fcitx(display: Screen, home: Path) -> Iterator[Mapping[str, str]]:
    """A session with fcitx 5 and nothing of ibus; gives the variables that Debian sets there."""
    profile = home / "config/fcitx5/profile"
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE)
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_RUNTIME_DIR": str(home)}
    script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; fcitx5 >"$HOME/fcitx.log" 2>&1 & cat; kill $!; wait'
    with subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**display.environment, **own},
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        try:
            address = session.stdout.readline().strip()
            yield {**own, "DBUS_SESSION_BUS_ADDRESS": address, "QT_IM_MODULE": "fcitx"}
        finally:
            session.stdin.close()


def fields_with_focus(variables: Mapping[str, str]) -> bool:
    """Whether fcitx is told, in ibus's words, of a field that has the keyboard."""
    place = ["--dest=org.fcitx.Fcitx5", "--object-path=/controller"]
    command = [
        "gdbus",
        "call",
        "--session",
        *place,
        "--method=org.fcitx.Fcitx.Controller1.DebugInfo",
    ]
    env = {**os.environ, **variables}
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout
    return any("frontend:ibus" in c and "focus:1" in c for c in said.split("IC ["))


def test_japanese_is_written_with_fcitx_and_return_is_its_own(tmp_path: Path) -> None:
    with (
        screen() as display,
        service(tmp_path) as gizai,
        fcitx(display, tmp_path / "home") as variables,
        started(display, tmp_path, "--endpoint", gizai.url, variables=variables),
    ):
        until(lambda: fields_with_focus(variables), "fcitx knows the composer")
        display.type("nihon")
        display.key("space")
        display.key("Return")
        display.key("Return")
        until(gizai.prompts, "the request arrives")
        assert gizai.prompts() == ["日本"]
