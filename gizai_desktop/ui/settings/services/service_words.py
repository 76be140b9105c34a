"""How services are called, and how they are, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gizai_desktop.domain.catalog import CatalogGroup
from gizai_desktop.domain.errors import Failure
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.domain.service import Service, ServiceKind
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP
from gizai_desktop.ui.look.tokens import ColorName
from gizai_desktop.ui.settings.checking.check_texts import failure_words
from gizai_desktop.ui.texts import service_name

_DETAILS = {
    ServiceKind.LOCAL: QT_TRANSLATE_NOOP("Services", "Models in files, asked without any network"),
    ServiceKind.GUIDE: QT_TRANSLATE_NOOP("Services", "The manual, always there"),
}
_WANTS_KEY = frozenset({FailureKind.KEY_REFUSED, FailureKind.SIGN_IN})
_SAYS_NO = frozenset(
    {
        FailureKind.BAD_REQUEST,
        FailureKind.FORBIDDEN,
        FailureKind.NOT_FOUND,
        FailureKind.RATE_LIMITED,
        FailureKind.SERVER_FAULT,
        FailureKind.UNEXPECTED_STATUS,
        FailureKind.NOT_JSON,
        FailureKind.NOT_AN_OBJECT,
        FailureKind.NO_OUTPUT,
        FailureKind.TOO_LARGE_ANSWER,
        FailureKind.PAYMENT,
        FailureKind.STREAM_ERROR,
    }
)


@dataclass(frozen=True, slots=True)
class ServiceState:
    """A word with the colour of its dot, and more about it."""

    word: str
    dot: ColorName
    hint: str = ""


def service_title(service: Service) -> str:
    """The name; of the built-in ones in the window's language."""
    return service_name(service.id, service.name)


def service_detail(service: Service) -> str:
    """Its address, or what it is where it has none."""
    words = _DETAILS.get(service.kind)
    return _translated(words) if words is not None else service.base_url


def service_state(
    service: Service, group: CatalogGroup | None, *, local_installed: bool
) -> ServiceState:
    """How it is, as far as is known without asking it."""
    if not service.enabled or group is None:
        return ServiceState(_translated(QT_TRANSLATE_NOOP("Services", "Off")), "control_border")
    if service.kind is ServiceKind.LOCAL:
        return _local_state(group, installed=local_installed)
    if group.failure is not None:
        return _failed_state(group.failure)
    if service.kind is ServiceKind.GIZAI:
        return ServiceState(_translated(QT_TRANSLATE_NOOP("Services", "On")), "success_dot")
    if service.kind is ServiceKind.GUIDE or any(not entry.own for entry in group.entries):
        return ServiceState(_translated(QT_TRANSLATE_NOOP("Services", "Works")), "success_dot")
    return ServiceState(
        _translated(QT_TRANSLATE_NOOP("Services", "Lists no models")), "control_border"
    )


def _local_state(group: CatalogGroup, *, installed: bool) -> ServiceState:
    if not installed:
        word = QT_TRANSLATE_NOOP("Services", "Not installed")
        return ServiceState(_translated(word), "control_border")
    if not group.entries:
        word = QT_TRANSLATE_NOOP("Services", "No model yet")
        return ServiceState(_translated(word), "control_border")
    return ServiceState(_translated(QT_TRANSLATE_NOOP("Services", "Works")), "success_dot")


def _failed_state(failure: Failure) -> ServiceState:
    hint = " ".join(filter(None, failure_words(failure)))
    if failure.kind in _WANTS_KEY:
        word = QT_TRANSLATE_NOOP("Services", "Needs a key")
        return ServiceState(_translated(word), "warning_dot", hint)
    if failure.kind in _SAYS_NO:
        word = QT_TRANSLATE_NOOP("Services", "Refused")
        return ServiceState(_translated(word), "danger_dot", hint)
    word = QT_TRANSLATE_NOOP("Services", "Not reachable")
    return ServiceState(_translated(word), "danger_dot", hint)


def _translated(words: str) -> str:
    return QCoreApplication.translate("Services", words)
