"""Marks texts of the lower layers for the translators; the window translates them."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return ``text`` unchanged; Qt's ``lupdate`` collects it under ``context``."""
    del context
    return text
