"""Templates and documents made by the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.answering.evidence import DocumentUnits
from app.core.extracting.result import FieldRow
from app.core.extracting.service import Extractor
from app.core.extracting.template import Template, load
from app.core.model_ports import LanguageModel
from tests.fakes.documents import Part, make_content, make_page
from tests.fakes.library import SmallLibrary

SHIPPED = Path(__file__).resolve().parents[4] / "resources" / "templates"

Extract = Callable[..., dict[str, FieldRow]]


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Applies a template (an id of a shipped one, or TOML text) to a document of the given paragraphs and tables."""
    library = SmallLibrary(tmp_path)

    def run(template: str, *parts: Part, model: LanguageModel | None = None) -> dict[str, FieldRow]:
        path = library.put("doc.txt", make_content(make_page(*parts), title="문서"))
        library.add(path)
        record = next(d for d in library.catalogue.documents() if d.path == str(path))
        extractor = Extractor(library.catalogue, DocumentUnits(library.catalogue), model)
        rows = list(extractor.rows(template_of(template, tmp_path), record))
        texts = {page.number: page.text for page in library.catalogue.pages(record.document_id)}
        for row in rows:
            if row.citation:
                assert texts[row.citation.page][row.citation.start : row.citation.end] == row.value
        return {row.field.name if row.field.name not in ("duty", "ban") else row.value: row for row in rows}

    return run


def template_of(template: str, folder: Path) -> Template:
    """A shipped template by its id, or one written out."""
    if "\n" not in template:
        return load(SHIPPED / f"{template}.toml")
    path = folder / "own.toml"
    path.write_text(template, "utf-8")
    return load(path)
