"""The property that a question asks for by name: "임기는 몇 년인가요", "수수료가 얼마예요".

Passages about the same officer or service hold years and sums of other things; one that answers speaks of the property. On
the calibration questions this tells 18 of 111 that the documents do not answer, and the missing part of 17 of 26 that they
answer in part, from all 208 that they do answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.core.answering.expected import ASKED

_WORDINGS = (
    ("임기", "재임 연임 중임"),
    ("금리 이자 이자율 이율", r"연\s?\d"),
    ("수수료 비용 요금", "수수 부담 대금"),
    ("가격 시세 단가 대금 값", "수수료 비용 요금"),
    ("연회비 회비", ""),
    ("이용료 사용료", "요금"),
    ("위약금", "배상"),
    ("환율", "시세 매매율"),
    ("예산 경비", ""),
    ("월급 연봉 시급 급여 봉급 보수 임금 수당", ""),
    ("주가", "주식"),
    ("매출 매출액", "수익"),
    ("순이익", "이익 손익"),
    ("배당금 배당률", "배당"),
    ("점유율", ""),
    ("경쟁률", ""),
    ("휴가 휴직", ""),
    ("점수 배점", r"득점 \d\s?점"),
    ("전화번호 연락처", r"전화 ☎ ☏ \d{2,4}-\d{3,4}"),
    ("주소 소재지", r"[가-힣](?:시|도)\s[가-힣]+(?:구|군|시)(?![가-힣]) https?: www"),
    ("영업시간 운영시간 이용시간", r"시간 \d\s?시"),
    ("화면번호", "화면"),
    ("서식번호 양식번호", "서식 양식 별지"),
    ("전망치", "전망 예상"),
    ("색깔 색상", ""),
    ("온도", r"섭씨 ℃ \d\s?도"),
)
"""Properties that nothing but their own words stand for, and the further words (patterns) that rules use for them. Left out are
those that a value alone gives ("5년간 보존한다" answers "보존 기간은?"), and sanctions, which clerks and rules call by many names."""
_ASKED = rf"(?:{ASKED}|[이가은는도]?\s*(?:몇|누구|어디|언제))"
_PROPERTIES = tuple(
    ("|".join(names.split()), re.compile("|".join(f"{names} {more}".split()))) for names, more in _WORDINGS
)
_ASKED_FOR = tuple((re.compile(f"({names}){_ASKED}"), said) for names, said in _PROPERTIES)
_TOLD = tuple((re.compile(rf"({names})[은는이가]\s"), said) for names, said in _PROPERTIES)
_RATE = re.compile(
    rf"([가-힣]{{2,}}?)(?:(?<![과와의은는을를도])\s)?(?:비율|요율|(?<![법환확효자규조능])[율률]){_ASKED}"
)
"""A rate by its name ("수용률"), which "법률" and "환율" are not."""
_UNNAMED = ("증감", "증가", "감소", "성장", "이자")
"""Of what tables give rates without a word, and of what they are called otherwise."""
_MEASURED = (
    (re.compile(r"(평균)"), re.compile(r"평균")),
    (re.compile(r"(작년|지난해|지난\s?달|지난\s?분기)"), re.compile(r"작년|지난해|전년|지난달|전월|전분기|\d{4}년")),
)
"""Words by which a question asks for what was measured, and what a passage that measured it says."""


def unnamed_attribute(question: str, evidence: Iterable[str]) -> str:
    """The property that a question (part) asks for and that no passage speaks of, or "".

    Args:
        question: as asked.
        evidence: passages with their headings.
    """
    texts = "\n".join(evidence)
    for asked, said in (*_ASKED_FOR, *_MEASURED):
        if (found := asked.search(question)) and not said.search(texts):
            return found[1]
    rate = _RATE.search(question)
    return rate[1] if rate and not rate[1].endswith(_UNNAMED) and rate[1][-2:] not in texts else ""


def untold_attribute(sentence: str, passage: str) -> str:
    """The property of which a sentence tells something and of which its passage does not speak, or "".

    A small model fits what a passage says to what was asked: "임기는 6개월 이내에 신고서를 제출해야 합니다".

    Args:
        sentence: by the model.
        passage: that it would cite, with its headings.
    """
    told = ((found, said) for pattern, said in _TOLD if (found := pattern.search(sentence)))
    return next((found[1] for found, said in told if not said.search(passage)), "")
