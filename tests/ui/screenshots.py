"""Pictures of every screen and state, in both themes and languages: `python -m tests.ui.screenshots [FOLDER] [words…]`.

Every tests/ui/<package>/scenes.py with a list SCENES of (name, builder) takes part. Under a display the windows are real
ones; without, Qt draws them in memory. Words after the folder choose scenes whose "package-name" holds one of them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from app.system import paths
from app.ui import fonts
from app.ui.context import Context
from app.ui.preferences import Preferences
from app.ui.theme.style import palette, style_sheet
from app.ui.theme.theme import Theme
from app.ui.translations import Translations
from tests.fakes.engine import FakeEngine

Builder = Callable[[Context], QWidget]

HERE = Path(__file__).parent
THEMES = ("light", "dark")
LANGUAGES = ("ko", "en")
SIZES = {"library": (300, 820), "conversation": (760, 820), "source": (560, 820), "work": (760, 820)}
"""Of the panels, which take what the window gives them; windows and dialogs know their own size."""
SETTLE_MS = 60
"""Layouts, elided words and delayed drawing come to rest."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen in one state."""

    package: str
    name: str
    build: Builder

    @property
    def file(self) -> str:
        """Name of its picture."""
        return f"{self.package}-{self.name}.png"


def all_scenes() -> list[Scene]:
    """Every scene of every package."""
    return [
        Scene(file.parent.name, name, build)
        for file in sorted(HERE.glob("*/scenes.py"))
        for name, build in import_module(f"tests.ui.{file.parent.name}.scenes").SCENES
    ]


class Studio:
    """Takes pictures in one theme and one language.

    Args:
        application: Qt's.
        theme: "light" or "dark".
        language: "ko" or "en".
        percent: of the normal font size.
    """

    def __init__(self, application: QApplication, theme: str, language: str, percent: int) -> None:
        self._theme, self._language = theme, language
        fonts.use(fonts.load(), percent)
        self._translations = Translations(application)
        self._translations.use(language)
        colors = Theme(paths.resources() / "icons", theme).colors
        application.setPalette(palette(colors))
        application.setStyleSheet(style_sheet(colors, application.font().pointSizeF()))

    def close(self) -> None:
        """Speak English again."""
        self._translations.use("en")

    def take(self, scene: Scene, file: Path) -> None:
        """Build a scene, let it settle, and save its picture."""
        context = Context(
            FakeEngine(), Theme(paths.resources() / "icons", self._theme), Preferences(language=self._language)
        )
        widget = scene.build(context)
        if not isinstance(widget, QMainWindow | QDialog):
            widget.resize(*SIZES.get(scene.package, (700, 700)))
        widget.show()
        QTest.qWait(SETTLE_MS)
        picture = widget.grab()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(file)):
            raise OSError(f"{file} cannot be written")
        widget.hide()
        widget.deleteLater()
        context.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def looks(themes: Sequence[str], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every theme in every language."""
    return ((theme, language) for theme in themes for language in languages)


def main(arguments: Sequence[str]) -> int:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=paths.PROGRAM / "screenshots")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--percent", type=int, default=100, help="font size, 80 to 200")
    chosen = parser.parse_args(arguments)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    scenes = [s for s in all_scenes() if not chosen.words or any(w in s.file for w in chosen.words)]
    count = 0
    for theme, language in looks(chosen.themes, chosen.languages):
        studio = Studio(application, theme, language, chosen.percent)
        for scene in scenes:
            studio.take(scene, chosen.folder / f"{theme}-{language}" / scene.file)
            count += 1
        studio.close()
    print(f"{count} pictures in {chosen.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
