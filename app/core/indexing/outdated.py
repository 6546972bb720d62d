"""Documents that an older index made: an update of the program reads them again, unless their files are others now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from app.core.errors import Cancelled, DocumentError
from app.core.indexing.prepare import INDEX_VERSION
from app.core.indexing.service import INDEX_KEY, Indexer, Outcome, content_hash, content_hashes, document_id_of
from app.core.library import DocumentRecord, Status
from app.core.ports import Catalogue


def may_be_outdated(catalogue: Catalogue) -> bool:
    """Whether the program was updated since all documents were last seen to be of its index; a few milliseconds."""
    return catalogue.setting(INDEX_KEY) != str(INDEX_VERSION) and bool(catalogue.documents())


def outdated(catalogue: Catalogue, cancelled: Callable[[], bool] = lambda: False) -> list[Path]:
    """Files to read again, those that could not be read among them: their bytes are what an older index saw.

    A file that has changed or gone is left to the user, and a document of a pack to its merging.

    Args:
        catalogue: of the library.
        cancelled: asked between files; after an update all of them are read once.

    Raises:
        Cancelled: `cancelled` said so.
    """
    if not may_be_outdated(catalogue):
        return []
    found = []
    for record in catalogue.documents():
        if cancelled():
            raise Cancelled
        if _is_outdated(record):
            found.append(Path(record.path))
    return found


def renew(indexer: Indexer) -> Iterator[Outcome]:
    """Read every outdated document again.

    Raises:
        StorageError: the library cannot be written.
    """
    yield from indexer.add(outdated(indexer.catalogue))
    settle(indexer.catalogue)


def settle(catalogue: Catalogue) -> None:
    """Every outdated document was read again, or cannot be: this is not looked into until the next update."""
    if may_be_outdated(catalogue):
        catalogue.set_setting(INDEX_KEY, str(INDEX_VERSION))


def _is_outdated(record: DocumentRecord) -> bool:
    path = Path(record.path)
    if record.status is Status.PENDING or record.document_id != document_id_of(path):
        return False
    try:
        return record.content_hash in content_hashes(path) and record.content_hash != content_hash(path)
    except DocumentError:
        return False
