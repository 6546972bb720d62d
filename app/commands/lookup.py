"""Finding the document a person names: by id, by path, or by a title that only one document has."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from app.core.errors import NotFoundError
from app.core.library import DocumentRecord
from app.core.ports import Catalogue
from app.core.walk import plain


def composed(name: str) -> str:
    """A name as it is compared: macOS writes Hangul apart (NFD), people type it composed (NFC)."""
    return unicodedata.normalize("NFC", name)


def find_document(catalogue: Catalogue, name: str) -> DocumentRecord:
    """The document meant.

    Args:
        name: document id, path of the source file, or its exact title or file name.

    Raises:
        NotFoundError: document_missing, or document_ambiguous.
    """
    if found := catalogue.document(name):
        return found
    path = str(plain(Path(name)))
    documents = catalogue.documents()
    if by_path := [d for d in documents if d.path == path] or [
        d for d in documents if composed(d.path) == composed(path)
    ]:
        return by_path[0]
    wanted = composed(name)
    by_name = [d for d in documents if wanted in map(composed, (d.title, Path(d.path).name, Path(d.path).stem))]
    if len(by_name) == 1:
        return by_name[0]
    if by_name:
        raise NotFoundError("document_ambiguous", document=name, count=len(by_name))
    raise NotFoundError("document_missing", document=name)
