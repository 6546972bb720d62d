"""Values are found, brought to one form, and told apart where they differ."""

from __future__ import annotations

import pytest

from app.core.grounding.tables import heading_units, with_units
from app.core.grounding.value import Value, ValueKind
from app.core.grounding.values import equivalent, find_values, supports

K = ValueKind


def keys(text: str, kind: ValueKind) -> list[str]:
    return [value.key for value in find_values(text) if value.kind is kind]


def only(text: str) -> Value:
    values = find_values(text)
    assert len(values) == 1, [(value.kind, value.text) for value in values]
    return values[0]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1,000만원", "KRW:10000000"),
        ("1천만원", "KRW:10000000"),
        ("10,000,000원", "KRW:10000000"),
        ("1천만 원", "KRW:10000000"),
        ("천만원", "KRW:10000000"),
        ("일천만원", "KRW:10000000"),
        ("10백만원", "KRW:10000000"),
        ("₩10,000,000", "KRW:10000000"),
        ("금 오천만원정", "KRW:50000000"),
        ("오십만원", "KRW:500000"),
        ("만원 이하", "KRW:10000"),
        ("20억원", "KRW:2000000000"),
        ("1조2천억원", "KRW:1200000000000"),
        ("1억 5천만 원", "KRW:150000000"),
        ("2억5,000만원", "KRW:250000000"),
        ("1.5억원", "KRW:150000000"),
        ("1만 5천원", "KRW:15000"),
        ("총자산 10조원", "KRW:10000000000000"),
        ("총자산이 2조 이상", "KRW:2000000000000"),
        ("5억 사고", "KRW:500000000"),
        ("３０만원", "KRW:300000"),
        ("5천만 달러", "USD:50000000"),
        ("US$5,000", "USD:5000"),
        ("미화 5만달러", "USD:50000"),
        ("1천 미합중국달러", "USD:1000"),
        ("1만불 이상", "USD:10000"),
        ("호주달러 아닌 100 호주달러", "AUD:100"),
        ("500만 엔", "JPY:5000000"),
        ("100유로", "EUR:100"),
    ],
)
def test_money(text: str, key: str) -> None:
    assert keys(text, K.MONEY) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "5원칙",
        "제3원장",
        "수천만원",
        "몇천만원",
        "3만 기업",
        "직원 5명",
        "조원 5명",
        "원칙적으로 3회",
        "5 조치 사항",
        "2 백신",
    ],
)
def test_what_only_looks_like_money(text: str) -> None:
    assert keys(text, K.MONEY) == []


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("30%", K.PERCENT, "3/10"),
        ("30 %", K.PERCENT, "3/10"),
        ("30퍼센트", K.PERCENT, "3/10"),
        ("30프로", K.PERCENT, "3/10"),
        ("100분의 30", K.PERCENT, "3/10"),
        ("백분의 삼십", K.PERCENT, "3/10"),
        ("0.5%", K.PERCENT, "1/200"),
        ("5％", K.PERCENT, "1/20"),
        ("3분의 2", K.FRACTION, "2/3"),
        ("1만분의 10", K.FRACTION, "1/1000"),
        ("천분의 3", K.FRACTION, "3/1000"),
        ("절반", K.FRACTION, "1/2"),
        ("3/4 이상", K.FRACTION, "3/4"),
    ],
)
def test_ratios(text: str, kind: ValueKind, key: str) -> None:
    value = only(text)
    assert (value.kind, value.key) == (kind, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3개월", "3개월"),
        ("세 달", "3개월"),
        ("석 달", "3개월"),
        ("한 달 안에", "1개월"),
        ("1월 전", "1개월"),
        ("3월 이내", "3개월"),
        ("6월 이상의 징역", "6개월"),
        ("육개월", "6개월"),
        ("반년", "6개월"),
        ("1년 6개월", "18개월"),
        ("1년 6월의 징역", "18개월"),
        ("5년간", "5년"),
        ("삼년", "3년"),
        ("한 해 동안", "1년"),
        ("2주 이내", "2주"),
        ("2주일", "2주"),
        ("일주일", "7일"),
        ("보름", "15일"),
        ("하루", "1일"),
        ("이틀", "2일"),
        ("사흘", "3일"),
        ("열흘 이내", "10일"),
        ("삼십일 이내", "30일"),
        ("5영업일", "5영업일"),
        ("24시간", "24시간"),
        ("두 시간", "2시간"),
        ("1시간 30분", "90분"),
        ("10분 이내", "10분"),
        ("30초 이내", "30초"),
        ("다음 날까지", "다음날"),
        ("익영업일", "다음영업일"),
        ("지체없이", "지체없이"),
        ("즉시", "즉시"),
    ],
)
def test_durations(text: str, key: str) -> None:
    value = only(text)
    assert (value.kind, value.key) == (K.DURATION, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026.2.13.", "2026-02-13"),
        ("2026. 2. 13.", "2026-02-13"),
        ("2026년 2월 13일", "2026-02-13"),
        ("2026-02-13", "2026-02-13"),
        ("'26.2.13", "2026-02-13"),
        ("26년 2월 13일", "2026-02-13"),
        ("20260213", "2026-02-13"),
        ("2026년 2월", "2026-02"),
        ("2026년도", "2026"),
        ("12월 31일", "--12-31"),
        ("매년 3월 말", "--03"),
        ("매월 25일", "---25"),
        ("다음 달 10일까지", "---10"),
        ("2025년 2분기", "2025-Q2"),
        ("25년 2분기", "2025-Q2"),
        ("1분기", "-Q1"),
        ("2025년 상반기", "2025-H1"),
    ],
)
def test_dates(text: str, key: str) -> None:
    assert keys(text, K.DATE) == [key]


