"""Counts: a number with a counter (3명, 두 번, 8자리), and bare numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.grounding.amounts import range_head
from app.core.grounding.numerals import ARABIC, NATIVE, SINO, parse_number, plain
from app.core.grounding.value import Scan, Value, ValueKind

_END = r"(?=\s|이상|이하|이내|미만|초과|씩|당|의|을|를|은|는|이|가|로|에|까지|부터|[^가-힣]|$)"
# Counter → how it is written. The look-aheads keep a counter from being the first syllable of another word:
# 3명령, 2인증, 5건물, 3개월, 3회사, 2번호, 3점검, 2배당, 3종료, 1차례.
_WRITTEN = (
    (
        "명",
        r"명(?!령|칭|단|시|부|목|확|문|세|예|절|의인|의자|의신)|인(?!가|증|정|감|사|적|건|도|터|출|하|상|쇄|지|천|력|수|허|물|접|원|격|두|식|프|터)|사람",
    ),
    ("개사", r"개\s?사(?!업|항|유|람|례|전|안|무)|개\s?회사"),
    ("개국", r"개국"),
    ("곳", r"개소|곳|군데"),
    ("가지", r"가지|종류|종(?!료|전|합|사|목|결|이|업|교|래|자|속|별|국|일)"),
    ("개", r"개(?!월|년|인|선|정|시|최|요|발|별|설|념|입|편|혁|방|봉|진|통|점|량|폐|찰|관|과(?!\s)|회|교대|업)"),
    ("건", r"건(?!물|강|전|설|축|조|반|너|널|의하|의함|국|립|폐)"),
    ("번째", r"번째"),
    (
        "회",
        r"회(?!사|의(?=[가-힣])|계|원|생|복|선|신|피|담|장|칙|비|보|식|동|합|로|수(?![를가로는]))(?:차)?|번(?!호|지|역|거|갈|째)|차례",
    ),
    ("차", r"차(?!례|이|량|명|입|등|단|주|장|용|별|손|감|세|후|기|원|트|관|액|년|시)"),
    ("단계", r"단계"),
    ("등급", r"등급"),
    ("급", r"급(?!여|부|지|행|격|증|식|수|한|등|락|전|감|속)"),
    ("자리", r"자리(?:수)?|자릿수"),
    ("자", r"글자|자(?=\s*(?:이상|이하|이내|미만|초과|내외|까지))"),
    ("점", r"점(?!포|검|유|심|용|령|차|진|주|장|자|등|원|에서|점)"),
    ("배", r"배(?!당|상|정|서|우|제|치|열|포|분|송|달|경|임|부|율)"),
    (
        "세",
        r"세(?!금|대|부|칙|액|율|종|트|법|계|목|입|무|상|미(?!만)|탁|션|력|분|관|척|균|제|로|배|출|라|포)|살(?!펴|피)",
    ),
    ("위", rf"위{_END}(?!\s*(?:원|반))"),
    ("층", rf"층{_END}"),
    ("쪽", r"쪽(?!지)|페이지|면(?=\s*(?:이내|이상|이하|까지))"),
    ("부", rf"부{_END}"),
    ("장", rf"장{_END}|매{_END}"),
    ("대", rf"대{_END}"),
    ("통", rf"통{_END}"),
    ("권", rf"권{_END}"),
    ("계좌", r"계좌|구좌|좌(?![가-힣])"),
    ("주", r"주(?=당|의\s*금액|로\s|씩)|주식"),
    ("항목", r"(?:개\s?)?항목"),
    ("문항", r"(?:개\s?)?문항"),
    ("과목", r"(?:개\s?)?과목"),
    ("학점", r"학점"),
    ("호봉", r"호봉"),
    ("호", rf"호{_END}"),
    ("포인트", r"포인트|(?:pt|PT)(?![A-Za-z])"),
    ("픽셀", r"픽셀|(?:px|PX)(?![A-Za-z])"),
    ("비트", r"비트|(?:bits?|BIT)(?![A-Za-z])"),
    ("바이트", r"바이트|[Bb]ytes?(?![A-Za-z])"),
    ("도", rf"도{_END}|℃"),
)
_METRIC = (
    ("km", r"km|㎞|킬로미터"), ("cm", r"cm|㎝|센티미터|센티|센치"), ("mm", r"mm|㎜|밀리미터"), ("m2", r"㎡|m2|제곱미터"), ("m", r"m|미터"),
    ("평", r"평(?![가-힣])"), ("kg", r"kg|㎏|킬로그램"), ("g", r"g|그램"), ("t", r"톤"), ("L", r"ℓ|L|리터"), ("TB", r"TB|테라바이트"),
    ("GB", r"GB|기가바이트"), ("MB", r"MB|메가바이트"), ("KB", r"KB|킬로바이트"), ("Mbps", r"Mbps"), ("Gbps", r"Gbps"), ("dpi", r"dpi|DPI"),
)  # fmt: skip
_COUNTERS = "|".join(
    [f"(?P<u{n}>{pattern})" for n, (_, pattern) in enumerate(_WRITTEN)]
    + [f"(?P<m{n}>(?:{pattern})(?![A-Za-z]))" for n, (_, pattern) in enumerate(_METRIC)]
)
_DIGIT_COUNT = re.compile(rf"(?P<number>{ARABIC})\s?(?:여\s?)?(?:{_COUNTERS})")
# Native numbers stand before few counters; "한번 더", "다시 한 번", "한 번에" speak of no number of times.
_NATIVE_COUNT = re.compile(
    rf"(?P<number>{NATIVE})\s?(?:(?P<명>명(?!의인|의자|령|시)|사람|분(?![가-힣의]|\s*(?:의|류|야)))|(?P<개>개(?!월|년|인|선))"
    r"|(?P<회>번(?!\s*(?:더|쯤|째|호)|에(?!\s*걸)|이라도|도)|차례|회(?![가-힣]{2}))|(?P<번째>번째)|(?P<가지>가지|종류)|(?P<곳>곳"
    r"|군데)|(?P<건>(?<=\s)건(?![가-힣]{2}))"
    r"|(?P<세>살)|(?P<배>(?<=\s)배(?![가-힣]{2}))|(?P<장>(?<=\s)장(?![가-힣]))|(?P<부>(?<=\s)부(?![가-힣]))"
    r"|(?P<대>(?<=\s)대(?![가-힣]))|(?P<단계>단계)|(?P<자리>자리)|(?P<글자>글자))"
)
_AGAIN = re.compile(r"다시\s*$")
_SINO_COUNT = re.compile(
    rf"(?P<number>{SINO})\s?(?:(?P<명>명(?![가-힣]{{2}})|인(?=\s|이상|이하|의))|(?P<건>건(?=\s|이상|이하|을))"
    rf"|(?P<회>회(?=\s|이상|이하))|(?P<세>세(?=\s|이상|미만))|(?P<배>배(?=\s|이상|이하)))"
)
_BARE = re.compile(rf"(?<!\d)\d{{2,4}}-\d{{3,4}}(?:-\d{{4}})?(?!\d)|\d+(?:\.\d+){{2,}}|{ARABIC}")
_TRAILING_SCALE = re.compile(r"\s+[십백천만억조]+$|(?<=\d)[십백천만억조]+(?=$)")


def count_values(scan: Scan) -> Iterator[Value]:
    """Counts with a counter; "5~10명" gives both ends."""
    yield from scan.take([value for found in _DIGIT_COUNT.finditer(scan.rest) for value in _counted(scan, found)])
    for pattern in (_NATIVE_COUNT, _SINO_COUNT):
        yield from scan.take([value for found in pattern.finditer(scan.rest) if (value := _word_count(scan, found))])


def number_values(scan: Scan) -> Iterator[Value]:
    """What is left: telephone numbers, versions, identifiers' digits and numbers with unknown units."""
    yield from scan.take([_bare(scan, found) for found in _BARE.finditer(scan.rest)])


