"""Names of people, where the words around them give them away.

A name has no form of its own in Korean: "정하는" or "이용자" begins like one. So a name is taken for one only beside a
label, over a column, before a form of address, or next to a number that belongs to a person; and its syllables must be
such as given names are made of. What follows a mere space, rather than a colon, has to look like a full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.core.privacy.finding import Finding, Kind

_SURNAMES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
_LONG_SURNAMES = "남궁|황보|제갈|사공|선우|독고|서문|동방"
_FIRST = "가감강건결겸경고관광교구국권규근금기길나남누다단달대덕도동두라래로루리린마만명목무문미민바백범별병보복봉빈산삼상새서석선설성세소솔송수숙순슬승시신아안애양언연영예오옥온완요용우운원유윤율은을의이익인일임자재정제조종주준중지진찬창채천철초춘충치칠탁태택하학한해향헌혁현형혜호홍화환효후훈휘흥희"
_SECOND = "감갑강건걸결겸경고관광교구국권규균근기길나남녀늘늬니담덕돈동두라란람랑래량련례록룡루름리린림마만모목무문미민배백범별병복봄봉비빈산상샘서석선섭성솔송수숙순슬승식신실심아안애양연열엽영예옥온완용우욱운울웅원월유윤율은이익인일임자재정제조종주준중지진찬창채천철춘출치태택표필하학한해행향헌혁현형혜호홍화환효후훈휘흥희"
"""Syllables that given names are made of, first and second; common in the courts' lists of newborns' names."""
_FULL = rf"(?:(?:{_LONG_SURNAMES})[{_FIRST}][{_SECOND}]?|[{_SURNAMES}][{_FIRST}][{_SECOND}])"
_ANY = rf"(?:{_FULL}|(?:{_LONG_SURNAMES})[가-힣]{{2}}|[{_SURNAMES}][{_FIRST}{_SECOND}]|[{_SURNAMES}] [가-힣] [가-힣](?![가-힣]))"
_END = r"(?=[\s,.;:)\]/|(&·]|님|씨|은 |는 |이 |가 |의 |을 |를 |과 |와 |에게|$)"

_LABEL = (
    r"(?:성\s{0,4}명|이\s{0,4}름|고객명|예금주|신청인|신청자|계약자|피보험자|수익자|대출자|채무자|보증인|연대보증인|대리인|대표자|"
    r"대표이사|대표|담당자|작성자|수령인|수취인|송금인|가입자|명의인|청구인|민원인|근로자|차주|고객|보호자|신고인|임차인|임대인)"
)
_MARKED = re.compile(rf"{_LABEL}(?:\s{{0,2}}성명)?\s{{0,3}}(?:[:=]\s{{0,4}}|\(\s?)(?P<name>{_ANY}){_END}")
_CELL_BESIDE = re.compile(rf"{_LABEL}\s{{0,3}}\|\s{{0,4}}(?P<name>{_ANY})(?=\s{{0,3}}(?:\||\n|$))")
_SPACED = re.compile(
    rf"(?:성\s{{0,4}}명|이름|고객명|예금주|신청인|신청자|계약자|피보험자|수익자|대출자|채무자|보증인|대표자?|작성자|수취인|명의인|민원인|차주)"
    rf"\s{{1,3}}(?P<name>{_FULL})(?=님|씨|[,()\n]|\s{{0,2}}[(\d]|\s님|의\s|$|\s{{0,2}}\|)",
)
_TITLED = re.compile(
    rf"(?<![가-힣])(?P<name>{_FULL})(?:님|\s님|\s?씨(?![가-힣]|앗)|\s?씨(?=[가는의와께]\s)|\s?고객님|(?<![은한인])\s고객(?=[의은이을과에]\s?|[,.)]|$)|\s?귀하|"
    r"\s(?:과장|차장|부장|대리|주임|팀장|지점장|행원)(?=님|[\s,.)은는이가의에과와을를]|$)(?!\s?광고))"
)
_COLUMN = re.compile(
    r"^(?:[^\n|\t,]*([|\t,]))*?[ \t]*(?:성\s{0,2}명|이름|고객명|예금주|신청인|대표자)[ \t]*(?=[|\t,\n])[^\n]*$", re.M
)
_NEXT_TO = re.compile(rf"(?<![가-힣])(?P<name>{_FULL})\s{{0,2}}(?:[(,:|]\s?)?(?:휴대폰|연락처|전화)?\s{{0,2}}$")
_AFTER_IT = re.compile(rf"\s{{0,2}}\((?P<name>{_FULL})\)")
_PERSONAL = frozenset((Kind.RESIDENT, Kind.FOREIGNER, Kind.PHONE, Kind.ACCOUNT, Kind.CARD, Kind.DRIVER, Kind.EMAIL))
_BESIDE = 20  # characters before a number that a name may stand in
_ROWS = 500  # rows of a table below its header

_NO_NAMES = frozenset(
    "정보 보호 고객 전자 이용 서비스 신청 성명 주소 연락 기재 본인 확인 서명 작성 동의 조회 신용 이사 감사 대표 사원 직원 임원 부서 지점 "
    "은행 회사 기관 법인 개인 신규 변경 해지 이하 이상 미만 초과 제한 정한 한다 하는 지정 공인 인증 현재 기타 우리 해당 상기 전문 주민 지원 "
    "유선 안내 접수 처리 담당 선임 책임 수석 전임 이체 예금 대출 보험 투자 자금 금융 위험 구분 성별 생년 유효 이의 이메일 전화 방문 원본 사본 "
    "기간 기한 한도 나이 연령 국적 소속 직위 직책 신분 신고 배우자 보호자 대리인 이용자 소비자 고객센터 연락처 이름 전원 이직 여신 우대 기존 장기 "
    "모든 여부 명의 주요 일반 우수 국민 하나 신한 전체 수신 주의 지위 지분 유의 임금 구성 인감 고의 추가 도장 성인 남자 여자 남성 여성 유형 "
    "공동 공란 무관 선택 인지 명시 표시 정정 이전 이후 인적 전산 여성용 이용인 임직원 이사회 구성원 지점장 신청인 신고자 신용자 전세자 "
    "정리인 이해인 인정인 조정인 공제자 이용권 소유자 소지자 주주명 임대인 임차인 고령자 수령인 수익자 전문인 지시자 구매자 제조사 주민등 신탁 채무자 기재란".split()
)


def names(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """Names of people; overlaps are not yet resolved.

    Args:
        text: as `plain.plain` gives it.
        found: other personal data in it; names stand beside it.
    """
    for pattern in (_MARKED, _CELL_BESIDE, _SPACED, _TITLED):
        for match in pattern.finditer(text):
            yield from _name(match)
    for finding in found:
        if finding.kind in _PERSONAL:
            yield from _name(_NEXT_TO.search(text, max(0, finding.start - _BESIDE), finding.start))
            yield from _name(_AFTER_IT.match(text, finding.end))
    for header in _COLUMN.finditer(text):
        yield from _column(text, header)


def _name(match: re.Match[str] | None) -> Iterator[Finding]:
    if match is not None and match.group("name") not in _NO_NAMES:
        yield Finding(Kind.NAME, match.start("name"), match.end("name"))


_CELL = re.compile(rf"\s*(?P<name>{_ANY})\s*")


def _column(text: str, header: re.Match[str]) -> Iterator[Finding]:
    """Names in the cells below a header cell that speaks of names."""
    line = header.group()
    mark = "|" if "|" in line else "\t" if "\t" in line else ","
    cells = [re.sub(r"\s", "", cell) for cell in line.split(mark)]
    columns = [i for i, cell in enumerate(cells) if re.fullmatch(r"성명|이름|고객명|예금주|신청인|대표자", cell)]
    if len(cells) < 2:
        return
    start = header.end() + 1
    for _ in range(_ROWS):
        end = text.find("\n", start)
        row = text[start : end if end >= 0 else len(text)]
        if row.count(mark) < max(columns, default=0) or mark not in row:
            return
        for column in columns:
            before = len(mark.join(row.split(mark)[:column])) + (1 if column else 0)
            cell = row.split(mark)[column]
            match = _CELL.fullmatch(cell)
            if match and match.group("name") not in _NO_NAMES:
                yield Finding(Kind.NAME, start + before + match.start("name"), start + before + match.end("name"))
        if end < 0:
            return
        start = end + 1
