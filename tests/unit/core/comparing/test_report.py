"""The two-column table: what is new, gone, as before or moved."""

from __future__ import annotations

from app.core.comparing.report import comparison_report
from app.core.report import Mark, Report, Table
from tests.unit.core.comparing.test_comparing import BASE, compared


def table_of(report: Report) -> list[list[list[str]]]:
    """Paragraph texts of each cell of each row."""
    table = next(block for block in report.blocks if isinstance(block, Table))
    return [[["".join(run.text for run in p.runs) for p in cell.paragraphs] for cell in row] for row in table.rows]


def test_changed_clause_and_unchanged_ones() -> None:
    new = tuple(part.replace("100분의 70", "100분의 60") for part in BASE)
    report = comparison_report(compared(BASE, new), "2026-01-02T03:04+09:00")
    ((old_cell, new_cell),) = table_of(report)
    assert old_cell[:3] == ["제3조(대금)", "① (생략)", "② 갑은 검수일부터 7일 이내에 대금을 지급하여야 한다."]
    assert old_cell[3:] == ["1. (생략)", "2. 잔금은 대금의 100분의 70으로 한다."]
    assert new_cell[1] == "① (현행과 같음)" and new_cell[-1] == "2. 잔금은 대금의 100분의 60으로 한다."
    table = next(block for block in report.blocks if isinstance(block, Table))
    marks = {run.mark for p in table.rows[0][1].paragraphs for run in p.runs}
    assert Mark.ADDED in marks and Mark.REMOVED not in marks
    assert [source.place for source in report.sources] == ["제3조, 1쪽", "제3조, 1쪽"]
    assert not report.draft


def test_new_gone_and_moved() -> None:
    new = (
        *BASE[:2],
        "제3조(보증) 을은 보증증권을 제출한다.",
        *(BASE[6].replace("제4조", "제5조"), BASE[7].replace("제5조", "제6조")),
    )
    rows = table_of(comparison_report(compared(BASE, new), "2026-01-02T03:04+09:00"))
    assert (["(신설)"] in rows[0] or ["(신설)"] in rows[1]) and any(row[1] == ["(삭제)"] for row in rows)
    assert rows[-1] == [["제5조(해지)", "(생략)"], ["제6조(해지)", "(현행과 같음)"]]


def test_moved_clause_is_named_by_its_old_place() -> None:
    old = ("제1조(지급) ① 갑은 대금을 지급한다.", "② 을은 영수증을 발급한다.")
    new = (
        "제1조(지급) ① 갑은 대금을 지급한다.",
        "② 을은 세금계산서를 발행하고 갑에게 보낸다.",
        "③ 을은 영수증을 발급한다.",
    )
    ((left, right),) = table_of(comparison_report(compared(old, new), "2026-01-02T03:04+09:00"))
    assert left == ["제1조(지급)", "① (생략)", "② (신설)", "② (생략)"]
    assert right[-1] == "③ (현행 제2항과 같음)"


def test_same_documents_say_so() -> None:
    report = comparison_report(compared(BASE, BASE), "2026-01-02T03:04+09:00", "en")
    assert next(getattr(block, "runs", [None])[0] for block in report.blocks).text == "Both versions say the same."