def _counted(scan: Scan, found: re.Match[str]) -> Iterator[Value]:
    unit = _unit(found)
    head = range_head(scan, found.start(), found["number"])
    if head:
        yield scan.value(ValueKind.COUNT, plain(head[0]), head[1], head[2], unit)
    yield scan.value(ValueKind.COUNT, plain(parse_number(found["number"])), found.start(), found.end(), unit)


def _unit(found: re.Match[str]) -> str:
    name = str(found.lastgroup)
    return _WRITTEN[int(name[1:])][0] if name[0] == "u" else _METRIC[int(name[1:])][0]


def _word_count(scan: Scan, found: re.Match[str]) -> Value | None:
    unit = str(found.lastgroup)
    if unit == "회" and _AGAIN.search(scan.rest, max(0, found.start() - 6), found.start()):
        return None
    number = plain(parse_number(found["number"]))
    return scan.value(ValueKind.COUNT, number, found.start(), found.end(), "자" if unit == "글자" else unit)


def _bare(scan: Scan, found: re.Match[str]) -> Value:
    text = found[0]
    if text.count(".") > 1 or "-" in text:
        return scan.value(ValueKind.NUMBER, text, found.start(), found.end())
    trimmed = text
    following = scan.rest[found.end() : found.end() + 1]
    if (
        following
        and "가" <= following <= "힣"
        and not re.match(r"[은는이가을를의에도]|이상|이하|초과|미만|까지|부터|여", scan.rest[found.end() :])
    ):
        trimmed = _TRAILING_SCALE.sub("", text)  # "3 만기": the scale word opens another word
    return scan.value(ValueKind.NUMBER, plain(parse_number(trimmed)), found.start(), found.start() + len(trimmed))
