"""The theme in force: colours, icons and the style sheet made from them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme.colors import DARK, LIGHT, Colors

_SIZES = (16, 20, 24, 32, 48)


class Theme(QObject):
    """Colours and icons; tells when they change.

    Args:
        icons: folder of SVG files drawn with `currentColor`.
        choice: "system", "light" or "dark".

    Signals:
        changed(): colours are new; whoever paints by itself has to paint again.
    """

    changed = Signal()

    def __init__(self, icons: Path, choice: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._choice = choice
        self._cache: dict[tuple[str, str], QIcon] = {}
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        self.is_dark = self._wants_dark()

    @property
    def colors(self) -> Colors:
        """The colours in force."""
        return DARK if self.is_dark else LIGHT

    def choose(self, choice: str) -> None:
        """Follow the system, or not."""
        self._choice = choice
        self._refresh()

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """An icon of resources/icons in a colour of the theme; ask again after `changed`.

        Args:
            name: file name without ".svg".
            role: a field of `Colors`.
        """
        color: str = getattr(self.colors, role)
        if (name, color) not in self._cache:
            self._cache[name, color] = self._draw(name, color)
        return self._cache[name, color]

    def _draw(self, name: str, color: str) -> QIcon:
        svg = (self._icons / f"{name}.svg").read_text("utf-8").replace("currentColor", color)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        icon = QIcon()
        for size in _SIZES:
            pixmap = QPixmap(QSize(size, size))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            icon.addPixmap(pixmap)
        return icon

    def _wants_dark(self) -> bool:
        if self._choice == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _refresh(self) -> None:
        was, self.is_dark = self.is_dark, self._wants_dark()
        if was != self.is_dark:
            self.changed.emit()
