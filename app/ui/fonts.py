"""Fonts: one that has every Hangul syllable, whatever the machine offers; sizes that follow the settings."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from app.system import paths
from app.ui.theme.style import POINTS

_PREFERRED = ("Malgun Gothic", "맑은 고딕") if sys.platform == "win32" else ()
_FALLBACKS = ("NanumGothic", "Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic")


def load() -> str:
    """The family to use: the system's own on Windows, else the one that comes with the program, else any that fits."""
    own = [
        family
        for file in sorted(paths.models().glob("*.ttf"))
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    ]
    there = set(QFontDatabase.families())
    candidates = [*_PREFERRED, *own, *_FALLBACKS]
    return next((family for family in candidates if family in there), QApplication.font().family())


def use(family: str, percent: int) -> None:
    """Set the program's font.

    Args:
        family: as `load` found it.
        percent: 80 to 200 of the normal size.
    """
    font = QFont(family)
    font.setPointSizeF(POINTS * percent / 100)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    QApplication.setFont(font)
