"""The font files that an export embeds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A TrueType family.

    Attributes:
        family: its name, as Qt and Word call it.
        regular, bold: one file each.
    """

    family: str
    regular: Path
    bold: Path
