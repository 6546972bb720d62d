"""Format name → drawer of its pages."""

from __future__ import annotations

from pathlib import Path

from app.core.drawing import Drawer
from app.core.errors import DocumentError


def prepare(format_name: str) -> None:
    """Import the library that a format needs, while Python may still write compiled modules."""
    if format_name == "pdf":
        import app.adapters.pdf_drawing  # noqa: F401


def drawer_for(format_name: str, path: Path, password: str | None) -> Drawer:
    """Open a document for drawing; the library it needs is imported here.

    Raises:
        DocumentError: page_not_drawable, or what is wrong with the file.
    """
    if format_name != "pdf":
        raise DocumentError("page_not_drawable")
    from app.adapters.pdf_drawing import PdfDrawer

    return PdfDrawer(path, password)
