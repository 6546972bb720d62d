"""Where the packages are made, and what every step takes for granted."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from app.provisioning.layout import ROOT, Layout, default_layout

EPOCH = 1_767_225_600
"""Seconds since 1970 of 2026-01-01: the date of every file in a package, so that the same inputs give the same bytes."""
DIST = ROOT / "dist"
"""Finished packages; git-ignored."""
INSTALLER = Path(__file__).resolve().parent

Say = Callable[[str], None]
"""Called with a line for the person who watches."""


def products(layout: Layout | None = None) -> Path:
    """Folder of what is made on the way, each named by its inputs; a second build takes it from there."""
    return (layout or default_layout()).cache / "installer"


def key_of(*inputs: str | bytes) -> str:
    """Sixteen characters that change when any of the inputs does."""
    digest = hashlib.sha256()
    for each in inputs:
        data = each.encode() if isinstance(each, str) else each
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]


def sources_of(*files: Path) -> str:
    """The key of what these files hold; a step is made anew when its own program changes."""
    return key_of(*(each.read_bytes() for each in files))


def made(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that is there whole or not at all.

    Args:
        folder: its final name; one that is there is taken as it is.
        make: fills a folder of another name, which then gets the final one.

    Returns:
        The folder.
    """
    if folder.is_dir():
        return folder
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    make(unfinished)
    unfinished.rename(folder)
    return folder
