"""Texts as a search compares them: without case and accents."""

import unicodedata


def fold(text: str) -> str:
    """Lower case without combining marks, so that ``Ärger`` is found by ``arger``.

    Compatibility forms (NFKD) make ligatures and full-width letters equal to plain ones; the
    Russian ``ё`` becomes ``е``, which is how people type it.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
