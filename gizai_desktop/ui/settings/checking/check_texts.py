"""The words of the connection test."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from gizai_desktop.domain.connection_check import CheckStage, CheckState, CheckStep
from gizai_desktop.domain.errors import Failure, fill
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.texts import failure_advice, failure_sentence

_PASSED = {
    CheckStage.PROXY_FOUND: QT_TRANSLATE_NOOP("Check", "Found the address of {host}"),
    CheckStage.PROXY_REACHED: QT_TRANSLATE_NOOP("Check", "Reached the proxy"),
    CheckStage.PROXY_SIGN_IN: QT_TRANSLATE_NOOP("Check", "The proxy lets us through"),
    CheckStage.SERVICE_FOUND: QT_TRANSLATE_NOOP("Check", "Found the address of {host}"),
    CheckStage.SERVICE_REACHED: QT_TRANSLATE_NOOP("Check", "Reached {host}"),
    CheckStage.SERVICE_ANSWERED: QT_TRANSLATE_NOOP("Check", "{host} answered"),
}
_RUNNING = {
    CheckStage.PROXY_FOUND: QT_TRANSLATE_NOOP("Check", "Looking for the address of {host}"),
    CheckStage.PROXY_REACHED: QT_TRANSLATE_NOOP("Check", "Connecting to the proxy"),
    CheckStage.PROXY_SIGN_IN: QT_TRANSLATE_NOOP("Check", "Asking the proxy to let us through"),
    CheckStage.SERVICE_FOUND: QT_TRANSLATE_NOOP("Check", "Looking for the address of {host}"),
    CheckStage.SERVICE_REACHED: QT_TRANSLATE_NOOP("Check", "Connecting to {host}"),
    CheckStage.SERVICE_ANSWERED: QT_TRANSLATE_NOOP("Check", "Waiting for an answer from {host}"),
}
_NOT_TRIED = {
    CheckStage.PROXY_FOUND: QT_TRANSLATE_NOOP("Check", "Find the address of {host}"),
    CheckStage.PROXY_REACHED: QT_TRANSLATE_NOOP("Check", "Reach the proxy"),
    CheckStage.PROXY_SIGN_IN: QT_TRANSLATE_NOOP("Check", "Get through the proxy"),
    CheckStage.SERVICE_FOUND: QT_TRANSLATE_NOOP("Check", "Find the address of {host}"),
    CheckStage.SERVICE_REACHED: QT_TRANSLATE_NOOP("Check", "Reach {host}"),
    CheckStage.SERVICE_ANSWERED: QT_TRANSLATE_NOOP("Check", "Get an answer from {host}"),
}
# A failed turn says "No answer: …"; beside a step that would be beside the point.
_FAILED: Mapping[str, str] = {
    FailureKind.NO_NETWORK: QT_TRANSLATE_NOOP("Check", "This computer is offline"),
    FailureKind.NAME_NOT_FOUND: QT_TRANSLATE_NOOP("Check", "The address {host} was not found"),
    FailureKind.REFUSED: QT_TRANSLATE_NOOP("Check", "{host} refused the connection"),
    FailureKind.CONNECTION_LOST: QT_TRANSLATE_NOOP("Check", "The connection to {host} broke"),
    FailureKind.TLS: QT_TRANSLATE_NOOP("Check", "{host} could not prove its identity"),
    FailureKind.CONNECT_TIMEOUT: QT_TRANSLATE_NOOP(
        "Check", "{host} could not be reached in {seconds} s"
    ),
    FailureKind.PROXY_NOT_FOUND: QT_TRANSLATE_NOOP("Check", "The proxy was not found"),
    FailureKind.PROXY_UNREACHABLE: QT_TRANSLATE_NOOP("Check", "The proxy cannot be reached"),
    FailureKind.PROXY_SIGN_IN: QT_TRANSLATE_NOOP("Check", "The proxy refused the sign-in"),
    FailureKind.PROXY_TLS: QT_TRANSLATE_NOOP("Check", "The proxy could not prove its identity"),
    FailureKind.PROXY_TIMEOUT: QT_TRANSLATE_NOOP(
        "Check", "The proxy did not respond in {seconds} s"
    ),
    FailureKind.PROXY_CANNOT_REACH: QT_TRANSLATE_NOOP("Check", "The proxy cannot reach {host}"),
}
_ADVICE: Mapping[str, str] = {
    FailureKind.PROXY_NOT_FOUND: QT_TRANSLATE_NOOP("Check", "Check its host name."),
    FailureKind.PROXY_UNREACHABLE: QT_TRANSLATE_NOOP("Check", "Check its host and port."),
    FailureKind.PROXY_SIGN_IN: QT_TRANSLATE_NOOP("Check", "Check the user name and password."),
    FailureKind.PROXY_TLS: QT_TRANSLATE_NOOP("Check", "Check its type and port."),
    FailureKind.PROXY_TIMEOUT: QT_TRANSLATE_NOOP("Check", "Check its host and port."),
    FailureKind.PROXY_WRONG_KIND: QT_TRANSLATE_NOOP("Check", "Check its type and port."),
}
_WORDS = {
    CheckState.PASSED: _PASSED,
    CheckState.RUNNING: _RUNNING,
    CheckState.NOT_TRIED: _NOT_TRIED,
}


def step_words(step: CheckStep) -> tuple[str, str]:
    """What the step did, and after a failure what to do about it, else nothing."""
    if step.failure is not None:
        return failure_words(step.failure)
    words = _WORDS.get(step.state, _NOT_TRIED)[step.stage]
    return fill(QCoreApplication.translate("Check", words), {"host": step.host}), ""


def failure_words(failure: Failure) -> tuple[str, str]:
    """What went wrong, and what to do about it."""
    return f"{_failure_words(failure)}.", _advice(failure)


def milliseconds_text(milliseconds: int) -> str:
    """A short duration for people: ``31 ms``."""
    number = QLocale().toString(milliseconds)
    return QCoreApplication.translate("Units", "%1 ms").replace("%1", number)


def _failure_words(failure: Failure) -> str:
    words = _FAILED.get(failure.kind)
    if words is None:
        return failure_sentence(failure)
    return fill(QCoreApplication.translate("Check", words), failure.params)


def _advice(failure: Failure) -> str:
    words = _ADVICE.get(failure.kind)
    if words is None or failure.message:
        return failure_advice(failure)
    return QCoreApplication.translate("Check", words)
