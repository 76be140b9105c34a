"""Shows in the header which way requests go, and how the last one went."""

from PySide6.QtCore import QObject

from gizai_desktop.application.connection import Connection, ConnectionState, Route
from gizai_desktop.domain.failures import FailureKind
from gizai_desktop.ui.chat.header import Header, ProxyIndicator
from gizai_desktop.ui.texts import failure_sentence


class ConnectionPresenter(QObject):
    """Keeps the header's proxy indicator up to date."""

    def __init__(self, header: Header, connection: Connection, parent: QObject) -> None:
        super().__init__(parent)
        self._header = header
        self._connection = connection
        connection.changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the state in the language in use."""
        self._header.set_proxy(self._indicator(self._connection.state))

    def _indicator(self, state: ConnectionState) -> ProxyIndicator:
        match state.route:
            case Route.DIRECT:
                return ProxyIndicator(
                    "none", self.tr("No proxy"), self.tr("Open the proxy settings")
                )
            case Route.PROXY:
                return ProxyIndicator("untested", self.tr("Proxy"), state.address)
            case Route.PROXY_WORKS:
                return ProxyIndicator("works", self._works(state.round_trip_ms), state.address)
            case Route.PROXY_FAILED:
                failure = state.failure
                tooltip = failure_sentence(failure) if failure else state.address
                refused = failure is not None and failure.kind == FailureKind.PROXY_SIGN_IN
                text = self.tr("Proxy refused") if refused else self.tr("Proxy failed")
                return ProxyIndicator("failed", text, tooltip)

    def _works(self, round_trip_ms: int | None) -> str:
        if round_trip_ms is None:
            return self.tr("Proxy")
        return self.tr("Proxy · %1 ms").replace("%1", str(round_trip_ms))
