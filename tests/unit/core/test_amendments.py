"""Amendment marks are blanked, offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.amendments import blank_amendments


@pytest.mark.parametrize(
    "mark",
    [
        "<개정 2020. 3. 24.>",
        "<개정 2013.12.3., 2016.6.30.>",
        "〈신설 2020. 3. 24.〉",
        "<2020. 3. 24.>",
        "<단서 신설 2020.3.24>",
        "[본조신설 2020. 3. 24.]",
        "[전문개정 2020. 3. 24.]",
        "[제목개정 2020.3.24]",
        "[종전 제5조는 제6조로 이동 <2020. 3. 24.>]",
    ],
)
def test_marks_are_blanked_in_place(mark: str) -> None:
    before, after = "은행은 보고한다. ", " 다음 문장."
    assert blank_amendments(before + mark + after) == before + " " * len(mark) + after


@pytest.mark.parametrize(
    "text",
    [
        "[시행 2026. 2. 13.] 규정",
        "[시행일: 2026. 2. 13.] 제5조",
        "한도는 <표 1>과 같다.",
        "[별표 1] 과태료",
        "값이 3 < 5이고 7 > 6이다.",
        "「은행법」 제2조",
        "평범한 문장이다.",
        "",
    ],
)
def test_other_brackets_are_kept(text: str) -> None:
    assert blank_amendments(text) == text


@given(st.text(alphabet="<>[]〈〉 개정신설시행2020.가\n", max_size=120))
def test_the_length_never_changes_and_only_spaces_are_put_in(text: str) -> None:
    blanked = blank_amendments(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))
