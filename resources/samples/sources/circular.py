"""The circular (업무연락) to the branches, as DOCX with headings, a numbered list and a table."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from sources.zip_bytes import rewritten

TITLE = "이체한도 증액 업무처리 기준 안내 및 특별점검 실시"
ISSUED = datetime(2026, 3, 9, 9, 0)
FACTS = (
    ("문서번호", "전자금융부-2026-0117"),
    ("시행일자", "2026. 3. 9."),
    ("수신", "모든 영업점"),
    ("발신", "전자금융부장"),
)
BACKGROUND = (
    "최근 이체한도를 늘린 직후 전기통신금융사기 피해금이 빠져나간 사례가 세 차례 있었습니다. "
    "이에 「전자금융 업무처리 규정」 제10조제3항에 따라 증빙서류의 종류와 확인방법을 다음과 같이 정하여 알려 드리니, "
    "창구에서 빠짐없이 지켜 주시기 바랍니다."
)
CHECKS = (
    "이체한도를 늘리려는 고객에게서는 증빙서류 2종을 모두 받습니다. "
    "하나는 실명확인증표이고, 다른 하나는 계약서나 세금계산서 등 자금의 용도를 확인할 수 있는 서류입니다.",
    "신청을 받은 창구 직원이 아닌 책임자가 고객에게 전화를 걸어 신청한 사실을 다시 확인합니다.",
    "65세 이상 고객이 신청한 경우에는 전기통신금융사기 예방 문진표를 함께 작성합니다.",
    "늘린 한도는 6개월이 지나면 기본 한도로 되돌리며, 되돌리기 3영업일 전에 고객에게 문자메시지로 알립니다.",
)
PLAN = (
    ("점검 항목", "담당", "기한"),
    ("최근 1년간 이체한도 증액 건 전수 점검", "영업점 책임자", "2026. 3. 27."),
    ("장기 미사용 접근매체 정리", "전자금융부", "2026. 4. 10."),
    ("점검 결과 보고서 제출", "각 영업점", "2026. 4. 17."),
)
REQUEST = (
    "점검 결과 보고서는 사내 게시판의 서식으로 작성하여 전자금융부로 제출하여 주시기 바랍니다. "
    "기한까지 제출하지 않은 영업점은 정보보호부와 함께 현장점검을 실시할 예정입니다."
)
DISCLAIMER = "시연용으로 지은 가상의 문서이며, 실재하는 은행과 관계가 없습니다."


def write(path: Path) -> None:
    """Write the DOCX, the same bytes every time.

    Args:
        path: the file to write; an existing one is replaced.
    """
    document = Document()
    _style(document)
    _properties(document)
    document.sections[0].header.paragraphs[0].text = "가온누리은행 업무연락"
    document.sections[0].footer.paragraphs[0].text = "내부용 - 외부 배포 금지"
    heading = document.add_paragraph(TITLE, style="Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _table(document, FACTS, header=False)
    document.add_heading("1. 추진 배경", level=1)
    document.add_paragraph(BACKGROUND)
    document.add_heading("2. 이체한도 증액 시 확인사항", level=1)
    for check in CHECKS:
        document.add_paragraph(check, style="List Number")
    document.add_heading("3. 특별점검 계획", level=1)
    _table(document, PLAN, header=True)
    document.add_heading("4. 협조 요청", level=1)
    document.add_paragraph(REQUEST)
    document.add_paragraph("끝.")
    closing = document.add_paragraph("가온누리은행 전자금융부장")
    closing.alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as written:
        path.write_bytes(rewritten({name: written.read(name) for name in written.namelist()}))


def _style(document: DocxDocument) -> None:
    for name, size in (("Normal", 10.5), ("Title", 17), ("Heading 1", 12.5), ("List Number", 10.5)):
        style = document.styles[name]
        style.font.name, style.font.size = "맑은 고딕", Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)  # a theme font would win over the one named here
        fonts.set(qn("w:eastAsia"), "맑은 고딕")


def _properties(document: DocxDocument) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = TITLE, "가온누리은행 전자금융부", DISCLAIMER
    properties.last_modified_by, properties.language = "가온누리은행 전자금융부", "ko-KR"
    properties.created = properties.modified = properties.last_printed = ISSUED


def _table(document: DocxDocument, rows: tuple[tuple[str, ...], ...], *, header: bool) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            run = table.cell(number, column).paragraphs[0].add_run(text)
            run.bold = number == 0 if header else column == 0
