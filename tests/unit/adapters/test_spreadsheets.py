"""CSV, XLSX and XLS: tables with headings, hidden parts left out, limits kept."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

from app.adapters import csv_reader, xlsx_reader
from app.adapters.csv_reader import CsvReader, delimiter_of
from app.adapters.table_rows import guess_header
from app.adapters.xls_reader import XlsReader
from app.adapters.xlsx_reader import XlsxReader
from app.core.document import BlockKind, Content, Page
from app.core.errors import DocumentError


def blocks(page: Page) -> list[tuple[str, str]]:
    return [(block.locator, page.text[block.start : block.end]) for block in page.blocks]


def header_of(page: Page, index: int) -> str:
    block = page.blocks[index]
    return page.text[block.start : block.header_end] if block.header_end else ""


def ignore(done: int, total: int) -> None:
    """Nobody watches."""


# --- CSV ---------------------------------------------------------------------------------------------------------


def read_csv(tmp_path: Path, text: str, codec: str = "utf-8") -> Content:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(codec))
    return CsvReader().read(path, None, ignore)


def test_a_csv_file_is_one_table_with_its_heading(tmp_path: Path) -> None:
    content = read_csv(tmp_path, '부서,"담당, 부담당",내선\r\n여신부,"김\n이",0012\r\n수신부,박,\r\n', "cp949")
    page = content.pages[0]
    assert blocks(page) == [("1행", "부서 | 담당, 부담당 | 내선\n여신부 | 김 이 | 0012\n수신부 | 박")]
    assert (page.blocks[0].kind, header_of(page, 0)) == (BlockKind.TABLE, "부서 | 담당, 부담당 | 내선")
    assert not content.paged


def test_titles_above_and_tables_below_a_blank_row(tmp_path: Path) -> None:
    page = read_csv(tmp_path, "수수료표\n\n구분,금액\n송금,500\n\n비고,없음\n").pages[0]
    assert blocks(page) == [("1행", "수수료표"), ("3행", "구분 | 금액\n송금 | 500"), ("6행", "비고 | 없음")]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("가\t나\n1\t2", "\t"),
        ("가;나\n1,5;2,5", ";"),
        ("가|나\n1|2", "|"),
        ("가,나\n1,2", ","),
        ("한 열뿐\n둘째 줄", ","),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_evenly(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_long_csv_file_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MAX_ROWS", 10)
    content = read_csv(tmp_path, "번호,값\n" + "".join(f"{n},x\n" for n in range(30)))
    assert content.pages[0].text.endswith("8 | x")
    assert [(notice.code, notice.values) for notice in content.notices] == [("rows_left_out", {"rows": 10})]


def test_a_quotation_mark_that_never_ends_does_not_swallow_the_table(tmp_path: Path) -> None:
    page = read_csv(tmp_path, '화면,크기\n모니터,27"\n"첫,값\n' + "가,나\n" * 200).pages[0]
    assert page.text.count("\n") == 202
    assert '"첫 | 값' in page.text


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["구분", "2025년", "2026년"], ["합계", "1", "2"]], 1),
        ([["성명", "홍길동"], ["직급", "과장"]], 0),
        ([["항목", "금액"], ["송금", "500원"]], 1),
        ([["1", "2", "3"], ["4", "5", "6"]], 0),
        ([["가", "나", "다"]], 0),
        ([["가", "가", "나"], ["1", "2", "3"]], 0),
    ],
)
def test_heading_rows_are_short_distinct_words(rows: list[list[str]], expected: int) -> None:
    assert guess_header(rows) == expected


# --- XLSX --------------------------------------------------------------------------------------------------------


def make_book() -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "예산"
    sheet.append(["2026년 예산 현황"])
    sheet.append([None, None, None, "(단위: 원)"])
    sheet.append(["구분", "2025년", "2026년", "증감률", "숨은열"])
    sheet.append(["인건비", 1234567, 1300000.4, 0.0532, "비밀"])
    sheet.append(["숨은행", 1, 2, 3, "비밀"])
    sheet.append(["합계", dt.datetime(2026, 2, 13), None, -0.5, "비밀"])
    sheet["B4"].number_format = sheet["C4"].number_format = "#,##0"
    sheet["D4"].number_format = sheet["D6"].number_format = "0.0%"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet["A8"], sheet["B8"], sheet["C8"] = "부서", "담당", "내선"
    sheet["A9"], sheet["B9"], sheet["B10"], sheet["C10"] = "여신부", "김", "이", "=1+1"
    sheet.merge_cells("A9:A10")
    hidden = book.create_sheet("비밀")
    hidden["A1"] = "비밀"
    hidden.sheet_state = "hidden"
    book.create_sheet("둘째")["B3"] = "글"
    book.properties.title = "예산서"
    return book


def read_xlsx(tmp_path: Path, book: Workbook, password: str | None = None) -> Content:
    path = tmp_path / "a.xlsx"
    book.save(path)
    return XlsxReader().read(path, password, ignore)


def test_sheets_are_pages_with_values_as_shown(tmp_path: Path) -> None:
    content = read_xlsx(tmp_path, make_book())
    assert [(page.number, page.label) for page in content.pages] == [(1, "예산"), (2, "둘째")]
    assert blocks(content.pages[0]) == [
        ("시트 1, 1행", "2026년 예산 현황"),
        ("시트 1, 2행", "(단위: 원)"),
        (
            "시트 1",
            "구분 | 2025년 | 2026년 | 증감률\n인건비 | 1,234,567 | 1,300,000 | 5.3%\n합계 | 2026-02-13 |  | -50.0%",
        ),
        ("시트 1", "부서 | 담당 | 내선\n여신부 | 김\n여신부 | 이"),
    ]
    assert blocks(content.pages[1]) == [("시트 2, 3행", "글")]
    assert header_of(content.pages[0], 2) == "구분 | 2025년 | 2026년 | 증감률"
    assert (content.title, content.paged) == ("예산서", False)
    assert "비밀" not in "".join(page.text for page in content.pages)
    assert [notice.code for notice in content.notices] == ["hidden_left_out"]


def test_a_long_workbook_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reader, "MAX_ROWS", 10)
    book = Workbook()
    for number in range(30):
        book.active.append([number, "값"])
    content = read_xlsx(tmp_path, book)
    assert content.pages[0].text.count("값") == 10
    assert content.notices[-1].values == {"rows": 10}


def test_a_sheet_that_claims_to_be_huge_is_read_quickly(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["A900000"] = "처음", "끝"
    assert [text for _, text in blocks(read_xlsx(tmp_path, book).pages[0])] == ["처음", "끝"]


def encrypted(tmp_path: Path, password: str) -> Path:
    plain, path = io.BytesIO(), tmp_path / "locked.xlsx"
    make_book().save(plain)
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)
    return path


@pytest.mark.parametrize(("password", "code"), [(None, "document_encrypted"), ("틀림", "password_wrong")])
def test_a_protected_workbook_asks_for_its_password(tmp_path: Path, password: str | None, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        XlsxReader().read(encrypted(tmp_path, "비번1234"), password, ignore)
    assert caught.value.code == code


def test_the_password_opens_it_and_excels_own_needs_none(tmp_path: Path) -> None:
    assert XlsxReader().read(encrypted(tmp_path, "비번1234"), "비번1234", ignore).title == "예산서"
    assert XlsxReader().read(encrypted(tmp_path, "VelvetSweatshop"), None, ignore).title == "예산서"


@pytest.mark.parametrize("keep", [40, 400, 3000])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "a.xlsx"
    make_book().save(path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(DocumentError) as caught:
        XlsxReader().read(path, None, ignore)
    assert caught.value.code == "document_damaged"


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("junk", ["", "<a><b></a>", "<x xmlns='y'/>"])
def test_broken_parts_end_in_text_or_a_document_error(tmp_path: Path, part: str, junk: str) -> None:
    whole, path = io.BytesIO(), tmp_path / "a.xlsx"
    make_book().save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, junk if name == part else source.read(name))
    try:
        content = XlsxReader().read(path, None, ignore)
    except DocumentError as error:
        assert error.code == "document_damaged"
    else:
        assert content.format == "xlsx"


def test_external_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("비밀", encoding="utf-8")
    whole, path = io.BytesIO(), tmp_path / "a.xlsx"
    book = Workbook()
    book.active["A1"] = "글"
    book.save(whole)
    sheet = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>앞&e;</t></is></c></row></sheetData></worksheet>"""
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, sheet if "sheet1" in name else source.read(name))
    try:
        text = XlsxReader().read(path, None, ignore).pages[0].text
    except DocumentError:
        text = ""
    assert "비밀" not in text


