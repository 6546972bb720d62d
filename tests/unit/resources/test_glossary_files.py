"""The glossary that is shipped: every entry is usable, and it links what clerks say to what rules write."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import glossary
from app.core.glossary import Glossary

ENTRIES_WANTED = 450
FOLDER = Path(__file__).parents[3] / "resources" / "glossary"


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return glossary.load([FOLDER])


def test_every_entry_is_usable(shipped: Glossary) -> None:
    assert shipped.problems == ()
    assert len(shipped.entries) >= ENTRIES_WANTED


def test_no_file_is_empty(shipped: Glossary) -> None:
    assert {entry.source for entry in shipped.entries} == {path.name for path in FOLDER.glob("*.toml")}


@pytest.mark.parametrize(
    ("question", "statute"),
    [
        ("CISO는 누가 임명하나요?", "정보보호최고책임자"),
        ("서버실 출입은 누가 관리하나", "전산실"),
        ("그만둔 직원 권한은?", "퇴직"),
        ("비번은 몇 자리로 해야 돼?", "비밀번호"),
        ("코인 거래소도 신고해야 하나", "가상자산사업자"),
        ("CTR 금액 기준", "고액현금거래보고"),
        ("보이스피싱 당하면", "전기통신금융사기 피해"),
        ("통장 빌려주면 처벌받나요", "접근매체를 대여"),
        ("돈을 잘못 보냈는데 돌려받을 수 있나", "착오송금"),
        ("대출을 미리 갚으면", "중도상환"),
        ("법정최고금리가 몇 프로야", "최고이자율"),
        ("밤에 독촉 전화를 해도 되나", "추심연락"),
        ("고객정보를 다른 회사에 넘기려면", "제3자 제공"),
        ("방화벽정책", "침입차단시스템"),
        ("외주업체가 지켜야 할 것", "외부주문"),
        ("한 달 안에", "1개월"),
        ("어르신께 상품을 팔 때", "고령금융소비자"),
        ("계약을 무르고 싶다는 고객", "청약의 철회"),
        ("임원 성과급 나눠서 지급", "이연지급"),
        ("금소법에 따르면", "금융소비자 보호에 관한 법률"),
    ],
)
def test_a_clerk_s_question_leads_to_the_rule_s_word(shipped: Glossary, question: str, statute: str) -> None:
    assert statute in [expansion for match in shipped.find(question) for expansion in match.expansions]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("3페이지에 있는 표", "전자지급수단"),
        ("로그인 화면", "접속기록"),
        ("보증서 원본", "보증인"),
        ("제3항의 단서", "민원"),
        ("안내문을 붙여야 하나", "미납"),
        ("보험사고가 나면", "보험회사"),
        ("침해사고 정보공유", "제3자 제공"),
        ("법을 위반한 자를", "해임"),
    ],
)
def test_look_alikes_are_left_alone(shipped: Glossary, question: str, wrong: str) -> None:
    assert wrong not in [expansion for match in shipped.find(question) for expansion in match.expansions]
