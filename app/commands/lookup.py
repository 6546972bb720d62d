"""Finding the document a person names: by id, by path, or by a title that only one document has."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import NotFoundError
from app.core.library import DocumentRecord
from app.core.ports import Catalogue


def find_document(catalogue: Catalogue, name: str) -> DocumentRecord:
    """The document meant.

    Args:
        name: document id, path of the source file, or its exact title or file name.

    Raises:
        NotFoundError: document_missing.
    """
    if found := catalogue.document(name):
        return found
    path = str(Path(name).expanduser().absolute())
    documents = catalogue.documents()
    if by_path := [d for d in documents if d.path == path]:
        return by_path[0]
    by_name = [d for d in documents if name in (d.title, Path(d.path).name, Path(d.path).stem)]
    if len(by_name) == 1:
        return by_name[0]
    raise NotFoundError("document_missing", document=name)
