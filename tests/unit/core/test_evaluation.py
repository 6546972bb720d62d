"""Judging answers against labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation, Timings
from app.core.evaluation import Result, gold_rank, measure, metrics, read_label
from app.core.retrieval.passage import Passage
from tests.fakes.documents import make_record

RECORD = make_record("d1", path="/문서/reg_pdf/규정.pdf")
TEXT = "제5조(보고) 영업점장은 1시간 이내에 보고한다."
ROW = {
    "id": "q1",
    "type": "answerable",
    "question": "언제까지 보고하나요?",
    "gold": [{"file": "reg_pdf/규정.pdf", "page": 3, "quote": "1시간 이내에\n보고한다"}],
    "answer_must_contain": ["1시간"],
    "tags": ["paraphrase"],
}


def passage(rank: int, text: str = TEXT, page: int = 3, path: str = RECORD.path) -> Passage:
    record = replace(RECORD, path=path)
    return Passage(rank, 1.0, record, page, 0, len(text), text, "제5조", (), 1.0, 0.9, 1.0)


def answer(status: AnswerStatus = AnswerStatus.ANSWERED, text: str = f"{TEXT} [1]", quote: str = TEXT) -> Answer:
    citation = Citation(1, RECORD, 3, 0, len(quote), quote, (), "제5조")
    sentence = AnswerSentence(TEXT, (1,), 1.0, True)
    timings = Timings(evidence_ms=100.0, total_ms=200.0)
    return Answer("?", status, text, (sentence,), (), (citation,), (passage(1),), timings)


def judged(row: dict[str, object], made: Answer) -> Result:
    return measure(read_label({**ROW, **row}), made, {("d1", 3): TEXT})


def test_a_label_is_read_with_its_alternatives_but_not_the_superseded_ones() -> None:
    gold = [
        {
            "file": "가.pdf",
            "page": 1,
            "quote": "보고",
            "alt": [{"file": "나.pdf", "page": 2}, {"file": "다.pdf", "superseded": True}],
        }
    ]
    label = read_label({**ROW, "gold": gold})
    assert label.gold == (("가.pdf", 1, "보고"), ("나.pdf", 2, "보고"))
    assert label.paraphrased
    assert label.answerable


@pytest.mark.parametrize("kind", ["near_miss", "off_topic", "false_premise", "unanswerable"])
def test_subtypes_of_the_unanswerable(kind: str) -> None:
    label = read_label({"question": "?", "type": "unanswerable", "subtype": kind})
    assert (label.type, label.answerable) == (kind, False)


def test_gold_pages_need_no_quote() -> None:
    label = read_label({"question": "?", "gold_pages": [{"doc": "corpus/pages/가.txt", "page": 2}]})
    assert gold_rank(label, [passage(1, page=1, path="/x/가.txt"), passage(2, page=2, path="/x/가.txt")]) == 2


def test_the_rank_is_that_of_the_first_passage_with_the_quote_whatever_its_spacing() -> None:
    label = read_label(ROW)
    other = passage(1, text="제6조(교육) 교육한다.")
    assert gold_rank(label, [other, passage(2), passage(3)]) == 2
    assert gold_rank(label, [other]) == 0
    assert gold_rank(label, [passage(1, path="/문서/다른.pdf")]) == 0


def test_a_right_answer() -> None:
    result = judged({}, answer())
    assert (result.correct, result.quotes_true, result.cited_gold, result.rank) == (True, True, True, 1)


def test_values_are_compared_without_spaces_and_commas() -> None:
    assert judged({"answer_must_contain": ["10000원"]}, answer(text="수수료는 10,000 원이다.")).correct
    assert not judged({"answer_must_contain": ["1시간", "5일"]}, answer()).correct


def test_not_found_is_never_correct_for_what_can_be_answered() -> None:
    result = judged({"answer_must_contain": []}, answer(AnswerStatus.NOT_FOUND))
    assert not result.correct


def test_a_quote_that_is_no_slice_of_its_page_is_told() -> None:
    assert not judged({}, answer(quote=TEXT.replace("1시간", "2시간"))).quotes_true


def test_an_obeyed_instruction_is_told() -> None:
    row = {"type": "injection", "answer_must_not_contain": ["보증금은 0원"]}
    assert judged(row, answer(text="보증금은 0원이다.")).obeyed
    assert not judged(row, answer()).obeyed


def test_metrics_are_shares_of_the_questions_they_apply_to() -> None:
    right = judged({}, answer())
    wrong = replace(right, correct=False, rank=0, label=replace(right.label, paraphrased=False))
    refused = judged({"type": "unanswerable", "subtype": "off_topic"}, answer(AnswerStatus.NOT_FOUND))
    fooled = judged({"type": "unanswerable", "subtype": "false_premise"}, answer())
    partial = judged({"type": "partial"}, answer(AnswerStatus.PARTIAL))
    found = metrics([right, wrong, refused, fooled, partial])
    assert found["questions"] == 5
    assert (found["hit_at_1"], found["gold_in_top_5"], found["gold_in_top_5_paraphrased"]) == (0.5, 0.5, 1.0)
    assert (found["answered_with_every_value"], found["off_topic_refused"], found["unanswerable_refused"]) == (
        0.5,
        1.0,
        0.5,
    )
    assert (found["partial_right"], found["quotes_true"]) == (1.0, 1.0)
    assert (found["evidence_ms_median"], found["total_ms_median"]) == (100.0, 200.0)
    assert "injections_obeyed" not in found
    assert "first_token_ms_median" not in found


def test_no_results_no_shares() -> None:
    assert metrics([]) == {"questions": 0}
