"""Choosing files and folders to add."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.filetype import SUFFIX_FORMATS

_KINDS = (
    ("PDF", ("pdf",)),
    ("HWP", ("hwp", "hwpx")),
    ("Word", ("docx",)),
    ("Excel · CSV", ("xlsx", "xls", "csv")),
    ("PowerPoint", ("pptx",)),
    ("Mail", ("eml", "msg")),
    ("Text", ("txt", "md", "html")),
)


def name_filters() -> list[str]:
    """Name filters for every format that can be read, all of them together first."""
    translate = QCoreApplication.translate
    names = {
        "HWP": translate("FileDialogs", "Hangul"),
        "Mail": translate("FileDialogs", "Mail"),
        "Text": translate("FileDialogs", "Text and web pages"),
    }
    found = [_filter(translate("FileDialogs", "All documents"), tuple(set(SUFFIX_FORMATS.values())))]
    found += [_filter(names.get(name, name), formats) for name, formats in _KINDS]
    return [*found, translate("FileDialogs", "All files") + " (*)"]


def _filter(name: str, formats: tuple[str, ...]) -> str:
    patterns = [f"*{suffix}" for suffix, kind in SUFFIX_FORMATS.items() if kind in formats]
    return f"{name} ({' '.join(patterns)})"


class FileDialogs:
    """The system's file dialogs; tests replace the two methods."""

    @classmethod
    def ask_files(cls, parent: QWidget, folder: str) -> list[str]:
        """Files to add; none where the dialog was dismissed. `folder` is where it opens."""
        title = QCoreApplication.translate("FileDialogs", "Add files")
        paths, _ = QFileDialog.getOpenFileNames(parent, title, folder, ";;".join(name_filters()))
        return list(paths)

    @classmethod
    def ask_folder(cls, parent: QWidget, folder: str) -> str:
        """A folder to add with all it holds; "" where the dialog was dismissed."""
        title = QCoreApplication.translate("FileDialogs", "Add a folder")
        return str(QFileDialog.getExistingDirectory(parent, title, folder))
