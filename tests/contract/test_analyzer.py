"""What every analyzer does; run against the fake and against Kiwi."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.core.morphology import content_terms
from app.core.ports import Analyzer
from tests.fakes.analyzer import SpaceAnalyzer

TEXTS = [
    "은행은 이용자의 비밀번호를 암호화하여 보관하고, 5년간 보존하여야 한다.",
    "제13조의2(OTP 발급) ① 수수료는 3,000원이다.",
    "  앞뒤   공백과\n줄바꿈\t탭 ",
    "USB 메모리를 PC에 연결해서는 안 됩니다😀.",
    "",
    "漢字와 ㆍ 기호 「은행법」",
    "가" * 500,
]


@pytest.fixture(params=["fake", "kiwi"])
def analyzer(request: pytest.FixtureRequest) -> Analyzer:
    if request.param == "kiwi":
        made: Analyzer = request.getfixturevalue("kiwi")
        return made
    return SpaceAnalyzer()


def terms(analyzer: Analyzer, text: str) -> list[str]:
    (found,) = analyzer.analyse([text])
    return [term.form for term in content_terms(found)]


def test_one_result_per_text_in_order(analyzer: Analyzer) -> None:
    found = list(analyzer.analyse(TEXTS))
    assert len(found) == len(TEXTS)
    assert found == [next(iter(analyzer.analyse([text]))) for text in TEXTS]
    assert found[4] == []
    assert list(analyzer.analyse([])) == []


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_refer_to_the_text_as_given_in_order(analyzer: Analyzer, text: str) -> None:
    (found,) = analyzer.analyse([text])
    starts = [m.start for m in found]
    assert starts == sorted(starts)
    for morpheme in found:
        assert 0 <= morpheme.start <= morpheme.end <= len(text)
        if morpheme.tag in ("NNG", "NNP", "SL", "SN"):
            assert text[morpheme.start : morpheme.end].lower() == morpheme.form.lower()


def test_particles_are_no_terms(analyzer: Analyzer) -> None:
    found = terms(analyzer, "은행에서 이용자의 비밀번호를 보관한다.")
    assert "은행" in found
    assert "비밀번호" in found
    assert not {"에서", "의", "를", "은행에서", "비밀번호를"} & set(found)


def test_a_word_gives_the_same_term_in_a_question_and_in_a_rule(analyzer: Analyzer) -> None:
    assert "수수료" in terms(analyzer, "수수료는 얼마예요?")
    assert "수수료" in terms(analyzer, "재발급 수수료를 받는다.")


def test_kiwi_tells_compounds_and_stems(kiwi: KiwiAnalyzer) -> None:
    found = terms(kiwi, "전자금융업자는 거래기록을 보냈다.")
    assert {"전자", "금융", "전자금융", "거래", "기록", "거래기록", "보내다"} <= set(found)


def test_kiwi_keeps_a_word_it_was_given_whole() -> None:
    analyzer = KiwiAnalyzer(threads=1, user_words=["서고봇"])
    assert "서고봇" in terms(analyzer, "서고봇을 켠다.")


def test_kiwi_is_used_by_several_threads_at_once(kiwi: KiwiAnalyzer) -> None:
    expected = list(kiwi.analyse(TEXTS))
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: list(kiwi.analyse(TEXTS)), range(8)))
    assert all(result == expected for result in results)


def test_what_stands_behind_endless_repetition_keeps_its_place(analyzer: Analyzer) -> None:
    text = "하하" * 20_000 + " 은행은 기록을 보존한다."
    (found,) = analyzer.analyse([text])
    bank = next(morpheme for morpheme in found if morpheme.form.startswith("은행"))
    assert text[bank.start : bank.start + 2] == "은행"
