"""What kind of value a question asks for, and whether a text holds one."""

from __future__ import annotations

import pytest

from app.core.answering.expected import expected_values, satisfies
from app.core.grounding.value import ValueKind

K = ValueKind


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("금고 보증금은 얼마예요?", {K.MONEY}),
        ("과태료 상한이 얼마야?", {K.MONEY}),
        ("법인카드 한도 알려줘", {K.MONEY}),
        ("출장비가 몇 만원까지 나와요?", {K.MONEY}),
        ("송금은 몇 달러까지 돼?", {K.MONEY}),
        ("연체이자는 얼마예요?", {K.MONEY, K.PERCENT}),
        ("연체 금리가 어떻게 되나요?", {K.PERCENT}),
        ("수수료율은?", {K.PERCENT}),
        ("지분 몇프로부터 신고해?", {K.PERCENT}),
        ("이자 몇퍼 받아요?", {K.PERCENT}),
        ("비율이 몇 %인가요?", {K.PERCENT}),
        ("며칠 안에 신고해야 해?", {K.DURATION, K.DATE}),
        ("멫 일 안에 내야 하나요?", {K.DURATION, K.DATE}),
        ("몇일내로 답을 줘야 하나요?", {K.DURATION, K.DATE}),
        ("언제까지 제출하나요?", {K.DURATION, K.DATE}),
        ("보고 기한은?", {K.DURATION, K.DATE}),
        ("보존기간 알려줘", {K.DURATION, K.DATE}),
        ("몇 년 보관해야 하죠?", {K.DURATION}),
        ("얼마 동안 게시하나요?", {K.DURATION}),
        ("로그는 얼마나 보관해야 해?", {K.DURATION}),
        ("몇 시간 안에 알려야 해?", {K.DURATION}),
        ("점검 주기가 어떻게 되나요?", {K.FREQUENCY, K.DURATION, K.COUNT}),
        ("교육은 얼마나 자주 받아?", {K.FREQUENCY, K.DURATION, K.COUNT}),
        ("일 년에 몇 번 훈련해?", {K.COUNT, K.FREQUENCY}),
        ("위원은 몇 명이야?", {K.COUNT}),
        ("최소 인원은?", {K.COUNT}),
        ("비번은 몇 자리야?", {K.COUNT}),
        ("밤 몇 시부터 전화하면 안 돼?", {K.TIME}),
        ("결산일은 언제인가요?", {K.DATE, K.TIME}),
        ("기념일은 몇 월 며칠이야?", {K.DATE}),
        ("제 몇 조에 나와요?", {K.ARTICLE}),
        ("몇조 몇항에 있어?", {K.ARTICLE}),
        ("서식 번호가 뭐예요?", {K.ISSUE}),
        ("담당 부서 전화번호 알려줘", {K.NUMBER}),
    ],
)
def test_kinds(question: str, kinds: set[ValueKind]) -> None:
    assert kinds <= expected_values(question).kinds


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("위원은 멫 명이야?", "명"),
        ("이용자 몇만 명부터 해당돼?", "명"),
        ("비밀번호는 몇 자리예요?", "자리"),
        ("글씨는 몇 포인트로 써야 하나요?", "포인트"),
        ("보안 등급은 몇 등급이야?", "등급"),
        ("승인은 몇 단계를 거치나요?", "단계"),
        ("몇 배까지 물어줘?", "배"),
        ("몇 세부터 가입돼요?", "세"),
        ("몇 살 미만이 대상이야?", "세"),
        ("몇 점부터 합격이야?", "점"),
        ("신청서는 몇 부 내요?", "부"),
        ("제안서는 몇 쪽까지야?", "쪽"),
        ("몇 급 공무원이 맡나요?", "급"),
        ("1년에 몇 건까지 돼?", "건"),
        ("몇 번까지 나눠 낼 수 있어?", "회"),
        ("건당 몇 달러까지 보내요?", "USD"),
        ("안내판은 몇 센티로 만들어?", "cm"),
    ],
)
def test_the_very_unit_is_asked_for(question: str, unit: str) -> None:
    assert unit in expected_values(question).units


