"""`seogo list`: the documents of the library."""

from __future__ import annotations

import argparse

from rich.table import Table

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.records import document_record
from app.core.library import DocumentRecord, Status
from app.core.privacy.counting import personal_counts
from app.wiring import Access, Library

_STATUS = {
    "ko": {
        Status.PENDING: "대기",
        Status.SEARCHABLE: "검색 가능",
        Status.READY: "완료",
        Status.FAILED: "실패",
    },
    "en": {status: status.value for status in Status},
}
"""As the window names them."""


def run(arguments: argparse.Namespace, console: Console) -> int:
    """List documents; an empty library is no error."""
    with Library(arguments.library, Access.READ) as library:
        documents = library.catalogue.documents(arguments.collection)
    records = [document_record(document, console.language) for document in documents]
    console.emit({"documents": records})
    table = Table(box=None, header_style="bold")
    for name in console.t(
        "번호,제목,쪽,상태,시행일,업무 폴더,개인정보", "id,title,pages,status,effective,collection,personal"
    ).split(","):
        table.add_column(name, no_wrap=not table.columns)  # an id that is cut short names nothing
    for d in documents:
        values = (
            d.document_id,
            console.seen(d.title),
            str(d.pages),
            _STATUS[console.language][d.status],
            d.effective_date,
            d.collection,
            _personal(d, console),
        )
        table.add_row(*(value.replace("[", "\\[") for value in values))
    console.rich(table)
    return exit_codes.DONE


def _personal(document: DocumentRecord, console: Console) -> str:
    """ "3건" for three personal data in a document; "" for none, or when they have not been counted."""
    found = sum((personal_counts(document.metadata) or {}).values())
    return console.t(f"{found}건", str(found)) if found else ""
