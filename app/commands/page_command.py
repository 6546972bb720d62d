"""`seogo page`: the text of a page, exactly as spans refer to it."""

from __future__ import annotations

import argparse

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.lookup import find_document
from app.core.errors import NotFoundError
from app.core.privacy.policy import shown
from app.wiring import Access, Library, masking


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print a page."""
    with Library(arguments.library, Access.READ) as library:
        document = find_document(library.catalogue, arguments.document)
        page = library.catalogue.page(document.document_id, arguments.number)
        if page is None:
            raise NotFoundError("page_missing", page=arguments.number, pages=document.pages)
        text = shown(page.text, masking(library.settings))
    console.emit({"document_id": document.document_id, "page": page.number, "text": text})
    console.say(text)
    return exit_codes.DONE
