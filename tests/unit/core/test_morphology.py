"""From morphemes to search terms."""

from __future__ import annotations

from app.core.morphology import Morpheme, Term, content_terms


def morphemes(*parts: tuple[str, str] | str) -> list[Morpheme]:
    """Morphemes one behind the other; a string is what stands between them."""
    found, at = [], 0
    for part in parts:
        if isinstance(part, str):
            at += len(part)
            continue
        found.append(Morpheme(part[0], part[1], at, at + len(part[0])))
        at += len(part[0])
    return found


def forms(*parts: tuple[str, str] | str) -> list[str]:
    return [term.form for term in content_terms(morphemes(*parts))]


def test_neighbouring_nouns_also_give_their_compound() -> None:
    assert content_terms(morphemes(("비밀", "NNG"), ("번호", "NNG"), ("를", "JKO"))) == [
        Term("비밀", 0, 2),
        Term("번호", 2, 4),
        Term("비밀번호", 0, 4, compound=True),
    ]


def test_nouns_apart_give_none() -> None:
    assert forms(("비밀", "NNG"), " ", ("번호", "NNG")) == ["비밀", "번호"]
    assert forms(("비밀", "NNG"), ("의", "JKG"), ("번호", "NNG")) == ["비밀", "번호"]


def test_three_nouns_give_two_compounds() -> None:
    assert forms(("전자", "NNG"), ("금융", "NNG"), ("업자", "NNG")) == ["전자", "금융", "전자금융", "업자", "금융업자"]


def test_stems_are_told_from_nouns() -> None:
    assert forms(("보고", "NNG"), " ", ("보내", "VV"), ("는", "ETM"), " ", ("빠르", "VA-R")) == [
        "보고",
        "보내다",
        "빠르다",
    ]


def test_particles_endings_and_auxiliaries_are_left_out() -> None:
    assert forms(
        ("은행", "NNG"), ("은", "JX"), ("하", "VV"), ("여야", "EC"), ("하", "VX"), ("ᆫ다", "EF"), (".", "SF")
    ) == ["은행"]


def test_numbers_and_latin_letters_count_and_are_lower_case() -> None:
    assert forms(("OTP", "SL"), " ", ("24", "SN"), ("시간", "NNB")) == ["otp", "24", "시간"]


def test_latin_next_to_hangul_is_a_compound() -> None:
    assert forms(("USB", "SL"), ("메모리", "NNG")) == ["usb", "메모리", "usb메모리"]


def test_stop_words_part_compounds() -> None:
    assert forms(("위험", "NNG"), ("등", "NNB"), ("관리", "NNG")) == ["위험", "관리"]


def test_one_letter_affixes_are_left_out() -> None:
    assert forms(("비", "XPN"), ("대면", "NNG")) == ["대면"]
    assert forms(("매우", "MAG")) == ["매우"]


def test_nothing_comes_of_nothing() -> None:
    assert content_terms([]) == []
