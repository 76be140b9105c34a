"""Two real Syncthing programs that share one folder, on this computer and nowhere else."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 30.0
KEY = "for-the-test-only"
CONFIG = """\
<configuration version="36">
  <folder id="shared" path="{path}" type="sendreceive" rescanIntervalS="2"
      fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="{own_id}"/><device id="{other_id}"/>
    <maxConflicts>10</maxConflicts>
  </folder>
  <device id="{own_id}" name="own"><address>tcp://127.0.0.1:{own_port}</address></device>
  <device id="{other_id}" name="other"><address>tcp://127.0.0.1:{other_port}</address></device>
  <gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>{key}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{own_port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <crashReportingEnabled>false</crashReportingEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
"""


@dataclass
class Node:
    """One of the two programs."""

    home: Path
    device: str
    port: int
    gui: int

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run until the end of the block."""
        words = ["syncthing", "serve", "--no-browser", "--no-upgrade", "--no-restart"]
        with (
            (self.home / "log").open("ab") as log,
            subprocess.Popen([*words, "--home", str(self.home)], stdout=log, stderr=log) as process,
        ):
            try:
                self._wait(process)
                yield
            finally:
                process.terminate()
                process.wait(timeout=PATIENCE_S)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + PATIENCE_S
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}/rest/system/ping", headers={"X-API-Key": KEY}
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while True:
            assert process.poll() is None, (self.home / "log").read_text()
            assert time.monotonic() < deadline, "Syncthing does not answer"
            try:
                with opener.open(request, timeout=1):
                    return
            except OSError:
                time.sleep(0.1)


def pair(root: Path, one: Path, other: Path) -> tuple[Node, Node]:
    """Two programs that know each other and share these folders."""
    nodes = []
    for name in ("one", "other"):
        home = root / name
        words = ["generate", "--no-default-folder", "--skip-port-probing", "--home", str(home)]
        _run(*words)
        nodes.append(Node(home, _run("--device-id", "--home", str(home)), 0, 0))
    with ExitStack() as stack:
        for node in nodes:
            node.port, node.gui = (stack.enter_context(_free_port()) for _ in range(2))
    first, second = nodes
    for own, there, folder in ((first, second, one), (second, first, other)):
        # Its mark, without which it would not touch the folder.
        (folder / ".stfolder").mkdir()
        config = CONFIG.format(
            path=folder,
            own_id=own.device,
            other_id=there.device,
            own_port=own.port,
            other_port=there.port,
            gui=own.gui,
            key=KEY,
        )
        (own.home / "config.xml").write_text(config)
    return first, second


def _run(*arguments: str) -> str:
    done = subprocess.run(
        ["syncthing", *arguments], capture_output=True, text=True, check=True, timeout=PATIENCE_S
    )
    return done.stdout.strip()


@contextmanager
def _free_port() -> Iterator[int]:
    """A port that is free, and stays so until the end of the block."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        number: int = found.getsockname()[1]
        yield number
