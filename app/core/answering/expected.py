"""What kind of value a question asks for, and whether a text holds one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.core.grounding.actors import names_anyone
from app.core.grounding.value import Value, ValueKind, readable
from app.core.grounding.values import find_values

_K = ValueKind


@dataclass(frozen=True, slots=True)
class Expected:
    """What a question (part) asks for.

    Attributes:
        kinds: kinds of value any of which answers it; empty when nothing measurable is asked.
        units: units any of which the value must have; empty when the kind alone decides.
        yes_no: it asks whether something holds or is allowed.
        definition: it asks what a word means.
        article: it asks which article or law.
        who: it asks for a person or body.
        reason: it asks why.
    """

    kinds: frozenset[ValueKind] = frozenset()
    units: frozenset[str] = frozenset()
    yes_no: bool = False
    definition: bool = False
    article: bool = False
    who: bool = False
    reason: bool = False


_DAYS = "일 영업일 주 개월 시간 시점 년월일 월일 월"
_MONTHS = "개월 년 일 주기"
_YEARS = "년 개월 주기"
_M = r"(?:몇|멫|몃)\s?"
# (what is asked, kinds that answer, units that answer); the unit asked for by name must come back.
_BY_UNIT: tuple[tuple[str, str, str], ...] = (
    (rf"{_M}(?:%\s?p?|퍼센트|프로|퍼(?![가-힣]))|{_M}분의\s?{_M}", "percent fraction", ""),
    (rf"{_M}(?:[만천백십]{{1,2}}\s?)?(?:달러|불(?![가-힣]))", "money", "USD"),
    (rf"{_M}(?:[만천백십]{{1,2}}\s?)?원|{_M}(?:[천백십]{{0,2}}억)(?!\s?명)", "money", "KRW"),
    (rf"{_M}월\s?며칠", "date", ""),
    (rf"{_M}(?:영업일|거래일)|며칠|메칠|{_M}일(?!자)", "duration date", _DAYS),
    (rf"{_M}(?:개월|달(?!러))", "duration frequency", _MONTHS),
    (rf"{_M}년도", "date", ""),
    (rf"{_M}(?:년|해)(?!도)", "duration frequency", _YEARS),
    (rf"{_M}주(?!식|소|택|주)", "duration frequency count", "주 일 주기"),
    (rf"{_M}시간", "duration", "시간 분 시점"),
    (rf"{_M}분(?![의기가-힣])", "duration", "분 시간 초"),
    (rf"{_M}시(?!간)", "time", ""),
    (rf"{_M}(?:[만천백십]{{1,2}}\s?)?(?:명|사람|인(?![가-힣]))", "count", "명"),
    (rf"{_M}(?:번|회|차례)(?!호|째|지)", "count frequency duration", "회 차 주기"),
    (rf"{_M}(?:번째|차(?!례))", "count", "회 차 번째"),
    (rf"{_M}(?:자리|글자|자(?![가-힣]))", "count", "자리 자"),
    (rf"{_M}포인트", "count", "포인트"),
    (rf"{_M}(?:픽셀|px)", "count", "픽셀"),
    (rf"{_M}등급", "count", "등급"),
    (rf"{_M}급(?![여부지행])", "count", "급"),
    (rf"{_M}단계", "count", "단계"),
    (rf"{_M}배(?![당상정서우치열포분달임])", "count", "배"),
    (rf"{_M}(?:세(?!금|대|칙|액|율|무|목)|살)", "count", "세"),
    (rf"{_M}건", "count", "건"),
    (rf"{_M}점(?![검포])", "count", "점"),
    (rf"{_M}부(?![가-힣])|{_M}통(?![가-힣])", "count", "부 통"),
    (rf"{_M}(?:장(?![소비애치점관부])|매(?![출매입체일년월주달]))", "count", "장"),
    (rf"{_M}(?:쪽|페이지)", "count", "쪽"),
    (rf"{_M}대(?![가-힣])", "count", "대"),
    (rf"{_M}층", "count", "층"),
    (rf"{_M}(?:도(?:로|를|까지|이하|이상|인|야|예)?(?![가-힣])|℃)", "count", "도"),
    (rf"{_M}(?:센티|cm|센치|밀리|mm|미터|m(?![a-z])|킬로미터|km)", "count", "cm mm m km"),
    (rf"{_M}(?:비트|bit)", "count", "비트"),
    (rf"{_M}(?:개사|곳|군데|가지|종류|종(?![가-힣])|개(?![월년])|항목)", "count", "개 가지 곳 개사 항목"),
    (rf"{_M}조(?!\s?원)|{_M}항(?!목)|(?:무슨|어느)\s?조(?![가-힣]{{2}})", "article", ""),
)
# Asked without a unit by a question word of its own.
_BY_WORD: tuple[tuple[str, str, str], ...] = (
    (r"얼마?(?:나|만큼|마다)?\s?자주|몇\s?번마다", "frequency duration count", "주기 회 년 개월 일 주"),
    (r"얼마(?:나|만큼)?\s?(?:동안|오래|간(?![가-힣]))", "duration", ""),
    (r"얼마(?:나|만큼)?\s?(?:들고|갖고|가지고|따로\s?보관|보관|보존|남겨|걸리|띄워)", "duration", ""),
    (r"얼마(?:나)?\s?(?:전|뒤|안에|내에)(?=[에까\s]|$)", "duration date", ""),
    (r"얼마나\s?(?:세|무거|중하|쎄)", "duration money", ""),
    (r"언제", "duration date time", ""),
)
# Asked by a noun at the place of what is asked ("… 한도는?", "… 기한 알려줘", "… 비율이 어떻게 되나요").
_BY_NOUN: tuple[tuple[str, str, str], ...] = (
    (r"주기|빈도|간격", "frequency duration count", "주기 회 년 개월 일 주 영업일"),
    (r"기한|시한|마감일?|마감\s?시한|기산일|날짜|일자|시행일|결산일|만료일|시기|시점", "duration date time", ""),
    (r"(?:목표|소요|이용|영업|운영|업무)\s?시간|시간대|시각", "duration time", ""),
    (r"기간|연한|임기|시효|일수|연수|수명|(?<!그 )시간", "duration date", ""),
    (r"비율|이율|금리|요율|[가-힣](?:율|률)|하한율|지분", "percent fraction", ""),
    (
        r"(?:금액|비용|수수료|자본금|자기자본)\s?(?:상한|하한|기준|요건)|금액|한도|한도액|보증금|수수료|과태료|벌금|과징금|자본금|사업비|예산|총액|비용|가격|값|시급"
        r"|연봉|월급|수당|[가-힣]액|[가-힣]{2}금|자기자본|잔액|순이익|수지|단가|포상금|보상금|연회비|시세|손해배상금|경비",
        "money percent",
        "",
    ),
    (r"형량|처벌|형사처벌|벌칙|수위", "duration money", ""),
    (r"횟수|회수", "count", "회 차"),
    (r"인원|정원|인력\s?수|위원\s?수|직원\s?수|사람\s?수|인원\s?(?:수|기준)", "count", "명"),
    (r"건수", "count", "건"),
    (r"개수|갯수|업체\s?수|은행\s?수", "count", "개 가지 곳 개사"),
    (r"점수|합격점", "count", "점"),
    (r"나이|연령|연세", "count", "세"),
    (r"등급", "count", "등급"),
    (r"자릿수|자리\s?수|길이", "count", "자리 자"),
    (r"전화\s?번호|연락처|화면\s?번호|팩스\s?번호", "number", ""),
    (r"(?:고시|공문|문서|서식|양식|별표|별지|공고|법률)\s?번호", "issue number", ""),
    (r"데시벨|연산량|온도|크기|면적|용량|속도", "count number", ""),
)
_RATE_WORDS = re.compile(r"이자|금리|이율|비율|요율|수수료율|[가-힣](?:율|률)(?=[은는이가을를의\s]|$)|배율|지분")
_TIME_WORDS = re.compile(r"기간|간격|보존|보관|임기|시간|연수")
ASKED = r"(?:[이가은는을를도의]|하고|이랑|랑|과|와|은요|는요)?\s*(?:[?]|$|[,]|요[?]|얼마|어떻게|알려|알고|뭐|뭔|무엇|궁금|좀|말해|어때|정확히|각각|가르쳐|찾아|이?고\s)"
"""What follows a noun that is asked for: a particle, and the end or a question word."""
_COMPILED_UNITS = tuple((re.compile(p), frozenset(map(_K, k.split())), frozenset(u.split())) for p, k, u in _BY_UNIT)
_COMPILED_WORDS = tuple((re.compile(p), frozenset(map(_K, k.split())), frozenset(u.split())) for p, k, u in _BY_WORD)
_COMPILED_NOUNS = tuple(
    (re.compile(rf"(?:{p}){ASKED}"), frozenset(map(_K, k.split())), frozenset(u.split())) for p, k, u in _BY_NOUN
)
_HOW_MUCH = re.compile(r"얼마|얼만")

WH = re.compile(r"몇|멫|며칠|메칠|얼마|얼만|언제|어디|누가|누구|누굴|누군|뭐|뭘|뭔|무엇|무슨|어떤|어떻|어느|왜|어째서")
"""Question words: the question is open, rather than one that asks for a nod."""
_VERB_END = re.compile(
    r"(?:나요|까요|까|가요|는가|은가|인가|한가|니까|나|니|냐|지요|지|죠|요|해|돼|되|줘|가|야|어|아|여|봐|래|세|와|려|져|켜|쳐|든|라며|면서요|던데|다며)\s*[?]?\s*$"
)
_FORMAL_END = re.compile(r"(?:나요|까요|까|가요|는가|은가|인가|니까|냐|맞죠|되죠|되나)\s*[.!]?\s*$")
_TOPIC_END = re.compile(r"(?:은|는|도|만)\s?(?:요)?\s*[?]?\s*$")
_WHETHER = re.compile(
    r"(?:는지|은지|ㄴ지|인지|한지|될지|할지|건지|던지)(?:도|를|랑|하고|와|,)?\s*(?:좀\s*)?(?:알려|궁금|말해|확인|알고|여부|$)|여부(?:를|가"
    r"|도)?\s*(?:좀\s*)?(?:알려|궁금|말해|$|[?])"
)
_REQUEST = re.compile(
    r"(?:알려|말해|설명해|가르쳐|찾아|정리해|보여|짜|들어|해)\s*(?:줘|주세요|주실래요|주십시오|줄래)\S*\s*[.?!]?\s*$|추천\s?좀|해봐\s*$"
)
_MEANING = re.compile(
    r"(?:무슨|어떤)\s?(?:뜻|의미|말)|뜻(?:이|은|을|과|하고|이랑)?\s?(?:[?]|$|뭐|뭔|무엇|알려|설명|어떻)|정의(?:가|는|를)?\s?(?:[?]|$|뭐"
    r"|뭔|무엇|알려|설명|어떻)|의미(?:가|는|를)?\s?(?:[?]|$|뭐|뭔|무엇|알려)"
    r"|(?:뭘|무엇을|뭐를)\s?(?:말|뜻|가리|의미)|[가-힣A-Za-z]이?란\s?(?:게|것이|건|것은)?\s?(?:[?]|$|무엇|뭐|뭔|무슨|어떤)|(?:이라는"
    r"|라는)\s?(?:게|말|것|용어|건)"
)
_WHAT_IS = re.compile(
    r"(?P<noun>[가-힣A-Za-z]+?)(?:이|가|은|는)?\s(?:뭐야|뭐예요|뭐에요|뭔가요|뭐죠|뭐지|무엇인가요|무엇입니까|뭡니까)\s*[?]?\s*$"
)
ATTRIBUTE = re.compile(
    r"(?:기한|기간|시한|한도|금액|주기|인원|횟수|요건|기준|서류|절차|방법|대상|범위|금리|이자|수수료|비용|임기|자본금?|총액|규모|이름|명칭|연락처|번호|주소|날짜|일자"
    r"|시기|시점|시간|시간대|벌금|과징금|형량|처벌|제재|수당|휴가"
    r"|예외|사유|이유|담당|부서|책임자|담당자|사항|항목|내용|양식|서식|사이트|값|가격|등급|조건|자격|효력|의무|상한|하한|예산|수익|순이익|시세|단가|종류|유형|예시|차이"
    r"|근거|조문|여부|문구|색깔|크기|업체|회사|기관|사람|위원장|회장|구간"
    r"|매체|목표|전망치|뜻|정의|의미|간격|[가-힣][율률액]|(?<!자)료|(?:사업|경|상담|회|인건|유지)비|[감산행료준고정급청수생한부]일|마감|(?:건|점|일|연|개|갯"
    r"|인원|직원|위원|업체)수|\s수|폭|연한)$"
)
"""Nouns that name a property one asks for, rather than a thing one asks the meaning of."""
_WHO = re.compile(
    r"누가|누구|누굴|누군|어느\s?(?:기관|부서|회사|곳|팀|은행)|어디(?:에|로|에다|다|에서|서|가|한테|에게|야|예요|인가|죠)|담당\s?(?:부서|자|기관)(?:는"
    r"|가|이|은)?\s?(?:[?]|$|어디|누|알려)|(?:책임자|위원장|주관\s?기관|소관\s?부서)(?:는|가|이|은)?\s?(?:[?]|$|누)"
)
_ARTICLE = re.compile(
    r"(?:몇|멫|무슨|어느|어떤)\s?(?:조(?![가-힣]{2})|조문|조항|항(?!목)|법(?![가-힣])|규정)|(?:근거|관련)\s?(?:조문|조항|규정|법령|법)|조문"
    r"|조항\s?(?:이|은|을|번호)|근거(?:가|는|도|를)\s?(?:뭐|어디|알려|무엇|있)"
)
_REASON = re.compile(r"왜(?=\s|[?]|$|요|죠)|어째서|이유(?:가|는|를)?\s?(?:[?]|$|뭐|뭔|무엇|알려|궁금)|까닭|무슨\s?이유")


@lru_cache(maxsize=1024)
def expected_values(question: str) -> Expected:
    """What a question (part) asks for.

    Args:
        question: as typed, colloquial spellings included (몇프로, 멫 명, 며칠내, 얼만큼).
    """
    text = readable(question).strip()
    kinds, units = _measured(text)
    return Expected(
        kinds=kinds,
        units=units,
        yes_no=_asks_whether(text),
        definition=_asks_meaning(text),
        article=bool(_ARTICLE.search(text)),
        who=bool(_WHO.search(text)),
        reason=bool(_REASON.search(text)),
    )


_WHEN = frozenset({_K.DATE, _K.DURATION, _K.TIME})
_RELATIVE = re.compile(r"즉시|바로|지체\s*없이|당일|다음\s*날|(?:[은는한된]|[가-힣]일)\s*날(?:에|까지|부터)|전까지")
"""A time told by an event rather than by the calendar: "퇴직한 날에", "지체 없이"."""


def satisfies(expected: Expected, text: str) -> bool | None:
    """Whether a text holds a value of the kind and unit asked for.

    Args:
        expected: from `expected_values`.
        text: a passage or sentence.

    Returns:
        True or False; None when nothing measurable is expected. For a question that asks only for a person or body,
        True when the text names any, else None: whoever must act is often plain from the heading.
    """
    if expected.kinds:
        units = expected.units
        if not units and _WHEN & expected.kinds and _RELATIVE.search(text):
            return True
        return any(
            _of_kind(v, expected.kinds)
            and (not units or v.unit in units or bool(v.per and _K.FREQUENCY in expected.kinds))
            for v in find_values(text)
        )
    return True if expected.who and names_anyone(text) else None


def _of_kind(value: Value, kinds: frozenset[ValueKind]) -> bool:
    """ "6개월에 1회" is a count that also tells how often."""
    return value.kind in kinds or (bool(value.per) and _K.FREQUENCY in kinds and value.kind is _K.COUNT)


_Found = tuple[frozenset[ValueKind], frozenset[str]]


def _measured(text: str) -> _Found:
    """Kinds and units asked for: by a unit (몇 명), else by a question word (얼마 동안), else by a noun (한도는?)."""
    for table in (_COMPILED_UNITS, _COMPILED_WORDS):
        found = [(kinds, units) for pattern, kinds, units in table if pattern.search(text)]
        if found:
            return _united(found)
    nouns = [(kinds, units) for pattern, kinds, units in _COMPILED_NOUNS if pattern.search(text)]
    if _HOW_MUCH.search(text):
        nouns.append(_how_much(text))
    return _united(nouns) if nouns else (frozenset(), frozenset())


def _how_much(text: str) -> _Found:
    """얼마 asks for money, or for a rate or a time where one is spoken of."""
    kinds = {_K.MONEY}
    if _RATE_WORDS.search(text):
        kinds |= {_K.PERCENT, _K.FRACTION}
    if _TIME_WORDS.search(text):
        kinds |= {_K.DURATION}
    return frozenset(kinds), frozenset()


def _united(found: list[_Found]) -> _Found:
    kinds = frozenset[ValueKind]().union(*(kinds for kinds, _ in found))
    if any(not units for _, units in found):
        return kinds, frozenset()
    return kinds, frozenset[str]().union(*(units for _, units in found))


def _asks_whether(text: str) -> bool:
    """A question without a question word that ends in a verb, or one that asks "…인지"."""
    for sentence in re.split(r"(?<=[?!.])\s+", text):
        if _WHETHER.search(sentence) and not WH.search(sentence[: _whether_start(sentence)]):
            return True
        if WH.search(sentence) or _REQUEST.search(sentence) or _TOPIC_END.search(sentence):
            continue
        asks = "?" in sentence or _FORMAL_END.search(sentence)
        if asks and _VERB_END.search(sentence):
            return True
    return False


def _whether_start(sentence: str) -> int:
    found = _WHETHER.search(sentence)
    return found.start() if found else 0


def _asks_meaning(text: str) -> bool:
    if _MEANING.search(text):
        return True
    what = _WHAT_IS.search(text)
    return what is not None and not ATTRIBUTE.search(what["noun"]) and len(text[: what.start()].split()) < 2
