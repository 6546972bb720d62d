"""An extraction as a report: a column for each document, a footnote for each value."""

from __future__ import annotations

from pathlib import Path

from app.core.answering.evidence import DocumentUnits
from app.core.extracting.report import extraction_report
from app.core.extracting.service import Extractor
from app.core.report import Table
from tests.fakes.library import SmallLibrary
from tests.unit.core.extracting.conftest import template_of

TEMPLATE = """
title = { ko = "대출", en = "Loans" }
[[field]]
name = "amount"
title = { ko = "대출금액", en = "Amount" }
type = "money"
"""


def test_columns_and_sources(tmp_path: Path) -> None:
    library = SmallLibrary(tmp_path)
    library.add(library.write("a.txt", "대출금액: 1억원"), library.write("b.txt", "대출금액: 미정"))
    records = sorted(library.catalogue.documents(), key=lambda record: record.path)
    extractor = Extractor(library.catalogue, DocumentUnits(library.catalogue))
    report = extraction_report(extractor.extract(template_of(TEMPLATE, tmp_path), records), "2026-01-02T03:04+09:00")
    table = next(block for block in report.blocks if isinstance(block, Table))
    assert table.header == ("항목", "a", "b")
    cells = ["".join(run.text for p in cell.paragraphs for run in p.runs) for cell in table.rows[0]]
    assert cells == ["대출금액", "1억원", "문서에 없음"]
    assert [(source.number, source.quote) for source in report.sources] == [(1, "1억원")]
    assert not report.draft
