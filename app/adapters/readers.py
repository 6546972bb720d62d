"""Format name → reader. Each is imported when first asked for, so that a worker loads only the library it needs."""

from __future__ import annotations

from importlib import import_module

from app.core.errors import DocumentError
from app.core.ports import Reader

_READERS = {
    "pdf": ("app.adapters.pdf_reader", "PdfReader"),
    "docx": ("app.adapters.docx_reader", "DocxReader"),
    "hwp": ("app.adapters.hwp_reader", "HwpReader"),
    "hwpx": ("app.adapters.hwpx_reader", "HwpxReader"),
    "txt": ("app.adapters.text_reader", "TextReader"),
    "md": ("app.adapters.md_reader", "MarkdownReader"),
    "csv": ("app.adapters.csv_reader", "CsvReader"),
    "html": ("app.adapters.html_reader", "HtmlReader"),
    "xlsx": ("app.adapters.xlsx_reader", "XlsxReader"),
    "xls": ("app.adapters.xls_reader", "XlsReader"),
    "pptx": ("app.adapters.pptx_reader", "PptxReader"),
    "eml": ("app.adapters.mail_reader", "EmlReader"),
    "msg": ("app.adapters.mail_reader", "MsgReader"),
}

FORMATS = frozenset(_READERS)
"""Names of the formats that can be read; `app.core.filetype.detect` gives no other."""


def reader_for(format_name: str) -> Reader:
    """A reader for a format.

    Raises:
        DocumentError: format_unsupported.
    """
    if format_name not in _READERS:
        raise DocumentError("format_unsupported", format=format_name)
    module, name = _READERS[format_name]
    reader: Reader = getattr(import_module(module), name)()
    return reader
