"""Finding personal data: the labelled set's targets, running text, and properties of any findings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.privacy.detect import count_kinds, find_personal
from app.core.privacy.finding import Kind
from tests.bench.bench_privacy import measure, read_cases

SHARED = Path(__file__).resolve().parents[5] / "shared"
CHECKED = (Kind.RESIDENT, Kind.FOREIGNER, Kind.CARD, Kind.BUSINESS)

STATUTE = """제2조(정의) 이 법에서 사용하는 용어의 뜻은 다음과 같다.
1. "대리인"이란 본인으로부터 권한을 받은 자로서 대리인이거나 대리인이었던 경우를 포함한다.
제12조(성명표시) ① 금융회사등은 명의인(신탁의 경우에는 위탁자를 말한다)의 성명을 확인하여야 한다. <개정 2024. 7. 19.>
② 정하는 고객, 여러 고객 및 방문한 고객의 신원에 관한 사항은 대통령령으로 정한다.
부칙(국제입양에 관한 법률) <제19553호,2023.7.18> 계약자 지분과 계약자 배당에 관한 특례는 제64조제5항에 따른다.
"""


def test_the_set_is_large_and_of_both_sorts() -> None:
    cases = read_cases()
    assert sum(len(case.personal) for case in cases) >= 300
    assert sum(not case.personal for case in cases) >= 300
    for case in cases:
        assert all(0 <= datum.start < datum.end <= len(case.text) for datum in case.personal)


@pytest.mark.parametrize("half", ["tune", "held"])
@pytest.mark.parametrize("kind", CHECKED)
def test_targets_of_kinds_with_a_check_digit(half: str, kind: Kind) -> None:
    score = measure([case for case in read_cases() if case.half == half])[kind]
    assert score.labelled >= 20
    assert score.recall >= 0.98, score.missed
    assert score.precision >= 0.95, score.wrong


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in CHECKED])
def test_the_other_kinds(kind: Kind) -> None:
    score = measure(read_cases())[kind]
    assert score.recall >= 0.9, score.missed
    assert score.precision >= 0.9, score.wrong


def test_statutes_hold_nobodys_data() -> None:
    assert find_personal(STATUTE) == ()


def test_real_statutes_hold_nobodys_data() -> None:
    files = sorted((SHARED / "corpus" / "law_md").glob("*.md"))[:20]
    text = "\n".join(path.read_text("utf-8") for path in files) or STATUTE
    assert not files or len(text) > 100_000
    assert len(find_personal(text)) <= 1


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "성명：홍길동　주민등록번호：９００１０１－１２３４５６８"
    found = {finding.kind: text[finding.start : finding.end] for finding in find_personal(text)}
    assert found == {Kind.NAME: "홍길동", Kind.RESIDENT: "９００１０１－１２３４５６８"}


@pytest.mark.parametrize(
    "text",
    ["4111-1111-1111-1111/5500-0000-0000-0004 두 장", "카드(4111 1111 1111 1111)", "4111.1111.1111.1111으로"],
)
def test_cards_next_to_other_marks(text: str) -> None:
    assert count_kinds(find_personal(text))[Kind.CARD] >= 1


def test_a_column_says_what_its_numbers_are() -> None:
    rows = "이름 | 관리번호 | 사업자등록번호\n가온 | 124-81-00998 | 124-81-00998\n"
    assert [rows[f.start - 3 : f.end] for f in find_personal(rows)] == [" | 124-81-00998"]
    assert find_personal(rows)[0].start > rows.rindex("|")


@given(
    st.lists(
        st.sampled_from([*"0123456789-./ \n가나김민수님|,:@", "주민등록번호 ", "계좌 ", "010-", "카드 "]), max_size=60
    )
)
def test_findings_are_apart_and_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_personal(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
