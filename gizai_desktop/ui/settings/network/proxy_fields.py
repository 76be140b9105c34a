"""The fields of the manual proxy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gizai_desktop.domain.proxy import ProxyScheme
from gizai_desktop.ui.forms.form import FIELD_GAP, help_label
from gizai_desktop.ui.look.theme import Theme
from gizai_desktop.ui.settings.network.network_draft import NetworkDraft
from gizai_desktop.ui.widgets.choice import Choice
from gizai_desktop.ui.widgets.field import TextField

_SCHEME_NAMES = {
    ProxyScheme.HTTP: "HTTP",
    ProxyScheme.HTTPS: "HTTPS",
    ProxyScheme.SOCKS5: "SOCKS5",
}


class ProxyFields(QWidget):
    """Type, host, port, user name, password and the addresses to be reached directly.

    `scheme_chosen(str)` carries a `ProxyScheme`'s value; `address_given(str)` what was put
    into the host field at once or completed there, and may be a whole proxy address.
    """

    scheme_chosen = Signal(str)
    address_given = Signal(str)

    def __init__(self, theme: Theme, draft: NetworkDraft, *, keyring_works: bool) -> None:
        super().__init__()
        names = [(scheme.value, name) for scheme, name in _SCHEME_NAMES.items()]
        self.scheme = Choice(theme, self.tr("Type"), names, draft.proxy_scheme)
        self.fields = {
            "proxy_host": TextField(theme, self.tr("Host"), "proxy.example.com"),
            "proxy_port": TextField(theme, self.tr("Port")),
            "proxy_user": TextField(theme, self.tr("User name")),
            "password": TextField(theme, self.tr("Password"), password=True),
            "proxy_bypass": TextField(
                theme,
                self.tr("Connect directly to these addresses"),
                self.tr("intranet.example, .example.org, 10.0.0.0/8"),
            ),
        }
        self.fields["proxy_port"].edit.setMaxLength(8)
        self.note = help_label(
            theme,
            self.tr(
                "This computer has no keyring; the password is kept until the application ends."
            ),
        )
        self.show_keyring(works=keyring_works)
        self._host_length = len(draft.proxy_host)
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(FIELD_GAP)
        self._grid.setVerticalSpacing(FIELD_GAP)
        self.arrange(stacked=False)
        self.fill(draft)
        self.scheme.changed.connect(self.scheme_chosen)
        host = self.fields["proxy_host"]
        host.edited.connect(self._watch_host)
        host.left.connect(lambda: self.address_given.emit(host.text))

    def fill(self, draft: NetworkDraft) -> None:
        """Show the draft."""
        self.scheme.set_value(draft.proxy_scheme)
        for name, field in self.fields.items():
            field.set_text(getattr(draft, name))
        self._host_length = len(draft.proxy_host)

    def show_keyring(self, *, works: bool) -> None:
        """Say how long the password lasts where there is no keyring."""
        self.note.setHidden(works)

    def read(self, draft: NetworkDraft) -> NetworkDraft:
        """The draft with what stands in the fields."""
        return draft.with_texts({name: field.text for name, field in self.fields.items()})

    def _watch_host(self, text: str) -> None:
        grown = len(text) - self._host_length
        self._host_length = len(text)
        if grown > 1:
            self.address_given.emit(text)

    def arrange(self, *, stacked: bool) -> None:
        """Put the fields side by side, or below each other."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        fields, grid = self.fields, self._grid
        # Six equal columns; a widget that is added again moves.
        for column in range(6):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 0)
        if stacked:
            grid.addWidget(self.scheme, 0, 0, 1, 4)
            grid.addWidget(fields["proxy_port"], 0, 4, 1, 2)
            grid.addWidget(fields["proxy_host"], 1, 0, 1, 6)
            grid.addWidget(fields["proxy_user"], 2, 0, 1, 6)
            grid.addWidget(fields["password"], 3, 0, 1, 6)
        else:
            grid.addWidget(self.scheme, 0, 0, 1, 1)
            grid.addWidget(fields["proxy_host"], 0, 1, 1, 4)
            grid.addWidget(fields["proxy_port"], 0, 5, 1, 1)
            grid.addWidget(fields["proxy_user"], 2, 0, 1, 3)
            grid.addWidget(fields["password"], 2, 3, 1, 3)
        grid.addWidget(self.note, 4, 0, 1, 6)
        grid.addWidget(fields["proxy_bypass"], 5, 0, 1, 6)
