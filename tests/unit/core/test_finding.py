"""Finding words in a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.finding import find_places


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("비밀번호를 비밀\n번호로", "비밀 번호", ["비밀번호", "비밀\n번호"]),
        ("OTP와 otp", "Otp", ["OTP", "otp"]),
        ("가가가", "가가", ["가가"]),
        ("가나다", "  ", []),
        ("", "가", []),
        ("İstanbul I", "i", ["I"]),  # whose small letter is two characters
    ],
)
def test_words_are_found(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_places(text, words)] == found


@given(st.text(alphabet="가나 aA\n", max_size=40), st.text(alphabet="가나 aA\n", max_size=4))
def test_each_place_holds_the_words_and_none_overlaps(text: str, words: str) -> None:
    needle = "".join(words.split()).lower()
    last = 0
    for start, end in find_places(text, words):
        assert start >= last
        assert "".join(text[start:end].split()).lower() == needle
        last = end
    if needle and needle in "".join(text.split()).lower():
        assert find_places(text, words)
