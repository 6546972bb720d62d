"""PDF exports, opened again with two other libraries."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pypdf.generic import DictionaryObject

from app.adapters.export_pdf import PdfExporter
from app.adapters.export_pdf_fonts import LOST, Typesetter
from app.core.errors import ExportError
from app.core.exporting.fonts import FontFiles
from app.core.report import Cell, Report, Table, Written, text_cell, text_paragraph
from app.system import installed
from tests.fakes.reports import DRAFT, HOSTILE, answer_like, comparison_like, hostile, long_table, make_report

SIGNS = "ㆍ·「」『』〈〉《》【】①②⑳㉠㉮ⅠⅩ○●□■△▲※→∼～℃㎡％₩￦½×±≤≥ㄱㅏ㈜"
HANJA = "金融法令規程條項號保護個人情報委任轉嫁債務擔保"


def write(report: Report, folder: Path, name: str = "답변.pdf") -> tuple[pypdf.PdfReader, Written]:
    written = PdfExporter(installed.font_files).write(report, folder / name)
    return pypdf.PdfReader(folder / name), written


def words_of(reader: pypdf.PdfReader) -> str:
    """The text of all pages, with line ends as blanks."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def fonts_of(reader: pypdf.PdfReader) -> list[DictionaryObject]:
    return [
        font.get_object()
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[union-attr]
    ]


def targets_of(page: pypdf.PageObject) -> set[int]:
    """Numbers of the pages that the links of a page lead to."""
    pdf = page.pdf
    assert pdf is not None
    numbers = {other.indirect_reference.idnum: n for n, other in enumerate(pdf.pages, 1) if other.indirect_reference}
    links = [link.get_object() for link in page["/Annots"]]  # type: ignore[union-attr]
    assert {link["/Subtype"] for link in links} == {"/Link"}
    return {
        numbers[link["/Dest"].raw_get(0).idnum]
        if hasattr(link["/Dest"], "raw_get")
        else numbers[link["/Dest"][0].indirect_reference.idnum]
        for link in links
    }


def test_an_answer_is_found_again_with_its_notes(tmp_path: Path) -> None:
    reader, written = write(answer_like(), tmp_path)
    text = words_of(reader)
    assert "이체한도 증액은 누가 정하나요?" in text
    assert DRAFT in text
    assert "대상 문서 전자금융감독규정, 이체한도 증액 기준" in text
    assert "업무 폴더 여신심사부" in text
    assert "영업점장이 3영업일 이내에 정합니다.[1]" in text
    assert "금융회사는 보호대책을 수립하여야 한다.[2][1]" in text
    assert "[1] 이체한도 증액 기준 (업무연락.docx), 2쪽 영업점장은 3영업일 이내에 정한다." in text
    assert "함께 볼 내용" in text
    assert written.warnings == ()
    assert written.bytes == (tmp_path / "답변.pdf").stat().st_size


def test_only_subsets_of_hangul_fonts_are_in_the_file(tmp_path: Path) -> None:
    reader, _ = write(answer_like(), tmp_path)
    fonts = fonts_of(reader)
    assert fonts
    for font in fonts:
        assert "+" in font["/BaseFont"], font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]  # type: ignore[operator]
        assert "/ToUnicode" in font
    assert (tmp_path / "답변.pdf").stat().st_size < 300_000


def test_links_lead_to_notes_and_back(tmp_path: Path) -> None:
    rows = long_table(60).blocks
    reader, _ = write(make_report(text_paragraph("첫 쪽", sources=(1,)), *rows), tmp_path)
    first, last = reader.pages[0], reader.pages[-1]
    assert len(reader.pages) > 1
    assert targets_of(first) == {len(reader.pages)}
    assert targets_of(last) == {1, len(reader.pages)}  # the note leads back; cells of the table lead to the note


def test_the_list_of_contents_names_the_right_pages(tmp_path: Path) -> None:
    reader, _ = write(long_table(80), tmp_path)
    (entry, further) = reader.outline
    assert (entry["/Title"], further["/Title"]) == ("근거", "함께 볼 내용")  # type: ignore[index]
    assert reader.get_destination_page_number(entry) == len(reader.pages) - 1  # type: ignore[arg-type]


def test_the_header_of_a_long_table_is_on_every_page(tmp_path: Path) -> None:
    reader, _ = write(long_table(200), tmp_path)
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert "번호 항목 판정" in page or number == len(pages)
        assert f"{number} / {len(pages)}" in page
        assert DRAFT in page
        assert "점검표 · 전자금융감독규정 외 1건" in page
    text = words_of(reader)
    assert all(f" {n}번 " in text for n in range(200))


