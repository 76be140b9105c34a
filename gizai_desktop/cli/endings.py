"""The exit statuses that scripts expect of a command that something stops."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from gizai_desktop.cli.output import say
from gizai_desktop.domain.errors import GizaiError

P = ParamSpec("P")


def ends_well(command: Callable[P, int]) -> Callable[P, int]:
    """Say what went wrong instead of raising it; 1 for that, 130 for Ctrl+C."""

    @wraps(command)
    def run(*arguments: P.args, **named: P.kwargs) -> int:
        try:
            return command(*arguments, **named)
        except GizaiError as error:
            say(str(error))
            return 1
        except BrokenPipeError:
            return _reader_gone()
        except KeyboardInterrupt:
            return 130

    return run


def _reader_gone() -> int:
    """The status when nobody reads any more; what Python still flushes goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
