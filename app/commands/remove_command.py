"""`seogo remove`: take documents out of the library. The source files are not touched."""

from __future__ import annotations

import argparse

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.lookup import find_document
from app.commands.opening import opened_library
from app.core.errors import NotFoundError


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Remove; documents that are not there are reported, the others go."""
    missing = 0
    with opened_library(arguments) as library:
        indexer = library.indexer()
        for name in arguments.documents:
            try:
                document = find_document(library.catalogue, name)
            except NotFoundError as error:
                console.error(error)
                missing += 1
                continue
            library.catalogue.remove(document.document_id)
            library.audit.removed([document])
            console.emit({"event": "removed", "document_id": document.document_id, "path": document.path})
            console.say(console.t(f"뺐습니다: {document.title}", f"Removed: {document.title}"))
        indexer.refresh_versions()
        indexer.mend()
    return exit_codes.NOT_FOUND if missing else exit_codes.DONE
