"""Reports leave the program without personal data."""

from __future__ import annotations

from dataclasses import replace

from app.core.privacy.policy import Mode
from app.core.privacy.report_masking import masked_report
from app.core.report import Mark, Paragraph, Report, Run, Source, Table, text_cell, text_paragraph

NUMBER = "900101-1234568"
REPORT = Report(
    title="예금주: 홍길동 상담",
    kind="질의응답",
    subject=("문서",),
    collection="",
    made_on="2026-11-22T09:00+09:00",
    language="ko",
    blocks=(
        text_paragraph(f"주민등록번호 {NUMBER}"),
        Paragraph((Run("연락처 010-12", Mark.REMOVED), Run("34-5678", Mark.ADDED), Run("로 바꾼다."))),
        Table(("성명", "계좌번호"), ((text_cell("김민수"), text_cell("12345678901234")),)),
    ),
    sources=(Source(1, "a.pdf", "문서", "1쪽", f"차주 {NUMBER}"),),
    reviewer="이영희",
)


def words(report: Report) -> str:
    return repr(report)


def test_export_hides_data_everywhere_and_keeps_the_reviewer() -> None:
    masked = masked_report(REPORT, Mode.EXPORT)
    for hidden in ("1234568", "34-5678", "홍길동", "김민수", "12345678901234"):
        assert hidden not in words(masked)
    assert masked.reviewer == "이영희"
    assert masked.sources[0].quote == "차주 900101-1******"


def test_runs_keep_their_marks_and_lengths() -> None:
    paragraph = masked_report(REPORT, Mode.EXPORT).blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.mark) for run in paragraph.runs] == [
        ("연락처 010-**", Mark.REMOVED),
        ("**-****", Mark.ADDED),
        ("로 바꾼다.", Mark.PLAIN),
    ]


def test_off_changes_nothing() -> None:
    assert masked_report(REPORT, Mode.OFF) is REPORT


def test_block_hides_the_sentence() -> None:
    masked = masked_report(replace(REPORT, blocks=(text_paragraph(f"차주 {NUMBER}이다. 한도는 없다."),)), Mode.BLOCK)
    paragraph = masked.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[0].text.endswith("한도는 없다.")
    assert "900101" not in paragraph.runs[0].text
