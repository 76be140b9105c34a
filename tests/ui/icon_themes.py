"""Another theme of icons for a while."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QIcon

from tests.support.icon_theme import icon_theme


@contextmanager
def in_icon_theme(share: Path, icons: Iterable[str]) -> Iterator[None]:
    """Make a theme with these icons, and let Qt look there alone, as on a desktop."""
    paths, name = QIcon.themeSearchPaths(), QIcon.themeName()
    QIcon.setThemeSearchPaths([str(icon_theme(share, "tiny", icons))])
    QIcon.setThemeName("tiny")
    try:
        yield
    finally:
        QIcon.setThemeSearchPaths(paths)
        QIcon.setThemeName(name)
