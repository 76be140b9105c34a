"""The window's language: the system's or the chosen one, at once and back."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gizai_desktop.domain.settings import Language
from gizai_desktop.store.locations import resource_dir
from gizai_desktop.ui.process.language import Languages

FOLDER = resource_dir() / "translations"
RUSSIAN = FOLDER / "gizai_desktop_ru.ts"
PLACEHOLDER = re.compile(r"%n|%\d|\{\w*\}")


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    before = QLocale()
    spoken = Languages(FOLDER)
    yield spoken
    spoken.speak(Language.ENGLISH)
    QLocale.setDefault(before)


def said() -> str:
    return QCoreApplication.translate("AppearancePage", "Text size")


def test_a_chosen_language_is_spoken_at_once_and_taken_back(languages: Languages) -> None:
    languages.speak(Language.RUSSIAN)
    assert said() == "Размер текста"
    assert QLocale().language() == QLocale.Language.Russian
    languages.speak(Language.ENGLISH)
    assert said() == "Text size"
    assert QLocale().language() == QLocale.Language.English


def test_buttons_of_qts_own_dialogs_speak_it_too(languages: Languages) -> None:
    languages.speak(Language.RUSSIAN)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"


def test_every_label_of_qts_own_file_dialog_speaks_it(languages: Languages, qtbot: QtBot) -> None:
    languages.speak(Language.RUSSIAN)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = dialog.findChildren(QLabel)
    texts = [
        *(label.text() for label in labels),
        *(button.text() or button.toolTip() for button in dialog.findChildren(QAbstractButton)),
    ]
    assert len(labels) == 3
    assert [text for text in texts if not re.search("[а-яё]", text, re.IGNORECASE)] == []


def test_a_missing_translation_leaves_english(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()
    lost = Languages(tmp_path)
    lost.speak(Language.RUSSIAN)
    assert said() == "Text size"
    lost.speak(Language.ENGLISH)
    QLocale.setDefault(before)


def messages(file: Path = RUSSIAN) -> list[tuple[str, ET.Element]]:
    root = ET.parse(file).getroot()
    return [
        (f"{context.findtext('name')}: {message.findtext('source')}", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def test_every_text_is_translated_and_finished() -> None:
    unfinished = [
        name
        for name, message in messages()
        if any(not form.strip() for form in forms(message))
        or message.find("translation[@type='unfinished']") is not None
    ]
    assert unfinished == []


def test_the_file_has_the_texts_of_the_sources_and_no_others(tmp_path: Path) -> None:
    copy = shutil.copy(RUSSIAN, tmp_path)
    program = RUSSIAN.parents[2] / "packaging" / "translations.py"
    subprocess.run([sys.executable, program, "update", "--folder", tmp_path], check=True)
    kept = {name for name, _ in messages()}
    now = {name for name, _ in messages(Path(copy))}
    told = "run: python packaging/translations.py update, and translate what is unfinished"
    assert now - kept == set(), told
    assert kept - now == set(), told


def test_placeholders_are_the_same() -> None:
    for name, message in messages():
        wanted = set(PLACEHOLDER.findall(message.findtext("source") or ""))
        for form in forms(message):
            # A plural form may leave the number to its words.
            assert set(PLACEHOLDER.findall(form)) | {"%n"} == wanted | {"%n"}, name


def test_plurals_have_three_forms() -> None:
    plural = [forms(message) for _, message in messages() if message.get("numerus") == "yes"]
    assert plural
    assert all(len(found) == 3 for found in plural)
