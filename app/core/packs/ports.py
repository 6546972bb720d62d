"""What packs need from the outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.core.document import Notice
from app.core.library import IndexTerms
from app.core.packs.manifest import Manifest

Verifier = Callable[[bytes, bytes], bool]
"""Whether one of the trusted keys signed these bytes: called with the bytes and the signature."""


class PackReader(Protocol):
    """An open pack whose signature has been checked."""

    @property
    def manifest(self) -> Manifest: ...

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest's bytes."""
        ...

    def unpack(self, folder: Path) -> None:
        """Write manifest, signature and every file below a folder, each checked against its hash.

        Raises:
            StorageError: pack_damaged, disk_full or pack_unwritable.
        """
        ...


class Shelf(Protocol):
    """What a library knows of a document beyond the `Catalogue` port, for carrying it elsewhere."""

    def terms(self, document_id: str) -> Sequence[IndexTerms]:
        """Terms of its chunks, in order."""
        ...

    def definitions(self, document_id: str) -> Sequence[tuple[str, str]]:
        """(short, long) pairs that it declares."""
        ...

    def notices(self, document_id: str) -> Sequence[Notice]:
        """What its reader noticed, with values."""
        ...
