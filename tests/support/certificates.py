"""A certificate authority for one test run, made by the ``openssl`` command.

``openssl`` comes with Debian's ``ca-certificates``, which TLS needs anyway.
"""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

NAMES = "DNS:localhost,DNS:gizai.test,IP:127.0.0.1"


@dataclass(frozen=True)
class Authority:
    """What a run's servers show, and what its clients trust.

    Attributes:
        ca: PEM of the authority: ``SSL_CERT_FILE`` of who shall trust it.
        good: PEM of key and certificate for `NAMES`.
        wrong_name: the same for another host.
    """

    ca: Path
    good: Path
    wrong_name: Path

    def server_context(self, chain: Path | None = None) -> ssl.SSLContext:
        """TLS for a server that shows ``chain``, or the good one."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(chain or self.good)
        return context


def make_authority(folder: Path) -> Authority:
    """Make the authority and its certificates in ``folder``."""
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    ca_key, ca = folder / "ca.key", folder / "ca.pem"
    _openssl("req", "-x509", *new_key, "-keyout", ca_key, "-out", ca, "-days", "2", "-subj",
             "/CN=Test authority", "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip

    def chain(name: str, alternatives: str) -> Path:
        key, request = folder / f"{name}.key", folder / f"{name}.csr"
        certificate, both = folder / f"{name}.crt", folder / f"{name}.pem"
        extensions = folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={alternatives}\n")
        _openssl("req", *new_key, "-keyout", key, "-out", request, "-subj", f"/CN={name}")
        _openssl("x509", "-req", "-in", request, "-CA", ca, "-CAkey", ca_key, "-CAcreateserial",
                 "-days", "2", "-extfile", extensions, "-out", certificate)  # fmt: skip
        both.write_text(key.read_text() + certificate.read_text())
        return both

    return Authority(ca, chain("good", NAMES), chain("wrong-name", "DNS:elsewhere.test"))


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
