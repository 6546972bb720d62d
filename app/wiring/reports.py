"""Reports to files."""

from __future__ import annotations

from pathlib import Path

from app.core.report import Report, Written
from app.governing import permitted_report
from app.settings.resolver import Settings
from app.settings.store import load as load_settings
from app.system import installed
from app.wiring.importing import IMPORTING


def write_report(report: Report, path: Path, settings: Settings | None = None) -> Written:
    """Write a report in the format that the file's name ends in: .docx, .pdf, .xlsx or .md.

    Args:
        report: what is written; personal data in it is hidden first, as the policy says.
        path: the file.
        settings: those in force by default.

    Raises:
        PolicyError: export_needs_reviewer: an answer in it has to be checked by a person who gives a name.
        ExportError: there is no such format, the file cannot be written, or the font for a PDF is missing.
    """
    with IMPORTING:
        from app.adapters.export_docx import DocxExporter
        from app.adapters.export_pdf import PdfExporter
        from app.adapters.export_xlsx import XlsxExporter
    from app.core.exporting.choosing import exporter_for
    from app.core.exporting.markdown import MarkdownExporter

    exporters = (DocxExporter(), PdfExporter(installed.font_files), MarkdownExporter(), XlsxExporter())
    path = path.expanduser().absolute()
    return exporter_for(path, exporters).write(permitted_report(report, settings or load_settings()), path)
