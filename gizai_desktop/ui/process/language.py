"""The window's language: its words, and how it writes numbers and dates."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gizai_desktop.domain.settings import Language


class Languages:
    """Puts the application into a language, also while its windows are open.

    English needs no files: it is what the source says.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder with our .qm files."""
        self._folder = folder
        self._system = QLocale.system()
        self._spoken = ""
        self._translators: list[QTranslator] = []

    def speak(self, chosen: Language) -> None:
        """Use the language from now on; windows are told by events of Qt's."""
        language = self._language(chosen)
        if language == self._spoken:
            return
        self._spoken = language
        QLocale.setDefault(self._locale(language))
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
        if language != Language.ENGLISH:
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"qtbase_{language}", qt)
            self._install(f"gizai_desktop_{language}", str(self._folder))

    def _language(self, chosen: Language) -> Language:
        if chosen is not Language.SYSTEM:
            return chosen
        wanted = (name.partition("-")[0] for name in self._system.uiLanguages())
        known = (Language(name) for name in wanted if name in (Language.RUSSIAN, Language.ENGLISH))
        return next(known, Language.ENGLISH)

    def _locale(self, language: Language) -> QLocale:
        """The system's own habits where it speaks this language, else the language's usual ones."""
        return self._system if self._system.name().startswith(language) else QLocale(language)

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
