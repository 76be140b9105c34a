"""The steps of a connection test, as the network page shows them."""

from dataclasses import dataclass
from enum import StrEnum

from gizai_desktop.domain.errors import Failure


class CheckStage(StrEnum):
    """What a step tries."""

    PROXY_FOUND = "proxy_found"
    PROXY_REACHED = "proxy_reached"
    PROXY_SIGN_IN = "proxy_sign_in"
    SERVICE_FOUND = "service_found"
    SERVICE_REACHED = "service_reached"
    SERVICE_ANSWERED = "service_answered"


class CheckState(StrEnum):
    """How a step went."""

    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True)
class CheckStep:
    """One step, in the order of the test.

    Attributes:
        host: the proxy's or the service's host.
        elapsed_ms: milliseconds that the step took, once it has ended.
        failure: why it failed.
    """

    stage: CheckStage
    state: CheckState
    host: str
    elapsed_ms: int | None = None
    failure: Failure | None = None
