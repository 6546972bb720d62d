"""What an answer says, and which status it has."""

from __future__ import annotations

import pytest

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Timings, Withheld
from app.core.answering.composing import NOT_FOUND_EN, NOT_FOUND_KO, Composer
from app.core.answering.evidence import Evidence
from app.core.answering.expected import Expected
from app.core.answering.parts import Part
from app.core.answering.quoting import Quoter
from app.core.answering.relevance import Relevance
from app.core.answering.selection import PartAnswer, Scored
from tests.fakes.library import SmallLibrary

QUESTION = "사고는 언제까지 보고하나요?"


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    long = " ".join(f"{n}번 창구의 담당자는 점검표를 작성하고 그 사본을 지점에 보관하여야 한다." for n in range(20))
    library.add(
        library.write(
            "규정.txt",
            "제5조(보고) ① 영업점장은 다음 각 호의 사고를 보고한다.",
            "1. 해킹 사고",
            "2. 정전 사고",
            "② 보고는 1시간 이내에 한다. <개정 2020. 3. 24.>",
            f"제6조(점검) {long}",
        )
    )
    return library


def find(library: SmallLibrary, opening: str) -> Evidence:
    return next(e for e in library.evidence("사고 보고 점검 해킹 정전") if e.text.startswith(opening))


def part(label: str, *evidence: Evidence, answered: bool = True) -> PartAnswer:
    scored = tuple(Scored(e, Relevance(1, 1, 0, 0, 0.9, 1), 3.0) for e in evidence)
    return PartAnswer(Part(label, label, 0, 1), Expected(), scored, answered)


def composer(library: SmallLibrary, *parts: PartAnswer, question: str = QUESTION, premise: str = "") -> Composer:
    return Composer(question, Quoter(library.catalogue), library.search("사고 보고"), parts, premise)


def composed(made: Composer, *headline: AnswerSentence) -> Answer:
    return made.compose(headline, (), Timings())


def check_quotes(library: SmallLibrary, answer: Answer) -> None:
    for citation in answer.citations:
        page = library.catalogue.page(citation.document.document_id, citation.page)
        assert page is not None
        assert page.text[citation.start : citation.end] == citation.quote
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    known = {citation.number for citation in answer.citations}
    assert all(sentence.citations and set(sentence.citations) <= known for sentence in answer.sentences)


def test_evidence_alone_answers(filled: SmallLibrary) -> None:
    answer = composed(composer(filled, part("기한", find(filled, "②"))))
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text == "② 보고는 1시간 이내에 한다. [1]"
    assert [(s.verbatim, s.support) for s in answer.sentences] == [(True, 1.0)]
    check_quotes(filled, answer)


def test_items_of_one_list_share_its_lead_in(filled: SmallLibrary) -> None:
    answer = composed(composer(filled, part("사고", find(filled, "2."), find(filled, "1."))))
    assert answer.text == "① 영업점장은 다음 각 호의 사고를 보고한다. 1. 해킹 사고 2. 정전 사고 [1][2][3]"
    check_quotes(filled, answer)


def test_the_models_sentences_stand_above_the_quotes(filled: SmallLibrary) -> None:
    made = composer(filled, part("기한", find(filled, "②")))
    sentence = AnswerSentence("1시간 이내에 보고합니다.", (1,), 0.9, verbatim=False)
    answer = composed(made, sentence)
    assert answer.text.split("\n") == ["1시간 이내에 보고합니다. [1]", "② 보고는 1시간 이내에 한다. [1]"]
    assert answer.sentences[0] == sentence
    check_quotes(filled, answer)


def test_a_missing_part_is_named(filled: SmallLibrary) -> None:
    answer = composed(composer(filled, part("보고 기한", find(filled, "②")), part("작년 건수", answered=False)))
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.missing == ("작년 건수",)
    assert "작년 건수" in answer.text.split("\n")[-1]
    check_quotes(filled, answer)


def test_evidence_of_a_part_that_is_not_answered_is_not_quoted(filled: SmallLibrary) -> None:
    parts = (part("보고 기한", find(filled, "②")), part("작년 건수", find(filled, "1."), answered=False))
    assert "해킹" not in composed(composer(filled, *parts)).text


def test_no_part_answered_is_not_found_and_shows_nothing_but_reading(filled: SmallLibrary) -> None:
    withheld = (Withheld("지어낸 말입니다.", "withheld_value"),)
    made = composer(filled, part("건수", find(filled, "②"), answered=False))
    answer = made.compose((AnswerSentence("지어낸 말", (1,), 0.9, False),), withheld, Timings())
    assert answer.status is AnswerStatus.NOT_FOUND
    assert (answer.sentences, answer.citations) == ((), ())
    assert NOT_FOUND_KO in answer.text
    assert "1시간" not in answer.text
    assert answer.passages
    assert answer.withheld == withheld


