"""The library that a command works on, and documents that it names: those of the library, or files never added to it."""

from __future__ import annotations

import argparse
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.commands.lookup import find_document
from app.core.audit import Act
from app.core.errors import NotFoundError
from app.core.library import DocumentRecord
from app.core.walk import plain
from app.system import leftovers
from app.wiring import Access, Library

_FOLDER = "tmp"


@contextmanager
def opened_library(arguments: argparse.Namespace, access: Access = Access.WORK) -> Iterator[Library]:
    """The library of a command that the audit log tells of: its start is noted, and what is kept no longer goes.

    Args:
        arguments: as parsed.
        access: what the library is opened for.

    Raises:
        PolicyError: the policy is not valid.
        StorageError: the folder cannot be used, or another process works on the library.
    """
    with Library(arguments.library, access) as library:
        library.audit.began(command=arguments.command)
        yield library


@contextmanager
def opened_documents(
    folder: Path, names: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Library, tuple[DocumentRecord, ...]]]:
    """The documents meant, with a library that holds their pages and units.

    Args:
        folder: the library's folder.
        names: document ids, titles or file names of the library, or paths of any files. When one of them is a file
            that the library does not know, or has not read yet, all of them are read into a library of their own inside
            the folder, which is removed afterwards (by the next command, should this one be killed); vectors are not
            made.
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
    leftovers.sweep(holder)
    holder.mkdir(parents=True, exist_ok=True)
    with leftovers.claim(holder):
        place = Path(tempfile.mkdtemp(prefix="open-", dir=holder))
        thrown_away = Library(place, secret=secrets.token_bytes(32))
    try:
        with thrown_away as library:
            outcomes = library.indexer(cancelled).add_texts(files, cancelled=cancelled)
            for outcome in outcomes:
                if outcome.error is not None:
                    raise outcome.error
            records = {d.path: d for d in library.catalogue.documents()}
            yield library, tuple(records[str(file)] for file in files)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def note_work(arguments: argparse.Namespace, act: Act, documents: Sequence[DocumentRecord], **detail: str) -> None:
    """Tell the audit log of the library in use of work on documents, also on files that are in no library.

    Args:
        arguments: as parsed.
        act: what was done.
        documents: with which.
        **detail: short facts.
    """
    with opened_library(arguments, Access.READ) as library:
        library.audit.did(act, documents, **detail)


def note_export(arguments: argparse.Namespace, documents: Sequence[DocumentRecord]) -> None:
    """Tell the audit log that the result of that work was written to the file that was named."""
    with Library(arguments.library, Access.READ) as library:
        library.audit.exported(documents, Path(arguments.out).suffix.lower(), "")


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