def test_a_row_higher_than_a_page_goes_on(tmp_path: Path) -> None:
    lines = [f"본문 {n}호 끝" for n in range(300)]
    cell = Cell(tuple(text_paragraph(line) for line in lines))
    report = make_report(Table(("조문", "내용"), ((text_cell("제1조"), cell), (text_cell("제2조"), text_cell("뒤")))))
    reader, _ = write(report, tmp_path)
    text = words_of(reader)
    assert len(reader.pages) > 5
    assert [text.count(line) for line in lines] == [1] * 300
    assert text.index("본문 299호") < text.index("제2조")


def test_every_syllable_and_the_signs_of_regulations_are_shown(tmp_path: Path) -> None:
    syllables = "".join(chr(code) for code in range(0xAC00, 0xD7A4))
    reader, written = write(make_report(text_paragraph(syllables), text_paragraph(SIGNS + HANJA)), tmp_path)
    assert written.warnings == ()
    text = words_of(reader).replace(" ", "")
    assert {c for c in syllables if c not in text} == set()
    assert {c for c in HANJA + SIGNS if c not in text} <= set("∼")


def test_what_no_font_has_is_seen_and_told(tmp_path: Path) -> None:
    reader, written = write(make_report(text_paragraph("웃음 😀 끝 שלום ☑ ∙ 10⁵")), tmp_path)
    assert f"웃음 {LOST} 끝 {LOST * 4} √ · 10{LOST}" in words_of(reader)
    assert written.warnings[0].startswith("글꼴에 없는 글자 6개를 □로")
    assert "U+1F600" in written.warnings[0]


def test_decomposed_hangul_is_composed(tmp_path: Path) -> None:
    reader, written = write(make_report(text_paragraph("\u1112\u1161\u11ab글 파일")), tmp_path)
    assert "한글 파일" in words_of(reader)
    assert written.warnings == ()


def test_a_second_font_fills_in(tmp_path: Path) -> None:
    """A font of two glyphs first: all else comes from the font behind it."""
    full = installed.font_files()[0]
    setter = Typesetter((full, full))
    setter._faces[0] = (frozenset(map(ord, "가나")), *setter._faces[0][1:])
    assert setter.markup("가다") == '가<font name="SeogoRegular1">다</font>'
    assert setter.markup("다", bold=True) == '<font name="SeogoBold1">다</font>'
    assert not setter.lost


def test_hostile_text_is_written_inside_the_margins(tmp_path: Path) -> None:
    _, written = write(hostile(), tmp_path)
    document = pypdfium2.PdfDocument(written.path)
    try:
        assert len(document) > 10
        for page in document:
            width = page.get_width()
            boxes = [thing.get_bounds() for thing in page.get_objects(max_depth=1)]
            assert all(left >= 0 and right <= width for left, _, right, _ in boxes)
    finally:
        document.close()


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_alone(tmp_path: Path, text: str) -> None:
    report = make_report(text_paragraph(text, sources=(1,)), Table((text,), ((text_cell(text, (1,)),),)), title=text)
    reader, _ = write(report, tmp_path)
    assert DRAFT in words_of(reader)


def test_changes_are_marked_without_colour(tmp_path: Path) -> None:
    reader, _ = write(comparison_like(), tmp_path)
    text = words_of(reader)
    assert "추가된 말 · 삭제된 말" in text
    assert "확인자 홍길동" in text
    names = {font["/BaseFont"] for font in fonts_of(reader)}
    assert len(names) == 2  # regular and bold


def test_a_wide_table_turns_the_page(tmp_path: Path) -> None:
    row = tuple(text_cell(text) for text in "가나다라마바")
    reader, _ = write(make_report(Table(tuple("일이삼사오육"), (row,))), tmp_path)
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_properties_name_the_report(tmp_path: Path) -> None:
    reader, _ = write(comparison_like(), tmp_path)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.creator) == ("신구대비표", "홍길동", "서고")
    assert reader.trailer["/Root"]["/Lang"] == "ko-KR"  # type: ignore[index]


def test_five_thousand_rows(tmp_path: Path) -> None:
    reader, _ = write(long_table(5_000), tmp_path)
    assert "4999번" in reader.pages[-2].extract_text() + reader.pages[-1].extract_text()


def test_without_a_font_nothing_is_written(tmp_path: Path) -> None:
    broken = tmp_path / "깨진.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00 no font")
    for fonts in ((), (FontFiles("x", broken, broken),), (FontFiles("x", tmp_path / "a", tmp_path / "b"),)):
        with pytest.raises(ExportError) as failure:
            PdfExporter(lambda fonts=fonts: fonts).write(make_report(), tmp_path / "답변.pdf")  # type: ignore[misc]
        assert failure.value.code == "export_font_missing"
    assert [path.name for path in tmp_path.iterdir()] == ["깨진.ttf"]
