"""The three template files, as the folder PolicyDefinitions holds them."""

from __future__ import annotations

from pathlib import Path

from installer.policies.adml import adml
from installer.policies.admx import admx

NAME = "Seogo"
CULTURES = {"en-US": "en", "ko-KR": "ko"}
"""Folder of an ADML → the schema's language. en-US is what the editor falls back to, so it must be there."""


def templates() -> dict[str, bytes]:
    """Path below PolicyDefinitions → content, in the order of the paths; the same bytes from the same schema."""
    files = {f"{NAME}.admx": admx()}
    return files | {f"{culture}/{NAME}.adml": adml(language) for culture, language in CULTURES.items()}


def write_templates(folder: Path) -> list[Path]:
    """Write Seogo.admx, en-US/Seogo.adml and ko-KR/Seogo.adml into a folder, which is made when missing.

    Returns:
        The files.

    Raises:
        OSError: the folder cannot be written.
    """
    written = []
    for name, content in templates().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written
