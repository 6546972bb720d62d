"""PDF: the text that a reader of the finished document sees, in the order of reading."""

from __future__ import annotations

import re

from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from app.adapters.pdf_reader import PdfReader
from app.core.document import BlockKind
from tests.integration.adapters.pdf.samples import FONT, RULES, draw, read


def test_paragraphs_margins_title_and_date(rules):
    content = read(rules)
    assert (content.format, content.paged, len(content.pages)) == ("pdf", True, 3)
    assert content.title == "여신업무규정"
    assert content.effective_date == "2025-03-01"
    assert content.notices == ()
    page = content.pages[1]
    kinds = {page.text[b.start : b.end]: b.kind for b in page.blocks}
    assert kinds["여신업무규정"] is kinds["준법감시부 - 2 -"] is BlockKind.MARGIN
    assert [text for text, kind in kinds.items() if kind is BlockKind.PARAGRAPH] == [
        *RULES,
        "제5조(세칙) 세부 사항은 2호로 정한다.",
    ]


def test_progress_is_told_page_by_page(rules):
    steps: list[tuple[int, int]] = []
    PdfReader().read(rules, None, lambda done, pages: steps.append((done, pages)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = [f"왼쪽 단의 {n}번째 줄에 놓인 글입니다" for n in range(8)]
    right = [f"오른쪽 단의 {n}번째 줄에 놓인 글이다" for n in range(8)]

    def page(canvas: Canvas) -> None:
        for index in range(8):  # drawn row by row, as some programs do
            canvas.drawString(50, 700 - 16 * index, left[index])
            canvas.drawString(320, 700 - 16 * index, right[index])

    text = read(draw(tmp_path / "단.pdf", page)).pages[0].text
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(left + right))


def test_tables_row_by_row(tmp_path):
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 730, "제4조(한도) 이체의 한도는 다음 표와 같다.")
        canvas.grid([50, 150, 250, 400], [700, 680, 660, 620])
        for y, row in (
            (686, ("구분", "1회", "비고")),
            (666, ("개인", "1억원", "보안매체")),
            (646, ("법인", "10억원", "기업인터넷뱅킹은")),
        ):
            for x, text in zip((54, 154, 254), row, strict=True):
                canvas.drawString(x, y, text)
        canvas.drawString(254, 630, "별도로 정한다")

    page_read = read(draw(tmp_path / "표.pdf", page)).pages[0]
    (table,) = [block for block in page_read.blocks if block.kind is BlockKind.TABLE]
    assert page_read.text[table.start : table.end] == (
        "구분 | 1회 | 비고\n개인 | 1억원 | 보안매체\n법인 | 10억원 | 기업인터넷뱅킹은 별도로 정한다"
    )
    assert page_read.text[table.start : table.header_end] == "구분 | 1회 | 비고"


def test_hidden_text_is_left_out(tmp_path):
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "보이는 글이다.")
        canvas.setFillColor(white)
        canvas.drawString(50, 650, "흰 바탕에 흰 글")
        canvas.setFillColor(black)
        canvas.setFont(FONT, 0.4)
        canvas.drawString(50, 600, "너무 작은 글")
        canvas.setFont(FONT, 10)
        canvas.drawString(50, 900, "쪽 밖의 글")
        unseen = canvas.beginText(50, 550)
        unseen.setTextRenderMode(3)
        unseen.textOut("칠하지 않은 글")
        canvas.drawText(unseen)

    assert read(draw(tmp_path / "숨은.pdf", page)).pages[0].text == "보이는 글이다."


def test_white_text_on_a_coloured_bar_is_read(tmp_path):
    def page(canvas: Canvas) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(40, 690, 300, 30, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(50, 700, "머리글")

    assert read(draw(tmp_path / "띠.pdf", page)).pages[0].text == "머리글"


def test_fake_bold_is_read_once(tmp_path):
    def page(canvas: Canvas) -> None:
        for shift in (0.0, 0.2, 0.4):
            canvas.drawString(50 + shift, 700, "경영유의사항 100건")

    assert read(draw(tmp_path / "굵게.pdf", page)).pages[0].text == "경영유의사항 100건"
