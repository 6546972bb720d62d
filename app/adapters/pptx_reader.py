"""PPTX presentations: one page per visible slide: its title, what stands on it from top to bottom, its notes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError

from app.adapters.office_crypto import open_office
from app.adapters.page_builder import PageBuilder, cell_text
from app.adapters.table_rows import guess_header
from app.core.document import BlockKind, Content, Notice, Page
from app.core.errors import DocumentError
from app.core.ports import Progress

_SAME_ROW = 228_600  # EMU (a quarter of an inch): shapes whose tops differ less stand beside each other
_DEEPEST_GROUP = 20
_DAMAGED = (
    PythonPptxError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # lxml's XMLSyntaxError
    NotImplementedError,
    RuntimeError,
)
"""What python-pptx raises on damaged files: it has no exception of its own for most of them."""


class PptxReader:
    """Reads PPTX, PPTM and PPSX files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_encrypted, password_wrong, document_bomb, document_damaged.
        """
        from app.adapters.zip_guard import check_zip

        with open_office(path, password) as file:
            check_zip(file)
            file.seek(0)
            try:
                return _read(Presentation(file), progress)
            except DocumentError:
                raise
            except _DAMAGED:
                raise DocumentError("document_damaged") from None


# python-pptx's shape classes share no typed base for what is read here, hence Any for a shape.


def _read(deck: Any, progress: Progress) -> Content:
    slides = list(deck.slides)
    numbered = enumerate(slides, start=1)
    shown = [(number, slide) for number, slide in numbered if slide.element.get("show") not in ("0", "false")]
    pages = []
    for done, (number, slide) in enumerate(shown, start=1):
        pages.append(_page(number, slide))
        progress(done, len(shown))
    notices = (Notice("hidden_left_out"),) if len(shown) < len(slides) else ()
    properties = deck.core_properties
    metadata = {
        "author": properties.author,
        "created": str(properties.created or ""),
        "modified": str(properties.modified or ""),
    }
    return Content(
        "pptx",
        cell_text(properties.title or ""),
        tuple(pages) or (Page(1, ""),),
        metadata={name: value for name, value in metadata.items() if value},
        notices=notices,
        paged=False,
    )


def _page(number: int, slide: Any) -> Page:
    builder = PageBuilder()
    title = slide.shapes.title
    title_text = _frame_text(title) if title is not None and not _is_hidden(title) else ""
    place = f"슬라이드 {number}"
    builder.add(title_text, BlockKind.HEADING, level=1, locator=place)
    for shape in _in_reading_order(slide.shapes, 0):
        if title is None or shape.shape_id != title.shape_id:
            _add_shape(shape, builder, place)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            builder.add(_paragraph_text(paragraph), locator=f"{place} 노트")
    return builder.page(number, title_text.replace("\n", " "))


def _in_reading_order(shapes: Any, depth: int) -> Iterator[Any]:
    """Shapes from top to bottom, those in one row from left to right; groups are read as one place."""
    visible = [shape for shape in shapes if not _is_hidden(shape)]
    for shape in sorted(visible, key=lambda shape: ((shape.top or 0) // _SAME_ROW, shape.left or 0)):
        if hasattr(shape, "shapes") and depth < _DEEPEST_GROUP:
            yield from _in_reading_order(shape.shapes, depth + 1)
        else:
            yield shape


def _is_hidden(shape: Any) -> bool:
    """The selection pane's closed eye: the "hidden" attribute of p:cNvPr (ECMA-376 Part 1, 20.1.2.2.8)."""
    return any(node.get("hidden") in ("1", "true") for node in shape.element.xpath("./*/p:cNvPr"))


def _add_shape(shape: Any, builder: PageBuilder, place: str) -> None:
    if getattr(shape, "has_table", False):
        rows = _table_rows(shape.table)
        header = 1 if shape.table.first_row and len(rows) > 1 else guess_header(rows)
        builder.add_table(rows, header, place)
    elif getattr(shape, "has_text_frame", False):
        for paragraph in shape.text_frame.paragraphs:
            builder.add(_paragraph_text(paragraph), locator=place)


def _table_rows(table: Any) -> list[list[str]]:
    """Cell texts; a cell merged over several rows is repeated, so that each row can be read alone."""
    rows: list[list[str]] = []
    for row in table.rows:
        texts: list[str] = []
        for column, cell in enumerate(row.cells):
            text = " ".join(filter(None, (_paragraph_text(p) for p in cell.text_frame.paragraphs)))
            if cell._tc.vMerge and rows and column < len(rows[-1]):
                text = text or rows[-1][column]
            texts.append(text)
        rows.append(texts)
    return rows


def _frame_text(shape: Any) -> str:
    return "\n".join(filter(None, (_paragraph_text(paragraph) for paragraph in shape.text_frame.paragraphs)))


def _paragraph_text(paragraph: Any) -> str:
    """A paragraph's text; its line breaks (vertical tabs in python-pptx) become spaces."""
    return str(paragraph.text).replace("\v", " ").strip()
