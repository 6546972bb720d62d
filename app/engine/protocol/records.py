"""Records that requests and events carry."""

from __future__ import annotations

import msgspec

from app.core.geometry import Box


class DocumentRow(msgspec.Struct, frozen=True):
    """A document as the library panel shows it.

    Attributes:
        state: "waiting" (대기), "reading" (읽는 중), "searchable" (검색 가능: by words), "ready" (완료) or "failed" (실패).
        on_disk: "same", "changed" or "missing": the source file compared with what was indexed.
        error_code, error_values: why it failed; words are in `app.core.messages`.
        pages_read: of a document that is being read, else 0.
        added_at: ISO time.
        personal: personal data in it, how many of each kind (`app.core.privacy.finding.Kind`).
    """

    document_id: str
    path: str
    title: str
    format: str
    collection: str
    state: str
    pages: int = 0
    size: int = 0
    effective_date: str = ""
    superseded: bool = False
    on_disk: str = "same"
    error_code: str = ""
    error_values: dict[str, str] = {}
    pages_read: int = 0
    added_at: str = ""
    paged: bool = True
    notices: tuple[str, ...] = ()  # codes, e.g. needs_ocr
    personal: dict[str, int] = {}


class Check(msgspec.Struct, frozen=True):
    """One line of the self-test: status "ok", "warning" or "failed"."""

    name: str
    status: str
    detail: str


class ModelRow(msgspec.Struct, frozen=True):
    """A model file.

    Attributes:
        state: "ok", "missing", "damaged" (its hash differs) or "refused" (by policy).
        in_use: it answers now.
    """

    name: str
    file: str
    role: str
    licence: str
    bytes: int
    sha256: str
    state: str
    shipped: bool
    in_use: bool


class PageRef(msgspec.Struct, frozen=True):
    """A page in the page list; `width` and `height` in points, 0 without geometry."""

    number: int
    label: str
    width: float
    height: float


class Match(msgspec.Struct, frozen=True):
    """A place where words stand: `page.text[start:end]`, with rectangles in points from the page's bottom-left."""

    page: int
    start: int
    end: int
    rects: tuple[Box, ...]


class TemplateRow(msgspec.Struct, frozen=True):
    """A template for extraction.

    Attributes:
        titles: in Korean and English; fields: how many it asks for.
        is_checklist: its answers are met, unmet or unsure.
        is_list: it lists whatever duties and bans a document has.
        field_titles: what it asks for, in Korean and English.
    """

    template_id: str
    titles: tuple[str, str]
    fields: int
    is_checklist: bool
    is_list: bool = False
    field_titles: tuple[tuple[str, str], ...] = ()
