"""Documents that a command names: those of the library, or files that were never added to it."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.commands.lookup import find_document
from app.core.errors import NotFoundError
from app.core.library import DocumentRecord
from app.core.walk import plain
from app.wiring import Access, Library

_FOLDER = "tmp"


@contextmanager
def opened_documents(
    folder: Path, names: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Library, tuple[DocumentRecord, ...]]]:
    """The documents meant, with a library that holds their pages and units.

    Args:
        folder: the library's folder.
        names: document ids, titles or file names of the library, or paths of any files. When one of them is a file
            that the library does not know, or has not read yet, all of them are read into a library of their own inside the folder, which is
            removed afterwards; vectors are not made.
        cancelled: asked while files are read.

    Raises:
        NotFoundError: document_missing: neither a document nor a file.
        DocumentError: a file cannot be read.
        Cancelled: the user stopped.
    """
    with Library(folder, Access.READ) as library:
        known = [_known(library, name) for name in names]
        held = tuple(record for record in known if record and record.pages)
        if len(held) == len(names):
            yield library, held
            return
        files = [_file(name, record) for name, record in zip(names, known, strict=True)]
    holder = folder / _FOLDER
    holder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="open-", dir=holder))
    try:
        with Library(place, secret=secrets.token_bytes(32)) as library:
            outcomes = library.indexer(cancelled).add_texts(files, cancelled=cancelled)
            for outcome in outcomes:
                if outcome.error is not None:
                    raise outcome.error
            records = {d.path: d for d in library.catalogue.documents()}
            yield library, tuple(records[str(file)] for file in files)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _known(library: Library, name: str) -> DocumentRecord | None:
    try:
        return find_document(library.catalogue, name)
    except NotFoundError as error:
        if error.code == "document_ambiguous" and not plain(Path(name)).is_file():
            raise
        return None


def _file(name: str, record: DocumentRecord | None) -> Path:
    path = Path(record.path) if record else plain(Path(name))
    if not path.is_file():
        raise NotFoundError("document_missing", document=name)
    return path
