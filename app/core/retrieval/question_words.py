"""The words of a question that ask rather than name what is asked about."""

from __future__ import annotations

import re

_REQUESTS = re.compile(
    r"(?:좀\s*)?(?:알려|말해|설명해|가르쳐|찾아|정리해|요약해|비교해|보여|답해)\s*(?:줘|주세요|주실래요|주시겠어요|주십시오|달라|줄래|봐|주라)\S*"
    r"|알고\s*싶\S*|궁금\S*|(?:이|가)?\s*(?:뭔가요|뭔지|뭐예요|뭐야|뭐죠|무엇인가요|무엇인지|무엇입니까|뭡니까|뭐가|무슨|어떤|어떻게|어디|언제|누가|누구|얼마\w*|왜)(?=\s|$|[?.,!])"
    r"|(?:안녕하세요|혹시|저기요|제가|저는|저희|우리)(?=\s|,)"
)
_ASKING = frozenset(
    "무엇 뭐 어디 언제 누구 얼마 어떻다 어떻 왜 며칠 몇 궁금 궁금하다 알다 말다 되다 하다 있다 없다 싶다 건가 거 게 때 안 점 쪽 따로 최대 최소 보통 대략 정도 정확히 혹시 그렇다 이렇다 어떠하다 가능 필요 기준".split()
)
_WEAK = frozenset(
    "때 안 점 쪽 따로 최대 최소 보통 대략 정도 정확히 가능 필요 기준 경우 관련 내용 사항 규정 법 조건 방법 절차 알리다 받다 주다 보다 쓰다 나오다 들다 내다 가다 오다 전 후 중 위 앞 뒤 곳 일 월 년 시간 명 원 회 조 항 호 개 건 번 분 자 사람 회사 업체 직원".split()
)

_ENGLISH = frozenset(
    "a an the is are was were be been being am do does did done have has had how what which who whom whose when where why must shall should "
    "can could may might will would of to in into on at by for from with without about and or not no if as than then so it its this that these "
    "those there i we you they he she my our your their his her them us me soon long many much often any some all please tell".split()
)
"""Function words, and words that ask with "how"."""


def without_requests(question: str) -> str:
    """The question with polite requests and question words blanked; same length, same offsets."""
    return _REQUESTS.sub(lambda found: " " * len(found[0]), question)


def term_weight(form: str) -> float:
    """How much a term says about the subject: 0 asks only, 0.4 is common to most rules, 1 names something."""
    if form in _WEAK:
        return 0.4
    return 0.0 if form in _ASKING or form in _ENGLISH else 1.0
