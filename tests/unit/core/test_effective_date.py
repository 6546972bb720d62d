"""The date a rule takes effect, from its words."""

from __future__ import annotations

import pytest

from app.core.effective_date import FRONT_LENGTH, find_effective_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("전자금융감독규정\n[시행 2026. 2. 13.] [금융위원회고시 제2026-7호]", "2026-02-13"),
        ("[시행 2025.2.5] 규정", "2025-02-05"),
        ("시행일: 2026. 2. 13.", "2026-02-13"),
        ("시행일자 2026-02-13", "2026-02-13"),
        ("시 행 일 : 2026년 2월 13일", "2026-02-13"),
        ("문서번호 | 제3호\n시행일 | 2024.12.1.", "2024-12-01"),
        ("부칙\n이 규정은 2025년 3월 1일부터 시행한다.", "2025-03-01"),
        ("이 영은 2025. 3. 1.부터 시행한다.", "2025-03-01"),
    ],
)
def test_each_way_of_stating_the_date_is_read(text: str, expected: str) -> None:
    assert find_effective_date(text) == expected


def test_of_several_addenda_the_latest_counts() -> None:
    dates = ("2020년 1월 1일", "2023년 7월 1일", "2021년 5월 1일")
    text = "\n".join(f"부칙\n이 규정은 {each}부터 시행한다." for each in dates)
    assert find_effective_date(text) == "2023-07-01"


def test_the_bracket_is_stronger_than_an_addendum() -> None:
    assert find_effective_date("[시행 2022. 1. 1.]\n부칙\n이 법은 2024년 1월 1일부터 시행한다.") == "2022-01-01"


def test_a_bracket_far_down_quotes_another_rule() -> None:
    assert find_effective_date("가" * FRONT_LENGTH + "[시행 2022. 1. 1.]") == ""


@pytest.mark.parametrize("text", ["", "2026. 2. 13. 회의", "시행일: 2026. 13. 40.", "시행일은 따로 정한다."])
def test_no_date_is_made_up(text: str) -> None:
    assert find_effective_date(text) == ""
