"""`seogo page`: the text of a page, exactly as spans refer to it."""

from __future__ import annotations

import argparse

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.lookup import find_document
from app.core.errors import NotFoundError
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print a page."""
    with Library(arguments.library, Access.READ) as library:
        document = find_document(library.catalogue, arguments.document)
        page = library.catalogue.page(document.document_id, arguments.number)
        if page is None:
            raise NotFoundError("page_missing", page=arguments.number, pages=document.pages)
    console.emit({"document_id": document.document_id, "page": page.number, "text": page.text})
    console.say(page.text)
    return exit_codes.DONE
