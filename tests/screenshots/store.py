"""The pictures that software centres show: of the shape that they want, in every language."""

import asyncio
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gizai_desktop.domain.settings import ColorScheme, Language
from gizai_desktop.store.locations import Locations
from gizai_desktop.ui.look.theme import Theme
from tests.screenshots import russian, samples
from tests.screenshots.studio import Studio
from tests.ui.running_desktop import focused, running_desktop

SIZE = (1280, 720)
"""Pixels. AppStream asks for 16:9 and at least 620 pixels of width."""


@dataclass(frozen=True)
class Scene:
    """What is shown to people who read a language."""

    library: samples.Library
    first: str
    """Title of the chat in the first picture."""
    searched: str
    in_dark: str


SCENES: Mapping[Language, Scene] = {
    Language.ENGLISH: Scene(
        samples.LIBRARY,
        "How do I compute a moving average over a list of prices?",
        "time",
        "Why does rsync skip files?",
    ),
    Language.RUSSIAN: Scene(
        russian.LIBRARY,
        "Как посчитать скользящее среднее по списку цен?",
        "время",
        "Почему rsync пропускает файлы?",
    ),
}


async def shoot_for_stores(theme: Theme, folder: Path, language: Language) -> None:
    """Take the pictures that the metainfo names into a folder that is named for the language."""
    folder = folder / language
    folder.mkdir(parents=True, exist_ok=True)
    scene = SCENES[language]
    with tempfile.TemporaryDirectory() as data:
        locations = Locations.of(Path(data))
        ids = await asyncio.to_thread(samples.write_library, locations, scene.library)
        async with running_desktop(theme, Path(data)) as app:
            studio = Studio(app, ids, folder)
            app.window.shell.resize(*SIZE)
            app.desktop.preferences.change(language=language, color_scheme=ColorScheme.LIGHT)
            await studio.show(scene.first)
            await studio.take("conversation")
            app.desktop.preferences.change(color_scheme=ColorScheme.DARK)
            await studio.show(scene.in_dark)
            await studio.take("dark")
            app.desktop.preferences.change(color_scheme=ColorScheme.LIGHT)
            app.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            field = focused()
            assert isinstance(field, QLineEdit)
            field.setText(scene.searched)
            await studio.take("search")
