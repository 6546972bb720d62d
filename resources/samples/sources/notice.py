"""The notice (안내문) to customers, as HWPX: the package that Hangul writes, kept to what it must hold."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from sources import hwpx_parts
from sources.zip_bytes import rewritten

TITLE = "전자금융 서비스 정기점검 및 수수료 변경 안내"
FEES = (
    ("구분", "변경 전", "변경 후"),
    ("OTP 생성기 재발급", "5,000원", "3,000원"),
    ("보안카드 재발급", "2,000원", "1,000원"),
    ("다른 은행으로 자동이체(건당)", "300원", "면제"),
)
BEFORE_FEES = (
    "항상 가온누리은행을 이용해 주시는 고객님께 감사드립니다.",
    "더 안정된 서비스를 제공하기 위하여 정기점검을 실시하고, 전자금융 수수료를 다음과 같이 변경합니다.",
    "# 정기점검",
    "가. 일시: 2026년 5월 17일(일) 00:30부터 06:00까지",
    "나. 중단되는 서비스: 인터넷뱅킹, 모바일뱅킹, 자동화기기(ATM)의 출금과 이체",
    "다. 점검 중에도 체크카드 결제와 분실ㆍ도난 신고는 정상적으로 이용하실 수 있습니다.",
    "# 수수료 변경",
    "2026년 6월 1일부터 다음 표와 같이 변경된 수수료를 적용합니다.",
)
AFTER_FEES = (
    "# 수수료 면제",
    "65세 이상 고객, 장애인 및 국가유공자 고객에게는 위 표의 재발급 수수료를 받지 않습니다.",
    "# 문의",
    "궁금하신 점은 고객센터 1500-0000(평일 09:00~18:00) 또는 가까운 영업점으로 문의하여 주시기 바랍니다.",
    "2026년 4월 20일",
    "가온누리은행",
    "(시연용으로 지은 가상의 안내문이며, 실재하는 은행과 관계가 없습니다.)",
)


def write(path: Path) -> None:
    """Write the HWPX, the same bytes every time.

    Args:
        path: the file to write; an existing one is replaced.
    """
    body = [_paragraph(TITLE, hwpx_parts.TITLE), *map(_line, BEFORE_FEES)]
    page_setup = f'<hp:run charPrIDRef="0">{hwpx_parts.SECTION_PROPERTIES}</hp:run>'
    body[0] = body[0].replace("<hp:run ", page_setup + "<hp:run ", 1)  # Hangul keeps it in the first paragraph
    body.append(hwpx_parts.paragraph(_table()))
    body.extend(map(_line, AFTER_FEES))
    preview = "\n".join(line.removeprefix("# ") for line in (TITLE, *BEFORE_FEES, *AFTER_FEES))
    members = hwpx_parts.package(TITLE, "".join(body), preview)
    path.write_bytes(rewritten(members, stored=("mimetype", "version.xml")))


def _line(line: str) -> str:
    """A line of the text; "# " marks a heading."""
    kind = hwpx_parts.HEADING if line.startswith("# ") else hwpx_parts.PLAIN
    return _paragraph(line.removeprefix("# "), kind)


def _paragraph(text: str, kind: int) -> str:
    return hwpx_parts.paragraph(f"<hp:t>{escape(text)}</hp:t>", kind)


def _table() -> str:
    rows = "".join(
        f"<hp:tr>{''.join(hwpx_parts.cell(escape(text), row, column) for column, text in enumerate(texts))}</hp:tr>"
        for row, texts in enumerate(FEES)
    )
    return hwpx_parts.table(rows, len(FEES), len(FEES[0]))
