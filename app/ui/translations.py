"""The window's languages. Source words are English; resources/translations holds the others, compiled at set-up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.system import paths


class Translations:
    """Installs and changes the language; every widget is told by Qt (LanguageChange)."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str) -> None:
        """Speak a language.

        Args:
            language: "ko" or "en".
        """
        if language == self.language and self._installed:
            return
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []
        self.language = language
        QLocale.setDefault(QLocale(QLocale.Language.Korean if language == "ko" else QLocale.Language.English))
        if language != "en":
            self._install(language)

    def _install(self, language: str) -> None:
        own = sorted((paths.resources() / "translations").glob(f"*_{language}.qm"))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for folder, name in [(qt, f"qtbase_{language}"), *((str(file.parent), file.stem) for file in own)]:
            translator = QTranslator(self._application)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._installed.append(translator)
