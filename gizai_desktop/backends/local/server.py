"""The process that holds an AI model of this computer: llama.cpp's server, by xllamacpp.

Started by `local_process` and by nobody else. It is told what to do in one line of JSON on
standard input, answers in one line on standard output, and ends when its standard input does,
which happens when the application ends in any way. Whatever llama.cpp says while it loads goes
to standard error; after that nothing is said anywhere, so no text of a message can be.
"""

import ctypes
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

BATCH_TOKENS = 128
"""Tokens that are read between two looks at whether anybody still waits for the answer."""
_ERRORS_ONLY = 1
_PR_SET_PDEATHSIG = 1
_NO_FILE, _NOT_THERE, _NOT_LOADED = "file", "not_installed", "library"


def main() -> NoReturn:
    """Serve one model until standard input ends."""
    # Only our own line may stand where the application reads; a library's prints may not.
    answers = os.dup(1)
    os.dup2(2, 1)
    order: dict[str, Any] = json.loads(sys.stdin.buffer.readline() or "null") or sys.exit(2)
    _end_with_parent(order["parent"])
    _be_killed_first()
    told, server = _start(order)
    os.write(answers, json.dumps(told).encode() + b"\n")
    os.close(answers)
    if server is None:
        sys.exit(1)  # in order, so that llama.cpp's last words are written
    _be_silent()
    sys.stdin.buffer.read()
    # Taking the server down in order can wait for an answer that nobody wants.
    os._exit(0)


def _start(order: dict[str, Any]) -> tuple[dict[str, Any], object]:
    """What to tell, and the server, which must be kept."""
    try:
        import xllamacpp  # noqa: PLC0415 - whether it can be imported is part of the answer
    except ModuleNotFoundError as error:
        return {"failed": _NOT_THERE, "detail": str(error)}, None
    except (ImportError, OSError) as error:
        return {"failed": _NOT_LOADED, "detail": str(error)}, None
    try:
        server = xllamacpp.Server(_parameters(xllamacpp.CommonParams(), order))
    except RuntimeError as error:
        return {"failed": _NO_FILE, "detail": str(error)}, None
    return {"port": urlsplit(server.listening_address).port}, server


def _parameters(params: Any, order: dict[str, Any]) -> Any:  # noqa: ANN401 - it has no types
    params.model.path = order["path"]
    params.model_alias = {order["model"]}
    params.n_ctx = order["context"]
    params.n_batch = params.n_ubatch = BATCH_TOKENS
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = order["threads"]
    # Earlier conversations would be kept in up to 8 GiB of memory, and 32 states of the
    # present one; neither is part of what was said to fit.
    params.cache_ram_mib = 0
    params.n_ctx_checkpoints = 4
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [order["key"]]
    # An empty origin is no origin that a browser could have.
    params.cors_origins = ""
    params.cors_origins_explicit = True
    params.cors_methods = ""
    params.cors_headers = ""
    params.cors_credentials = False
    params.ui = False
    params.endpoint_slots = False
    params.offline = True
    params.verbosity = _ERRORS_ONLY
    return params


def _end_with_parent(parent: int) -> None:
    """Be killed when the application is, at once; elsewhere the end of standard input does it.

    xllamacpp keeps Python's lock while it loads, so a thread that watches would not run then.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _be_killed_first() -> None:
    """Where memory runs out, Linux ends this process and not the window."""
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("800")


def _be_silent() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


if __name__ == "__main__":
    main()
