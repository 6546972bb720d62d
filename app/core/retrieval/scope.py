"""Where to look: the whole library, one collection, or chosen documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is limited to.

    Attributes:
        collection: only documents of this collection; None: all of them.
        documents: only these document ids; empty: all of them.
    """

    collection: str | None = None
    documents: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Nothing is left out."""
        return self.collection is None and not self.documents

    def holds(self, document_id: str, collection: str) -> bool:
        """Whether a document of a collection lies inside."""
        return self.collection in (None, collection) and (not self.documents or document_id in self.documents)


EVERYTHING = Scope()
