"""Who: authorities, bodies and officers a text names, with the short names people use for them."""

from __future__ import annotations

import re

_BODIES = (
    "위원회|감독원|분석원|진흥원|보호원|보안원|결제원|연구원|개발원|감사원|정보원|조정원|협회|중앙회|연합회|총회|이사회|심의회|협의회|협의체|공사|공단|한국은행|중앙은행"
    "|법원|검찰|검찰청|경찰청|경찰서|국세청|관세청|특허청|조달청|세무서|기획재정부|재정경제부|법무부|행정안전부|금융위|과학기술정보통신부|기록원|소비자원|전담반|대응팀|사무국"
)
_OFFICERS = (
    "장관|위원장|총재|행장|은행장|지점장|부점장|영업점장|점포장|부서장|팀장|본부장|실장|국장|센터장|청장|사장|이사장|회장|의장|대표이사|대표자|사외이사|감사위원|상임감사|준법감시인|위험관리책임자"
    "|최고책임자|보호책임자|관리책임자|운영책임자|보고책임자|손해사정사|선임계리사|법정대리인|후견인|회계법인|감사인|변호사|공증인|주주총회"
)
_NAMED = re.compile(
    rf"(?<![가-힣])[가-힣]{{0,14}}?(?:{_BODIES}|{_OFFICERS})(?=$|[^가-힣]|의|은|는|이|가|을|를|에|와|과|도|만|로|나|및|장(?![가-힣]{{2}}))"
)
_SHORT = {
    "금융위": "금융위원회", "금감위": "금융감독위원회", "금감원": "금융감독원", "예보": "예금보험공사", "한은": "한국은행", "금통위": "금융통화위원회",
    "증선위": "증권선물위원회", "개보위": "개인정보보호위원회", "개인정보위": "개인정보보호위원회", "보호위": "보호위원회", "공정위": "공정거래위원회", "방통위": "방송통신위원회",
    "방미통위": "방송미디어통신위원회", "권익위": "국민권익위원회", "정통망위": "정보통신망위원회", "fiu": "금융정보분석원", "ciso": "정보보호최고책임자", "cpo": "개인정보보호책임자",
    "신복위": "신용회복위원회", "여전협회": "여신금융협회", "기재부": "기획재정부", "재경부": "재정경제부", "과기정통부": "과학기술정보통신부", "행안부": "행정안전부",
    "kisa": "한국인터넷진흥원", "금보원": "금융보안원", "금결원": "금융결제원", "신정원": "한국신용정보원",
}  # fmt: skip
_SHORT_FORM = re.compile(
    rf"(?<![가-힣A-Za-z])(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?=$|[^가-힣A-Za-z]|의|은|는|이|가"
    rf"|을|를|에|와|과|도|만|로|나|장)",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"[가-힣]{2,12}(?:부서|담당자|책임자|관리자|감독자|직원|임원|이사|감사|본인|당사자|신청인|명의인|채권자|채무자|사업자|금융회사|은행|기관|센터|부|팀|실"
    r"|처)(?:[이가은는을를의에로]|에게|한테|\s|[.,)]|$)|[가-힣]+(?:하는|하려는|받은|한)\s자(?:[가는이를에의]|$)"
)


def find_actors(text: str) -> tuple[str, ...]:
    """The bodies and officers a text names, in full, without repeats.

    Args:
        text: a sentence or passage.

    Returns:
        Names in their full form (금감원 → 금융감독원); general words (직원, 담당자, 은행) are none.
    """
    named = {_in_full(found[0]): None for found in _NAMED.finditer(text) if len(found[0]) > 1}
    named |= {_SHORT[found[0].lower()]: None for found in _SHORT_FORM.finditer(text)}
    return tuple(named)


def _in_full(name: str) -> str:
    """ "금감원장" and "금융위" in full."""
    for short, full in _SHORT.items():
        if name in (short, f"{short}장"):
            return full
    return name


def names_actor(text: str, actor: str) -> bool:
    """Whether a text names a body or officer, in full, in short, or spaced otherwise.

    Args:
        text: a passage with its headings.
        actor: a name from `find_actors`.
    """
    squeezed = "".join(text.split())
    if actor in squeezed:
        return True
    return any(_SHORT[found[0].lower()] == actor for found in _SHORT_FORM.finditer(text))


def names_anyone(text: str) -> bool:
    """Whether a text names any person or body at all, general words (담당 부서, 요구하는 자) included."""
    return bool(find_actors(text)) or _ANYONE.search(text) is not None
