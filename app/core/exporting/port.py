"""What an exporter is: one file format that reports are written in."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from app.core.report import Report, Written


class Exporter(Protocol):
    """Writes reports in one format."""

    @property
    def suffix(self) -> str:
        """End of the file names it writes, in lower case with its dot."""
        ...

    def write(self, report: Report, path: Path) -> Written:
        """Write a report; a file that is there is replaced, whole or not at all.

        Raises:
            ExportError: the file cannot be written, or what the format needs is missing.
        """
        ...
