"""A property that a question asks for by name and that nothing found speaks of."""

from __future__ import annotations

import pytest

from app.core.answering.attribute import unnamed_attribute, untold_attribute

OFFICER = "정보보호 담당임원은 매년 1회 이상 점검 결과를 대표이사에게 보고하고, 3년간 그 기록을 보존한다. 과태료는 2천만원 이하로 한다."


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("정보보호 담당임원의 임기는 몇 년인가요?", "임기"),
        ("정보보호 담당임원 연봉이 얼마야?", "연봉"),
        ("점검 비용은?", "비용"),
        ("점검 수수료 얼마예요?", "수수료"),
        ("담당임원 전화번호 알려줘", "전화번호"),
        ("점검 결과를 보고하는 평균 횟수는?", "평균"),
        ("작년에 보고한 건수는?", "작년"),
        ("점검 합격률이 어떻게 되나요?", "합격"),
        ("점검 합격점수는 몇 점인가요?", "점수"),
    ],
)
def test_a_property_of_which_nothing_is_said_is_named(question: str, word: str) -> None:
    assert unnamed_attribute(question, [OFFICER]) == word


@pytest.mark.parametrize(
    "question",
    [
        "점검 기록은 몇 년간 보존하나요?",  # a value alone answers it
        "보고 기한은 언제인가요?",
        "벌금이 얼마인가요?",  # the rule calls it 과태료
        "담당임원 임기 중에 점검은 몇 번 하나요?",  # named, but not asked for
        "이자율과 비율은 얼마인가요?",
        "전년 대비 증감률은?",
        "근거가 되는 상위법률은?",
        "담당 부서 이름은 뭐예요?",  # a name alone answers it
    ],
)
def test_what_a_value_answers_or_what_is_not_asked_for_is_not(question: str) -> None:
    assert unnamed_attribute(question, [OFFICER]) == ""


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("담당임원의 임기는?", "담당임원은 2년마다 새로 정하되 연임할 수 있다."),
        ("수수료가 얼마예요?", "발급에 드는 비용은 1천원으로 한다."),
        ("작년 보고 건수는?", "2025년의 보고는 12건이다."),
        ("법정 이자율은 얼마인가요?", "금리는 20퍼센트로 한다."),
        ("보험요율은 얼마인가요?", "보험에 드는 돈은 1만원이다."),
        ("신고 전화번호는?", "신고는 1332 또는 02-123-4567로 한다."),
        ("우대율은 몇 %인가요?", "환전 우대는 50퍼센트로 한다."),
    ],
)
def test_other_words_for_it_will_do(question: str, evidence: str) -> None:
    assert unnamed_attribute(question, [OFFICER, evidence]) == ""


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("정보보호 담당임원의 임기는 3년간 기록을 보존해야 합니다.", "임기"),
        ("담당임원의 연봉은 2천만원 이하입니다.", "연봉"),
        ("담당임원은 매년 1회 이상 보고해야 합니다.", ""),
        ("과태료는 2천만원 이하입니다.", ""),
    ],
)
def test_a_sentence_tells_of_no_property_that_its_passage_does_not_name(sentence: str, word: str) -> None:
    assert untold_attribute(sentence, OFFICER) == word


def test_a_property_is_named_by_other_words_as_well() -> None:
    assert untold_attribute("수수료는 1천원입니다.", "발급에 드는 비용은 1천원으로 한다.") == ""
