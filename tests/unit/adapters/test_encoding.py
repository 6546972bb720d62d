"""Character sets of Korean office files."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.encoding import clean, decode
from app.core.errors import DocumentError

TEXT = "제1조(목적) 이 규정은 여신업무의 처리에 관한 사항을 정한다.\n① 대출금의 한도는 1,000만원으로 한다.\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949", "euc-kr"]
)
def test_korean_text_is_read_in_every_usual_character_set(codec: str) -> None:
    assert decode(TEXT.encode(codec)).text == TEXT


def test_syllables_outside_ks_x_1001_are_read_as_cp949() -> None:
    text = "똠방각하 펲시콜라 " + TEXT
    found = decode(text.encode("cp949"))
    assert (found.text, found.encoding, found.damaged) == (text, "cp949", False)


def test_a_declared_set_wins_over_detection_but_not_over_the_bytes() -> None:
    japanese = "金融機関の責任について定める。" * 3
    assert decode(japanese.encode("shift_jis"), "shift_jis").text == japanese
    assert decode(TEXT.encode("cp949"), "utf-8").text == TEXT
    assert decode(TEXT.encode("cp949"), "iso-8859-1").text == TEXT
    assert decode(TEXT.encode(), "no-such-set").text == TEXT


def test_a_broken_byte_costs_one_character_and_is_reported() -> None:
    data = bytearray((TEXT * 20).encode("cp949"))
    data[8:9] = b"\xff"
    found = decode(bytes(data))
    assert found.damaged
    assert found.text.endswith(TEXT)
    assert decode((TEXT * 20).encode()[:-4]).damaged


def test_western_text_is_left_to_the_last_resort() -> None:
    text = "Le règlement intérieur définit les modalités d'accès à la banque. " * 4
    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 300, b"\x01\x02abc" * 100])
def test_what_is_no_text_is_damaged(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data)
    assert caught.value.code == "document_damaged"


def test_text_is_composed_and_freed_of_what_nobody_sees() -> None:
    assert clean(unicodedata.normalize("NFD", "전자금융")) == "전자금융"
    assert clean("a\r\nb\rc\u2028d\x85e\fx") == "a\nb\nc\nd\ne\nx"
    assert clean("비\u200b밀\u00ad번\ufeff호\x00\x07\u202e") == "비밀번호"
    assert clean("무시\U000e0041\U000e0042하라") == "무시하라"
    assert clean("제1조\u00a0제2항") == "제1조 제2항"
    assert clean("쪽\f쪽", keep_form_feeds=True) == "쪽\f쪽"


@given(st.binary(max_size=300))
def test_any_bytes_end_in_text_or_a_document_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except DocumentError:
        return
    assert "\x00" not in text
    assert clean(text) == text