def test_the_end_of_a_period_takes_the_year_of_its_beginning() -> None:
    assert keys("2026. 1. 1.부터 3. 31.까지", K.DATE) == ["2026-01-01", "2026-03-31"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("오후 9시", "21:00"),
        ("21시", "21:00"),
        ("밤 9시", "21:00"),
        ("밤 10시 30분", "22:30"),
        ("오전 9시 반", "09:30"),
        ("09:30", "09:30"),
        ("새벽 1시", "01:00"),
        ("밤 12시", "00:00"),
        ("낮 12시", "12:00"),
        ("정오", "12:00"),
        ("저녁 7시", "19:00"),
    ],
)
def test_times(text: str, key: str) -> None:
    assert keys(text, K.TIME) == [key]


def test_a_bare_hour_after_an_afternoon_hour_is_in_the_afternoon() -> None:
    assert keys("오후 1시부터 6시까지", K.TIME) == ["13:00", "18:00"]
    assert keys("오후 9시부터 다음 날 오전 8시까지", K.TIME) == ["21:00", "08:00"]


@pytest.mark.parametrize(
    ("text", "keys_"),
    [
        ("제13조의2제1항제3호", ["제13조의2제1항제3호"]),
        ("제 13 조 제 1 항", ["제13조제1항"]),
        ("13조 1항", ["제13조제1항"]),
        ("13조에 따라", ["제13조"]),
        ("제13조제1항 및 제3항", ["제13조제1항", "제13조제3항"]),
        ("제13조, 제14조제2항ㆍ제5항", ["제13조", "제14조제2항", "제14조제5항"]),
        ("제3조제1항제2호 또는 제5호", ["제3조제1항제2호", "제3조제1항제5호"]),
        ("제2항에도 불구하고", ["제2항"]),
        ("제1호가목", ["제1호가목"]),
        ("제2장", ["제2장"]),
        ("총자산 10조원", []),
        ("문제 3건", []),
    ],
)
def test_articles(text: str, keys_: list[str]) -> None:
    assert keys(text, K.ARTICLE) == keys_


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("제2026-7호", "2026-7"),
        ("법률 제19234호", "19234"),
        ("별지 제7호 서식", "별지7"),
        ("별지 제7호의2서식", "별지7의2"),
        ("별표 2", "별표2"),
        ("[별표 1의5]", "별표1의5"),
    ],
)
def test_issues(text: str, key: str) -> None:
    assert keys(text, K.ISSUE) == [key]


