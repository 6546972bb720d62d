"""Answering over a small library, with a scripted model."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.answering import service
from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus
from app.core.answering.selection import PartAnswer, PartEvidence
from app.core.answering.service import Listener
from app.core.errors import Cancelled, ModelError
from app.core.model_ports import Generation
from app.core.retrieval.scope import Scope
from tests.fakes.library import SmallLibrary
from tests.fakes.model import ScriptedModel

RULE = "제15조(사고보고) 영업점장은 전자금융사고를 1시간 이내에 전자금융부장에게 보고하여야 한다."
QUESTION = "영업점장은 전자금융사고를 몇 시간 이내에 보고하나요?"


@pytest.fixture(autouse=True)
def open_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate is fitted to the real embedder; here evidence that holds most of its question's words passes."""

    def judge_parts(found: tuple[PartEvidence, ...]) -> tuple[PartAnswer, ...]:
        return tuple(
            PartAnswer(f.part, f.expected, f.chosen, any(each.relevance.coverage > 0.6 for each in f.chosen))
            for f in found
        )

    monkeypatch.setattr(service, "judge_parts", judge_parts)


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    library.add(library.write("전자금융규정.txt", RULE, "제16조(교육) 모든 직원은 매년 교육을 받는다."))
    return library


def test_without_a_model_verbatim_evidence_answers(filled: SmallLibrary) -> None:
    answer = filled.answerer().ask(QUESTION)
    assert answer.status is AnswerStatus.ANSWERED
    assert RULE in answer.text
    assert all(sentence.verbatim for sentence in answer.sentences)
    assert answer.timings.first_token_ms == 0.0
    assert answer.timings.total_ms >= answer.timings.evidence_ms >= answer.timings.retrieve_ms > 0


def test_the_models_supported_sentence_comes_first_and_cites(filled: SmallLibrary) -> None:
    sentence = "전자금융사고는 영업점장이 1시간 이내에 전자금융부장에게 보고하여야 한다."
    answer = filled.answerer(ScriptedModel(sentence)).ask(QUESTION)
    first = answer.sentences[0]
    assert (first.text, first.verbatim) == (sentence, False)
    cited = [answer.citations[number - 1].quote for number in first.citations]
    assert RULE in cited
    assert answer.timings.completion_tokens > 0


def test_a_false_sentence_is_withheld_and_the_quote_stays(filled: SmallLibrary) -> None:
    answer = filled.answerer(ScriptedModel("24시간 이내에 보고한다.")).ask(QUESTION)
    assert answer.status is AnswerStatus.ANSWERED
    assert [w.text for w in answer.withheld] == ["24시간 이내에 보고한다."]
    assert "24시간" not in answer.text
    assert RULE in answer.text


def test_an_eager_model_does_not_turn_nothing_into_an_answer(filled: SmallLibrary) -> None:
    model = ScriptedModel("전세자금대출은 최대 3억원까지 받을 수 있습니다.")
    answer = filled.answerer(model).ask("전세자금대출은 최대 얼마까지 받을 수 있나요?")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert model.prompts == []
    assert (answer.sentences, answer.citations) == ((), ())


def test_an_empty_library_finds_nothing(library: SmallLibrary) -> None:
    answer = library.answerer(ScriptedModel("예.")).ask(QUESTION)
    assert (answer.status, answer.passages) == (AnswerStatus.NOT_FOUND, ())


def test_evidence_is_told_before_the_model_speaks(filled: SmallLibrary) -> None:
    told: list[Answer | AnswerSentence] = []
    model = ScriptedModel("전자금융사고는 영업점장이 1시간 이내에 전자금융부장에게 보고하여야 한다.")
    answer = filled.answerer(model).ask(QUESTION, listener=Listener(told.append, told.append))
    assert isinstance(told[0], Answer)
    assert list(told[1:]) == [answer.sentences[0]]
    first = told[0]
    assert first.citations == answer.citations[: len(first.citations)]


def test_a_failing_model_leaves_the_evidence_and_says_so(filled: SmallLibrary) -> None:
    answer = filled.answerer(ScriptedModel(ModelError("model_memory", file="m.gguf"))).ask(QUESTION)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.notice == "model_memory"
    assert RULE in answer.text


def test_cancel_stops_the_answer(filled: SmallLibrary) -> None:
    with pytest.raises(Cancelled):
        filled.answerer(ScriptedModel("예.")).ask(QUESTION, cancelled=lambda: True)


def test_a_part_without_an_answer_is_named(filled: SmallLibrary) -> None:
    question = "영업점장은 전자금융사고를 몇 시간 이내에 보고하고, 작년 해외송금 건수는 몇 건이에요?"
    answer = filled.answerer().ask(question)
    assert answer.status is AnswerStatus.PARTIAL
    assert len(answer.missing) == 1
    assert "해외송금" in answer.missing[0]
    assert RULE in answer.text


def test_a_collection_is_asked_alone(filled: SmallLibrary) -> None:
    assert filled.answerer().ask(QUESTION, Scope("없는 곳")).status is AnswerStatus.NOT_FOUND


def test_a_document_indexed_anew_is_quoted_as_it_is_now(filled: SmallLibrary) -> None:
    answerer = filled.answerer()
    assert "1시간" in answerer.ask(QUESTION).text
    filled.add(filled.write("전자금융규정.txt", RULE.replace("1시간", "2시간")))
    answer = answerer.ask(QUESTION)
    assert "2시간" in answer.text
    for citation in answer.citations:
        page = filled.catalogue.page(citation.document.document_id, citation.page)
        assert page is not None
        assert page.text[citation.start : citation.end] == citation.quote


def test_an_answer_speaks_of_one_version_even_if_the_document_is_replaced_while_the_model_writes(
    filled: SmallLibrary,
) -> None:
    sentence = "전자금융사고는 영업점장이 1시간 이내에 전자금융부장에게 보고하여야 한다."

    class Slow(ScriptedModel):
        def generate(self, *arguments: Any, **options: Any) -> Generation:
            filled.add(
                filled.write("전자금융규정.txt", "제1조(목적) 앞에 끼어든 조문이다.", RULE.replace("1시간", "2시간"))
            )
            return super().generate(*arguments, **options)

    answer = filled.answerer(Slow(sentence)).ask(QUESTION)
    assert answer.sentences[0].text == sentence
    assert {citation.quote for citation in answer.citations} == {RULE}
