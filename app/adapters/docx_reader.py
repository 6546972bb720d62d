"""Reads DOCX files (Word 2007 and later, Transitional and Strict)."""

from __future__ import annotations

from pathlib import Path

from app.adapters.docx_flow import Flow, note_elements
from app.adapters.docx_numbering import read_numbering
from app.adapters.docx_package import DocxPackage
from app.adapters.docx_styles import read_styles
from app.adapters.office_crypto import open_office
from app.adapters.safe_xml import child
from app.adapters.title_choice import choose_title
from app.adapters.zip_guard import GuardedZip
from app.core.document import BlockKind, Content, Notice
from app.core.effective_date import find_effective_date
from app.core.errors import DocumentError
from app.core.ports import Progress

_PROPERTY_NAMES = {"creator": "author", "lastModifiedBy": "modified_by"}


class DocxReader:
    """Reads a DOCX file. The format has no pages: all text is page 1."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """Read the whole file (see `app.core.ports.Reader`).

        Raises:
            DocumentError: "document_encrypted", "password_wrong", "document_damaged", "document_bomb",
                "document_no_text", "file_unreadable".
        """
        with open_office(path, password) as file, GuardedZip(file) as container:
            package = DocxPackage(container)
            flow = _write(package)
            stated, attachments = package.properties(), package.attachments()
        page = flow.page.build()
        if not any(block.kind is not BlockKind.MARGIN for block in page.blocks):
            raise DocumentError("document_damaged" if package.recovered else "document_no_text")
        progress(1, 1)
        return Content(
            format="docx",
            title=choose_title(stated.get("title", ""), flow.lines) if not flow.title else flow.title,
            pages=(page,),
            effective_date=find_effective_date(page.text),
            metadata={_PROPERTY_NAMES.get(key, key): value for key, value in stated.items()},
            outline=tuple(flow.outline),
            attachments=attachments,
            notices=(Notice("text_recovered"),) if package.recovered else (),
            paged=False,
        )


def _write(package: DocxPackage) -> Flow:
    root = package.document()
    styles = read_styles(package.related("styles"))
    notes = note_elements([("footnote", package.related("footnotes")), ("endnote", package.related("endnotes"))])
    flow = Flow(styles, read_numbering(package.related("numbering"), styles), notes)
    body = child(root, "body")
    if body is not None:
        flow.write(body)
    for kind in ("header", "footer"):
        for margin in package.all_related(kind).values():
            text = flow.plain(margin)
            if text:
                flow.page.add_margin(text)
    return flow
