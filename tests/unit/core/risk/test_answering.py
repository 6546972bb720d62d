"""Answers under rules of risk: what is marked, and where the model is kept from writing."""

from __future__ import annotations

import pytest

from app.core.answering import service
from app.core.answering.answer import Answer, AnswerStatus
from app.core.answering.report import answer_report
from app.core.answering.selection import PartAnswer, PartEvidence
from app.core.risk.marking import marked, needs_reviewer, risk_mark
from app.core.risk.rules import parse_rules
from app.core.risk.tier import FREE, Tier, Verdict
from tests.fakes.library import SmallLibrary
from tests.fakes.model import ScriptedModel

RULE = "제15조(사고보고) 영업점장은 전자금융사고를 1시간 이내에 전자금융부장에게 보고하여야 한다."
QUESTION = "영업점장은 전자금융사고를 몇 시간 이내에 보고하나요?"
SENTENCE = "전자금융사고는 영업점장이 1시간 이내에 전자금융부장에게 보고하여야 한다."


@pytest.fixture(autouse=True)
def open_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence that holds most of its question's words passes, as the gate is fitted to the real embedder."""

    def judge_parts(found: tuple[PartEvidence, ...]) -> tuple[PartAnswer, ...]:
        return tuple(
            PartAnswer(f.part, f.expected, f.chosen, any(each.relevance.coverage > 0.6 for each in f.chosen))
            for f in found
        )

    monkeypatch.setattr(service, "judge_parts", judge_parts)


def ask(library: SmallLibrary, category: dict[str, object], model: ScriptedModel) -> Answer:
    library.add(library.write("전자금융규정.txt", RULE, "제16조(교육) 모든 직원은 매년 교육을 받는다."))
    answerer = library.answerer(model)
    named = {"id": "c", "reason_ko": "까닭입니다.", "reason_en": "A reason.", **category}
    answerer.risk = parse_rules({"category": [named]}, "t.toml")
    return answerer.ask(QUESTION)


def test_review_marks_the_answer_and_lets_the_model_write(library: SmallLibrary) -> None:
    answer = ask(library, {"tier": "review", "always": ["사고"]}, ScriptedModel(SENTENCE))
    assert (answer.risk, answer.risk_category, answer.risk_reason) == ("review", "c", "까닭입니다.")
    assert answer.sentences[0].text == SENTENCE
    assert answer.text.endswith("확인 필요: 까닭입니다.")
    assert needs_reviewer(answer)


def test_evidence_only_never_asks_the_model(library: SmallLibrary) -> None:
    model = ScriptedModel(SENTENCE)
    answer = ask(library, {"tier": "evidence_only", "always": ["사고"]}, model)
    assert answer.status is AnswerStatus.ANSWERED
    assert all(sentence.verbatim for sentence in answer.sentences)
    assert answer.timings.completion_tokens == 0
    assert (answer.risk, answer.notice) == ("evidence_only", "risk_evidence_only")
    assert answer.text.endswith("생성 금지: 까닭입니다.")
    assert not needs_reviewer(answer)


def test_a_free_question_is_not_marked(library: SmallLibrary) -> None:
    answer = ask(library, {"tier": "review", "always": ["추천"]}, ScriptedModel(SENTENCE))
    assert (answer.risk, answer.risk_reason) == ("", "")
    assert "확인 필요" not in answer.text


def test_what_the_model_wrote_can_raise_the_tier(library: SmallLibrary) -> None:
    answer = ask(library, {"tier": "review", "answer": ["보고하여야"]}, ScriptedModel(SENTENCE))
    assert answer.risk == "review"


def test_what_the_model_must_not_write_is_left_out(library: SmallLibrary) -> None:
    answer = ask(library, {"tier": "evidence_only", "answer": ["보고하여야"]}, ScriptedModel(SENTENCE))
    assert answer.risk == "evidence_only"
    assert all(sentence.verbatim for sentence in answer.sentences)


def empty(question: str) -> Answer:
    return Answer(question, AnswerStatus.NOT_FOUND, "없음", (), (), (), ())


def test_what_was_not_found_needs_no_review_but_says_why_nothing_is_generated() -> None:
    assert marked(empty("무엇?"), Verdict(Tier.REVIEW, "c", "까닭", "why")).risk == ""
    refused = marked(empty("what?"), Verdict(Tier.EVIDENCE_ONLY, "c", "까닭", "why"))
    assert (refused.risk_reason, refused.text) == ("why", "없음\nNot generated: why")
    assert marked(empty("무엇?"), FREE).text == "없음"


def test_names_of_tiers() -> None:
    assert [risk_mark(tier, "ko") for tier in ("", "unrestricted", "review", "evidence_only")] == [
        "",
        "",
        "확인 필요",
        "생성 금지",
    ]


def test_a_report_says_that_it_needs_a_reviewer(library: SmallLibrary) -> None:
    answer = ask(library, {"tier": "review", "always": ["사고"]}, ScriptedModel(SENTENCE))
    report = answer_report(answer, "2026-11-22T09:00+09:00")
    assert report.needs_review
    assert "확인 필요: 까닭입니다." in repr(report.blocks)
