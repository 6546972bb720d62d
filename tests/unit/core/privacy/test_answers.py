"""Answers under each masking mode."""

from __future__ import annotations

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation
from app.core.privacy.answers import is_refused, shown_answer
from app.core.privacy.policy import Mode
from tests.fakes.documents import make_record

PRIVATE = "차주 주민등록번호는 900101-1234568이다."
PUBLIC = "한도는 3천만원이다."


def answer_of(*quotes: str) -> Answer:
    record = make_record("d1")
    citations = tuple(
        Citation(n, record, 1, 0, len(quote), quote, (), "제1조") for n, quote in enumerate(quotes, start=1)
    )
    sentences = tuple(AnswerSentence(quote, (n,), 1.0, verbatim=True) for n, quote in enumerate(quotes, start=1))
    text = "\n".join(f"{quote} [{n}]" for n, quote in enumerate(quotes, start=1))
    return Answer("한도는?", AnswerStatus.ANSWERED, text, sentences, (), citations, ())


def test_off_and_export_leave_the_screen_alone() -> None:
    answer = answer_of(PRIVATE, PUBLIC)
    assert shown_answer(answer, Mode.OFF) is shown_answer(answer, Mode.EXPORT) is answer


def test_display_stars_out_and_keeps_lengths() -> None:
    seen = shown_answer(answer_of(PRIVATE, PUBLIC), Mode.DISPLAY)
    assert seen.status is AnswerStatus.ANSWERED
    assert "1234568" not in seen.text
    assert seen.citations[0].quote == PRIVATE.replace("234568", "******")
    assert [len(s.text) for s in seen.sentences] == [len(PRIVATE), len(PUBLIC)]


def test_block_withholds_sentences_with_personal_data() -> None:
    seen = shown_answer(answer_of(PRIVATE, PUBLIC), Mode.BLOCK)
    assert seen.status is AnswerStatus.PARTIAL
    assert [s.text for s in seen.sentences] == [PUBLIC]
    assert [w.reason for w in seen.withheld] == ["withheld_personal"]
    assert [c.number for c in seen.citations] == [2]
    assert seen.text == f"{PUBLIC} [2]"
    assert "900101" not in repr(seen)
    assert not is_refused(seen)


def test_block_withholds_a_sentence_whose_source_holds_personal_data() -> None:
    answer = answer_of(PRIVATE)
    written = AnswerSentence("차주는 성인이다.", (1,), 0.9, verbatim=False)
    answer = Answer("?", answer.status, written.text, (written,), (), answer.citations, ())
    assert shown_answer(answer, Mode.BLOCK).sentences == ()


def test_an_answer_of_which_nothing_is_left_is_refused() -> None:
    seen = shown_answer(answer_of(PRIVATE), Mode.BLOCK)
    assert is_refused(seen)
    assert (seen.status, seen.notice) == (AnswerStatus.NOT_FOUND, "withheld_personal")


def test_block_lets_an_answer_without_personal_data_pass() -> None:
    seen = shown_answer(answer_of(PUBLIC), Mode.BLOCK)
    assert (seen.status, seen.withheld) == (AnswerStatus.ANSWERED, ())
