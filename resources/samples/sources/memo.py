"""The memo of a counter meeting, as plain text."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
창구 전자금융 실무회의 메모

일시: 2026. 5. 20.(수) 15:00
장소: 본점 3층 소회의실
참석: 전자금융부 2명, 영업점 책임자 9명
작성: 전자금융부 나누리 대리

1. 태블릿 신청서
6월부터 영업점마다 태블릿을 3대씩 배정한다. 종이 신청서는 8월 31일까지 함께 쓰고, 그 뒤에는 태블릿 신청서만 쓴다.

2. 전기통신금융사기 예방
고객이 현금을 500만원 이상 찾을 때에는 예방 문진표를 받는다. 사기가 의심되면 지급을 미루고 책임자가 112에 신고한다.

3. 이체한도 문의
이체한도를 늘려 달라는 고객에게는 승인권자와 증빙서류를 함께 안내한다. 전화로는 증액을 접수하지 않는다.

4. 다음 회의
2026. 6. 24.(수) 15:00에 본점 3층 소회의실에서 연다. 안건은 6월 17일까지 나누리 대리에게 보낸다.

(시연용으로 지은 가상의 메모이며, 실재하는 은행과 관계가 없습니다.)
"""


def write(path: Path) -> None:
    """Write the memo, in UTF-8 with line feeds on every platform.

    Args:
        path: the file to write; an existing one is replaced.
    """
    path.write_bytes(TEXT.encode("utf-8"))
