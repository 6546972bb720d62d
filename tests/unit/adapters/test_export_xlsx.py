"""Excel exports, opened again with openpyxl."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText

from app.adapters import export_xlsx
from app.adapters.export_xlsx import XlsxExporter
from app.adapters.export_xlsx_cells import LONGEST
from app.core.errors import ExportError
from app.core.report import Report, Table, text_cell, text_paragraph
from tests.fakes.reports import DRAFT, HOSTILE, answer_like, comparison_like, hostile, long_table, make_report


def write(report: Report, folder: Path, rich: bool = False) -> Workbook:
    XlsxExporter().write(report, folder / "표.xlsx")
    return load_workbook(folder / "표.xlsx", rich_text=rich)


def values(book: Workbook, sheet: str) -> list[list[object]]:
    return [[value for value in row if value is not None] for row in book[sheet].iter_rows(values_only=True)]


def test_an_answer_is_an_overview_and_its_sources(tmp_path: Path) -> None:
    book = write(answer_like(), tmp_path)
    assert book.sheetnames == ["개요", "근거"]
    overview = values(book, "개요")
    assert overview[0] == ["이체한도 증액은 누가 정하나요?"]
    assert overview[1] == [DRAFT]
    assert ["업무 폴더", "여신심사부"] in overview
    assert ["금융회사는 보호대책을 수립하여야 한다. [2][1]"] in overview
    sources = values(book, "근거")
    assert sources[0] == ["번호", "문서", "위치", "파일", "원문"]
    assert sources[1][:4] == ["[1]", "이체한도 증액 기준", "2쪽", "업무연락.docx"]
    assert sources[3][0] == "서식"  # no sentence names it, so it has no number


def test_a_table_opens_first_with_its_header_kept(tmp_path: Path) -> None:
    book = write(long_table(30), tmp_path)
    sheet = book.active
    assert sheet.title == "점검표"
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("A2", "$1:$1", "A1:C31")
    assert [cell.value for cell in sheet[1]] == ["번호", "항목", "판정"]
    assert [cell.value for cell in sheet[31]] == ["29번", "접근 권한의 관리와 통제 [1]", "충족"]
    assert sheet.oddFooter.left.text == DRAFT
    assert sheet["B2"].alignment.wrap_text
    assert sheet["B2"].font.name == "맑은 고딕"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "\x00=1"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    report = make_report(
        text_paragraph(text), Table((text,), ((text_cell(text),),), caption=text), title=text, sources=()
    )
    book = write(report, tmp_path)
    shown = text.replace("\x00", "")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for cell in cells:
        assert cell.data_type == "s"
        assert cell.number_format == "@"
        assert cell.quotePrefix
    assert shown in [cell.value for cell in cells]


def test_changes_keep_their_marks(tmp_path: Path) -> None:
    sheet = write(comparison_like(), tmp_path, rich=True).active
    removed, added = sheet["B2"].value, sheet["C2"].value
    assert isinstance(removed, CellRichText)
    assert (str(removed), str(added)) == ("금융회사는 매월 점검한다. [1]", "금융회사는 매주 점검한다. [2]")
    assert [piece.text for piece in removed if piece.font.strike] == ["매월"]
    assert [piece.text for piece in added if piece.font.u == "single" and piece.font.b] == ["매주"]


def test_sheets_have_names_that_excel_takes(tmp_path: Path) -> None:
    row = ((text_cell("값"),),)
    captions = ("갑[을]:*?/\\", "갑을", "갑을", "긴 이름 " * 20, "", "근거")
    book = write(make_report(*(Table(("머리",), row, caption=caption) for caption in captions)), tmp_path)
    assert len(book.sheetnames) == len(captions) + 2
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_hostile_text_opens_again(tmp_path: Path) -> None:
    book = write(hostile(), tmp_path)
    told = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value]
    assert any("반쪽 \ufffd 글자" in str(value) for value in told)
    assert not any("\u202e" in str(value) for value in told)


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_alone(tmp_path: Path, text: str) -> None:
    book = write(make_report(Table((text,), ((text_cell(text, (1,)),),)), title=text), tmp_path)
    assert book["개요"]["A2"].value == DRAFT


def test_a_text_too_long_for_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    report = make_report(Table(("글",), ((text_cell("가😀" * LONGEST),),)))
    written = XlsxExporter().write(report, tmp_path / "표.xlsx")
    value = load_workbook(tmp_path / "표.xlsx").active["A2"].value
    assert value.endswith("…")
    assert len(value.encode("utf-16-le")) // 2 <= LONGEST
    assert "1개" in written.warnings[0]


def test_more_rows_than_excel_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_xlsx, "_MOST_ROWS", 10)
    with pytest.raises(ExportError) as failure:
        write(long_table(11), tmp_path)
    assert failure.value.code == "export_too_large"
    assert list(tmp_path.iterdir()) == []


def test_ten_thousand_rows(tmp_path: Path) -> None:
    XlsxExporter().write(long_table(10_000), tmp_path / "표.xlsx")
    book = load_workbook(tmp_path / "표.xlsx", read_only=True)
    try:
        rows = list(book["점검표"].iter_rows(values_only=True))
    finally:
        book.close()
    assert (len(rows), rows[-1][0]) == (10_001, "9999번")
