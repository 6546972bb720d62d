"""Asking where a file is to be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.exporting.placing import suggested_name


class SaveDialog:
    """Asks for a file name; tests replace `ask`."""

    @classmethod
    def ask(cls, parent: QWidget, heading: str, suggestion: str, filters: list[str], suffixes: tuple[str, ...]) -> str:
        """The chosen path, or "" where the person thought better of it."""
        path, chosen = QFileDialog.getSaveFileName(parent, heading, suggestion, ";;".join(filters))
        if path and Path(path).suffix.lower() not in suffixes:
            path += next((suffix for suffix in suffixes if f"*{suffix}" in chosen), suffixes[0])
        return path


def ask_where(parent: QWidget, heading: str, title: str, suffixes: tuple[str, ...]) -> str:
    """The file to write to, or "" where the person thought better of it.

    Args:
        heading: of the dialog.
        title: what the file's name is made from.
        suffixes: formats that may be chosen, the usual one first.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    names = _format_names()
    suggestion = str(Path(folder) / suggested_name(title, suffixes[0]))
    return SaveDialog.ask(parent, heading, suggestion, [names[suffix] for suffix in suffixes], suffixes)


def _format_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        ".docx": translate("saving", "Word (*.docx)"),
        ".pdf": translate("saving", "PDF (*.pdf)"),
        ".md": translate("saving", "Markdown (*.md)"),
        ".xlsx": translate("saving", "Excel (*.xlsx)"),
    }
