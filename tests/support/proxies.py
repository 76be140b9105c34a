"""Real proxy servers on 127.0.0.1, each a process of its own that ends with its block.

proxy.py comes from PyPI and is always there; squid, tinyproxy and microsocks are Debian's.
"""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import need

START_S = 30.0
"""Seconds that a proxy may take to listen."""
USER, PASSWORD = "anna", "s3cret-Pass"


@dataclass(frozen=True)
class RunningProxy:
    """A proxy that listens.

    Attributes:
        scheme: how it wants to be spoken to.
        signs_in: whether it asks for `USER` and `PASSWORD`.
    """

    name: str
    scheme: str
    port: int
    signs_in: bool = False

    @property
    def address(self) -> str:
        """Without the sign-in."""
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """With what it asks for."""
        return self.url_for(USER, PASSWORD) if self.signs_in else self.address

    def url_for(self, user: str, password: str) -> str:
        """With another sign-in."""
        return f"{self.scheme}://{user}:{password}@127.0.0.1:{self.port}"


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def proxy_py(*, signs_in: bool = False, certificate: Path | None = None) -> Iterator[RunningProxy]:
    """proxy.py: HTTP and CONNECT, answers 407; with a certificate (PEM) TLS to the proxy."""
    port = free_port()
    command = [sys.executable, "-m", "proxy", "--hostname", "127.0.0.1", "--port", str(port),
               "--num-workers", "1", "--num-acceptors", "1", "--log-level", "ERROR"]  # fmt: skip
    if signs_in:
        command += ["--basic-auth", f"{USER}:{PASSWORD}"]
    if certificate is not None:
        command += ["--cert-file", str(certificate), "--key-file", str(certificate)]
    with _running(command, port):
        yield RunningProxy("proxy.py", "https" if certificate else "http", port, signs_in)


@contextmanager
def squid(*, signs_in: bool = False, hosts: str = "") -> Iterator[RunningProxy]:
    """squid: HTTP and CONNECT, answers 407; ``hosts`` is its own ``/etc/hosts``."""
    binary, port = need("squid"), free_port()
    with _folder() as folder:
        (folder / "hosts").write_text(hosts)
        lines = [f"http_port 127.0.0.1:{port}", "cache deny all", "access_log none",
                 f"cache_log {folder}/cache.log", "pid_filename none", f"coredump_dir {folder}",
                 f"hosts_file {folder}/hosts", "pinger_enable off", "shutdown_lifetime 0 seconds",
                 "visible_hostname localhost", "max_filedescriptors 1024",
                 "connect_retries 0"]  # fmt: skip
        if os.geteuid() == 0:
            lines.append("cache_effective_user nobody")
        if signs_in:
            helper, *_ = Path("/usr/lib").glob("squid*/basic_ncsa_auth")
            (folder / "passwords").write_text(f"{USER}:{_apr1(PASSWORD)}\n")
            lines += [f"auth_param basic program {helper} {folder}/passwords",
                      "auth_param basic children 1", "acl known proxy_auth REQUIRED",
                      "http_access allow known"]  # fmt: skip
        lines.append(f"http_access {'deny' if signs_in else 'allow'} all")
        (folder / "squid.conf").write_text("\n".join([*lines, ""]))
        with _running([binary, "-N", "-f", str(folder / "squid.conf")], port):
            yield RunningProxy("squid", "http", port, signs_in)


@contextmanager
def tinyproxy(*, signs_in: bool = False) -> Iterator[RunningProxy]:
    """tinyproxy: HTTP and CONNECT; refuses a sign-in with 401."""
    binary, port = need("tinyproxy"), free_port()
    with _folder() as folder:
        lines = [f"Port {port}", "Listen 127.0.0.1", "Timeout 60", "Allow 127.0.0.1",
                 "MaxClients 20", f'LogFile "{folder}/log"', "LogLevel Error"]  # fmt: skip
        if os.geteuid() == 0:
            lines += ["User nobody", "Group nogroup"]
        if signs_in:
            lines.append(f"BasicAuth {USER} {PASSWORD}")
        (folder / "tinyproxy.conf").write_text("\n".join([*lines, ""]))
        with _running([binary, "-d", "-c", str(folder / "tinyproxy.conf")], port):
            yield RunningProxy("tinyproxy", "http", port, signs_in)


@contextmanager
def microsocks(*, signs_in: bool = False, password: str = PASSWORD) -> Iterator[RunningProxy]:
    """microsocks: SOCKS5."""
    binary, port = need("microsocks"), free_port()
    command = [binary, "-i", "127.0.0.1", "-p", str(port)]
    if signs_in:
        command += ["-u", USER, "-P", password]
    with _running(command, port):
        yield RunningProxy("microsocks", "socks5", port, signs_in)


def wait_until(reached: Callable[[], bool], what: str) -> None:
    """Look again and again until ``reached``, or fail."""
    deadline = time.monotonic() + START_S
    pause = threading.Event()
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited in vain: {what}")
        pause.wait(0.02)


@contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[None]:
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                   start_new_session=True)  # fmt: skip

        def listens() -> bool:
            if process.poll() is not None:
                output.seek(0)
                raise RuntimeError(f"{command[0]} ended: {output.read().decode()}")
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        try:
            wait_until(listens, f"{command[0]} listens")
            yield
        finally:
            process.terminate()
            try:
                process.wait(2)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()
            _end_group(process.pid)


def _end_group(group: int) -> None:
    """Helpers of a proxy that outlive it, if any."""
    try:
        os.killpg(group, 9)
    except ProcessLookupError:
        return


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that a proxy can read after it has given up being root."""
    with tempfile.TemporaryDirectory(prefix="proxy-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def _apr1(password: str) -> str:
    done = subprocess.run(["openssl", "passwd", "-apr1", password], check=True,
                          capture_output=True, text=True)  # fmt: skip
    return done.stdout.strip()
