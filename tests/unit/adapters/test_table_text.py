"""Which rows of a table are its header, and which tables are headings in disguise."""

from __future__ import annotations

import pytest

from app.adapters.table_text import count_header_rows, heading_row


@pytest.mark.parametrize(
    ("grid", "span", "expected"),
    [
        ([["구분", "내용"], ["한도", "500만원"]], 1, 1),
        ([["구 분", "2024년", "2025년"], ["", "1분기", "2분기"], ["총액", "151.3", "160.2"]], 2, 2),
        ([["등급", "요율", "상한"], ["A", "0.15%", "500"]], 1, 1),
        ([["성명", "홍길동"], ["부서", "준법감시부"]], 1, 0),
        ([["보도시점", "2025. 6. 20.", "배포", "11:00"], ["담당", "국제과", "", ""]], 1, 0),
        ([["구분", "내용"]], 1, 0),
        ([["이 표는 여러 문장으로 된 긴 설명을 담고 있다.", "그래서 머리가 아니다."], ["a", "b"]], 1, 0),
    ],
)
def test_header_rows(grid: list[list[str]], span: int, expected: int) -> None:
    assert count_header_rows(grid, span) == expected


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        ([["Ⅱ", "", "추진 방향"]], "Ⅱ 추진 방향"),
        ([["붙임 1", "서식"], ["", ""]], "붙임 1 서식"),
        ([["성명", "홍길동"]], ""),
        ([["1", "가" * 80]], ""),
        ([["1", "가"], ["2", "나"]], ""),
    ],
)
def test_heading_row(grid: list[list[str]], expected: str) -> None:
    assert heading_row(grid) == expected
