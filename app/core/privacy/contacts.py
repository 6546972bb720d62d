"""Telephone numbers, e-mail addresses, postal addresses, and names where the words around them say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.privacy.finding import Finding, Kind

_PHONE = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][-.])(?:"
    r"(?:\+?82[-. )]{0,2}\(?0?\)?|\(?0)(?:10|11|16|17|18|19)\)?[-. ]{0,3}\d{3,4}[-. ]{0,3}\d{4}"
    r"|\(?0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50[2-8])\)?[-. )]{1,3}\d{3,4}[-. ]{1,3}\d{4}"
    r"|\+82[-. ]{0,2}(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70)[-. ]{1,3}\d{3,4}[-. ]{1,3}\d{4}"
    r")(?![0-9A-Za-z])(?![-.][0-9])"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,5}[A-Za-z]{2,24}(?![\w-])"
)

_PROVINCE = (
    r"(?:서울(?:특별시|시)?|부산(?:광역시|시)?|대구(?:광역시|시)?|인천(?:광역시|시)?|광주(?:광역시|시)?|대전(?:광역시|시)?|"
    r"울산(?:광역시|시)?|세종(?:특별자치시|시)?|경기(?:도)?|강원(?:특별자치도|도)?|충청?[북남](?:도)?|충[북남]|"
    r"전라?[북남](?:도)?|전북특별자치도|전[북남]|경상?[북남](?:도)?|경[북남]|제주(?:특별자치도|도)?)"
)
_DISTRICT = r"(?:[가-힣]{1,5}(?:시|군|구)\s{1,3}){1,2}"
_STREET = r"[가-힣0-9·.]{1,14}(?:로|길|대로)\s?\d{0,3}(?:번?길)?\s{0,2}\d{1,4}(?:-\d{1,4})?"
_LOT = r"[가-힣0-9]{1,8}(?:동|읍|면|리|가)\s{0,2}(?:산\s?)?\d{1,4}(?:-\d{1,4})?(?:번지)?"
_REST = r"(?:,?\s{0,2}(?:[가-힣A-Za-z0-9]{1,14}(?:아파트|빌딩|타워|빌라|오피스텔|맨션)\s{0,2})?(?:\d{1,4}동\s{0,2})?(?:지하\s?)?(?:\d{1,4}(?:층|호)\s{0,2}){0,2})?"
_ADDRESS = re.compile(
    rf"(?<![가-힣]){_PROVINCE}\s{{1,3}}(?:{_DISTRICT})?(?:[가-힣]{{1,6}}(?:읍|면)\s{{1,3}})?(?:{_STREET}|{_LOT}){_REST}"
)
_ADDRESS_NAMED = re.compile(
    rf"(?:주소|주소지|거주지|소재지|등록기준지|배송지)\s{{0,2}}[:：]?\s{{0,3}}((?:{_DISTRICT})(?:{_STREET}|{_LOT}){_REST})"
)

_SURNAMES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
_LONG_SURNAMES = "남궁|황보|제갈|사공|선우|독고|서문|동방"
_NAME = rf"(?:(?:{_LONG_SURNAMES})[가-힣]{{1,2}}|[{_SURNAMES}][가-힣]{{1,2}}|[{_SURNAMES}]\s[가-힣]\s[가-힣])"
_LABEL = (
    r"(?:성\s{0,4}명|이\s{0,4}름|고객명|예금주|신청인|신청자|계약자|피보험자|수익자|대출자|채무자|보증인|대리인|대표자|대표이사|"
    r"담당자|작성자|수령인|수취인|송금인|가입자|명의인|청구인|민원인|근로자|차주|연대보증인|고객)"
)
_NAME_LABELLED = re.compile(
    rf"{_LABEL}\s{{0,3}}(?:\([^()\n]{{1,10}}\)\s{{0,2}})?[:：|]?\s{{0,3}}({_NAME})(?=[\s,.)\]/|(]|님|씨|은|는|이|가|의|$)",
    re.M,
)
_NAME_TITLED = re.compile(
    rf"(?<![가-힣])({_NAME})\s?(?:님|씨|고객님|고객|군|양|귀하|과장|차장|부장|대리|주임|팀장|지점장|행원)(?=[\s,.)\]은는이가의께에과와을를]|$)",
    re.M,
)
_NO_NAMES = frozenset(
    "정보 보호 고객 전자 이용 서비스 신청 성명 주소 연락 기재 본인 확인 서명 작성 동의 조회 신용 이사 감사 대표 사원 직원 임원 "
    "부서 지점 은행 회사 기관 법인 개인 신규 변경 해지 이하 이상 미만 초과 제한 정한 한다 하는 지정 공인 인증 현재 기타 우리 해당 상기 전문 "
    "주민 지원 유선 안내 접수 처리 담당 선임 책임 수석 전임 이체 예금 대출 보험 투자 자금 금융 위험 구분 성별 생년 유효 이의 이메일 전화 "
    "방문 원본 사본 기간 기한 한도 나이 연령 국적 소속 직위 직책 신분 신고 배우자 보호자 대리인 이용자 소비자 고객센터 연락처 이름".split()
)


def contacts(text: str) -> Iterator[Finding]:
    """Every contact and every name that its surroundings give away; overlaps are not yet resolved."""
    for pattern, kind in ((_PHONE, Kind.PHONE), (_EMAIL, Kind.EMAIL), (_ADDRESS, Kind.ADDRESS)):
        for match in pattern.finditer(text):
            yield Finding(kind, match.start(), match.start() + len(match.group().rstrip(" ,")))
    for match in _ADDRESS_NAMED.finditer(text):
        yield Finding(Kind.ADDRESS, match.start(1), match.start(1) + len(match.group(1).rstrip(" ,")))
    for pattern in (_NAME_LABELLED, _NAME_TITLED):
        for match in pattern.finditer(text):
            if match.group(1) not in _NO_NAMES:
                yield Finding(Kind.NAME, match.start(1), match.end(1))
