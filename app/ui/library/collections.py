"""The collections (업무 폴더): those that hold documents, and those that were made and are still empty."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.ui.library.matching import natural_key
from app.ui.library.store import DocumentStore


class Collections:
    """Names of collections. The engine knows a collection by its documents, so empty ones are remembered here."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._created: set[str] = set()

    def names(self) -> list[str]:
        """All of them in order, without ""."""
        return sorted(self._store.collections() | self._created, key=natural_key)

    def label(self, name: str) -> str:
        """What a collection is called; "" has a name, too."""
        return name or QCoreApplication.translate("LibraryWords", "No collection")

    def create(self, name: str) -> None:
        """Make one without documents."""
        self._created.add(name)

    def rename(self, name: str, new: str) -> None:
        """Its documents are the store's business."""
        if name in self._created:
            self._created.discard(name)
            self._created.add(new)

    def forget(self, name: str) -> bool:
        """Do away with one; True: it was made by hand."""
        was_created = name in self._created
        self._created.discard(name)
        return was_created

    def created(self) -> list[str]:
        """Those made by hand, to be remembered."""
        return sorted(self._created)

    def restore(self, names: Iterable[str]) -> None:
        """Those remembered."""
        self._created |= {name for name in names if name}
