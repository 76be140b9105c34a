"""Which conversations may have the words that are looked for, by the index's words."""

import sqlite3
from collections.abc import Iterable

from gizai_desktop.store.index.words import Piece, Place, is_paired, pieces_of

WORD_LIMIT = 400
"""Words of one piece; a piece of more is in too many to be worth asking for."""
PIECE_LIMIT = 6

_SHORTEST_PART = 3
_FITS = {
    Place.INSIDE: "",
    Place.END: " AND substr(word, -length(:piece)) = :piece",
    Place.START: " AND substr(word, 1, length(:piece)) = :piece",
}


def expression(connection: sqlite3.Connection, looked_for: Iterable[str]) -> str | None:
    """What FTS5 is asked for; every conversation that has all the texts is among its answers.

    Returns:
        None when the index does not help: any conversation may have them. An empty text when
        none has.
    """
    pieces = sorted(
        {piece for text in looked_for for piece in pieces_of(text)},
        key=lambda piece: (len(piece.text.encode()), piece.place is Place.WHOLE),
        reverse=True,
    )
    found: list[str] = []
    for piece in pieces:
        alternatives = _alternatives(connection, piece)
        if alternatives is None:
            continue
        if not alternatives:
            return ""
        found.append(f"({' OR '.join(alternatives)})")
        if len(found) == PIECE_LIMIT:
            break
    return " AND ".join(found) or None


def _alternatives(connection: sqlite3.Connection, piece: Piece) -> list[str] | None:
    """The words of the index that a piece may be in, quoted; None when they are too many."""
    if piece.place is Place.WHOLE:
        return [_quoted(piece.text)]
    if piece.place is Place.START and is_paired(piece.text):
        return [_quoted(piece.text) + "*"]
    if len(piece.text) >= _SHORTEST_PART:
        source = "parts WHERE parts MATCH :match"
    elif piece.place is Place.START:
        return None
    else:
        source = "vocabulary WHERE instr(word, :piece)"
    rows = connection.execute(
        f"SELECT word FROM {source}{_FITS[piece.place]} LIMIT :limit",  # noqa: S608 - our own words
        {"match": _quoted(piece.text), "piece": piece.text, "limit": WORD_LIMIT + 1},
    ).fetchall()
    return None if len(rows) > WORD_LIMIT else [_quoted(word) for (word,) in rows]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
