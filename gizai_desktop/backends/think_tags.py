"""Reasoning that comes inside the text, between ``<think>`` and ``</think>`` at its start. Pure."""

from enum import Enum, auto

OPENING = "<think>"
CLOSING = "</think>"


class _At(Enum):
    START = auto()
    OPENED = auto()
    REASONING = auto()
    AFTER = auto()
    TEXT = auto()


class ThinkTags:
    """Parts text from reasoning while both come in pieces; tags may be split anywhere.

    Only a block that the text begins with counts: later ones are the text's own. The white space
    around the tags goes with them.
    """

    __slots__ = ("_at", "_held")

    def __init__(self) -> None:
        self._at = _At.START
        self._held = ""

    def feed(self, piece: str) -> tuple[str, str]:
        """The reasoning and the text that this piece brings, each may be empty."""
        if self._at is _At.TEXT:
            return "", piece
        piece, self._held = self._held + piece, ""
        if self._at is _At.START:
            piece = self._open(piece)
        reasoning = ""
        if self._at is _At.OPENED:
            piece = piece.lstrip()
            self._at = _At.REASONING if piece else _At.OPENED
        if self._at is _At.REASONING:
            reasoning, piece = self._close(piece)
        if self._at is _At.AFTER:
            piece = piece.lstrip()
            if piece:
                self._at = _At.TEXT
        return reasoning, piece

    def end(self) -> tuple[str, str]:
        """What was held back because a tag might have begun there."""
        held, self._held = self._held, ""
        at, self._at = self._at, _At.TEXT
        return (held, "") if at is _At.REASONING else ("", held)

    def _open(self, piece: str) -> str:
        beginning = piece.lstrip()
        if beginning.startswith(OPENING):
            self._at = _At.OPENED
            return beginning[len(OPENING) :]
        if OPENING.startswith(beginning):
            self._held = piece
            return ""
        self._at = _At.TEXT
        return piece

    def _close(self, piece: str) -> tuple[str, str]:
        reasoning, closing, text = piece.partition(CLOSING)
        if closing:
            self._at = _At.AFTER
            return reasoning, text
        begun = _begun(piece)
        self._held = piece[len(piece) - begun :]
        return piece[: len(piece) - begun], ""


def _begun(piece: str) -> int:
    """How many characters at the end may be the beginning of the closing tag."""
    longest = min(len(CLOSING) - 1, len(piece))
    return next((n for n in range(longest, 0, -1) if piece.endswith(CLOSING[:n])), 0)
