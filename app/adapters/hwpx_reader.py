"""Reads HWPX files (the XML format of Hangul, KS X 6101)."""

from __future__ import annotations

from pathlib import Path

from app.adapters.hwp_content import build_content
from app.adapters.hwp_model import HangulDocument
from app.adapters.hwpx_header import Header, read_header
from app.adapters.hwpx_package import HwpxPackage
from app.adapters.hwpx_section import SectionParser
from app.adapters.zip_guard import GuardedZip
from app.core.document import Content
from app.core.errors import DocumentError
from app.core.ports import Progress


class HwpxReader:
    """Reads an HWPX file."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """Read the whole file (see `app.core.ports.Reader`).

        Raises:
            DocumentError: "document_encrypted", "password_wrong", "document_damaged", "document_bomb",
                "document_no_text", "file_unreadable".
        """
        return build_content(load(path, password), "hwpx", progress)


def load(path: Path, password: str | None = None) -> HangulDocument:
    """Parse an HWPX file into the document model (errors as `HwpxReader.read`)."""
    with GuardedZip(path) as container:
        return _parse(HwpxPackage(container, password))


def _parse(package: HwpxPackage) -> HangulDocument:
    root = package.header()
    header = read_header(root) if root is not None else Header()
    parser = SectionParser(header)
    sections = tuple(parser.read(section) for section in package.sections())
    if not sections:
        raise DocumentError("document_damaged")
    return HangulDocument(
        sections, header.numberings, header.bullets, package.properties(), package.attachments(), package.recovered
    )