def test_a_question_in_english_is_answered_in_english(filled: SmallLibrary) -> None:
    answer = composed(composer(filled, part("count", answered=False), question="How many incidents?"))
    assert NOT_FOUND_EN in answer.text
    partial = composed(
        composer(filled, part("limit", find(filled, "②")), part("count", answered=False), question="How many?")
    )
    assert partial.text.endswith("The documents do not say: count.")


def test_a_contradicted_premise_is_not_answered(filled: SmallLibrary) -> None:
    answer = composed(composer(filled, part("기한", find(filled, "②")), premise="72시간"))
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.citations == ()


def test_evidence_that_two_parts_share_is_quoted_once(filled: SmallLibrary) -> None:
    both = find(filled, "②")
    answer = composed(composer(filled, part("기한", both), part("방법", both)))
    assert answer.text == "② 보고는 1시간 이내에 한다. [1]"


def test_a_very_long_unit_is_quoted_by_the_sentences_that_speak_of_it(filled: SmallLibrary) -> None:
    long = find(filled, "제6조")
    answer = composed(composer(filled, part("점검", long), question="7번 창구의 담당자는 무엇을 작성하나요?"))
    assert len(answer.text) < 700
    assert "7번 창구" in answer.text
    assert all(citation.quote.endswith(("한다.", ")")) for citation in answer.citations)
    check_quotes(filled, answer)


def test_of_a_long_lead_in_only_its_last_sentence_is_quoted(library: SmallLibrary) -> None:
    opening = "영업점장은 모든 사고를 기록하고 그 기록을 5년간 보존하며 분기마다 점검하여 본점에 알려야 한다. " * 3
    library.add(library.write("규정.txt", f"제5조(보고) ① {opening}다만, 다음 사고는 즉시 알린다.", "1. 해킹 사고"))
    answer = composed(composer(library, part("사고", find(library, "1."))))
    assert answer.text == "다만, 다음 사고는 즉시 알린다. 1. 해킹 사고 [1][2]"
    check_quotes(library, answer)


def test_every_answered_part_reaches_the_model_in_turn(filled: SmallLibrary) -> None:
    one, two, three = (find(filled, opening) for opening in ("②", "1.", "2."))
    made = composer(filled, part("가", one, two), part("나", three), part("다", one, answered=False))
    assert [e.key for e in made.evidence] == [one.key, three.key, two.key]


# --- openings of lists --------------------------------------------------------------------------------------------------

DUTY = "개인정보처리자는 다음 각 호의 어느 하나에 해당하는 유출을 알게 되었을 때에는 72시간 이내에 서면으로 위원회에 신고해야 한다."
EXCEPTION = (
    "다만, 천재지변이나 그 밖의 부득이한 사유로 신고하기 곤란한 때에는 그 사유가 해소된 후 지체 없이 신고할 수 있고, 정보를 회수한 때에는"
    " 신고하지 아니할 수 있다."
)


@pytest.fixture
def excepted(library: SmallLibrary) -> SmallLibrary:
    library.add(
        library.write("유출.txt", f"제7조(신고) ① {DUTY} {EXCEPTION}", "1. 1천명 이상의 유출", "2. 민감정보의 유출")
    )
    return library


def leak(library: SmallLibrary, opening: str) -> Evidence:
    return next(e for e in library.evidence("개인정보 유출 신고 민감정보") if e.text.startswith(opening))


def test_items_never_stand_behind_an_exception_without_the_sentence_that_opens_them(excepted: SmallLibrary) -> None:
    answer = composed(composer(excepted, part("신고", leak(excepted, "1."))))
    assert answer.text == f"① {DUTY} {EXCEPTION} 1. 1천명 이상의 유출 [1][2]"
    check_quotes(excepted, answer)


def test_of_an_opening_with_much_behind_it_the_opening_alone_is_quoted(library: SmallLibrary) -> None:
    long = " ".join(
        f"다만, {n}번 영업점의 경우에는 그 신고를 본점의 담당 부서를 거쳐서 하게 할 수 있다." for n in range(12)
    )
    library.add(library.write("유출.txt", f"제7조(신고) ① {DUTY} {long}", "1. 1천명 이상의 유출"))
    answer = composed(composer(library, part("신고", leak(library, "1."))))
    assert answer.text == f"① {DUTY} 1. 1천명 이상의 유출 [1][2]"
    check_quotes(library, answer)


def test_an_opening_is_not_quoted_once_for_itself_and_once_for_its_items(excepted: SmallLibrary) -> None:
    answer = composed(composer(excepted, part("신고", leak(excepted, "2."), leak(excepted, "①"))))
    assert [sentence.text for sentence in answer.sentences] == [f"① {DUTY} {EXCEPTION} 2. 민감정보의 유출"]
    check_quotes(excepted, answer)
