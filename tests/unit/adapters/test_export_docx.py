"""Word exports, opened again with python-docx and with this program's own reader."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from app.adapters.export_docx import DocxExporter
from app.adapters.readers import reader_for
from app.core.report import Report, Table, text_cell, text_paragraph
from tests.fakes.reports import DRAFT, HOSTILE, answer_like, comparison_like, hostile, long_table, make_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write(report: Report, folder: Path) -> Document:
    DocxExporter().write(report, folder / "답변.docx")
    return docx.Document(str(folder / "답변.docx"))


def part(folder: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(folder / "답변.docx") as package:
        return etree.fromstring(package.read(name))


def texts(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_an_answer_with_real_footnotes(tmp_path: Path) -> None:
    document = write(answer_like(), tmp_path)
    told = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert ("Title", "이체한도 증액은 누가 정하나요?") in told
    assert ("Seogo Draft", DRAFT) in told
    assert ("Seogo Particular", "대상 문서\t전자금융감독규정, 이체한도 증액 기준") in told
    assert ("Heading 1", "원문") in told
    assert ("Quote", "금융회사는 보호대책을 수립하여야 한다.,") in told  # the comma stands between two marks
    assert ("List Bullet", "과태료") in told
    notes = part(tmp_path, "word/footnotes.xml")
    found = {note.get(f"{W}id"): texts(note) for note in notes if note.get(f"{W}type") is None}
    assert found == {
        "1": " 이체한도 증액 기준 (업무연락.docx), 2쪽 — “영업점장은 3영업일 이내에 정한다.”",
        "2": " 전자금융감독규정 (감독규정.pdf), 제13조제1항, 5쪽 — “금융회사는 보호대책을 수립하여야 한다.”",
    }
    assert ("Seogo Source", "서식.hwp, 별지 1 — “아무도 이름을 부르지 않은 근거”") in told


def test_a_note_is_set_once_and_referred_to_later(tmp_path: Path) -> None:
    write(answer_like(), tmp_path)
    body = part(tmp_path, "word/document.xml")
    assert [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")] == ["1", "2"]
    fields = [(field.get(f"{W}instr"), texts(field)) for field in body.iter(f"{W}fldSimple")]
    assert fields == [(" NOTEREF _RefNote1 \\f \\h ", "1")]
    assert "_RefNote1" in {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}


def test_the_package_names_its_footnotes(tmp_path: Path) -> None:
    write(answer_like(), tmp_path)
    with zipfile.ZipFile(tmp_path / "답변.docx") as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        assert b"/word/footnotes.xml" in package.read("[Content_Types].xml")
        assert b"footnotes.xml" in package.read("word/_rels/document.xml.rels")
        assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    settings = part(tmp_path, "word/settings.xml")
    separators = [note.get(f"{W}id") for note in settings.iter(f"{W}footnote")]
    assert separators == ["-1", "0"]


def test_hangul_has_a_font_of_its_own(tmp_path: Path) -> None:
    write(answer_like(), tmp_path)
    fonts = list(part(tmp_path, "word/styles.xml").iter(f"{W}rFonts"))
    assert fonts
    assert {font.get(f"{W}eastAsia") for font in fonts} == {"맑은 고딕"}
    assert not [key for font in fonts for key in font.attrib if "Theme" in str(key)]


def test_the_page_is_a4_with_head_and_foot(tmp_path: Path) -> None:
    document = write(answer_like(), tmp_path)
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == "질의응답 · 전자금융감독규정 외 1건"
    footer = section.footer.paragraphs[0]._element
    assert texts(footer).startswith(DRAFT)
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]


def test_the_header_of_a_table_is_repeated(tmp_path: Path) -> None:
    document = write(long_table(50), tmp_path)
    (table,) = document.tables
    assert len(table.rows) == 51
    assert [cell.text for cell in table.rows[0].cells] == ["번호", "항목", "판정"]
    assert [bool(row._tr.findall(f".//{W}tblHeader")) for row in table.rows] == [True] + [False] * 50
    widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
    assert widths[1] > 3 * widths[0]


def test_changes_are_marked_without_colour(tmp_path: Path) -> None:
    document = write(comparison_like(), tmp_path)
    (old, new) = document.tables[0].rows[1].cells[1:]
    removed, added = old.paragraphs[0].runs[1], new.paragraphs[0].runs[1]
    assert (removed.text, removed.font.strike) == ("매월", True)
    assert (added.text, added.font.underline, added.font.bold) == ("매주", True, True)
    assert "추가된 말  ·  삭제된 말" in [p.text for p in document.paragraphs]


def test_a_wide_table_turns_the_page(tmp_path: Path) -> None:
    row = tuple(text_cell(text) for text in "가나다라마바")
    section = write(make_report(Table(tuple("일이삼사오육"), (row,))), tmp_path).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height


def test_two_tables_stay_two(tmp_path: Path) -> None:
    table = Table(("가",), ((text_cell("나"),),))
    assert len(write(make_report(table, table), tmp_path).tables) == 2


def test_hostile_text_opens_again(tmp_path: Path) -> None:
    document = write(hostile(), tmp_path)
    text = "\n".join(p.text for p in document.paragraphs)
    assert "반쪽 \ufffd 글자" in text
    assert "<b>&amp; </para> <img src='file:///etc/passwd'/> ]]>" in text
    assert "x" * 4000 in text
    assert "\u202e" not in text
    assert [len(table.columns) for table in document.tables] == [2, 3, 1]


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_alone(tmp_path: Path, text: str) -> None:
    report = make_report(text_paragraph(text, sources=(1,)), Table((text,), ((text_cell(text, (1,)),),)), title=text)
    assert DRAFT in [p.text for p in write(report, tmp_path).paragraphs]


def test_this_program_reads_what_it_wrote(tmp_path: Path) -> None:
    write(answer_like(), tmp_path)
    content = reader_for("docx").read(tmp_path / "답변.docx", None, lambda *_: None)
    text = "\n".join(page.text for page in content.pages)
    assert "영업점장이 3영업일 이내에 정합니다." in text
    assert "영업점장은 3영업일 이내에 정한다." in text


def test_properties_name_the_report(tmp_path: Path) -> None:
    properties = write(comparison_like(), tmp_path).core_properties
    assert (properties.title, properties.author, properties.comments) == ("신구대비표", "홍길동", DRAFT)


def test_ten_thousand_rows(tmp_path: Path) -> None:
    write(long_table(10_000), tmp_path)
    rows = list(part(tmp_path, "word/document.xml").iter(f"{W}tr"))
    assert len(rows) == 10_001
    assert texts(rows[-1]).startswith("9999번")
