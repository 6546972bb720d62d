"""Words that ask rather than name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.retrieval.question_words import term_weight, without_requests


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("이체한도 좀 알려주세요", "이체한도"),
        ("이체한도가 뭔가요?", "이체한도 ?"),
        ("안녕하세요, 보고 기한 궁금합니다", ", 보고 기한"),
        ("누가 승인하나요?", "승인하나요?"),
        ("한도는 얼마예요", "한도는"),
        ("누가복음 서비스", "누가복음 서비스"),
        ("우리은행 금리", "우리은행 금리"),
    ],
)
def test_requests_are_blanked(question: str, left: str) -> None:
    assert " ".join(without_requests(question).split()) == left


@given(st.text(alphabet="은행이 가누가얼마언제 알려주세요뭔가요?안녕하세요,\n", max_size=60))
def test_offsets_stay(question: str) -> None:
    blanked = without_requests(question)
    assert len(blanked) == len(question)
    assert all(new in (old, " ") for old, new in zip(question, blanked, strict=True))


def test_weights_tell_subjects_from_askers() -> None:
    assert term_weight("얼마") == 0.0
    assert 0 < term_weight("기준") < 1
    assert term_weight("이체한도") == 1.0