# --- XLS ---------------------------------------------------------------------------------------------------------


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def make_xls() -> bytes:
    """A BIFF8 workbook ([MS-XLS]) with a visible and a hidden sheet."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6)
    cells = label(0, 0, "구분") + label(0, 1, "금액") + label(1, 0, "송금") + number(1, 1, 500.5)
    sheets = []
    for body in (cells, label(0, 0, "비밀")):
        sheets.append(record(0x0809, begin[:2] + struct.pack("<H", 0x0010) + begin[4:]) + body + record(0x000A, b""))
    names = ["수수료", "비밀"]
    head_length = 20 + sum(4 + 8 + len(name) * 2 for name in names) + 4
    head, offset = record(0x0809, begin), head_length
    for index, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
        fields = struct.pack("<IBBBB", offset, index, 0, len(name), 1)
        head += record(0x0085, fields + name.encode("utf-16-le"))
        offset += len(sheet)
    return head + record(0x000A, b"") + b"".join(sheets)


def test_old_workbooks_are_read(tmp_path, write_compound) -> None:
    content = XlsReader().read(write_compound(tmp_path / "a.xls", {"Workbook": make_xls()}), None, ignore)
    assert [page.label for page in content.pages] == ["수수료"]
    assert blocks(content.pages[0]) == [("시트 1", "구분 | 금액\n송금 | 500.5")]
    assert [notice.code for notice in content.notices] == ["hidden_left_out"]


def test_a_damaged_old_workbook_is_damaged(tmp_path, write_compound) -> None:
    with pytest.raises(DocumentError) as caught:
        XlsReader().read(write_compound(tmp_path / "a.xls", {"Workbook": b"\x09\x08\x10"}), None, ignore)
    assert caught.value.code == "document_damaged"