@pytest.mark.parametrize(
    "question",
    [
        "창고에 사물을 둬도 되나요?",
        "고객정보를 개인 메일로 보내도 돼?",
        "대출도 같이 받을 수 있어?",
        "승인 없이 반출이 가능한가요?",
        "인지대도 비용에 들어가나요?",
        "매번 신고해야 하나요?",
        "교육이 의무인가요?",
        "공시 해야 하는지 알려줘",
        "보증인을 세우라고 해도 괜찮아?",
        "신고는 5일 안에만 하면 되는 거 맞죠?",
        "상속인도 대상이에요?",
    ],
)
def test_yes_or_no(question: str) -> None:
    assert expected_values(question).yes_no


@pytest.mark.parametrize(
    "question",
    [
        "보증금은 얼마예요?",
        "며칠 안에 신고해야 하나요?",
        "보고 기한은?",
        "필요한 서류 알려줘",
        "누가 승인해요?",
        "예를 들어줘",
        "어떻게 처리하라고 돼 있어?",
    ],
)
def test_not_yes_or_no(question: str) -> None:
    assert not expected_values(question).yes_no


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("신용공여가 무슨 뜻인가요?", "definition"),
        ("실지명의라는 게 뭘 말하는 거야?", "definition"),
        ("접근매체란?", "definition"),
        ("전자금융거래란 무엇인가요?", "definition"),
        ("책무구조도가 뭐야?", "definition"),
        ("누가 승인하나요?", "who"),
        ("어디에 보고해야 해?", "who"),
        ("어느 기관에 신고하나요?", "who"),
        ("담당 부서는 어디야?", "who"),
        ("왜 두 명이 참관해야 해?", "reason"),
        ("그렇게 정한 이유가 뭐야?", "reason"),
        ("어느 조문에 나와요?", "article"),
        ("근거 규정이 어디야?", "article"),
    ],
)
def test_other_questions(question: str, attribute: str) -> None:
    assert getattr(expected_values(question), attribute)


@pytest.mark.parametrize(
    "question", ["보고 기한이 뭐야?", "필요한 서류가 뭐예요?", "최고한도가 뭐야?", "담당자 이름이 뭐예요?"]
)
def test_asking_for_a_property_is_not_asking_for_a_meaning(question: str) -> None:
    assert not expected_values(question).definition


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("보증금은 얼마예요?", "보증금은 15만원으로 한다.", True),
        ("보증금은 얼마예요?", "보증금은 전액 반환한다.", False),
        ("보증금은 얼마예요?", "3년간 보관한다.", False),
        ("연체이자는 몇 %야?", "연 100분의 20을 초과할 수 없다.", True),
        ("며칠 안에 신고해?", "다음 영업일까지 신고하여야 한다.", True),
        ("며칠 안에 신고해?", "지체 없이 신고하여야 한다.", True),
        ("며칠 안에 신고해?", "5년간 보존하여야 한다.", False),
        ("언제까지 신고해?", "매년 3월 31일까지 신고한다.", True),
        ("1년에 몇 시간 교육받아?", "매년 4시간 이상 교육을 받아야 한다.", True),
        ("1년에 몇 시간 교육받아?", "3년간 교육 기록을 보관한다.", False),
        ("위원은 몇 명이야?", "위원회는 위원장 1명을 포함한 9명으로 구성한다.", True),
        ("위원은 몇 명이야?", "위원의 임기는 3년으로 한다.", False),
        ("글씨는 몇 포인트야?", "글씨의 크기는 3배로 한다.", False),
        ("비번은 몇 자리야?", "비밀번호는 8자리 이상으로 한다.", True),
        ("훈련 주기는?", "연 1회 이상 훈련을 실시한다.", True),
        ("점검은 몇 개월마다 해?", "6개월에 1회 이상 점검한다.", True),
        ("점검은 얼마나 자주 해?", "매 분기 점검한다.", True),
        ("밤 몇 시부터 안 돼?", "오후 9시부터 오전 8시까지 전송하여서는 아니 된다.", True),
        ("몇 달러까지 보내?", "5만원까지 보낼 수 있다.", False),
        ("몇 달러까지 보내?", "미화 5천달러까지 보낼 수 있다.", True),
        ("제 몇 조에 있어?", "제13조제1항에 따른다.", True),
        ("누가 승인해?", "준법감시인이 승인한다.", True),
        ("필요한 서류는?", "신청서와 신분증 사본", None),
        ("되나요?", "할 수 있다.", None),
    ],
)
def test_satisfied(question: str, text: str, answer: bool | None) -> None:
    assert satisfies(expected_values(question), text) is answer
