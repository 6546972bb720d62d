"""The filter box: words, half-typed syllables, initial consonants."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.library.matching import Query, natural_key, search_key

KEY = search_key("여신업무 처리규정", "/home/clerk/LOAN rules_2026.pdf", "여신 심사")


@pytest.mark.parametrize(
    "typed",
    [
        "여신",
        "여신업무처리",  # the title has a space there
        "처리 여신",  # any order
        "loan",
        "LOAN RULES",
        "심사",
        "ㅇㅅㅇㅁ",
        "ㅊㄹㄱㅈ",
        "여신ㅇㅁ",
        "여시",  # the last syllable is still being typed
        unicodedata.normalize("NFD", "여신"),
        "  ",
    ],
)
def test_finds(typed: str) -> None:
    """What a clerk may type."""
    assert Query(typed).finds(KEY)


@pytest.mark.parametrize("typed", ["수신", "여신 수신", "ㅇㅅㅊ", "여산", ".*", "[", "규정여신"])
def test_does_not_find(typed: str) -> None:
    """Other words, and characters that mean something in patterns."""
    assert not Query(typed).finds(KEY)


def test_a_closed_syllable_is_not_opened() -> None:
    """A final consonant that was typed must be there."""
    assert Query("신").finds(search_key("여신", "", ""))
    assert not Query("신").finds(search_key("여시", "", ""))


def test_words_do_not_run_from_title_into_file_name() -> None:
    """A word is looked for in one of them."""
    assert not Query("가나").finds(search_key("가", "나.pdf", ""))


def test_the_folder_is_not_searched() -> None:
    """Only the file's name: every file is somewhere in a home folder."""
    assert not Query("clerk").finds(KEY)
    assert Query("rules").finds(search_key("", r"C:\Users\clerk\rules.pdf", ""))


@given(st.text(max_size=20))
def test_any_text_finds_itself(text: str) -> None:
    """Nothing that can be typed breaks the filter or misses a title of the same words."""
    assert Query(text).finds(search_key(text, "", ""))


@given(st.lists(st.text(max_size=12), max_size=8))
def test_natural_keys_can_always_be_compared(texts: list[str]) -> None:
    """Numbers and words never meet."""
    assert len(sorted(texts, key=natural_key)) == len(texts)


def test_numbers_are_sorted_by_value() -> None:
    """제2조 comes before 제10조."""
    assert sorted(["제10조", "제2조", "제1조"], key=natural_key) == ["제1조", "제2조", "제10조"]


def test_a_title_of_thousands_of_digits_can_be_sorted() -> None:
    """int() refuses such numbers."""
    assert natural_key("1" * 9_000) != natural_key("2" * 9_000)
