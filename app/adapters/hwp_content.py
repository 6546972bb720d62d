"""The last step of both Hangul readers: a document model becomes `Content`."""

from __future__ import annotations

from app.adapters.hwp_flow import Flow
from app.adapters.hwp_model import HangulDocument
from app.adapters.hwp_numbering import HeadCounter
from app.adapters.hwp_pages import lay_out
from app.adapters.title_choice import choose_title
from app.core.document import BlockKind, Content, Notice
from app.core.effective_date import find_effective_date
from app.core.errors import DocumentError
from app.core.ports import Progress


def build_content(document: HangulDocument, file_format: str, progress: Progress) -> Content:
    """Lay the document out, write its text, and find its title and date.

    Args:
        document: as parsed.
        file_format: "hwp" or "hwpx".
        progress: called once per page.

    Raises:
        DocumentError: "document_no_text" when there is no text in the body.
    """
    layout = lay_out(document.sections)
    flow = Flow(HeadCounter(document.numberings, document.bullets), layout)
    pages = flow.write(document.sections)
    if not any(block.kind is not BlockKind.MARGIN for page in pages for block in page.blocks):
        raise DocumentError("document_damaged" if document.recovered else "document_no_text")
    for number in range(1, len(pages) + 1):
        progress(number, len(pages))
    return Content(
        format=file_format,
        title=choose_title(document.properties.get("title", ""), flow.lines),
        pages=pages,
        effective_date=find_effective_date("\n".join(page.text for page in pages)),
        metadata=document.properties,
        outline=tuple(flow.outline),
        attachments=document.attachments,
        notices=(Notice("text_recovered"),) if document.recovered else (),
        paged=layout is not None,
    )
