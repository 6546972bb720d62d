"""Reports made by hand for the tests of exporters."""

from __future__ import annotations

from dataclasses import replace

from app.core.report import Cell, Mark, Paragraph, Report, Run, Source, Style, Table, text_cell, text_paragraph

DRAFT = "AI가 작성한 초안 — 사람이 확인"
SOURCES = (
    Source(1, "감독규정.pdf", "전자금융감독규정", "제13조제1항, 5쪽", "금융회사는 보호대책을 수립하여야 한다."),
    Source(2, "업무연락.docx", "이체한도 증액 기준", "2쪽", "영업점장은 3영업일 이내에 정한다."),
    Source(3, "서식.hwp", "서식", "별지 1", "아무도 이름을 부르지 않은 근거"),
)
HOSTILE = (
    "\x00\x01종\x07 \x0b세로탭 \ufffe",
    "반쪽 \ud800 글자",
    "가" * 3000,
    "x" * 4000,
    "שלום عربي",
    "😀 👨‍👩‍👧 ❤️",
    "<b>&amp; </para> <img src='file:///etc/passwd'/> ]]>",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "순서 \u202e뒤집기",
    "탭\t줄\r\n바꿈\n\n끝",
    "",
    "   ",
)


def make_report(*blocks: Paragraph | Table, **values: object) -> Report:
    """A report with plain values."""
    known = Report(
        title="이체한도 증액은 누가 정하나요?",
        kind="질의응답",
        subject=("전자금융감독규정", "이체한도 증액 기준"),
        collection="여신심사부",
        made_on="2026-11-22T10:31+09:00",
        language="ko",
        blocks=blocks or (text_paragraph("영업점장이 정합니다.", sources=(2, 1)),),
        sources=SOURCES,
    )
    return replace(known, **values)  # type: ignore[arg-type]


def answer_like() -> Report:
    """Every style of paragraph; source 2 is named before source 1 and again later."""
    return make_report(
        Paragraph((Run("근거 확인됨", Mark.BOLD), Run(" · 근거 2곳", Mark.MUTED))),
        text_paragraph("영업점장이 3영업일 이내에 정합니다. ", sources=(2,)),
        text_paragraph("원문", Style.HEADING),
        text_paragraph(SOURCES[0].quote, Style.QUOTE, (1, 2)),
        text_paragraph("찾지 못한 내용", Style.HEADING),
        text_paragraph("과태료", Style.ITEM),
        text_paragraph("시행일", Style.ITEM, (9,)),
        text_paragraph("뺀 문장 1개", Style.NOTE),
    )


def comparison_like(rows: int = 1) -> Report:
    """Two columns with added and removed words."""
    old = Cell((Paragraph((Run("금융회사는 "), Run("매월", Mark.REMOVED), Run(" 점검한다.")), sources=(1,)),))
    new = Cell((Paragraph((Run("금융회사는 "), Run("매주", Mark.ADDED), Run(" 점검한다.")), sources=(2,)),))
    table = Table(("조문", "현행", "개정"), ((text_cell("제3조"), old, new),) * rows, (1, 3, 3), "신구대비")
    return make_report(table, title="신구대비표", kind="신구대비표", reviewer="홍길동")


def long_table(rows: int) -> Report:
    """A table of many rows."""
    made = tuple(
        (text_cell(f"{n}번"), text_cell("접근 권한의 관리와 통제", (1,)), text_cell("충족")) for n in range(rows)
    )
    return make_report(Table(("번호", "항목", "판정"), made, (1, 4, 1)), kind="점검표")


def hostile() -> Report:
    """Texts that break formats, everywhere a report takes text; tables with too few, too many and no cells."""
    paragraphs = [text_paragraph(text, style, (1, 2)) for text in HOSTILE for style in Style]
    rows = tuple((text_cell(text), text_cell(text, (1,))) for text in HOSTILE)
    odd = ((text_cell("하나"), text_cell("둘"), text_cell("셋")), (), (Cell(()),))
    return make_report(
        *paragraphs,
        Table((HOSTILE[6], HOSTILE[7]), rows, (1, 0), HOSTILE[0]),
        Table(("머리",), odd),
        Table((), ()),
        Table(("빈 표",), ()),
        title="제목 " + HOSTILE[0] + "긴" * 400 + HOSTILE[6],
        kind=HOSTILE[6],
        subject=tuple(f"문서 {n} {HOSTILE[6]}" for n in range(300)),
        collection=HOSTILE[0],
        reviewer=HOSTILE[6],
        sources=tuple(Source(n + 1, text, text, text, text) for n, text in enumerate(HOSTILE)),
    )
