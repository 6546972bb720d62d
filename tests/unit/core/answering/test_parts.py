"""Questions that ask for several things are split, and only those."""

from __future__ import annotations

import pytest

from app.core.answering.parts import split_question


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("금고 보증금은 얼마이고 반환 기한은 언제예요?", ["금고 보증금", "반환 기한"]),
        ("출장비 한도랑 정산 기한 알려줘", ["출장비 한도", "정산 기한"]),
        ("최소 인원이랑 고급 인력 비율", ["최소 인원", "고급 인력 비율"]),
        ("회의록 보존기간과 열람 절차를 알려 주세요.", ["회의록 보존기간", "열람 절차"]),
        ("보고 대상하고 보고 기한은?", ["보고 대상", "보고 기한"]),
        ("휴가 일수하고 우리 지점 담당자 연락처 좀", ["휴가 일수", "우리 지점 담당자 연락처"]),
        ("법인카드 쓸 수 있는지랑 1회 한도 알려줘", ["법인카드 쓸 수 있는지", "1회 한도"]),
        ("점검은 누가 하고 결과는 어디에 보고하나요?", ["점검은 누가 하는지", "결과는 어디에 보고하는지"]),
        ("비밀번호는 몇 자리고 얼마나 자주 바꿔야 해?", ["비밀번호는 몇 자리인지", "얼마나 자주 바꿔야 하는지"]),
        ("수습기간은 몇 개월이며 급여는 몇 %인가요?", ["수습기간은 몇 개월인지", "급여는 몇 %인지"]),
        ("퇴직자 계정은 언제까지 지우고 확인은 누가 해?", ["퇴직자 계정은 언제까지 지우는지", "확인은 누가 하는지"]),
        ("위원은 몇 명까지 두고 임기는 몇 년인가요?", ["위원은 몇 명까지 두는지", "임기는 몇 년인지"]),
        ("보증금은 얼마, 반환은 언제?", ["보증금", "반환"]),
        ("원격관리 되나요, 안 되면 뭘 갖춰야 해요?", ["원격관리 되는지", "안 되면 뭘 갖춰야 하는지"]),
        ("기록 보관기간과, 거부한 건의 기산일은?", ["기록 보관기간", "거부한 건의 기산일"]),
        ("훈련은 연 몇 회고 훈련 예산은 얼마 잡아야 해?", ["훈련은 연 몇 회인지", "훈련 예산"]),
        ("접수는 며칠 안에 처리되고 접수처 전화번호는?", ["접수는 며칠 안에 처리되는지", "접수처 전화번호"]),
    ],
)
def test_two_things(question: str, labels: list[str]) -> None:
    assert [part.label for part in split_question(question)] == labels


@pytest.mark.parametrize(
    "question",
    [
        "이름과 주소를 어디에 적나요?",
        "분석과 평가 주기는?",
        "분석과 평가는 몇 개월마다 해요?",
        "신청 절차 및 방법 알려줘",
        "카드 한도, 연회비, 포인트로 나눠서 알려줘",
        "지점장과 팀장의 전결 한도는?",
        "개인과 법인의 한도 차이는?",
        "신규 계약과 갱신 계약의 수수료율은?",
        "과태료와 과징금은 어떻게 달라요?",
        "재직증명서와 신분증을 제출해야 하나요?",
        "임원이랑 직원이 같이 받아야 하나요?",
        "은행이랑 저축은행이랑 납부 주기가 어떻게 달라?",
        "인터넷이랑 끊어서 보관하는 비율은?",
        "며칠 안에 어디에 보고하나요?",
        "언제부터 몇 년간 보존해야 하나요?",
        "무통장으로 얼마까지는 신분증 안 보고 보내줘도 돼?",
        "중학생 통장은 뭘 보고 만들어줘야 해?",
        "몇 명부터 금융위에 신고 대상이야?",
        "영상은 며칠 보관하고 지워야 해?",
        "몇 시부터 몇 시까지 전화하면 안 돼?",
        "스캔본이 있습니다. 원본은 파기해도 되나요?",
        "대출해 달라고 하면 며칠 안에 답을 줘야 해?",
        "보증금을 돌려받을 수 있어? 근거도 알려줘",
        "보증금은 얼마예요?",
        "안녕하세요.",
    ],
)
def test_one_thing(question: str) -> None:
    parts = split_question(question)
    assert len(parts) == 1
    assert parts[0].text == question
    assert parts[0].context == ""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("밤 10시에 광고 문자 보내도 되나요? 이메일은요?", "밤 10시에 광고 문자 보내도 되나요? 이메일은요?"),
        ("만원 이하 로그는 얼마나 보관해? 만원 넘으면?", "만원 이하 로그는 얼마나 보관해? 만원 넘으면?"),
        ("비상훈련은 1년에 몇 번 하고 결과는 어디에 보고하나요?", "비상훈련 결과는 어디에 보고하나요?"),
        ("출장비 한도랑 정산 기한 알려줘", "출장비 정산 기한 알려줘"),
        ("책무구조도는 이사회 의결이 필요한가요? 어디에 제출하나요?", "책무구조도 어디에 제출하나요?"),
        ("소액분쟁이면 소송을 못 걸어? 기준 금액은?", "기준 금액은?"),
    ],
)
def test_a_later_part_can_be_understood_alone_or_with_its_context(question: str, text: str) -> None:
    first, second = split_question(question)
    assert second.text == text
    assert second.context == first.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("재무제표는 몇 개월 안에 공고하고, 결산일은 언제인가요?", "재무제표는 몇 개월 안에 공고하나요?"),
        ("위원은 몇 명까지 두고 임기는 몇 년인가요?", "위원은 몇 명까지 두나요?"),
        ("한도가 무기명이면 얼마고 실명이면 얼마야?", "한도가 무기명이면 얼마인가요?"),
        ("출장비 한도랑 정산 기한 알려줘", "출장비 한도 알려줘"),
        ("계약 기간이랑 사업비 얼마예요?", "계약 기간?"),
    ],
)
def test_the_first_part_is_a_question_of_its_own(question: str, text: str) -> None:
    assert split_question(question)[0].text == text


def test_three_parts() -> None:
    parts = split_question("대출 한도랑 금리하고 상환 기간은?")
    assert [part.label for part in parts] == ["대출 한도", "금리", "상환 기간"]
    parts = split_question("휴가 며칠이야? 반차도 돼? 신청은 어디에 해?")
    assert len(parts) == 3


def test_parts_stand_where_they_say() -> None:
    question = "  출장비 한도랑 정산 기한 알려줘"
    spans = [question[part.start : part.end] for part in split_question(question)]
    assert spans == ["출장비 한도", "정산 기한 알려줘"]
    question = " 한도는 얼마예요? "
    assert [question[part.start : part.end] for part in split_question(question)] == ["한도는 얼마예요?"]


def test_nothing_to_split() -> None:
    assert len(split_question("")) == 1
    assert len(split_question("?")) == 1
