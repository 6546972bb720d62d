"""The glossary: reading entries, expanding terms, finding phrases in questions as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import glossary
from app.core.glossary import Entry, Glossary
from app.core.messages import LANGUAGES, words


def of(*entries: dict[str, list[str]]) -> Glossary:
    return glossary.load([{"entry": list(entries)}])


def found(text: str, *said: str) -> list[str]:
    """What a one-way entry for `said` finds in the text."""
    return [text[match.start : match.end] for match in of({"say": list(said), "means": ["뜻"]}).find(text)]


def test_terms_expand_both_ways() -> None:
    known = of({"terms": ["CISO", "정보보호최고책임자"]})
    assert known.expand("CISO") == ("정보보호최고책임자",)
    assert known.expand("정보보호최고책임자") == ("CISO",)


def test_say_expands_one_way_only() -> None:
    known = of({"say": ["비번", "패스워드"], "means": ["비밀번호"]})
    assert known.expand("비번") == known.expand("패스워드") == ("비밀번호",)
    assert known.expand("비밀번호") == ()


@pytest.mark.parametrize("spelling", ["ciso", "CISO", " CISO "])
def test_expand_ignores_letter_case_and_outer_space(spelling: str) -> None:
    assert of({"terms": ["CISO", "정보보호최고책임자"]}).expand(spelling) == ("정보보호최고책임자",)


@pytest.mark.parametrize("spelling", ["취약점 분석ㆍ평가", "취약점분석·평가", "취약점 분석 평가"])
def test_expand_ignores_spaces_and_middle_dots(spelling: str) -> None:
    assert of({"terms": ["취약점 분석ㆍ평가", "취약점 점검"]}).expand(spelling) == ("취약점 점검",)


def test_entries_do_not_chain() -> None:
    known = of({"terms": ["가나다", "라마바"]}, {"terms": ["라마바", "사아자"]})
    assert known.expand("가나다") == ("라마바",)
    assert known.expand("라마바") == ("가나다", "사아자")


def test_expansions_of_several_entries_are_joined_without_repeats() -> None:
    known = of({"terms": ["OTP", "일회용 비밀번호"]}, {"say": ["OTP"], "means": ["접근매체", "일회용 비밀번호"]})
    assert known.expand("OTP") == ("일회용 비밀번호", "접근매체")


def test_find_gives_place_phrase_and_expansions() -> None:
    text = "퇴사한 직원 비번을 바꿔야 하나"
    (match,) = of({"say": ["비번"], "means": ["비밀번호"]}).find(text)
    assert (text[match.start : match.end], match.phrase, match.expansions) == ("비번", "비번", ("비밀번호",))


@pytest.mark.parametrize("text", ["비번을 바꾸면", "비번은?", "비번변경 주기", "고객비번", "비번까지만", "새 비번에는"])
def test_a_short_noun_is_found_with_particles_and_in_compounds(text: str) -> None:
    assert found(text, "비번") == ["비번"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("로그인 화면", "로그"),
        ("세 번째 페이지", "페이"),
        ("코인노래방", "코인"),
        ("대비 번호표", "비번"),
        ("제2항의 규정", "항의"),
        ("보험사고가 나면", "보험사"),
        ("구축한 달력", "한 달"),
        ("충전화면에서", "전화"),
    ],
)
def test_a_short_phrase_is_not_found_inside_another_word(text: str, said: str) -> None:
    assert found(text, said) == []


@pytest.mark.parametrize("text", ["법정최고금리는", "최고 금리가", "최고금리제한"])
def test_a_long_phrase_is_found_anywhere_and_freely_spaced(text: str) -> None:
    assert len(found(text, "최고금리")) == 1


@pytest.mark.parametrize(("text", "count"), [("ctr 기준", 1), ("CTR을", 1), ("CTRL 키", 0), ("ACTR", 0), ("CTR2", 0)])
def test_latin_is_matched_as_a_whole_token_in_any_case(text: str, count: int) -> None:
    assert len(found(text, "CTR")) == count


@pytest.mark.parametrize("text", ["DR 센터", "DR센터는", "dr-센터"])
def test_a_change_of_script_may_be_spaced(text: str) -> None:
    assert len(found(text, "DR센터")) == 1


@pytest.mark.parametrize("text", ["통장을 빌려주면", "통장 빌려준 사람", "통장빌려줬는데", "통장을 빌려 줄 때"])
def test_particles_may_stand_between_words_and_endings_follow_a_stem(text: str) -> None:
    assert len(found(text, "통장 빌려 주~")) == 1


@pytest.mark.parametrize("text", ["빌리면", "빌린 돈", "빌려서", "빌렸다", "빌릴 때", "빌립니다"])
def test_an_open_stem_is_found_in_its_conjugated_forms(text: str) -> None:
    assert len(found(text, "빌리~")) == 1


@pytest.mark.parametrize(("text", "count"), [("그만둔 직원", 1), ("그만둬도", 1), ("유출당했다", 0), ("갚아야", 0)])
def test_a_stem_is_not_found_in_other_verbs(text: str, count: int) -> None:
    assert len(found(text, "그만두~")) == count


def test_the_longest_phrase_wins_and_shorter_ones_stand_elsewhere() -> None:
    known = of({"say": ["대출"], "means": ["여신"]}, {"say": ["대출 갈아타~"], "means": ["대환"]})
    matches = known.find("대출을 갈아타면 대출은?")
    assert [(match.phrase, match.expansions) for match in matches] == [("대출 갈아타", ("대환",)), ("대출", ("여신",))]


def test_nothing_is_found_in_an_empty_text_or_by_an_empty_glossary() -> None:
    assert of({"say": ["비번"], "means": ["비밀번호"]}).find("") == ()
    assert glossary.load([]).find("비번") == ()
    assert glossary.load([]).expand("비번") == ()


def test_a_phrase_that_means_only_itself_is_not_found() -> None:
    assert of({"say": ["전자 서명"], "means": ["전자서명"]}).find("전자 서명 방법") == ()


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"terms": ["하나뿐"]},
        {"terms": ["같은 말", "같은말"]},
        {"terms": ["가나", "다라"], "say": ["마바"]},
        {"say": ["비번"]},
        {"say": [], "means": ["비밀번호"]},
        {"say": ["비번"], "means": [""]},
        {"say": ["비번"], "means": "비밀번호"},
        {"say": ["비번"], "mean": ["비밀번호"]},
        {"say": ["비번"], "means": ["비밀번호~"]},
        {"say": ["꾸~"], "means": ["대출"]},
        {"say": ["x"], "means": ["대출"]},
        {"say": [7], "means": ["대출"]},
        {"say": ["가" * 61], "means": ["대출"]},
        "terms",
    ],
)
def test_a_wrong_entry_is_left_out_and_reported(entry: object) -> None:
    known = glossary.load([{"entry": [{"terms": ["CTR", "고액현금거래보고"]}, entry]}])
    assert known.entries == (Entry(terms=("CTR", "고액현금거래보고"), source="#1"),)
    (problem,) = known.problems
    assert (problem.code, problem.source, problem.entry) == ("glossary_entry", "#1", 2)
    for language in LANGUAGES:
        assert "#1" in words(problem.code, language, **problem.values).message


def test_a_text_without_a_list_of_entries_is_reported() -> None:
    (problem,) = glossary.load([{"entry": "CTR"}]).problems
    assert (problem.code, problem.entry) == ("glossary_entry", 0)


def test_folders_are_read_in_order_and_bad_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('[[entry]]\nterms = ["CTR", "둘째"]\n', encoding="utf-8")
    (tmp_path / "a.toml").write_text('﻿[[entry]]\nterms = ["CTR", "첫째"]\nnote = "까닭"\n', encoding="utf-8")
    (tmp_path / "c.toml").write_text("[[entry]]\nterms = [\n", encoding="utf-8")
    (tmp_path / "d.toml").write_bytes('[[entry]]\nterms = ["가나", "다라"]'.encode("cp949"))
    (tmp_path / "readme.txt").write_text("not a glossary", encoding="utf-8")
    last: dict[str, object] = {"entry": [{"terms": ["CTR", "셋째"]}]}
    known = glossary.load([tmp_path, tmp_path / "no folder", tmp_path / "missing.toml", last])
    assert known.expand("ctr") == ("첫째", "둘째", "셋째")
    assert [(problem.code, problem.source) for problem in known.problems] == [
        ("glossary_syntax", "c.toml"),
        ("glossary_unreadable", "d.toml"),
        ("glossary_unreadable", "missing.toml"),
    ]
    for problem in known.problems:
        assert problem.source in words(problem.code, "ko", **problem.values).message
