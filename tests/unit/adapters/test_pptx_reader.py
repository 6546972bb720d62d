"""PPTX: slides as pages, in reading order, hidden ones left out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from pptx import Presentation
from pptx.util import Inches

from app.adapters.pptx_reader import PptxReader
from app.core.document import BlockKind, Content
from app.core.errors import DocumentError


def make_deck() -> io.BytesIO:
    deck = Presentation()
    deck.core_properties.title = "교육 자료"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "내부통제\v교육"
    for left, top, text in ((5, 3, "오른쪽"), (1, 3.05, "왼쪽\n둘째 문단"), (1, 2, "위")):
        slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1)).text_frame.text = text
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table
    for row, cells in enumerate([("항목", "한도"), ("1회", "50만원"), ("", "60만원")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    group = slide.shapes.add_group_shape()
    box = group.shapes.add_textbox(Inches(1), Inches(6.8), Inches(1), Inches(0.3))
    box.text_frame.text = "묶음"
    ghost = slide.shapes.add_textbox(0, 0, 10, 10)
    ghost.text_frame.text = "비밀"
    ghost._element.nvSpPr.cNvPr.set("hidden", "1")
    slide.notes_slide.notes_text_frame.text = "발표자 노트"
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = "비밀"
    hidden._element.set("show", "0")
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "끝"
    out = io.BytesIO()
    deck.save(out)
    return out


def read(path: Path, password: str | None = None) -> Content:
    return PptxReader().read(path, password, lambda done, total: None)


def test_slides_are_read_from_top_to_bottom_and_left_to_right(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(make_deck().getvalue())
    content = read(path)
    assert [(page.number, page.label) for page in content.pages] == [(1, "내부통제 교육"), (3, "끝")]
    page = content.pages[0]
    assert [page.text[block.start : block.end] for block in page.blocks] == [
        "내부통제 교육",
        "위",
        "왼쪽",
        "둘째 문단",
        "오른쪽",
        "항목 | 한도\n1회 | 50만원\n1회 | 60만원",
        "묶음",
        "발표자 노트",
    ]
    assert (page.blocks[0].kind, page.blocks[0].locator) == (BlockKind.HEADING, "슬라이드 1")
    assert page.text[page.blocks[5].start : page.blocks[5].header_end] == "항목 | 한도"
    assert page.blocks[-1].locator == "슬라이드 1 노트"
    assert (content.title, content.paged) == ("교육 자료", False)
    assert [notice.code for notice in content.notices] == ["hidden_left_out"]


def test_a_protected_deck_asks_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    with path.open("wb") as file:
        OOXMLFile(make_deck()).encrypt("비번", file)
    for password, code in ((None, "document_encrypted"), ("x", "password_wrong")):
        with pytest.raises(DocumentError) as caught:
            read(path, password)
        assert caught.value.code == code
    assert read(path, "비번").title == "교육 자료"


@pytest.mark.parametrize("keep", [60, 5000])
def test_a_truncated_deck_is_damaged(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(make_deck().getvalue()[:keep])
    with pytest.raises(DocumentError) as caught:
        read(path)
    assert caught.value.code == "document_damaged"
