"""Material: everything that was read of the documents to be summarised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.answering.evidence import DocumentUnits
from app.core.errors import Cancelled
from app.core.library import DocumentRecord, StoredChunk
from app.core.ports import Catalogue
from app.core.structure.tree import UnitTree, heading_of
from app.core.structure.unit import Kind, Unit
from app.core.summarizing.sections import Section, sections_of
from app.core.summarizing.statements import DELETED_HEADING, StatementReader
from app.core.summarizing.summary import LeftOut, LeftOutReason


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One document as it was read.

    Attributes:
        pages_read: pages whose text was read.
        chunks: its indexed passages.
        refused: ordinals of units that hold planted instructions.
        left_out: what could not or must not be read.
    """

    document: DocumentRecord
    sections: tuple[Section, ...]
    pages_read: int
    chunks: tuple[StoredChunk, ...]
    refused: frozenset[int]
    left_out: tuple[LeftOut, ...]

    @property
    def chunks_read(self) -> int:
        """Passages of which anything was read."""
        return sum(
            any(unit not in self.refused for unit in range(each.chunk.first_unit, each.chunk.last_unit + 1))
            for each in self.chunks
        )


def read_documents(
    catalogue: Catalogue, documents: Sequence[DocumentRecord], cancelled: Callable[[], bool]
) -> tuple[DocumentText, ...]:
    """Read documents whole.

    Raises:
        Cancelled: the user stopped between two documents.
        StorageError: the library cannot be read.
    """
    units = DocumentUnits(catalogue)
    texts = []
    for document in documents:
        if cancelled():
            raise Cancelled
        texts.append(_read(catalogue, document, units.tree(document)))
    return tuple(texts)


def _read(catalogue: Catalogue, document: DocumentRecord, tree: UnitTree) -> DocumentText:
    reader = StatementReader(tree)
    sections = sections_of(tree, document, reader)
    empty = [page for page, text in tree.texts.items() if not text.strip()]
    left_out = [LeftOut(LeftOutReason.NO_TEXT, document.document_id, "", page) for page in empty]
    left_out += [
        LeftOut(LeftOutReason.INSTRUCTION, document.document_id, tree.label(unit) or unit.locator, unit.spans[0].page)
        for unit in reader.refused
    ]
    left_out += [
        LeftOut(LeftOutReason.DELETED, document.document_id, heading_of(unit), unit.spans[0].page)
        for unit in tree.units
        if _is_deleted(unit)
    ]
    return DocumentText(
        document,
        sections,
        len(tree.texts) - len(empty),
        tuple(catalogue.chunks_of(document.document_id)),
        frozenset(unit.ordinal for unit in reader.refused),
        tuple(left_out),
    )


def _is_deleted(unit: Unit) -> bool:
    return Kind.PART <= unit.kind <= Kind.SUBSECTION and bool(DELETED_HEADING.match(unit.title))
