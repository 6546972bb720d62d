"""White on the bare page and specks are left out of DOCX and HWPX; white on a ground of its own is text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from app.adapters.docx_reader import DocxReader
from app.adapters.hwpx_reader import HwpxReader

WHITE = RGBColor(255, 255, 255)


def docx_text(document: docx.document.Document, folder: Path) -> str:
    document.save(str(folder / "a.docx"))
    return DocxReader().read(folder / "a.docx", None, lambda done, total: None).pages[0].text


@pytest.fixture
def document() -> docx.document.Document:
    made = docx.Document()
    made.add_paragraph("앞 문단이다.")
    return made


def shade(fill: str) -> object:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>')


def white(run: Run) -> Run:
    run.font.color.rgb = WHITE
    return run


def test_white_and_tiny_runs_are_left_out(document: docx.document.Document, tmp_path: Path) -> None:
    paragraph = document.add_paragraph("보이는 글. ")
    white(paragraph.add_run("흰 글."))
    paragraph.add_run("작은 글.").font.size = Pt(2)
    paragraph.add_run("읽을 만한 글.").font.size = Pt(3)
    almost = paragraph.add_run("거의 흰 글.")
    almost.font.color.rgb = RGBColor(0xFE, 0xFD, 0xFC)
    paragraph.add_run("회색 글.").font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)
    assert docx_text(document, tmp_path).splitlines()[-1] == "보이는 글. 읽을 만한 글.회색 글."


def test_white_on_a_ground_is_read(document: docx.document.Document, tmp_path: Path) -> None:
    white(document.add_paragraph().add_run("칠한 글자."))._r.get_or_add_rPr().append(shade("1F3864"))
    paragraph = document.add_paragraph()
    white(paragraph.add_run("칠한 문단."))
    paragraph._p.get_or_add_pPr().append(shade("1F3864"))
    white(document.add_paragraph().add_run("형광펜.")).font.highlight_color = WD_COLOR_INDEX.BLUE
    style = document.styles.add_style("칠한 모양", 1)
    style.element.get_or_add_pPr().append(shade("1F3864"))
    white(document.add_paragraph(style="칠한 모양").add_run("모양이 칠한 문단."))
    table = document.add_table(1, 2)
    for cell, words in zip(table._cells, ("구분", "금액"), strict=True):
        white(cell.paragraphs[0].add_run(words))
    text = docx_text(document, tmp_path)
    assert all(words in text for words in ("칠한 글자.", "칠한 문단.", "형광펜.", "모양이 칠한 문단.", "구분", "금액"))


def test_a_white_shade_is_no_ground(document: docx.document.Document, tmp_path: Path) -> None:
    white(document.add_paragraph().add_run("흰 바탕의 흰 글."))._r.get_or_add_rPr().append(shade("FFFFFF"))
    assert docx_text(document, tmp_path) == "앞 문단이다."


def test_white_on_a_coloured_page_is_read(document: docx.document.Document, tmp_path: Path) -> None:
    document.element.insert(0, parse_xml(f'<w:background {nsdecls("w")} w:color="1F3864"/>'))
    white(document.add_paragraph().add_run("남색 쪽의 흰 글."))
    assert "남색 쪽의 흰 글." in docx_text(document, tmp_path)


SHAPES = (
    '<h:head xmlns:h="head"><h:charPr id="0" height="1000" textColor="#000000" shadeColor="none"/>'
    '<h:charPr id="1" height="1000" textColor="#ffffff" shadeColor="none"/>'
    '<h:charPr id="2" height="1000" textColor="#FFFFFF" shadeColor="#1F3864"/>'
    '<h:charPr id="3" height="150" textColor="#000000"/></h:head>'
)


def test_hwpx_shapes(tmp_path: Path) -> None:
    runs = "".join(
        f'<p:run charPrIDRef="{n}"><p:t>{w}</p:t></p:run>' for n, w in enumerate(("검정.", "흰.", "칠한.", "작은."))
    )
    cell = '<p:tc><p:subList><p:p><p:run charPrIDRef="1"><p:t>칸의 흰 글</p:t></p:run></p:p></p:subList><p:cellAddr rowAddr="0" colAddr="{}"/></p:tc>'
    table = f"<p:p><p:run><p:tbl><p:tr>{cell.format(0)}{cell.format(1)}</p:tr></p:tbl></p:run></p:p>"
    with zipfile.ZipFile(tmp_path / "a.hwpx", "w") as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/header.xml", SHAPES)
        archive.writestr("Contents/section0.xml", f'<s:sec xmlns:s="s" xmlns:p="p"><p:p>{runs}</p:p>{table}</s:sec>')
    text = HwpxReader().read(tmp_path / "a.hwpx", None, lambda done, total: None).pages[0].text
    assert text.splitlines()[0] == "검정.칠한."
    assert "칸의 흰 글" in text
