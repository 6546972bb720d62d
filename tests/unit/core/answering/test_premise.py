"""What a question takes for granted against the documents."""

from __future__ import annotations

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.core.answering.premise import contradicted_premise
from tests.fakes.library import SmallLibrary


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    library.add(
        library.write(
            "보고규정.txt",
            "제5조(사고보고) 영업점장은 사고를 24시간 이내에 보고한다.",
            "제6조(잠금) 비밀번호를 5회 틀리면 이용을 정지한다.",
            "제7조(사고대장) 삭제 <2020. 3. 24.>",
            "제8조의2(사고점검) 삭제 <2020. 3. 24.>",
        )
    )
    return library


def premise(library: SmallLibrary, question: str, kiwi: KiwiAnalyzer) -> str:
    return contradicted_premise(question, library.evidence(question), library.search(question), kiwi)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("사고는 72시간 안에 보고하면 되죠?", "72시간"),
        ("비밀번호는 10회 틀리면 정지되죠?", "10회"),
        ("제7조에 따라 사고대장은 어떻게 쓰나요?", "제7조"),
    ],
)
def test_a_figure_or_article_that_the_documents_deny_is_named(
    filled: SmallLibrary, question: str, found: str, kiwi: KiwiAnalyzer
) -> None:
    assert found in premise(filled, question, kiwi)


@pytest.mark.parametrize(
    "question",
    [
        "사고는 24시간 안에 보고하면 되죠?",
        "비밀번호를 5회 틀리면 어떻게 되나요?",
        "사고는 언제까지 보고하나요?",
        "제5조의 보고 기한은?",
        "제8조의 사고점검은 누가 하나요?",
        "직원 3명이 사고를 내면 보고하나요?",
    ],
)
def test_what_the_documents_bear_out_or_do_not_speak_of_is_no_premise(
    filled: SmallLibrary, question: str, kiwi: KiwiAnalyzer
) -> None:
    assert premise(filled, question, kiwi) == ""


def test_without_evidence_nothing_is_denied(filled: SmallLibrary, kiwi: KiwiAnalyzer) -> None:
    assert contradicted_premise("사고는 72시간 안에 보고하면 되죠?", [], [], kiwi) == ""


@pytest.mark.parametrize(
    "question",
    [
        "사고가 난 지 72시간이 지났으면 보고하나요?",
        "사고 난 지 72시간 된 것도 보고하나요?",
        "사고가 난 지 72시간이 지났는데 누가 보고하나요?",
        "1년에 몇 번 보고하나요?",
        "직원이 100만원을 잃어버리면 보고합니까?",
        "직원이 100만원을 잃어버렸는데 보고해야 하는 거 맞죠?",
        "기준에 맞지 않는 100만원짜리 사고도 보고하나요?",
    ],
)
def test_a_figure_of_the_case_is_no_premise(filled: SmallLibrary, question: str, kiwi: KiwiAnalyzer) -> None:
    assert premise(filled, question, kiwi) == ""


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("사고는 72시간 안에 보고하나요?", "72시간"),
        ("사고는 72시간 안에 보고하는 건가요?", "72시간"),
        ("사고는 72시간 안에만 보고하면 되나요?", "72시간"),
        ("사고보고가 늦으면 3% 감봉이라면서요?", "3%"),
        ("사고보고가 늦으면 3% 감봉이니까 조심해야 하나요?", "3%"),
    ],
)
def test_a_figure_of_the_rule_is_one(filled: SmallLibrary, question: str, found: str, kiwi: KiwiAnalyzer) -> None:
    assert premise(filled, question, kiwi) == found