@pytest.mark.parametrize(
    ("text", "key", "unit"),
    [
        ("3명", "3", "명"),
        ("세 명", "3", "명"),
        ("3인 이상", "3", "명"),
        ("1천명", "1000", "명"),
        ("10만 명", "100000", "명"),
        ("두 번", "2", "회"),
        ("한 차례", "1", "회"),
        ("3회 이상", "3", "회"),
        ("8자리", "8", "자리"),
        ("3등급", "3", "등급"),
        ("2단계", "2", "단계"),
        ("만 19세", "19", "세"),
        ("스무 살", "20", "세"),
        ("5점", "5", "점"),
        ("3배", "3", "배"),
        ("두 배", "2", "배"),
        ("2부", "2", "부"),
        ("3매", "3", "장"),
        ("세 가지", "3", "가지"),
        ("5개국", "5", "개국"),
        ("3개", "3", "개"),
        ("10건", "10", "건"),
        ("4급 이상", "4", "급"),
        ("20쪽 이내", "20", "쪽"),
        ("주식 100주를 소유", "100", "주"),
        ("두 번째", "2", "번째"),
        ("10포인트", "10", "포인트"),
        ("30cm", "30", "cm"),
        ("128비트", "128", "비트"),
    ],
)
def test_counts(text: str, key: str, unit: str) -> None:
    value = only(text)
    assert (value.kind, value.key, value.unit) == (K.COUNT, key, unit)


@pytest.mark.parametrize(
    "text",
    [
        "보고를 한 건에 대하여",
        "다시 한번 확인한다",
        "한 번에 처리한다",
        "조회 기록",
        "조건",
        "세부 사항",
        "이해 상충",
        "3회의에서는",
        "사건",
        "한 사람",
    ],
)
def test_words_that_hold_no_count(text: str) -> None:
    assert [v for v in find_values(text) if v.kind is K.COUNT and v.text != "한 사람"] == []


@pytest.mark.parametrize(
    ("text", "keys_"),
    [
        ("5~10일", ["5일", "10일"]),
        ("5일∼10일", ["5일", "10일"]),
        ("3개월 내지 6개월", ["3개월", "6개월"]),
        ("1~2년", ["1년", "2년"]),
    ],
)
def test_ranges_of_periods_give_both_ends(text: str, keys_: list[str]) -> None:
    assert keys(text, K.DURATION) == keys_


def test_ranges_of_money_share_the_scale() -> None:
    assert keys("5~10만원", K.MONEY) == ["KRW:50000", "KRW:100000"]
    assert keys("1~2천만원", K.MONEY) == ["KRW:10000000", "KRW:20000000"]
    assert keys("100만원~500만원", K.MONEY) == ["KRW:1000000", "KRW:5000000"]


@pytest.mark.parametrize(
    ("text", "key", "per"),
    [
        ("연 2회", "2", "1년"),
        ("매년 1회", "1", "1년"),
        ("1년에 한 번", "1", "1년"),
        ("월 2회", "2", "1개월"),
        ("매 분기 1회", "1", "3개월"),
        ("반기별 1회", "1", "6개월"),
        ("2년에 1회", "1", "2년"),
        ("6개월마다 1회", "1", "6개월"),
        ("하루 3회", "3", "1일"),
    ],
)
def test_how_often(text: str, key: str, per: str) -> None:
    counts = [value for value in find_values(text) if value.kind is K.COUNT]
    assert [(value.key, value.per) for value in counts] == [(key, per)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("매년", "1년"),
        ("6개월마다", "6개월"),
        ("매 2년마다", "2년"),
        ("분기별", "3개월"),
        ("매 사업연도", "1년"),
        ("2년 주기로", "2년"),
    ],
)
def test_cycles(text: str, key: str) -> None:
    value = only(text)
    assert (value.kind, value.key) == (K.FREQUENCY, key)


@pytest.mark.parametrize(
    "text",
    [
        "1. 은행은 보고한다.",
        "① 은행은 보고한다.",
        "(2) 은행은 보고한다.",
        "3) 은행은 보고한다.",
        "보고한다 [1].",
        "은행은 보고한다.",
    ],
)
def test_list_and_citation_marks_are_no_values(text: str) -> None:
    assert find_values(text) == []


def test_a_date_at_the_start_of_a_line_is_no_list_mark() -> None:
    assert keys("2026. 2. 13.부터 시행한다.", K.DATE) == ["2026-02-13"]


def test_names() -> None:
    found = find_values("「은행법」 제52조와 은행법 시행령 제20조의3에 따라 '직전 사업연도'를 적용한다.")
    assert [v.key for v in found if v.kind is K.NAME] == ["은행법", "은행법시행령", "직전사업연도"]


