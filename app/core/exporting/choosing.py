"""Which exporter writes a file: the one that the end of its name asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.errors import ExportError
from app.core.exporting.port import Exporter


def exporter_for(path: Path, exporters: Sequence[Exporter]) -> Exporter:
    """The exporter of a file's format.

    Raises:
        ExportError: export_format: none writes it.
    """
    for exporter in exporters:
        if path.suffix.lower() == exporter.suffix:
            return exporter
    known = " ".join(exporter.suffix for exporter in exporters)
    raise ExportError("export_format", format=path.suffix or path.name, known=known)
