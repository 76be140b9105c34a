"""The key of a service while it is being edited."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class KeyDraft:
    """A key belongs to the server that it was given for, and is sent to no other.

    Attributes:
        kept_for: origin of the address that the kept key was given for; empty without one.
        removed: the user wants the kept key forgotten.
        replacing: the user wants to type another one.
        typed: the new key.
        typed_for: origin of the address that stood there then, or empty.
        lost_from: origin whose typed key was taken away because the address changed.
    """

    kept_for: str = ""
    removed: bool = False
    replacing: bool = False
    typed: str = field(default="", repr=False)
    typed_for: str = ""
    lost_from: str = ""

    def shows_kept(self, origin: str) -> bool:
        """Whether the kept key is the one for this address."""
        kept = bool(self.kept_for) and not self.removed and not self.replacing
        return kept and origin in ("", self.kept_for)

    def moved_from(self, origin: str) -> str:
        """The origin that the key which is not used any more was for, or an empty text."""
        if self.typed:
            return ""
        if self.lost_from and origin != self.lost_from:
            return self.lost_from
        moved = bool(origin and self.kept_for) and origin != self.kept_for
        return self.kept_for if moved and not self.removed else ""

    def with_typed(self, text: str, origin: str) -> "KeyDraft":
        """Another text in the field."""
        return replace(self, typed=text, typed_for=origin if text else "", lost_from="")

    def settled(self, origin: str) -> "KeyDraft":
        """The address is complete: a key that was typed for another one goes."""
        if not self.typed or not origin or origin == self.typed_for:
            return self
        if not self.typed_for:
            return replace(self, typed_for=origin)
        return replace(self, typed="", typed_for="", lost_from=self.typed_for)

    def change(self, origin: str) -> str | None:
        """The key to keep from now on, an empty text to forget it; None: as it is."""
        if self.typed:
            return self.typed.strip()
        elsewhere = bool(origin) and origin != self.kept_for
        return "" if self.kept_for and (self.removed or elsewhere) else None


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, in one spelling; empty when it is none."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = port in (None, _PORTS[parts.scheme])
    return f"{parts.scheme}://{host}" + ("" if usual else f":{port}")
