"""What masking leaves to be seen, and what each mode does to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.privacy.detect import find_personal
from app.core.privacy.masking import mask
from app.core.privacy.policy import Mode, exported, hides_on_screen, logged, shown

TEXT = "예금주 홍길동의 주민등록번호는 900101-1234568이다. 영업점은 매일 점검한다."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("주민등록번호 900101-1234568", "주민등록번호 900101-1******"),
        ("카드 4111-1111-1111-1111", "카드 4111-****-****-****"),
        ("연락처 010-1234-5678", "연락처 010-****-****"),
        ("사업자등록번호 124-81-00998", "사업자등록번호 124-**-*****"),
        ("계좌번호 110-234-567890", "계좌번호 110-***-******"),
        ("이메일 hong.gd@example.com", "이메일 ho**.**@example.com"),
        ("성명: 홍길동", "성명: 홍*동"),
        ("주소: 서울특별시 중구 세종대로 110", "주소: 서울특별시 중구 세종대로 ***"),
        ("여권번호 M12345678", "여권번호 M********"),
        ("운전면허 11-20-123456-78", "운전면허 11-20-******-**"),
    ],
)
def test_what_stays_to_be_seen(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(st.text(max_size=80))
def test_masking_keeps_the_length_and_is_done_once(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(b in (a, "*") for a, b in zip(text, masked, strict=True))


def test_modes_include_those_before_them() -> None:
    assert [hides_on_screen(mode) for mode in Mode] == [False, False, True, True]
    assert shown(TEXT, Mode.OFF) == shown(TEXT, Mode.EXPORT) == exported(TEXT, Mode.OFF) == TEXT
    assert exported(TEXT, Mode.EXPORT) == shown(TEXT, Mode.DISPLAY) == logged(TEXT, Mode.EXPORT) == mask(TEXT) != TEXT


def test_block_stars_out_the_whole_sentence_and_no_other() -> None:
    seen = shown(TEXT, Mode.BLOCK)
    assert len(seen) == len(TEXT)
    assert seen.endswith("영업점은 매일 점검한다.")
    assert not any(c.isalnum() for c in seen[: TEXT.index("영업점은")])
    assert shown("개인정보가 없는 글이다.", Mode.BLOCK) == "개인정보가 없는 글이다."


def test_nothing_is_found_in_what_was_masked() -> None:
    kinds = {finding.kind for finding in find_personal(mask(TEXT))}
    assert not kinds
