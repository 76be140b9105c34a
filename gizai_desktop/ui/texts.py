"""Texts of the lower layers in the language of the window."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gizai_desktop.application.notices import Notice
from gizai_desktop.domain.catalog import Catalog, CatalogEntry
from gizai_desktop.domain.errors import Failure, fill, joined
from gizai_desktop.domain.service import GUIDE, LOCAL
from gizai_desktop.domain.text import QT_TRANSLATE_NOOP

_BUILT_IN = {
    LOCAL.id: QT_TRANSLATE_NOOP("Services", "This computer"),
    GUIDE.id: QT_TRANSLATE_NOOP("Services", "Guide"),
}
_GUIDE_MODEL = QT_TRANSLATE_NOOP("Services", "Guide (offline help)")
_BUILT_IN_IDS = {LOCAL.name: LOCAL.id, GUIDE.name: GUIDE.id}


def service_name(service_id: str, name: str) -> str:
    """What people call a service; of the built-in ones in the window's language."""
    known = _BUILT_IN.get(service_id)
    return QCoreApplication.translate("Services", known) if known is not None else name


def named(entry: CatalogEntry) -> CatalogEntry:
    """An AI model with the names that people read."""
    service_id = entry.ref.service
    if service_id not in _BUILT_IN:
        return entry
    service, name = service_name(service_id, entry.service_name), entry.name
    if name == entry.service_name:
        name = service
    elif name == _GUIDE_MODEL:
        name = QCoreApplication.translate("Services", _GUIDE_MODEL)
    return replace(entry, name=name, service_name=service)


def named_catalog(catalog: Catalog) -> Catalog:
    """The catalog with the names that people read."""
    groups = [
        replace(
            group,
            service=replace(group.service, name=service_name(group.service.id, group.service.name)),
            entries=tuple(map(named, group.entries)),
        )
        if group.service.id in _BUILT_IN
        else group
        for group in catalog.groups
    ]
    return replace(catalog, groups=groups)


def _said(params: Mapping[str, str]) -> dict[str, str]:
    """What a failure is filled with; a built-in service has its name in the window's language."""
    name = params.get("service", "")
    service_id = _BUILT_IN_IDS.get(name)
    if service_id is None:
        return {**params}
    return {**params, "service": service_name(service_id, name)}


def failure_sentence(failure: Failure) -> str:
    """What happened, translated, without a full stop."""
    return fill(QCoreApplication.translate("Failure", failure.text.sentence), _said(failure.params))


def failure_advice(failure: Failure) -> str:
    """What to do next, translated, after the server's own sentence."""
    advice = fill(QCoreApplication.translate("Failure", failure.text.advice), _said(failure.params))
    return joined(failure.message, advice)


def failure_text(failure: Failure) -> str:
    """What happened and what to do next, as one text."""
    return joined(f"{failure_sentence(failure)}.", failure_advice(failure))


def notice_text(notice: Notice) -> str:
    """A notice, translated together with its reason."""
    reason = failure_text(notice.failure) if notice.failure is not None else ""
    template = QCoreApplication.translate("Notice", notice.text.value)
    return fill(template, {**notice.params, "reason": reason})


def count_text(count: int) -> str:
    """A number of things for people, grouped as the language does it: ``4,999``."""
    return QLocale().toString(count)


def seconds_text(milliseconds: int) -> str:
    """A duration for people: ``8.2 s``, with the decimal sign of the language."""
    seconds = milliseconds / 1000
    number = QLocale().toString(seconds, "f", 1 if seconds < 100 else 0)
    return QCoreApplication.translate("Units", "%1 s").replace("%1", number)


def time_text(moment: datetime) -> str:
    """A moment in the user's own time, as the language writes it."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    date = QLocale().toString(local.date(), QLocale.FormatType.LongFormat)
    return f"{date}, {QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)}"