def test_anaphoric_law_names_are_no_names() -> None:
    assert keys("법 제3조와 이 규정 제5조, 같은 법 제7조에 따라", K.NAME) == []


def test_offsets_point_at_the_words() -> None:
    text = "은행은 １０일 이내에 「은행법」 제52조에 따라 1,000만 원을 내야 한다."
    for value in find_values(text):
        assert text[value.start : value.end] == value.text


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1,000만원", "1천만원"),
        ("30%", "100분의 30"),
        ("절반", "100분의 50"),
        ("2주", "14일"),
        ("14일", "2주"),
        ("일주일", "7일"),
        ("1년", "12개월"),
        ("1개월", "1월 전"),
        ("90분", "1시간 30분"),
        ("오후 9시", "21:00"),
        ("2026년 2월 13일", "2026. 2. 13."),
        ("2026년", "2026. 2. 13."),
        ("2월 13일", "2026. 2. 13."),
        ("제13조", "제13조제1항"),
        ("제1항", "제13조제1항제2호"),
        ("13조 1항", "제13조제1항"),
        ("세 명", "3명"),
        ("3인", "3명"),
        ("한 번", "1회"),
        ("1차", "한 차례"),
        ("세 가지", "3개"),
        ("매년", "1년마다"),
        ("연 1회", "매년 1회"),
        ("연 1회", "매년"),
        ("1년에 한 번", "연 1회"),
        ("2년마다", "2년마다 1회"),
        ("1회", "연 1회"),
        ("연 20%", "100분의 20"),
        ("6개월", "6개월마다"),
        ("5억", "5억원"),
        ("다음 날", "익일"),
    ],
)
def test_borne_out(claim: str, evidence: str) -> None:
    held = find_values(evidence)
    assert all(supports(value, held) for value in find_values(claim))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1천만원", "1백만원"),
        ("5천만원", "5천만 달러"),
        ("30%", "30%p"),
        ("3%", "100분의 30"),
        ("5일", "5영업일"),
        ("5영업일", "5일"),
        ("30일", "1개월"),
        ("3일", "72시간"),
        ("24시간", "1일"),
        ("제13조의2", "제13조"),
        ("제13조", "제13조의2"),
        ("제13조제1항", "제13조"),
        ("제13조제2항", "제13조제1항"),
        ("2026. 2. 13.", "2026년 2월"),
        ("2025. 2. 13.", "2026. 2. 13."),
        ("2월 14일", "2026. 2. 13."),
        ("오후 9시", "오전 9시"),
        ("9시", "오후 9시"),
        ("3명", "3회"),
        ("3등급", "3단계"),
        ("연 1회", "월 1회"),
        ("연 2회", "2회"),
        ("매년", "매월"),
        ("제2026-7호", "제2025-4호"),
        ("별표 2", "별표 3"),
        ("즉시", "지체 없이"),
        ("당일", "다음 날"),
        ("「은행법」", "「보험업법」"),
        ("2분기", "3분기"),
        ("월 10만원", "연 10만원"),
    ],
)
def test_not_borne_out(claim: str, evidence: str) -> None:
    held = find_values(evidence)
    assert any(not supports(value, held) for value in find_values(claim))


def test_equivalent_periods() -> None:
    assert equivalent(only("2주"), only("14일"))
    assert equivalent(only("18개월"), only("1년 6개월"))
    assert not equivalent(only("5일"), only("5영업일"))
    assert not equivalent(only("30일"), only("1개월"))
    assert only("2주").key != only("14일").key


def test_units_in_a_heading_count_for_the_numbers_below() -> None:
    table = "과태료 부과기준 (단위: 만원)\n1차 위반 | 300\n2차 위반 | 600"
    held = with_units(find_values(table), heading_units(table))
    assert supports(only("300만원"), held)
    assert supports(only("6백만원"), held)
    assert not supports(only("300원"), held)
    assert not supports(only("900만원"), held)


def test_units_in_brackets_after_a_column_name() -> None:
    table = "구분: 소형 | 보증금(만원): 15 | 기간(년): 3"
    held = with_units(find_values(table), heading_units(table))
    assert supports(only("15만원"), held)
    assert supports(only("3년"), held)


def test_without_a_unit_in_a_heading_a_bare_number_bears_out_nothing_measured() -> None:
    assert not supports(only("15만원"), with_units(find_values("보증금 15"), heading_units("보증금 15")))
