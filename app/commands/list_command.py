"""`seogo list`: the documents of the library."""

from __future__ import annotations

import argparse

from rich.table import Table

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.records import document_record
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """List documents; an empty library is no error."""
    with Library(arguments.library, Access.READ) as library:
        documents = library.catalogue.documents(arguments.collection)
    records = [document_record(document, console.language) for document in documents]
    console.emit({"documents": records})
    table = Table(box=None, header_style="bold")
    for name in console.t("번호,제목,쪽,상태,시행일,업무 폴더", "id,title,pages,status,effective,collection").split(
        ","
    ):
        table.add_column(name)
    for d in documents:
        values = (d.document_id, d.title, str(d.pages), d.status.value, d.effective_date, d.collection)
        table.add_row(*(value.replace("[", "\\[") for value in values))
    console.rich(table)
    return exit_codes.DONE
