"""Follow-up questions are understood together with the question before them."""

from __future__ import annotations

import pytest

from app.core.answering.followup import standalone

FIRST = "밤 10시에 광고 문자 보내도 되나요?"


@pytest.mark.parametrize(
    "question", ["그럼 이메일은요?", "이메일은요?", "그 경우 과태료는 얼마예요?", "방금 말한 조항의 예외는 뭐예요?"]
)
def test_dependent_question_takes_the_one_before(question: str) -> None:
    assert standalone(question, ["통장 개설 서류는?", FIRST]) == f"{FIRST} {question}"


@pytest.mark.parametrize(
    "question", ["청약철회 기간은 며칠인가요?", "준법감시인의 임기는 최소 몇 년이에요?", "CISO 겸직이 되나요?"]
)
def test_independent_question_stays(question: str) -> None:
    assert standalone(question, [FIRST]) == question


def test_first_question_stays() -> None:
    assert standalone("그럼 이메일은요?", []) == "그럼 이메일은요?"
